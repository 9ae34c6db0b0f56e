"""Work on a real Dask cluster of processes: the same bytes, whoever dies."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.errors import ClusterError, MissingExtra
from kg.rulebook import fingerprint
from kg.work.cluster import DaskCluster
from kg.work.running import run
from kg.work.task import Lost
from tests.caches import keep_expressions
from tests.cli.conftest import documents, empty_space
from tests.conftest import Run
from tests.reading.making import news, page
from tests.work.cluster import TOP, Cluster, dask_cluster
from tests.work.traps import Traps

NEEDED = "the extra [dask] is not installed"


def test_without_dask_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtra, match=r"airace\[dask\]"):
        next(run(DaskCluster("tcp://127.0.0.1:9", fingerprint), Traps(tmp_path), [("a", None)]))


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "http://a:1", "tcp://a", "tcp://a:b", "x"])
def test_what_is_no_address_is_wrong_usage(run: Run, source: Path, address: str) -> None:
    (source / "a.txt").write_text("Acme is cheap.")
    assert "tcp://HOST:PORT" in run("add", str(source), "--dask", address, code=2).stderr


def test_workers_here_and_a_cluster_exclude_each_other(run: Run, space: Path, source: Path) -> None:
    (source / "a.txt").write_text("Acme is cheap.")
    words = ("add", str(source), "--dask", "tcp://127.0.0.1:9", "--workers", "2")
    assert "give one" in run(*words, code=2).stderr
    refused = run("extract", "--dask", "tcp://127.0.0.1:9", "--llm", code=2)
    assert "--llm" in refused.stderr


@pytest.mark.slow
def test_an_address_that_does_not_answer_is_told_soon(
    run: Run, space: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed", reason=NEEDED)
    monkeypatch.setattr("kg.work.cluster._ANSWER", 1)
    (source / "a.txt").write_text("Acme is cheap.")
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        for port in (9, silent.getsockname()[1]):
            told = run("add", str(source), "--dask", f"tcp://127.0.0.1:{port}", code=1).stderr
            assert "no Dask scheduler answers" in told
            assert "docs/errors.md#cluster-failed" in told
    assert documents(space) == {}


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    pytest.importorskip("distributed", reason=NEEDED)
    with dask_cluster(tmp_path_factory.mktemp("dask")) as cluster:
        cluster.add("nanny")  # its worker is a daemon, which may have no processes of its own
        yield cluster


@pytest.mark.slow
def test_bad_items_cost_themselves_only_and_their_worker_nothing(
    cluster: Cluster, tmp_path: Path
) -> None:
    words = ["a", "die", "b", "hang", "once", "leave", "fail", "fill", "c"]
    place, items = DaskCluster(cluster.address, fingerprint), [(word, None) for word in words]
    found = dict(run(place, Traps(tmp_path), items, in_order=True))
    assert list(found) == words
    assert {word: found[word] for word in ("a", "b", "c", "once")} == {
        word: word.upper() for word in ("a", "b", "c", "once")
    }
    why = {word: one.why for word, one in found.items() if isinstance(one, Lost)}
    assert "Segmentation fault" in why["die"]
    assert "longer than 2 seconds" in why["hang"]
    assert "exit status 7" in why["leave"]
    assert "ValueError" in why["fail"]
    assert "2000 MB" in why["fill"]
    assert len(why) == 5


def stored(space: Path) -> dict[str, bytes]:
    files = sorted(path for path in space.rglob("*") if path.is_file())
    return {str(path.relative_to(space)): path.read_bytes() for path in files}


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_midway_gives_the_same_bytes(
    cluster: Cluster, run: Run, space: Path, source: Path, alone: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    _write_pages(source)
    (source / "broken.pdf").write_bytes(b"%PDF-1.4")
    for command in (("add", str(source)), ("extract",)):
        cluster.add("doomed", "--no-nanny")
        _kill_midway(cluster.workers["doomed"], monkeypatch)
        run(*command, "--dask", cluster.address, code=1 if command[0] == "add" else 0)
        assert cluster.workers["doomed"].poll() is not None
    assert len(alone) > 48
    assert stored(space) == alone


@pytest.mark.slow
@pytest.mark.parametrize("command", ["add", "extract"])
def test_a_scheduler_that_dies_midway_is_one_error_and_the_next_run_goes_on(
    command: str, run: Run, space: Path, source: Path, tmp_path: Path,
    alone: dict[str, bytes], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    _write_pages(source)
    if command == "extract":
        _put(space, {k: v for k, v in alone.items() if not k.startswith("candidates/")})
    words = ("add", str(source)) if command == "add" else ("extract",)
    with dask_cluster(tmp_path) as cluster, monkeypatch.context() as patch:
        cluster.add("one", "--no-nanny")
        _kill_midway(cluster.scheduler, patch)
        told = run(*words, "--dask", cluster.address, code=1).stderr
    assert "the cluster failed: its scheduler is gone\n  fix: look whether" in told
    assert "Traceback" not in told
    part = {k: v for k, v in stored(space).items() if k.startswith(_KIND[command])}
    assert 3 <= len(part) < 16
    with dask_cluster(tmp_path) as cluster:
        cluster.add("two", "--no-nanny")
        run(*words, "--dask", cluster.address)
    run("extract", "--workers", "1")
    assert stored(space) == alone
    assert part.items() <= alone.items()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return what is stored once the pages are added and read on this machine alone."""
    pytest.importorskip("distributed", reason=NEEDED)
    home = tmp_path_factory.mktemp("alone")
    (home / "pages").mkdir()
    _write_pages(home / "pages")
    top = ("--root", str(empty_space(home / "space")))
    for words in (("add", str(home / "pages")), ("extract",)):
        env = {"AIRACE_CACHE": str(keep_expressions(home / "cache")), "KG_TEXTS": None}
        done = CliRunner().invoke(cli, [*top, *words, "--workers", "1"], env=env)
        assert done.exit_code == 0, done.output
    return stored(home / "space")


