"""The processes of this machine that share the work on many items."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any

from kg.work.member import Member
from kg.work.task import Errand, Task

__all__ = ["Crew", "LocalProcesses"]


@dataclass(frozen=True)
class LocalProcesses:
    """So many processes of this machine, started when there is work."""

    workers: int

    def team(self, task: Task[Any, Any]) -> Crew:
        """Return the crew that does this task."""
        return Crew(task, self.workers, task.pack)


class Crew:
    """Up to `size` processes, each with at most one item in hand."""

    def __init__(
        self,
        task: Task[Any, Any],
        size: int,
        pack: Callable[[Any], object],
        idle: float | None = None,
    ) -> None:
        """Start nothing yet; `pack` makes of an item what is sent to a process."""
        self._task, self.size, self._pack, self._idle = task, size, pack, idle
        self._blob = pickle.dumps(task)
        self._members: list[Member] = []

    def give(self, row: Iterable[Errand[Any, Any]]) -> None:
        """Give errands to idle processes, starting new ones up to the size of the crew."""
        self._dismiss([one for one in self._members if one.has_left])
        for errand in row:
            if errand.given or errand.result is not None:
                continue
            idle = next((one for one in self._members if one.errand is None), None)
            if idle is None and len(self._members) < self.size:
                idle = Member(self._blob, self._task, self._idle)
                self._members.append(idle)
            if idle is None:
                return
            idle.take(errand, self._pack(errand.item))

    def settle(self) -> None:
        """Wait until a process says something or has taken too long, and note what became of it."""
        busy = [one for one in self._members if one.errand is not None]
        rest = min(one.deadline for one in busy) - time.monotonic()
        wait([one.pipe for one in busy], timeout=None if rest == float("inf") else max(0.0, rest))
        self._dismiss([one for one in busy if not one.listen()])

    def end(self) -> None:
        """End all processes, busy or not."""
        self._dismiss(list(self._members))

    def _dismiss(self, members: list[Member]) -> None:
        for one in members:
            one.end()
            self._members.remove(one)
