"""The graph in every format: Turtle, TriG, N-Quads, JSON-LD, GraphML, CSV."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kg.export.graphml import graphml_texts
from kg.export.jsonld import jsonld_texts
from kg.export.rows import PAGES, SHEET
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
    are added on request to the RDF formats. Sheets and pages of lists (air:Page) are in none: each
    build makes them, `kg push` sends them, and questions are answered without them, slower.
    """
    return "".join(export_texts(engine, queries, form, ontology))


def export_texts(engine: Engine, queries: Path, form: str, ontology: bool = False) -> Iterator[str]:
    """Yield what `export` returns, part by part.

    Of `nquads`, `jsonld` and `csv` only a bounded part is in memory at a time, of `graphml` the
    names of entities as well, of Turtle and TriG each term once.
    """
    if form in ("turtle", "trig"):
        yield from turtle_texts(engine, graphs=form == "trig", ontology=ontology)
    elif form == "nquads":
        yield from sorted_lines(_lines(engine, ontology))
    elif form == "jsonld":
        yield from jsonld_texts(engine, sorted_lines(_lines(engine, ontology)))
    elif form == "csv":
        yield from claims_csv(engine, queries)
    else:
        yield from graphml_texts(read_names(engine, queries), _rows(engine, queries))


def _lines(engine: Engine, ontology: bool) -> Iterator[str]:
    for quad in engine.source.quads_for_pattern(None, None, None, None):
        subject = term_value(quad.subject)
        if quad.predicate.value == SHEET or subject.startswith(PAGES):
            continue
        if ontology or subject.startswith(ID):
            yield f"{quad} .\n"


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


def _rows(engine: Engine, queries: Path) -> Iterator[Row]:
    """Yield the rows of all claims, those of one assertion one after another."""
    for claims in _together(engine, queries):
        yield from sorted(
            read_rows(engine, queries, claim=claims), key=lambda row: row["assertion"]
        )


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
