"""Files read in processes of their own: one that hangs or dies costs its document only."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import time
import warnings
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path

from kg.errors import Problem
from kg.reading.job import FIX, Job, Result

__all__ = ["read_files"]

#: seconds that a process may take to begin its first document
_START = 120
#: after how many documents a process gives its place, and its memory, to a new one
_SHIFT = 250


def read_files(
    files: Iterable[tuple[Path, Result | None]], job: Job, workers: int
) -> Iterator[tuple[Path, Result]]:
    """Yield each path with its article, or with what is wrong, in the order of the paths.

    A path that comes with its result is passed on unread. At most a few files for each of the
    `workers` are read ahead, so memory does not grow with their number. A file that takes longer
    than the limit, or whose process dies, is a problem of that file. All processes end when the
    iterator does, however it ends.
    """
    team = _Team(job, workers)
    waiting: deque[_Errand] = deque()
    try:
        for path, result in files:
            waiting.append(_Errand(path, result))
            while len(waiting) >= 3 * workers or waiting[0].result is not None:
                yield team.first(waiting)
                if not waiting:
                    break
            team.give(waiting)
        while waiting:
            yield team.first(waiting)
    finally:
        team.end()


@dataclass
class _Errand:
    path: Path
    result: Result | None
    given: bool = False


class _Team:
    """The processes, each with at most one file in hand."""

    def __init__(self, job: Job, size: int) -> None:
        self._job, self._size = job, size
        self._members: list[_Member] = []

    def give(self, waiting: deque[_Errand]) -> None:
        """Give files to idle processes, starting new ones up to the size of the team."""
        for errand in waiting:
            if errand.given or errand.result is not None:
                continue
            idle = next((one for one in self._members if one.errand is None), None)
            if idle is None and len(self._members) < self._size:
                idle = _Member(self._job)
                self._members.append(idle)
            if idle is None:
                return
            idle.take(errand)

    def first(self, waiting: deque[_Errand]) -> tuple[Path, Result]:
        """Return the result of the first file in the row, as soon as it is there."""
        while waiting[0].result is None:
            self.give(waiting)
            busy = [one for one in self._members if one.errand is not None]
            rest = min(one.deadline for one in busy) - time.monotonic()
            wait([one.pipe for one in busy], timeout=max(0.0, rest))
            for one in busy:
                if not one.listen():
                    one.end()
                    self._members.remove(one)
        done = waiting.popleft()
        assert done.result is not None  # noqa: S101  # the loop above ends only then
        self.give(waiting)
        return done.path, done.result

    def end(self) -> None:
        """End all processes, busy or not."""
        for one in self._members:
            one.end()
        self._members.clear()


class _Member:
    """One process and the file that it has in hand."""

    def __init__(self, job: Job) -> None:
        # Not forked: the parent may have threads, and a fresh process has a small memory.
        context = multiprocessing.get_context("spawn")
        self.pipe, far = context.Pipe()
        self._process = context.Process(target=_work, args=(far, job), daemon=True)
        self._process.start()
        far.close()
        self._seconds, self._done = job.settings.limits.seconds, 0
        self.errand: _Errand | None = None
        self.deadline = 0.0

    def take(self, errand: _Errand) -> None:
        """Send the path; the clock of the limit starts when the process says it began."""
        errand.given, self.errand = True, errand
        self.deadline = time.monotonic() + _START
        try:
            self.pipe.send(errand.path)
        except OSError:
            self.deadline = 0.0

    def listen(self) -> bool:
        """Take what the process says; return whether it can go on."""
        assert self.errand is not None  # noqa: S101  # only busy members are listened to
        try:
            said = self.pipe.recv() if self.pipe.poll() else None
        except (EOFError, OSError):
            self._fail(f"its reader ended ({self._cause()})")
            return False
        if said == "begun":
            self.deadline = time.monotonic() + self._seconds
        elif said is not None:
            self.errand.result, self.errand = said, None
            self._done += 1
            return self._done < _SHIFT
        elif time.monotonic() >= self.deadline:
            self._fail(f"it took longer to read than {self._seconds} seconds")
            return False
        return True

    def _cause(self) -> str:
        self._process.join(5)
        code = self._process.exitcode
        if code is not None and code < 0:
            return signal.strsignal(-code) or f"signal {-code}"
        return f"exit status {code}"

    def _fail(self, what: str) -> None:
        assert self.errand is not None  # noqa: S101  # only busy members fail
        self.errand.result = (Problem(str(self.errand.path), what, FIX),)
        self.errand = None

    def end(self) -> None:
        """Kill the process: it holds nothing that could be lost."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


def _work(pipe: Connection, job: Job) -> None:
    """Read files as their paths come, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What libraries say about a document is made of the document.
    logging.disable()
    warnings.simplefilter("ignore")
    _limit_memory(job.settings.limits.memory)
    while True:
        try:
            path = pipe.recv()
            pipe.send("begun")
            _arm(job.settings.limits.seconds + 10)
            try:
                result = job.read(path)
            except MemoryError:
                memory = job.settings.limits.memory
                what = f"its reader ran out of {memory} MB of memory"
                result = (Problem(str(path), what, FIX),)
            # Sending may wait for as long as the user thinks about a question.
            _arm(0)
            pipe.send(result)
        except (EOFError, OSError):
            return


def _arm(seconds: int) -> None:
    """Let the system end this process after a time, should its parent be gone by then."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * 1_000_000
    if most == resource.RLIM_INFINITY or wanted < most:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
