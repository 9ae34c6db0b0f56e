"""rdflib sees the same graph as the engine."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef

from kg.errors import DataError
from kg.graph.dataset import default_graph, engine_over, rdflib_view, read_turtle
from kg.graph.engine import Engine
from kg.graph.namespaces import ID


def test_the_view_has_as_many_quads_and_the_same_prefixes(tiny_engine: Engine) -> None:
    view = rdflib_view(tiny_engine.store, tiny_engine.prefixes)
    named = list(view.quads((None, None, None, None)))
    assert len(named) == len(tiny_engine.store)
    assert dict(view.namespaces())["air"] == URIRef(tiny_engine.prefixes["air"])


def test_the_copy_holds_the_default_graph_term_by_term(tiny_engine: Engine) -> None:
    copy = default_graph(tiny_engine.store)
    default = ox.DefaultGraph()
    quads = list(tiny_engine.store.quads_for_pattern(None, None, None, default))
    assert len(copy) == len(quads)
    turtle = "".join(f"{q.subject} {q.predicate} {q.object} .\n" for q in quads)
    assert set(copy) == set(Graph().parse(data=turtle, format="nt"))


def test_an_engine_over_a_graph_answers_the_same() -> None:
    graph = Graph()
    graph.add((URIRef(f"{ID}model/x"), URIRef("a:p"), Literal("é\n", lang="en")))
    rows = engine_over(graph, {"model": f"{ID}model/"}).texts("SELECT ?o { model:x ?p ?o }")
    assert rows == [{"o": "é\n"}]


@pytest.mark.parametrize("data", [b"<a:s> <a:p>", b"@prefix", b"\xff\xfe", b"a b c ."])
def test_what_is_no_turtle_is_an_error_of_the_data(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "wrong.ttl"
    path.write_bytes(data)
    with pytest.raises(DataError, match=r"wrong\.ttl.*not Turtle"):
        read_turtle(path)
    with pytest.raises(DataError, match=r"none\.ttl"):
        read_turtle(tmp_path / "none.ttl")
