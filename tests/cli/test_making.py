"""build, check, export, view, cite, format and completion, as a user types them."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.graph.store import build_dir
from kg.resources import Root, shipped_root
from tests.conftest import Run


@pytest.fixture(scope="module")
def shipped_export(shipped_cache: str) -> str:
    """Return what `kg export` prints of the shipped data."""
    result = CliRunner().invoke(cli, ["export"], env={"AIRACE_CACHE": shipped_cache})
    assert result.exit_code == 0
    return result.stdout


def test_build_writes_its_three_files_and_says_where(run: Run, tmp_path: Path) -> None:
    out = run("build", "--out", str(tmp_path / "made")).stdout
    for name in ("kg.ttl", "kg.trig", "graph.html"):
        assert (tmp_path / "made" / name).stat().st_size > 1000
        assert str(tmp_path / "made" / name) in out


def test_a_failed_build_leaves_earlier_output_whole(
    run: Run, tiny_root: Root, tmp_path: Path
) -> None:
    out, words = tmp_path / "made", ("--root", str(tiny_root.data.parent), "build", "--out")
    run(*words, str(out))
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    claims = tiny_root.data / "claims" / "a.yaml"
    claims.write_text(claims.read_text().replace("released", "relaesed"))
    result = run(*words, str(out), code=1)
    assert "unknown property 'relaesed'" in result.stderr
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_an_output_folder_that_cannot_be_made_is_one_clear_error(
    run: Run, tiny_root: Root, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    words = ("--root", str(tiny_root.data.parent), "build", "--out", str(tmp_path / "file" / "x"))
    assert "not-written" in run(*words, code=1).stderr


def test_a_failure_midway_leaves_all_three_files_as_they_were(
    run: Run, tiny_root: Root, tmp_path: Path
) -> None:
    out = tmp_path / "made"
    out.mkdir()
    (out / "kg.ttl").write_text("old")
    (out / "graph.html").mkdir()
    words = ("--root", str(tiny_root.data.parent), "build", "--out", str(out))
    assert "graph.html" in run(*words, code=1).stderr
    assert (out / "kg.ttl").read_text() == "old"
    assert sorted(one.name for one in out.iterdir()) == ["graph.html", "kg.ttl"]


@pytest.mark.parametrize("words", [("export",), ("view",), ("chart", "scores"), ("build",)])
@pytest.mark.parametrize("name", ["", "a\0b"])
def test_a_name_that_no_file_can_have_is_wrong_usage(
    run: Run, words: tuple[str, ...], name: str
) -> None:
    option = "--out" if words == ("build",) else "-o"
    assert "name" in run(*words, option, name, code=2).stderr


def test_a_dash_is_stdout(
    run: Run, shipped_export: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("export", "-o", "-").stdout == shipped_export
    assert run("view", "people", "-o", "-").stdout.lower().startswith("<!doctype html>")
    assert "<svg" in run("chart", "scores", "-o", "-").stdout
    assert "cannot be opened" in run("view", "-o", "-", "--open", code=2).stderr
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_build_is_told_and_made_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "cache"))  # others read the shared build
    root = own_root(tmp_path)
    before = run("--root", str(root), "stats").stdout
    block = next(build_dir(Root.at(root)).glob("store/*.sst"))
    block.write_bytes(block.read_bytes()[:-1])
    found = run("--root", str(root), "stats")
    assert found.stdout == before
    assert "is damaged and is made again" in found.stderr
    assert "damaged" not in run("--root", str(root), "stats").stderr


def test_a_root_without_data_is_an_error(run: Run, tmp_path: Path) -> None:
    assert "holds no folder 'data'" in run("--root", str(tmp_path), "stats", code=1).stderr


def test_a_missing_texts_folder_is_an_error(run: Run, tmp_path: Path) -> None:
    missing = str(tmp_path / "none")
    assert "no folder of texts" in run("--texts", missing, "build", code=1).stderr


@pytest.mark.parametrize("form", ["turtle", "trig", "nquads"])
def test_every_rdf_export_parses(run: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "kg.out"
    run("export", "--format", form, "-o", str(path))
    kind = {
        "turtle": ox.RdfFormat.TURTLE,
        "trig": ox.RdfFormat.TRIG,
        "nquads": ox.RdfFormat.N_QUADS,
    }
    assert sum(1 for _ in ox.parse(path=str(path), format=kind[form])) > 5000


def test_export_to_stdout_is_only_the_graph(shipped_export: str) -> None:
    assert shipped_export.startswith("# airace")


def test_view_writes_a_page_that_needs_no_network(run: Run, tmp_path: Path) -> None:
    run("view", "-o", str(tmp_path / "g.html"))
    page = (tmp_path / "g.html").read_text(encoding="utf-8")
    assert page.lower().startswith("<!doctype html>")
    assert 'src="http' not in page


def test_cite_prints_a_locator_that_the_loader_takes(run: Run, tmp_path: Path) -> None:
    root, texts = own_root(tmp_path), tmp_path / "texts"
    text = "A title\n\nAcme released Boxer. It cost 5 USD."
    document(root, texts, "010", text)
    out = run("--root", str(root), "--texts", str(texts), "cite", "010", "released Boxer").stdout
    digest = hashlib.sha256(b"Acme released Boxer.").hexdigest()
    assert "- at: {paragraph: 2, start: 9, end: 29, words: released Boxer}" in out
    assert digest in out


def test_words_that_stand_nowhere_are_an_error(run: Run, tmp_path: Path) -> None:
    root, texts = own_root(tmp_path), tmp_path / "texts"
    document(root, texts, "010", "One line.")
    result = run("--root", str(root), "--texts", str(texts), "cite", "010", "no such", code=1)
    assert "stands not in the text" in result.stderr


def test_cite_without_texts_says_how_to_name_them(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_TEXTS", raising=False)
    assert "--texts" in run("cite", "004", "claiming", code=1).stderr


def test_complete_fills_in_places_and_format_agrees(
    run: Run, tiny_root: Root, tmp_path: Path
) -> None:
    root, texts = tiny_root.data.parent, tmp_path / "texts"
    run("--root", str(root), "format")
    document(root, texts, "010", "A title\n\nCorvane made Boxer. It cost 5 USD.")
    path = root / "data" / "claims" / "010.yaml"
    path.write_text(
        "document: '010'\npassages:\n- at: {paragraph: 2, words: made Boxer}\n"
        "  claims:\n  - [Corvane, activity, makes a thing]\n"
    )
    words = ("--root", str(root), "--texts", str(texts))
    assert "1 passages completed" in run(*words, "cite", "--complete", str(path)).stderr
    assert run(*words, "format", "--check").stdout == ""
    assert "1 places verified" in run(*words, "build", "--out", str(tmp_path / "o")).stdout


def test_format_check_changes_nothing_and_fails(run: Run, tmp_path: Path) -> None:
    root = own_root(tmp_path)
    path = root / "data" / "claims" / "001.yaml"
    path.write_text(path.read_text().replace("document: 001", "document: '001'"))
    before = path.read_text()
    assert "would change" in run("--root", str(root), "format", "--check", code=1).stdout
    assert path.read_text() == before


@pytest.mark.processes
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run: Run, shell: str) -> None:
    assert "_KG_COMPLETE" in run("completion", shell).stdout


def test_a_misspelt_command_names_the_near_one(run: Run) -> None:
    assert "Did you mean 'export'" in run("exprot", code=2).stderr


def own_root(tmp_path: Path) -> Path:
    """Return a copy of the shipped data in a folder that the test may change."""
    root = tmp_path / "root"
    shutil.copytree(shipped_root().data, root / "data")
    return root


def document(root: Path, texts: Path, key: str, text: str) -> None:
    """Add a document with its text."""
    texts.mkdir()
    (texts / f"{key}.txt").write_text(text, encoding="utf-8")
    digest = hashlib.sha256(text.encode()).hexdigest()
    (root / "data" / "documents" / f"{key}.yaml").write_text(
        f"label: Test\nfile: {key}.txt\ncharacters: {len(text)}\nsha256: {digest}\n"
    )


@pytest.mark.parametrize(
    "words", [("export", "-o"), ("view", "-o"), ("chart", "timeline", "-o"), ("build", "--out")]
)
def test_a_folder_that_is_not_there_is_told_and_not_made(
    words: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    told = run(*words, str(tmp_path / "slip" / "x.svg"), code=1).stderr
    assert f"there is no folder {tmp_path}/slip" in told
    assert f"make it with `mkdir -p {tmp_path}/slip`" in told
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_a_folder_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    told = run("export", "-o", str(tmp_path / "file" / "x.ttl"), code=1).stderr
    assert f"{tmp_path}/file is a file, no folder" in told
