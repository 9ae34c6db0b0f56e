"""The graph in every format: Turtle, TriG, N-Quads, JSON-LD, GraphML, CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.export.turtle import turtle
from kg.graph.engine import Engine, term_value
from kg.graph.namespaces import ID
from kg.query.claims import read_rows
from kg.query.entities import read_names

__all__ = ["FORMATS", "export"]

FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "csv")
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def export(engine: Engine, queries: Path, form: str, ontology: bool = False) -> str:
    """Return the whole graph as text in one of FORMATS; equal graphs give equal bytes.

    `turtle` leaves the claims' named graphs out; `csv` has a line an assertion, `graphml` an
    edge for each one whose claim joins two entities. The ontology's own triples
    are added on request to the RDF formats.
    """
    if form in ("turtle", "trig"):
        return turtle(engine, graphs=form == "trig", ontology=ontology)
    if form == "nquads":
        return "".join(f"{quad} .\n" for quad in _quads(engine, ontology))
    if form == "jsonld":
        return _jsonld(engine, ontology)
    return _graphml(engine, queries) if form == "graphml" else claims_csv(engine, queries)


def _quads(engine: Engine, ontology: bool) -> list[ox.Quad]:
    quads = engine.source.quads_for_pattern(None, None, None, None)
    return sorted((q for q in quads if ontology or term_value(q.subject).startswith(ID)), key=str)


def _jsonld(engine: Engine, ontology: bool) -> str:
    text = ox.serialize(_quads(engine, ontology), format=ox.RdfFormat.JSON_LD)
    graph = _compact(json.loads(text or b"[]"), engine)
    whole = {"@context": engine.prefixes, "@graph": graph}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _compact(node: Any, engine: Engine) -> Any:  # noqa: ANN401  # any JSON
    """Return the JSON-LD with IRIs as prefix:local where keys, identifiers and types are IRIs."""
    if isinstance(node, list):
        return [_compact(one, engine) for one in node]
    if not isinstance(node, dict):
        return node
    return {
        engine.shorten(key): engine.shorten(value)
        if key in ("@id", "@type") and isinstance(value, str)
        else _compact(value, engine)
        for key, value in node.items()
    }


def _graphml(engine: Engine, queries: Path) -> str:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for one in read_names(engine, queries):
        graph.add_node(one.id, label=_xml(one.label), kind=one.kind)
    rows = read_rows(engine, queries)
    for row in rows:
        subject, value = row["subject"].removeprefix(ID), row["object"].removeprefix(ID)
        if subject in graph and value in graph:
            graph.add_edge(
                subject,
                value,
                key=row["assertion"].removeprefix(ID),
                **{name: _xml(row[name]) for name in _EDGE},
            )
    return "\n".join(nx.generate_graphml(graph)) + "\n"


_EDGE = (
    "predicate",
    "sentence",
    "status",
    "modality",
    "polarity",
    "claimantLabel",
    "documentLabel",
)


def _xml(text: str) -> str:
    """Return the text without the control characters that XML cannot hold."""
    return "".join(sign for sign in text if _is_xml(sign))


def _is_xml(sign: str) -> bool:
    return (sign >= " " or sign in "\t\n") and sign not in "\ufffe\uffff"


def claims_csv(engine: Engine, queries: Path) -> str:
    """Return one line an assertion, with the columns of queries/commands/claims.rq."""
    rows = read_rows(engine, queries)
    out = io.StringIO()
    if rows:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(rows[0])
        writer.writerows([[safe_cell(value) for value in row.values()] for row in rows])
    return out.getvalue()


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> safe_cell("=1+1"), safe_cell("-5"), safe_cell("plain")
    ("'=1+1", '-5', 'plain')
    """
    if not text.startswith(_RISKY):
        return text
    try:
        float(text)
    except ValueError:
        return f"'{text}"
    return text
