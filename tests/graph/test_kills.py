"""A build that is killed, or that finds no room, leaves the old state or the new one."""

from __future__ import annotations

import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import BuildError
from kg.graph.store import build_dir, open_build, write_build
from kg.resources import Root

BUILD = """import sys
from pathlib import Path
from kg.pipeline import ensure_build
from kg.resources import Root
ensure_build(Root.at(Path(sys.argv[1])))
"""
KILLS = 20


def dump(folder: Path) -> bytes:
    found = open_build(folder).dump(format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(found.splitlines(True)))


def start(root: Root) -> subprocess.Popen[bytes]:
    words = [sys.executable, "-c", BUILD, str(root.data.parent)]
    return subprocess.Popen(words, stderr=subprocess.DEVNULL, cwd=Path(__file__).parents[2])


@pytest.mark.slow
def test_twenty_kills_leave_the_old_state_or_the_new_one(
    tiny_root: Root, own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old build stays byte for byte; the new one is not there, or is whole."""
    begun = time.monotonic()
    assert start(tiny_root).wait() == 0
    needed = time.monotonic() - begun
    old = build_dir(tiny_root)
    before = {path: path.read_bytes() for path in old.rglob("*") if path.is_file()}
    path = tiny_root.data / "claims" / "b.yaml"
    path.write_text(path.read_text("utf-8").replace(" USD", " EUR"), "utf-8")
    new, chance, killed = build_dir(tiny_root), random.Random(5), 0  # noqa: S311  # no secret
    made: list[bytes] = []
    for _ in range(KILLS):
        process = start(tiny_root)
        time.sleep(chance.uniform(0.3, 1.1) * needed)
        process.kill()
        killed += process.wait() != 0
        assert before == {path: path.read_bytes() for path in before}
        if new.exists():
            made.append(dump(new))
            shutil.rmtree(new)
    assert killed
    assert start(tiny_root).wait() == 0
    made.append(dump(new))
    monkeypatch.setenv("AIRACE_CACHE", str(own_cache.parent / "fresh"))
    assert start(tiny_root).wait() == 0
    assert set(made) == {dump(build_dir(tiny_root))}


def test_a_full_disk_is_told_in_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    """The system's limit on the size of a file stands for a disk that is full."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    lines = (f'<a:s{number}> <a:p> "{"x" * 100}{number}" .\n' for number in range(50_000))
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(BuildError) as error:
            write_build(tmp_path / "builds" / "one", lines, {})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    (problem,) = error.value.problems
    assert "\n" not in problem.what
    assert list((tmp_path / "builds").iterdir()) == []


def test_lines_that_are_no_nquads_are_told_and_leave_nothing(tmp_path: Path) -> None:
    with pytest.raises(BuildError):
        write_build(tmp_path / "builds" / "one", ["<a:s> <a b> <a:o> .\n"], {})
    assert list((tmp_path / "builds").iterdir()) == []
