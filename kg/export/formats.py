"""The graph in every format: Turtle, TriG, N-Quads, JSON-LD, GraphML, CSV."""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox

from kg.export.sorting import sorted_lines
from kg.export.turtle import turtle_texts
from kg.graph.engine import Engine, term_value
from kg.graph.namespaces import ID
from kg.graph.question import read_question
from kg.query.assertions import Row, read_rows, rows_of
from kg.query.entities import read_names

__all__ = ["FORMATS", "export", "export_texts"]

FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "csv")
#: so many claims at least are read at once for a table of all
_CLAIMS = 500
#: by what `read_rows` orders its rows; those that are equal in it come in any order
_ORDER = ("predicate", "sentence", "document", "start", "end")
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def export(engine: Engine, queries: Path, form: str, ontology: bool = False) -> str:
    """Return the whole graph as text in one of FORMATS; equal graphs give equal bytes.

    `turtle` leaves the claims' named graphs out; `csv` has a line an assertion, `graphml` an
    edge for each one whose claim joins two entities. The ontology's own triples
    are added on request to the RDF formats.
    """
    return "".join(export_texts(engine, queries, form, ontology))


def export_texts(engine: Engine, queries: Path, form: str, ontology: bool = False) -> Iterator[str]:
    """Yield what `export` returns, part by part.

    Of `nquads` and `csv` only a bounded part is in memory at a time, of Turtle and TriG each
    term once; the other formats are whole in memory.
    """
    if form in ("turtle", "trig"):
        yield from turtle_texts(engine, graphs=form == "trig", ontology=ontology)
    elif form == "nquads":
        yield from sorted_lines(_lines(engine, ontology))
    elif form == "csv":
        yield from claims_csv(engine, queries)
    else:
        yield _jsonld(engine, ontology) if form == "jsonld" else _graphml(engine, queries)


def _lines(engine: Engine, ontology: bool) -> Iterator[str]:
    for quad in engine.source.quads_for_pattern(None, None, None, None):
        if ontology or term_value(quad.subject).startswith(ID):
            yield f"{quad} .\n"


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


def claims_csv(engine: Engine, queries: Path) -> Iterator[str]:
    """Yield one line an assertion, and disagreement of its claim, with all that is known of it."""
    head = False
    for claims in _together(engine, queries):
        rows = list(_contested(engine, queries, claims))
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        if rows and not head:
            head = True
            writer.writerow(rows[0])
        for _, same in groupby(rows, key=lambda row: [row[name] for name in _ORDER]):
            writer.writerows(sorted([safe_cell(value) for value in row.values()] for row in same))
        yield out.getvalue()


def _contested(engine: Engine, queries: Path, claims: list[str]) -> Iterator[Row]:
    against: dict[str, list[str]] = defaultdict(list)
    for row in rows_of(engine, queries, "contesting", claim=claims):
        against[row["claim"]].append(row["contested"])
    for row in read_rows(engine, queries, claim=claims):
        yield from (row | {"contested": one} for one in against.get(row["claim"], [""]))


def _together(engine: Engine, queries: Path) -> Iterator[list[str]]:
    """Yield the claims some at a time, in the order of the rows; equal sentences stay together."""
    some: list[str] = []
    last = ("", "")
    for row in engine.texts(read_question(queries / "commands" / "claim-order.rq").text):
        if len(some) >= _CLAIMS and last != (row["predicate"], row["sentence"]):
            yield some
            some = []
        last = row["predicate"], row["sentence"]
        some.append(row["claim"].removeprefix(ID))
    if some:
        yield some


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