def _put(space: Path, files: dict[str, bytes]) -> None:
    """Write what was stored in another space."""
    for name, content in files.items():
        (space / name).parent.mkdir(parents=True, exist_ok=True)
        (space / name).write_bytes(content)


_KIND = {"add": "texts/", "extract": "candidates/"}


def _write_pages(source: Path) -> None:
    for number in range(16):
        (source / f"{number}.html").write_bytes(_page(number))


def _page(number: int) -> bytes:
    other = page().replace(b"daily.example/", b"d.example/%d" % number)
    return other.replace(b"Nobody", news(number).encode())


def _kill_midway(doomed: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Kill the process after the third result, when there is something in hand."""
    from kg.work import cluster as module

    note, seen = module._Cluster._note, []

    def noting(self: object, *given: object) -> None:
        note(self, *given)  # type: ignore[arg-type]
        seen.append(given)
        if len(seen) == 3:
            doomed.kill()
            doomed.wait()

    monkeypatch.setattr(module._Cluster, "_note", noting)


@pytest.mark.slow
def test_a_worker_with_another_program_is_named(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason=NEEDED)
    top = tmp_path / "other"
    for name in ("kg", "tests", "data", "ontology", "queries"):
        shutil.copytree(TOP / name, top / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(TOP / "pyproject.toml", top)
    words = top / "data" / "extraction" / "words.yaml"
    words.write_text(words.read_text("utf-8") + "invented: [boxer]\n", "utf-8")
    with dask_cluster(tmp_path) as cluster:
        place = DaskCluster(cluster.address, fingerprint)
        cluster.add("other", "--no-nanny", top=top)
        with pytest.raises(ClusterError, match=r"rules is \w+ there, \w+ here.*\n.*install"):
            next(run(place, Traps(tmp_path), [("a", None)]))


@pytest.mark.slow
def test_a_tls_scheduler_needs_certificates_and_is_used_with_them(
    run: Run, space: Path, source: Path, tmp_path: Path
) -> None:
    dask = pytest.importorskip("dask", reason=NEEDED)
    pytest.importorskip("distributed", reason=NEEDED)
    certificate, key = _certificate(tmp_path)
    options = ("--tls-ca-file", certificate, "--tls-cert", certificate, "--tls-key", key)
    (source / "a.html").write_bytes(_page(1))
    with dask_cluster(tmp_path, "--protocol", "tls", *options) as cluster:
        cluster.add("safe", "--no-nanny", *options)
        words = ("add", str(source), "--dask", cluster.address)
        assert cluster.address.startswith("tls://")
        told = run(*words, code=1).stderr
        assert "tls:// needs the certificates of the cluster: Dask's settings name none" in told
        assert "DASK_DISTRIBUTED__COMM__TLS__CA_FILE" in told
        head = "distributed.comm.tls"
        tls = {f"{head}.ca-file": certificate, f"{head}.client.key": key}
        with dask.config.set(tls | {f"{head}.client.cert": str(tmp_path / "none")}):
            assert "needs the certificates" in run(*words, code=1).stderr
        with dask.config.set(tls | {f"{head}.client.cert": certificate}):
            run(*words)
    assert len(documents(space)) == 1


def _certificate(folder: Path) -> tuple[str, str]:
    """Return a certificate for this machine that signs itself, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("the program openssl is not installed")
    names = [str(folder / name) for name in ("certificate.pem", "key.pem")]
    words = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=here"]
    made = [*words, "-out", names[0], "-keyout", names[1]]
    subprocess.run([openssl, *made], check=True, capture_output=True)
    return names[0], names[1]


@pytest.mark.parametrize("address", ["tls://127.0.0.1:9"])
def test_tls_without_certificates_is_refused_before_anything_is_asked(address: str) -> None:
    pytest.importorskip("distributed", reason=NEEDED)
    with pytest.raises(ClusterError, match=r"tls:// needs the certificates"):
        DaskCluster(address, fingerprint).team(Traps(Path()))
