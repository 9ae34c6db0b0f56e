"""A file that hangs, kills its reader or takes all memory costs itself only."""

from __future__ import annotations

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import Problem
from kg.reading.article import Article
from kg.reading.job import Job, Known, Result
from kg.reading.settings import Settings
from kg.reading.workers import read_files
from tests.reading.conftest import Write


class Trap(Job):
    """A job that does what a file's name says."""

    def read(self, path: Path) -> Result:
        """Hang, die, leave, fill the memory, or read the file."""
        if path.stem == "hang":
            while True:
                time.sleep(1)
        if path.stem == "die":
            os.kill(os.getpid(), signal.SIGSEGV)
        if path.stem == "leave":
            os._exit(7)
        if path.stem == "fill":
            path = path.with_stem(str(len(bytearray(10**10))))
        return super().read(path)


@pytest.fixture
def job(settings: Settings) -> Trap:
    return Trap(replace(settings, limits=replace(settings.limits, seconds=1)), "", 1000)


def told(result: Result) -> str:
    if isinstance(result, Article):
        return result.text
    return result.key if isinstance(result, Known) else "; ".join(one.what for one in result)


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_order_and_bad_files_cost_themselves_only(
    job: Trap, write: Write, workers: int
) -> None:
    stems = ["a", "die", "b", "hang", "leave", "c", "empty"]
    paths = [write(f"{stem}.txt", stem.encode() if stem != "empty" else b"") for stem in stems]
    jobs: list[tuple[Path, Result | None]] = [(path, None) for path in paths]
    jobs.insert(3, (Path("old"), Known("old", "the same file")))
    found = list(read_files(jobs, job, workers))
    assert [path.stem for path, _ in found] == [
        "a",
        "die",
        "b",
        "old",
        "hang",
        "leave",
        "c",
        "empty",
    ]
    texts = [told(result) for _, result in found]
    assert [texts[at] for at in (0, 2, 3, 6)] == ["a", "b", "old", "c"]
    assert "Segmentation fault" in texts[1]
    assert texts[4] == "it took longer to read than 1 seconds"
    assert "exit status 7" in texts[5]
    assert "no text" in texts[7]
    problem = found[4][1]
    assert isinstance(problem, tuple)
    assert isinstance(problem[0], Problem)
    assert problem[0].where == str(paths[3])


def test_a_file_that_needs_all_memory_is_refused(job: Trap, write: Write) -> None:
    ((_, result),) = read_files([(write("fill.txt", b"a"), None)], job, 1)
    assert told(result) == "its reader ran out of 2000 MB of memory"


def test_no_process_is_left_when_the_reader_stops_early(job: Trap, write: Write) -> None:
    import multiprocessing

    paths = [(write(f"{n}.txt", b"Acme"), None) for n in range(9)]
    results = read_files(paths, job, 2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_a_large_file_is_refused_unread(job: Trap, write: Write) -> None:
    assert "larger than 0.001 MB" in told(job.read(write("a.txt", b"a" * 1001)))
    assert told(job.read(write("a.txt", b"a" * 1000))) == "a" * 1000
