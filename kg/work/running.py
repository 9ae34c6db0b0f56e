"""Work on many items: bounded ahead, results as they are done or in the order of the items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Protocol, TypeVar

from kg.work.task import Errand, Lost, Task

__all__ = ["Place", "Team", "run"]

Item = TypeVar("Item")
Result = TypeVar("Result")
#: for each process so many items are on their way or wait to be taken
_AHEAD = 3


class Team(Protocol):
    """Those who share the work on one task."""

    @property
    def size(self) -> int:
        """How many items are worked on at a time."""
        ...

    def give(self, row: Iterable[Errand[Any, Any]]) -> None:
        """Hand out what was not given yet, as far as there are hands."""
        ...

    def settle(self) -> None:
        """Wait for news of the errands in hand, and note them there."""
        ...

    def end(self) -> None:
        """Stop, whatever is in hand."""
        ...


class Place(Protocol):
    """Where work is done: processes of this machine, or a cluster."""

    def team(self, task: Task[Any, Any]) -> Team:
        """Return the team that does this task there."""
        ...


def run(
    place: Place,
    task: Task[Item, Result],
    items: Iterable[tuple[Item, Result | None]],
    *,
    in_order: bool = False,
) -> Iterator[tuple[Item, Result | Lost]]:
    """Yield each item with its result, as they are done, or `in_order` of the items.

    An item that comes with a result is passed on as it is. A worker that dies costs its item one
    repetition; a second death, a limit passed or an exception gives Lost. At most a few items for
    each worker are under way, so memory does not grow with their number. All processes end when
    the iterator does, however it ends.
    """
    team = place.team(task)
    row: list[Errand[Item, Result]] = []
    source = iter(items)
    try:
        while _filled(row, source, _AHEAD * team.size):
            team.give(row)
            done = _done(row[:1] if in_order else row)
            if done is None:
                team.settle()
                continue
            row.remove(done)
            assert done.result is not None  # noqa: S101  # that is what done means
            yield done.item, done.result
    finally:
        team.end()


def _filled(
    row: list[Errand[Item, Result]], source: Iterator[tuple[Item, Result | None]], most: int
) -> bool:
    """Add errands to the row up to `most`; return whether there are any."""
    while len(row) < most:
        following = next(source, None)
        if following is None:
            break
        row.append(Errand(*following))
    return bool(row)


def _done(row: list[Errand[Item, Result]]) -> Errand[Item, Result] | None:
    return next((one for one in row if one.result is not None), None)
