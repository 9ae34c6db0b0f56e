"""What is done with each document, within which limits, and what is said when it cannot be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

__all__ = ["Errand", "Limits", "Lost", "Task"]

Item = TypeVar("Item")
Result = TypeVar("Result")
ItemIn = TypeVar("ItemIn", contravariant=True)
ResultOut = TypeVar("ResultOut", covariant=True)


@dataclass(frozen=True)
class Limits:
    """How many seconds and megabytes one item may take; 0 sets no limit."""

    seconds: int = 0
    memory: int = 0


@dataclass(frozen=True)
class Lost:
    """Work on an item that came to nothing: `why` goes on after "this document: "."""

    why: str


class Task(Protocol[ItemIn, ResultOut]):
    """Work that depends on the item alone, so that every process gives the same result.

    A task is pickled once for each process, so it holds what all items share. It and its class
    are known by name wherever it runs.
    """

    @property
    def limits(self) -> Limits:
        """The limits of one item."""
        ...

    def pack(self, item: ItemIn, /) -> object:
        """Return all that `do` needs of the item, as a value; called here, right before sending."""
        ...

    def do(self, packed: Any, /) -> ResultOut:  # noqa: ANN401 - what pack() made
        """Return the result; whatever it raises costs this item only."""
        ...


@dataclass(eq=False)
class Errand(Generic[Item, Result]):
    """An item on its way: handed to a worker, handed once more, done."""

    item: Item
    result: Result | Lost | None = None
    given: bool = False
    #: how many workers were lost over it
    losses: int = field(default=0)

    def lose(self, why: str, *, again: bool) -> None:
        """Note that its worker gave nothing; it may go to another one once, if `again`."""
        self.losses += 1
        if again and self.losses < 2:
            self.given = False
        else:
            self.result = Lost(why)
