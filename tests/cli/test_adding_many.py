"""Folders of files: the same with any number of workers, and after a run that was broken off."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.resources import shipped_root
from tests.cli.conftest import documents
from tests.conftest import Run
from tests.here import working_here
from tests.reading.making import news, page, pdf


def snapshot(space: Path) -> dict[str, bytes]:
    files = sorted(path for path in space.rglob("*") if path.is_file() and path.suffix != ".part")
    return {str(path.relative_to(space)): path.read_bytes() for path in files}


@pytest.mark.slow
def test_any_number_of_workers_gives_the_same(
    run: Run, space: Path, source: Path, tmp_path: Path
) -> None:
    for number in range(12):
        (source / f"{number}.txt").write_text(f"The same title\n\n{news(number // 2, 60)}")
        other = page().replace(b"daily.example/", b"d.example/%d" % number)
        (source / f"{number}.html").write_bytes(other.replace(b"Nobody", b"N%d" % number))
    (source / "broken.pdf").write_bytes(b"%PDF-1.4")
    (source / "copy.pdf").write_bytes(pdf("Acme is cheap."))
    taken = []
    for workers in ("1", "3"):
        run("add", str(source), "--workers", workers, code=1)
        taken.append(snapshot(space))
        for path in (*space.glob("texts/*"), *space.glob("data/*/*"), *space.glob("data/*.yaml")):
            path.unlink()
    assert taken[0] == taken[1]
    assert len(taken[0]) > 20


#: a run in the background of a shell inherits that Ctrl-C is ignored; a user's does not
PROGRAM = """import signal
from kg.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()"""


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_a_run_that_is_broken_off_goes_on_where_it_was(
    run: Run, space: Path, source: Path, tmp_path: Path, sent: signal.Signals
) -> None:
    for number in range(40):
        (source / f"{number:02}.html").write_bytes(
            page().replace(b"acme-cuts", b"%d" % number).replace(b"Nobody", news(number).encode())
        )
    words = [sys.executable, "-c", PROGRAM, "add", str(source)]
    top = str(shipped_root().data.parent)
    with subprocess.Popen(
        [*words, "--workers", "2"], env={**os.environ, "PYTHONPATH": top}, stderr=subprocess.DEVNULL
    ) as process:
        while len(list((space / "data" / "documents").glob("*.yaml"))) < 3:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(sent)
        process.wait(timeout=120)
    kept = {key: one.sha256 for key, one in documents(space).items()}
    assert 3 <= len(kept) < 40
    with working_here():
        out = run("add", str(source), "--workers", "1").stderr
    assert f"{40 - len(kept)} added, {len(kept)} known, 0 refused" in out
    after = snapshot(space)
    for path in (*space.glob("texts/*"), *space.glob("data/*/*"), *space.glob("data/*.yaml")):
        path.unlink()
    with working_here():
        run("add", str(source), "--workers", "1")
    assert snapshot(space) == after
