"""Ctrl-C while many documents are worked on: it ends at once, keeps what was done, leaves nobody.

Each program is started as the first of a session of its own, so that its workers are found, and
Ctrl-C comes to all of them, as from a terminal.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from kg.resources import shipped_root
from tests.conftest import Run
from tests.extract.llm.standin import Reply, completion, standing_in
from tests.here import working_here

pytestmark = pytest.mark.slow

#: a run in the background of a shell inherits that Ctrl-C is ignored; a user's does not
PROGRAM = """import signal
from kg.cli.main import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()"""
LONG = "".join(
    f"Corvid Labs released Heron-{n}. Ibis Works raised ${n} million from Teal Ventures.\n\n"
    for n in range(1, 1200)
)


@contextmanager
def kg(*words: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """Run a command in a session of its own, which ends with the test."""
    path = {"PYTHONPATH": str(shipped_root().data.parent), "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM, *words],
        env={**os.environ, **path, **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            for one in alive(process.pid):
                os.kill(one, signal.SIGKILL)


def alive(session: int) -> list[int]:
    """Return the processes of the session that run, without those that only wait to be buried."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            _, _, rest = path.read_text().rpartition(") ")
        except OSError:
            continue
        state, _, _, of, *_ = rest.split()
        if int(of) == session and state != "Z":
            found.append(int(path.parent.name))
    return found


def interrupted(process: subprocess.Popen[str]) -> str:
    """Send Ctrl-C to all of the session; return what was said, after holding it to its promise."""
    begun = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    took = time.monotonic() - begun
    assert process.returncode == 130, said
    assert took < 3, said  # a second, and some for a busy machine
    for _ in range(50):
        if not alive(process.pid):
            break
        time.sleep(0.02)
    assert alive(process.pid) == []
    assert "Traceback" not in said
    return said


def until(process: subprocess.Popen[str], holds: Any) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def many(space: Path, source: Path, run: Run) -> Path:
    """Return the workspace with a short document and five that take long."""
    (source / "a.txt").write_text("A story\n\nCorvid Labs released Heron-1.\n")
    for number in range(5):
        (source / f"b{number}.txt").write_text(f"Story {number}\n\n{LONG}")
    with working_here():
        run("add", str(source), "--workers", "1")
    return space


def proposed(space: Path) -> list[str]:
    return sorted(path.stem for path in space.glob("candidates/*.yaml"))


def test_extract_stops_at_once_and_goes_on(many: Path, run: Run) -> None:
    with kg("extract", "--workers", "2") as process:
        until(process, lambda: proposed(many) and len(alive(process.pid)) > 1)
        said = interrupted(process)
    assert "what was proposed is kept, and the same command goes on from there" in said
    kept = proposed(many)
    assert 0 < len(kept) < 6
    before = {path.name: path.read_bytes() for path in many.glob("candidates/*.yaml")}
    again = run("extract", kept[0], "--workers", "1").stdout
    assert "unchanged since the last time" in " ".join(again.split())
    assert before == {path.name: path.read_bytes() for path in many.glob("candidates/*.yaml")}


def test_workers_that_only_start_say_nothing(many: Path) -> None:
    with kg("extract", "--workers", "2") as process:
        until(process, lambda: len(alive(process.pid)) > 1)
        interrupted(process)


def test_add_stops_at_once(space: Path, source: Path, run: Run) -> None:
    for number in range(60):
        (source / f"{number:02}.txt").write_text(f"Story {number}\n\n{LONG * 3}")
    with kg("add", str(source), "--workers", "2") as process:
        until(process, lambda: list(space.glob("data/documents/*.yaml")))
        said = interrupted(process)
    assert "what was added is kept, and the same command goes on from there" in said
    assert 0 < len(list(space.glob("data/documents/*.yaml"))) < 60


def test_a_model_that_does_not_answer_is_not_waited_for(many: Path) -> None:
    asked: list[int] = []

    def face(number: int, body: dict[str, Any]) -> Reply:
        asked.append(number)
        quick = "A story" in str(body["messages"])
        reply = completion({"claims": [], "gaps": []})
        return reply if quick else Reply(200, pieces=reply.pieces, wait=20)

    with standing_in(face) as server:
        words = ("extract", "--llm", "--workers", "2")
        with kg(*words, KG_LLM_URL=server.url, KG_LLM_MODEL="m") as process:
            until(process, lambda: proposed(many) and len(asked) > 2)
            said = interrupted(process)
    assert "what was answered is kept" in said
    assert len(proposed(many)) == 1
