"""What a table shows first of a disagreement, or of a date, as the build wrote it down.

A server may hold a build that wrote nothing down: whoever asks then reads the parts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.agreement.chosen import MOST
from kg.errors import BuildError
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.assertions import Row, rows_of
from kg.query.sides import Part

__all__ = ["Sheet", "in_form", "read_conflict_sheets", "read_sheets"]

#: what only some assertions have
_MORE = (
    "claimant", "claimantLabel", "column", "channel", "hedge", "said", "inferred", "confidence",
    "garbled", "replacedBy",
)  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """The sides of a disagreement, how all claims are narrowed, and who stands on several sides.

    Their rows have what a table shows of an assertion, and no more.
    """

    parts: tuple[Part, ...]
    scope: str
    names: tuple[str, ...]


@contextmanager
def in_form() -> Iterator[None]:
    """Raise BuildError for what is read within and is not as this version writes it down."""
    try:
        yield
    except (LookupError, TypeError, ValueError) as error:
        what = "what the build wrote down for tables (air:sheet) is not in the form of this version"
        fix = "make the build anew with this version; on a server: kg push --replace"
        raise BuildError.single("", what, fix) from error


def read_sheets(engine: Engine, queries: Path, things: Iterable[str]) -> dict[str, Any]:
    """Return the sheets of those of these things that have one, by identifier.

    Raises BuildError for one that is no JSON.
    """
    rows = rows_of(engine, queries, "sheets", of=things)
    with in_form():
        return {row["of"].removeprefix(ID): json.loads(row["sheet"]) for row in rows}


def read_conflict_sheets(
    engine: Engine, queries: Path, ids: Iterable[str], each: int
) -> dict[str, Sheet]:
    """Return the sheets of disagreements, of which `each` assertions of a side are wanted.

    There are none where that is another number than the build chose. Raises BuildError for a
    sheet in another form.
    """
    found = read_sheets(engine, queries, ids) if each == MOST else {}
    with in_form():
        return {key: _sheet(sheet) for key, sheet in found.items()}


def _sheet(sheet: dict[str, Any]) -> Sheet:
    sentences = sheet["sentences"]
    parts = [
        _part(label, number, spread, tuple(_row(sentences, *row) for row in rows))
        for label, number, spread, rows in sheet["sides"]
    ]
    return Sheet(tuple(parts), sheet["scope"], tuple(sheet["names"]))


def _part(label: str, number: int, spread: int, rows: tuple[Row, ...]) -> Part:
    return Part(label, rows, frozenset(row["document"] for row in rows), number, spread)


def _row(
    sentences: list[str],
    sentence: int,
    document: str,
    label: str,
    modality: str,
    denied: int,
    interested: int,
    paragraph: int,
    start: int | str,
    end: int | str,
    words: str,
    more: Row,
) -> Row:
    said = dict.fromkeys(_MORE, "") | {"claimant": document, "claimantLabel": label} | more
    return said | {
        "sentence": sentences[sentence],
        "claimant": ID + said["claimant"],
        "document": ID + document,
        "documentLabel": label,
        "modality": "garbled" if said["garbled"] else modality,
        "polarity": "denied" if denied else "affirmed",
        "selfInterested": "true" if interested else "false",
        "paragraph": str(paragraph),
        "start": str(start),
        "end": str(end),
        "words": words,
    }
