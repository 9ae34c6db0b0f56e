"""Ways through a graph of which little is read, against all ways through the whole of it."""

from __future__ import annotations

from itertools import combinations, islice, pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.query.shortest import Around, shortest

NODES = "abcdefg"
Edge = tuple[str, str, int]
edges = st.lists(
    st.tuples(st.sampled_from([*combinations(NODES, 2)]), st.integers(2, 5)), max_size=14
).map(lambda drawn: [(one, other, length) for (one, other), length in drawn])


def around(graph: list[Edge]) -> Around:
    return lambda nodes: [edge for edge in graph if {*edge[:2]} & {*nodes}]


def every_way(graph: list[Edge]) -> list[tuple[int, list[str]]]:
    """Return what `shortest` yields from a to b, found by trying all."""
    known: nx.Graph[str] = nx.Graph()
    known.add_nodes_from("ab")
    for one, other, length in sorted(graph, reverse=True):
        known.add_edge(one, other, length=length)
    for one, other, length in graph:
        known[one][other]["length"] = min(length, known[one][other]["length"])
    ways = nx.all_simple_paths(known, "a", "b")
    found = [(sum(known[x][y]["length"] for x, y in pairwise(way)), way) for way in ways]
    return sorted(found, key=lambda one: (one[0], len(one[1]), one[1]))


@given(edges)
def test_all_ways_come_in_order(graph: list[Edge]) -> None:
    assert list(shortest(around(graph), "a", "b", least=2)) == every_way(graph)
    assert list(shortest(around(graph), "a", "b")) == every_way(graph)


@given(edges)
def test_the_shortest_come_all_where_no_longer_ones_are_wanted(graph: list[Edge]) -> None:
    whole = every_way(graph)
    found = list(shortest(around(graph), "a", "b", least=2, longer=False))
    least = sum(one[0] == whole[0][0] for one in whole)
    assert found == whole[: len(found)]
    assert len(found) >= least


def test_few_ways_through_a_thick_graph_end() -> None:
    thick = [(one, other, 2) for one, other in combinations("acdefghijklmnopqrstuvwxyz", 2)]
    ways = shortest(around([*thick, ("a", "b", 2)]), "a", "b")
    assert list(islice(ways, 3)) == [(2, ["a", "b"])]
