"""The graph as rdflib sees it: a Dataset over the same store, or a Graph of its own in memory."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import DataError
from kg.graph.engine import Engine
from kg.resources import refuse_special

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.term import Node

    from kg.graph.endpoint import RemoteStore

__all__ = ["default_graph", "engine_over", "rdflib_view", "read_turtle"]

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def rdflib_view(store: ox.Store, prefixes: dict[str, str]) -> Dataset:
    """Return an rdflib Dataset that reads the store in place, with the project's prefixes bound.

    >>> import pyoxigraph as ox
    >>> len(rdflib_view(ox.Store(), {"air": "https://w3id.org/airace/ns#"}))
    0
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    view = Dataset(store=OxigraphStore(store=store))
    for prefix, iri in prefixes.items():
        view.bind(prefix, iri)
    return view


def default_graph(store: ox.Store | RemoteStore) -> Graph:
    """Return a copy of the store's default graph in memory: what the exported Turtle holds.

    A copy, because whoever walks the whole graph triple by triple is much faster on it.

    >>> import pyoxigraph as ox
    >>> len(default_graph(ox.Store()))
    0
    """
    from rdflib import Graph

    copy = Graph(bind_namespaces="none")
    known: dict[ox.NamedNode, Node] = {}
    for quad in store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        subject, predicate, value = (_node(term, known) for term in quad.triple)
        copy.add((subject, predicate, value))
    return copy


def _node(term: object, known: dict[ox.NamedNode, Node]) -> Node:
    from rdflib import BNode, Literal, URIRef

    if isinstance(term, ox.NamedNode):
        if term not in known:
            known[term] = URIRef(term.value)
        return known[term]
    if isinstance(term, ox.Literal):
        kind = term.datatype.value
        plain = term.language or kind == _STRING
        return Literal(term.value, lang=term.language, datatype=None if plain else URIRef(kind))
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise TypeError(f"{term} cannot stand in RDF 1.1")


def read_turtle(path: Path) -> Graph:
    """Return the graph in a Turtle file; raises DataError when there is none to be read."""
    from rdflib import Graph

    refuse_special(path)
    graph = Graph()
    known: dict[ox.NamedNode, Node] = {}
    try:
        # rdflib reads half as fast, and stumbles over some wrong files with errors of its own.
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            subject, predicate, value = (_node(term, known) for term in quad.triple)
            graph.add((subject, predicate, value))
    except OSError as error:
        fix = "bring it back, or name another root"
        raise DataError.single(str(path), error.strerror or str(error), fix) from error
    except (SyntaxError, TypeError) as error:
        what = f"this is not Turtle: {' '.join(str(error).split())}"
        raise DataError.single(str(path), what, "mend the syntax there") from error
    return graph


def engine_over(graph: Graph, prefixes: dict[str, str]) -> Engine:
    """Return an engine that answers SPARQL over a small rdflib graph."""
    store = ox.Store()
    store.bulk_load(graph.serialize(format="nt", encoding="utf-8"), format=ox.RdfFormat.N_TRIPLES)
    return Engine(store, prefixes)
