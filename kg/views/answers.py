"""The answers that the page is made of: each query run once, its rows kept by name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import AIR, ID
from kg.graph.question import read_question
from kg.query.assertions import Row, read_rows

__all__ = ["Answers", "Row", "local_name", "read_answers"]


@dataclass(frozen=True)
class Answers:
    """The rows of all queries; identifiers are still whole IRIs."""

    claims: list[Row]
    names: list[Row]
    parts: list[Row]
    spans: list[Row]
    counts: list[Row]
    disagreements: list[Row]
    sides: list[Row]
    compatibilities: list[Row]
    overlaps: list[Row]
    namings: list[Row]
    documents: list[Row]
    terms: list[Row]
    notes: list[Row]
    #: the triples of a view's own CONSTRUCT that join two things, else none
    links: list[Row]


def read_answers(engine: Engine, queries_dir: Path) -> Answers:
    """Return what the engine answers to the queries of the commands and of the page.

    Raises QueryError when a query is not complete or cannot be answered.
    """
    commands, page = queries_dir / "commands", queries_dir / "page"
    return Answers(
        claims=read_rows(engine, queries_dir),
        names=_rows(engine, commands / "names.rq"),
        parts=_rows(engine, page / "parts.rq"),
        spans=_rows(engine, page / "spans.rq"),
        counts=_rows(engine, page / "counts.rq"),
        disagreements=_rows(engine, page / "disagreements.rq"),
        sides=_rows(engine, page / "sides.rq"),
        compatibilities=_rows(engine, page / "compatibilities.rq"),
        overlaps=_rows(engine, commands / "overlaps.rq"),
        namings=_rows(engine, page / "namings.rq"),
        documents=_rows(engine, page / "documents.rq"),
        terms=_rows(engine, page / "terms.rq"),
        notes=_rows(engine, page / "notes.rq"),
        links=[],
    )


def _rows(engine: Engine, path: Path) -> list[Row]:
    return engine.texts(read_question(path).text)


def local_name(iri: str) -> str:
    """Return an IRI without the namespace of the project, as identifiers are written.

    >>> local_name("https://w3id.org/airace/id/model/x"), local_name("https://w3id.org/airace/ns#Event")
    ('model/x', 'Event')
    """
    return iri.removeprefix(ID).removeprefix(AIR)
