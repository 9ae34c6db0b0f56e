"""Shortest paths between two entities over the claims that join them, the strongest word first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Protocol

from kg.errors import NotConnected
from kg.query.links import Link, Tie
from kg.query.shortest import shortest

__all__ = ["LEAST", "TIES", "Route", "Source", "Step", "find_routes"]

#: how many equally short routes are looked for when no number is asked for
TIES = 10
#: no link weighs less than a fact, as queries/commands/links.rq has it
LEAST = 2

Pair = tuple[str, str]


class Source(Protocol):
    """Where links come from: those around some entities, and what is said in some of them."""

    def around(self, entities: Collection[str]) -> list[Tie]:
        """Return the assertions that join one of these to another entity."""

    def read(self, ties: Iterable[Tie]) -> list[Link]:
        """Return what is said in these assertions, the strongest first."""


@dataclass(frozen=True)
class Step:
    """A step from one entity to the next, both by identifier, with the passages along it."""

    start: str
    end: str
    links: tuple[Link, ...]

    @property
    def arrow(self) -> str:
        """Return the way that all claims of the step run, or `↔` when they differ."""
        ways = {one.arrow(self.start) for one in self.links}
        return ways.pop() if len(ways) == 1 else "↔"


@dataclass(frozen=True)
class Route:
    """A path: its steps in order, and its length, the sum of the weights of their best claims."""

    steps: tuple[Step, ...]
    length: int


def find_routes(
    links: Source,
    start: str,
    end: str,
    without: Sequence[str] = (),
    most: int = 0,
    names: Mapping[str, str] | None = None,
) -> list[Route]:
    """Return the shortest routes from one entity to another, in a fixed order.

    `without` names entities to keep out of the way; `most` asks for so many routes, longer ones
    too, where 0 asks for all of the shortest (10 at the most). `names` gives the ends as a person
    knows them, for errors. Raises NotConnected when there is
    none, or when both ends are one entity.
    """
    if start == end:
        raise NotConnected.single("", "both names stand for one entity", "name two entities")
    ties = _Ties(links, set(without) - {start, end})
    found = list(islice(shortest(ties.around, start, end, LEAST, longer=most > 0), most or TIES))
    if not found:
        raise _apart((start, end), ties, bool(without), names or {})
    wanted = [one for one in found if most or one[0] == found[0][0]]
    return _routes(wanted, ties, links)


class _Ties:
    """The ties that were read, by the two entities that they join, smaller identifier first."""

    def __init__(self, links: Source, without: set[str]) -> None:
        self.links, self.without = links, without
        self.joined: dict[Pair, set[Tie]] = defaultdict(set)

    def around(self, entities: Collection[str]) -> list[tuple[str, str, int]]:
        """Return the edges around these entities; nothing joins those to keep out of the way."""
        found = self.links.around(entities)
        kept = [one for one in found if not {one.subject, one.object} & self.without]
        for one in kept:
            self.joined[_pair(one.subject, one.object)].add(one)
        return [(one.subject, one.object, one.weight) for one in kept]


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _routes(ways: list[tuple[int, list[str]]], ties: _Ties, links: Source) -> list[Route]:
    """Return the routes of these lengths over these entities, with all that is said along them."""
    pairs = {_pair(*ends) for _, way in ways for ends in pairwise(way)}
    said: dict[Pair, list[Link]] = defaultdict(list)
    for one in links.read({tie for pair in pairs for tie in ties.joined[pair]}):
        said[_pair(one.subject, one.object)].append(one)
    return [
        Route(tuple(Step(a, b, tuple(said[_pair(a, b)])) for a, b in pairwise(way)), length)
        for length, way in ways
    ]


def _apart(
    ends: tuple[str, str], ties: _Ties, avoiding: bool, names: Mapping[str, str]
) -> Exception:
    start, end = (names.get(one, one) for one in ends)
    lonely = [names.get(one, one) for one in ends if not ties.around([one])]
    what = f"no chain of claims leads from {start} to {end}"
    if lonely:
        what += f": no affirmed claim joins {' or '.join(lonely)} to another entity"
    fix = "leave out fewer entities with --without" if avoiding else "`kg show ENTITY` lists claims"
    return NotConnected.single("", what, fix)
