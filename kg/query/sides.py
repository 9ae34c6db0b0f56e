"""The sides of a disagreement: what each says, and its assertions, or the first of very many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.query.assertions import Row
from kg.query.claims import STRENGTH

__all__ = ["Part", "chosen", "make_part"]


@dataclass(frozen=True)
class Part:
    """One side: what it says, and assertions that carry it, by document and place.

    `documents` has the IRIs of all its documents, and `number` tells how many assertions it has
    in all, where not all of them are among the rows.
    """

    label: str
    rows: tuple[Row, ...]
    documents: frozenset[str]
    number: int


def chosen(rows: Sequence[Row], each: int) -> list[Row]:
    """Return `each` of the rows of a side, by document; 0 is all.

    For each claim the one that says it most firmly is among the first, so that what some document
    states is never shown as no more than what others claim.
    """
    if not each or len(rows) <= each:
        return list(rows)
    firmest: dict[str, Row] = {}
    for row in sorted(rows, key=_firmness):
        firmest.setdefault(row["claim"], row)
    first = list(firmest.values())[:each]
    known = {row["assertion"] for row in first}
    rest = (row for row in sorted(rows, key=_by_document) if row["assertion"] not in known)
    return [*first, *(row for row, _ in zip(rest, range(each - len(first)), strict=False))]


def _firmness(row: Row) -> tuple[bool, int, str, str]:
    denied = row["polarity"] == "denied"
    return denied, STRENGTH.index(row["modality"]), row["document"], row["assertion"]


def _by_document(row: Row) -> tuple[str, str]:
    return row["document"], row["assertion"]


def make_part(rows: Sequence[Row], said: dict[str, Row]) -> Part:
    """Return a side from its rows; `said` gives what was read of its assertions, or of some."""
    read = [said[row["assertion"]] for row in rows if row["assertion"] in said]
    return Part(
        rows[0]["label"],
        tuple(sorted(read, key=_place)),
        frozenset(row["document"] for row in rows),
        len(rows),
    )


def _place(row: Row) -> tuple[str, int, str]:
    return row["document"], int(row["start"] or 0), row["assertion"]
