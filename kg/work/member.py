"""One process that works on one item at a time; one that hangs or dies costs that item only."""

from __future__ import annotations

import logging
import multiprocessing
import pickle
import signal
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

from kg.work.task import Errand, Lost, Task

__all__ = ["Member"]

#: seconds that a process may take until it is ready for its first item
_START = 120
#: after how many items a process gives its place, and its memory, to a new one
_SHIFT = 250
#: what a process says of itself; a result comes in a tuple
_READY, _BEGUN, _FULL = "ready", "begun", "full"
_STARTING = threading.Lock()


class Member:
    """One process and the errand that it has in hand.

    With `idle`, the process ends when it had nothing to do for so many seconds.
    """

    def __init__(self, blob: bytes, task: Task[Any, Any], idle: float | None = None) -> None:
        """Start the process; `blob` is the pickled task."""
        # Not forked: the parent may have threads, and a fresh process has a small memory.
        context = multiprocessing.get_context("spawn")
        self.pipe, far = context.Pipe()
        given = (far, blob, idle)
        self._process: BaseProcess = context.Process(target=_serve, args=given, daemon=True)
        with _may_have_children(), _undisturbed():
            self._process.start()
        far.close()
        self._task, self._done, self._ready, self._begun = task, 0, False, False
        self.errand: Errand[Any, Any] | None = None
        self._packed: object = None
        self.deadline = time.monotonic() + _START

    def take(self, errand: Errand[Any, Any], packed: object) -> None:
        """Take the errand in hand; it is sent once the process waits for it."""
        errand.given, self.errand, self._packed, self._begun = True, errand, packed, False
        self.deadline = time.monotonic() + _START
        if self._ready:
            self._send()

    @property
    def has_left(self) -> bool:
        """Whether the process ended while it had nothing to do: then its pipe holds the end."""
        return self._ready and self.errand is None and self.pipe.poll()

    def listen(self) -> bool:
        """Take what the process says; return whether it can go on."""
        assert self.errand is not None  # noqa: S101  # only busy members are listened to
        try:
            said = self.pipe.recv() if self.pipe.poll() else None
        except (EOFError, OSError):
            self._lose(f"its worker ended twice ({self._cause()})", again=True)
            return False
        if said == _FULL:
            memory = self._task.limits.memory
            self._lose(f"its worker ran out of {memory} MB of memory twice", again=True)
            return False
        if said is None and time.monotonic() >= self.deadline:
            self._run_out()
            return False
        return said is None or self._went_on(said)

    def _went_on(self, said: object) -> bool:
        if said == _READY:
            self._ready = True
            self._send()
        elif said == _BEGUN:
            self._begun = True
            self.deadline = time.monotonic() + (self._task.limits.seconds or float("inf"))
        elif isinstance(said, tuple) and self.errand is not None:
            self.errand.result, self.errand = said[0], None
            self._done += 1
        return self._done < _SHIFT

    def _run_out(self) -> None:
        if self._begun:
            self._lose(f"it took longer than {self._task.limits.seconds} seconds", again=False)
        else:
            self._lose(f"no worker was ready for it within {_START} seconds, twice", again=True)

    def _send(self) -> None:
        try:
            self.pipe.send(self._packed)
        except OSError:
            self.deadline = 0.0  # listen() finds out why
        self._packed = None

    def _cause(self) -> str:
        self._process.join(5)
        code = self._process.exitcode
        if code is not None and code < 0:
            return signal.strsignal(-code) or f"signal {-code}"
        return f"exit status {code}"

    def _lose(self, why: str, *, again: bool) -> None:
        if self.errand is not None:
            self.errand.lose(why, again=again)
        self.errand = None

    def end(self) -> None:
        """Kill the process: it holds nothing that could be lost."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self.pipe.close()


@contextmanager
def _may_have_children() -> Iterator[None]:
    """Let a process that is itself a daemon, as Dask's are, start processes.

    They outlive nothing: they end when their pipe closes, and that is when their parent ends.
    """
    settings: dict[str, Any] = getattr(multiprocessing.current_process(), "_config", {})
    with _STARTING:
        daemon = settings.pop("daemon", None)
        try:
            yield
        finally:
            if daemon is not None:
                settings["daemon"] = daemon


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Keep Ctrl-C from a process that starts: it comes to all, and only the parent answers it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    # Begun by the first process that starts, the tracker would let Ctrl-C through again.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection, blob: bytes, idle: float | None) -> None:
    """Work on items as they come, until the pipe is closed or nothing came for too long."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What libraries say about a document is made of the document.
    logging.disable()
    warnings.simplefilter("ignore")
    task: Task[Any, Any] = pickle.loads(blob)  # noqa: S301  # made by our own parent
    _limit_memory(task.limits.memory)
    try:
        pipe.send(_READY)
        while pipe.poll(idle):
            packed = pipe.recv()
            pipe.send(_BEGUN)
            _arm(task.limits.seconds)
            said = _attempt(task, packed)
            del packed
            # Sending may wait for as long as the user thinks about a question.
            _arm(0)
            pipe.send(said)
            if said == _FULL:
                return
            del said
    except (EOFError, OSError):
        return


def _attempt(task: Task[Any, Any], packed: object) -> object:
    try:
        return (task.do(packed),)
    except MemoryError:
        return _FULL
    except Exception as error:  # a bug of ours or of a library
        return (Lost(f"work on it broke off: {type(error).__name__}: {error}"),)


def _arm(seconds: int) -> None:
    """Let the system end this process after a time, should its parent be gone by then."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds + 10 if seconds else 0)


def _limit_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    if not megabytes:
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * 1_000_000
    if most == resource.RLIM_INFINITY or wanted < most:
        resource.setrlimit(resource.RLIMIT_AS, (wanted, most))
