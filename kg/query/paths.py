"""Shortest paths between two entities over the claims that join them, the strongest word first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import NotConnected
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import read_question

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Link", "Route", "Step", "find_routes", "read_links"]

#: how many equally short routes are looked for when no number is asked for
TIES = 10

Pair = tuple[str, str]


@dataclass(frozen=True)
class Link:
    """One passage in which somebody affirms a claim that joins two entities."""

    claim: str
    sentence: str
    subject: str
    object: str
    predicate: str
    both_ways: bool
    status: str
    weight: int
    modality: str
    claimant: str
    document: str
    paragraph: str
    words: str
    column: str = ""

    @property
    def place(self) -> str:
        """Return where the passage stands: a paragraph of a text, or a row of a table."""
        if self.column:
            return f"row {self.paragraph}, column {self.column}"
        return f"paragraph {self.paragraph}"

    def arrow(self, start: str) -> str:
        """Return which way the claim runs as seen from `start`."""
        return "↔" if self.both_ways else "→" if self.subject == start else "←"


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


def read_links(engine: Engine, queries: Path) -> list[Link]:
    """Return every passage that joins two entities, the strongest first.

    What a word weighs stands in queries/commands/links.rq: a fact goes before a claim, a claim
    before an opinion.
    """
    rows = engine.texts(read_question(queries / "commands" / "links.rq").text)
    return [_link(row) for row in rows]


def _link(row: dict[str, str]) -> Link:
    own = row["claimant"] == row["document"]
    return Link(
        claim=row["claim"].removeprefix(ID),
        sentence=row["sentence"],
        subject=row["subject"].removeprefix(ID),
        object=row["object"].removeprefix(ID),
        predicate=row["predicate"],
        both_ways=row["bothWays"] == "true",
        status=row["status"],
        weight=int(row["weight"]),
        modality=row["modality"],
        claimant="" if own else row["claimantLabel"] or row["claimant"].removeprefix(ID),
        document=row["documentLabel"] or row["document"].removeprefix(ID),
        paragraph=row["paragraph"],
        words=row["words"],
        column=row["column"],
    )


def find_routes(
    links: Iterable[Link], start: str, end: str, without: Sequence[str] = (), most: int = 0
) -> list[Route]:
    """Return the shortest routes from one entity to another, in a fixed order.

    `without` names entities to keep out of the way; `most` asks for so many routes, longer ones
    too, where 0 asks for all of the shortest (10 at the most). Raises NotConnected when there is
    none, or when both ends are one entity.
    """
    joined = _joined(links, set(without) - {start, end})
    if start == end:
        raise NotConnected.single("", "both names stand for one entity", "name two entities")
    graph = _graph(joined)
    found = list(_nodes(graph, start, end, most))
    if not found:
        raise _apart(start, end, graph, bool(without))
    routes = [_route(nodes, joined) for nodes in found]
    order = sorted(routes, key=lambda one: (one.length, len(one.steps), _ends(one)))
    return order[: most or TIES]


def _ends(route: Route) -> list[str]:
    return [step.end for step in route.steps]


def _joined(links: Iterable[Link], without: set[str]) -> dict[Pair, list[Link]]:
    """Return the links by the two entities that they join, smaller identifier first."""
    found: dict[Pair, list[Link]] = defaultdict(list)
    for one in links:
        if not {one.subject, one.object} & without:
            found[_pair(one.subject, one.object)].append(one)
    return found


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _graph(joined: dict[Pair, list[Link]]) -> nx.Graph[str]:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for (a, b), links in sorted(joined.items()):
        graph.add_edge(a, b, weight=min(one.weight for one in links))
    return graph


def _nodes(graph: nx.Graph[str], start: str, end: str, most: int) -> Iterator[list[str]]:
    """Yield the entities of each route; nothing when the two ends are not connected."""
    import networkx as nx

    if start not in graph or end not in graph or not nx.has_path(graph, start, end):
        return
    if most:
        yield from islice(nx.shortest_simple_paths(graph, start, end, weight="weight"), most)
    else:
        # All of them in order, so that which ten are kept does not hang on the order of search.
        every = nx.all_shortest_paths(graph, start, end, weight="weight")
        yield from sorted(islice(every, 1000), key=lambda nodes: (len(nodes), nodes))[:TIES]


def _route(nodes: list[str], joined: dict[Pair, list[Link]]) -> Route:
    steps = tuple(Step(a, b, tuple(joined[_pair(a, b)])) for a, b in pairwise(nodes))
    return Route(steps, sum(min(one.weight for one in step.links) for step in steps))


def _apart(start: str, end: str, graph: nx.Graph[str], avoiding: bool) -> Exception:
    lonely = [one for one in (start, end) if one not in graph]
    what = f"no chain of claims leads from {start} to {end}"
    if lonely:
        what += f": no affirmed claim joins {' or '.join(lonely)} to another entity"
    fix = "leave out fewer entities with --without" if avoiding else "`kg show ENTITY` lists claims"
    return NotConnected.single("", what, fix)
