"""The shortest ways from one thing to another in a graph that is read only as far as it must be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from heapq import heappop, heappush
from itertools import pairwise
from math import inf

__all__ = ["Around", "shortest"]

#: gives the edges around some nodes, in either direction: both ends and a whole length
Around = Callable[[Collection[str]], Iterable[tuple[str, str, int]]]


def shortest(
    around: Around, start: str, end: str, least: int = 1, longer: bool = True
) -> Iterator[tuple[int, list[str]]]:
    """Yield length and nodes of every way without a circle, by length, steps and nodes.

    Without `longer` it may end where all that are equally short have come.

    Both ends widen in turn what they know, until no shorter way can be hidden from them. No edge
    is shorter than `least`, of at least 1.

    >>> edges = [("a", "b", 2), ("b", "c", 2), ("a", "c", 5), ("c", "d", 1)]
    >>> around = lambda nodes: [one for one in edges if {*one[:2]} & {*nodes}]
    >>> list(shortest(around, "a", "c"))
    [(4, ['a', 'b', 'c']), (5, ['a', 'c'])]
    """
    known, given = _Known(around, start, end, least), 0
    while True:
        sure = known.sure
        for place, way in enumerate(_Ways(known.edges, start, end, sure)):
            if place >= given:
                given += 1
                yield way
        if sure == inf or (given and not longer):
            return
        known.widen()


class _Side:
    """How far each node is from one end, as far as that has been read."""

    def __init__(self, end: str) -> None:
        self.far = {end: 0}
        self.waiting = {end}

    @property
    def lowest(self) -> float:
        """The distance of the nearest nodes whose edges have not been followed."""
        return min((self.far[one] for one in self.waiting), default=inf)

    def next(self) -> set[str]:
        lowest = self.lowest
        return {one for one in self.waiting if self.far[one] == lowest}

    def follow(self, nodes: set[str], edges: dict[str, dict[str, int]]) -> None:
        self.waiting -= nodes
        for node in nodes:
            for other, length in edges[node].items():
                if self.far[node] + length < self.far.get(other, inf):
                    self.far[other] = self.far[node] + length
                    self.waiting.add(other)


class _Known:
    """The part of the graph that has been read around both ends."""

    def __init__(self, around: Around, start: str, end: str, least: int) -> None:
        self.around, self.least = around, least
        self.edges: dict[str, dict[str, int]] = defaultdict(dict)
        self.read: set[str] = set()
        self.sides = _Side(start), _Side(end)

    @property
    def sure(self) -> float:
        """No way of this length or less has an edge that has not been read.

        The near end of such an edge is at least as far from one end as what waits there, the
        other end likewise; where nothing waits, all that hangs together has been read.
        """
        return sum(side.lowest for side in self.sides) + self.least - 1

    def widen(self) -> None:
        """Read what is next on the side where that is less."""
        side = min(self.sides, key=lambda one: len(one.next() - self.read))
        nodes = side.next()
        if new := nodes - self.read:
            for one, other, length in self.around(new):
                least = min(length, self.edges[one].get(other, length))
                self.edges[one][other] = self.edges[other][one] = least
        self.read |= nodes
        side.follow(nodes, self.edges)


class _Ways:
    """All ways of at most some length in a graph, of which one end is near enough."""

    def __init__(self, edges: dict[str, dict[str, int]], start: str, end: str, most: float) -> None:
        self.edges, self.start, self.end, self.most = edges, start, end, most
        self.left = self._left()

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield them by length, steps and nodes.

        As Yen does it: each leaves one of those before it somewhere, and is the best that does.
        """
        given: list[list[str]] = []
        waiting = [*self._best([self.start], set())]
        while waiting:
            length, _, way = heappop(waiting)
            if way in given:
                continue
            yield length, way
            given.append(way)
            for place in range(1, len(way)):
                root = way[:place]
                taken = {one[place] for one in given if one[:place] == root}
                for other in self._best(root, taken):
                    heappush(waiting, other)

    def _best(self, root: list[str], taken: set[str]) -> Iterator[tuple[int, int, list[str]]]:
        """Yield the best way that begins so and goes on to none of those taken, if there is one."""
        gone = sum(self.edges[one][other] for one, other in pairwise(root))
        closed = set(root)
        waiting = sorted(self._onward(root, gone, closed | taken))
        while waiting:
            length, steps, way, gone = heappop(waiting)
            if way[-1] == self.end:
                yield length, steps, way
                return
            if way[-1] not in closed:
                closed.add(way[-1])
                for one in self._onward(way, gone, closed):
                    heappush(waiting, one)

    def _onward(
        self, way: list[str], gone: int, closed: set[str]
    ) -> Iterator[tuple[int, int, list[str], int]]:
        """Yield the way with one step more: what it can come to, and what it is so far."""
        for other, step in self.edges[way[-1]].items():
            if other in self.left and other not in closed:
                rest, steps = self.left[other]
                if gone + step + rest <= self.most:
                    yield gone + step + rest, len(way) + steps, [*way, other], gone + step

    def _left(self) -> dict[str, tuple[int, int]]:
        """Return how far the end is from each node near enough, and in how many steps."""
        left: dict[str, tuple[int, int]] = {}
        waiting = [(0, 0, self.end)]
        while waiting:
            length, steps, node = heappop(waiting)
            if node not in left:
                left[node] = length, steps
                for other, step in self.edges[node].items():
                    if other not in left and length + step <= self.most:
                        heappush(waiting, (length + step, steps + 1, other))
        return left
