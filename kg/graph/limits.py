"""How long a query may run and how many rows it may give, for a query that a user wrote."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from kg.errors import QueryError

__all__ = ["Limits", "is_left_running", "run_within"]

Answer = TypeVar("Answer")
_NAME = "airace-query"
#: The engine calls itself for each part of a chain ("1+1+1"), and has no message for a full stack.
_STACK = 256 * 2**20


@dataclass(frozen=True)
class Limits:
    """The most seconds and the most rows; 0 is no limit."""

    seconds: float = 60
    rows: int = 100_000


def run_within(seconds: float, work: Callable[[], Answer]) -> Answer:
    """Return what `work` returns, done in a thread beside, so that Ctrl-C ends the waiting.

    The engine cannot be stopped: after a timeout or Ctrl-C the thread runs on until the process
    ends, see `is_left_running`. Raises QueryError after `seconds` (0: never), else what `work`
    raises.

    >>> run_within(5, lambda: 2 + 2)
    4
    """
    done: list[Answer] = []
    failed: list[BaseException] = []
    over = threading.Event()

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:  # handed to who waits
            failed.append(error)
        finally:
            over.set()

    _start(run)
    if not over.wait(seconds or None):
        what = f"it was not answered within {seconds:g} seconds"
        raise QueryError.single(
            "query", what, "narrow it, or give it more time: kg sparql --timeout SECONDS"
        )
    if failed:
        raise failed[0]
    return done[0]


def _start(run: Callable[[], None]) -> None:
    """Start the thread, with a large stack where the system grants one."""
    for size in (_STACK, 0):
        before = threading.stack_size(size)
        try:
            threading.Thread(target=run, name=_NAME, daemon=True).start()
        except RuntimeError:
            if not size:
                raise
        else:
            return
        finally:
            threading.stack_size(before)


def is_left_running() -> bool:
    """Return whether a query still runs that nobody waits for."""
    return any(one.name == _NAME for one in threading.enumerate())
