"""Work in this process, for tests of what comes of it and not of the processes that do it."""

from __future__ import annotations

import pickle
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from kg.work.crew import LocalProcesses
from kg.work.task import Errand, Lost, Task

__all__ = ["work_here", "working_here"]


class _Here:
    """A crew without processes; items and results are pickled as if they were sent."""

    def __init__(self, place: LocalProcesses, task: Task[Any, Any]) -> None:
        self.size, self._task = place.workers, task

    def give(self, row: Iterable[Errand[Any, Any]]) -> None:
        for errand in row:
            if errand.result is None:
                errand.given = True
                errand.result = _copy(self._attempt(_copy(self._task.pack(errand.item))))

    def settle(self) -> None:
        raise AssertionError("nothing is ever in hand")

    def end(self) -> None:
        pass

    def _attempt(self, packed: object) -> object:
        try:
            with warnings.catch_warnings(action="ignore"):
                return self._task.do(packed)
        except Exception as error:
            return Lost(f"work on it broke off: {type(error).__name__}: {error}")


def _copy(value: object) -> Any:
    return pickle.loads(pickle.dumps(value))  # noqa: S301


@contextmanager
def working_here() -> Iterator[None]:
    """Let `kg add` and `kg extract` do their work in this process within the block."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LocalProcesses, "team", lambda place, task: _Here(place, task))
        yield


@pytest.fixture
def work_here() -> Iterator[None]:
    """Let `kg add` and `kg extract` do their work in the process of the test."""
    with working_here():
        yield
