"""Dates as a table shows them first, from what the build wrote down of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from kg.graph.engine import Engine
from kg.graph.namespaces import AIR
from kg.query.assertions import read_term_labels
from kg.query.dated import Moment, Told
from kg.query.sheets import in_form, read_sheets
from kg.query.spans import Span

__all__ = ["read_date_sheets"]


def read_date_sheets(engine: Engine, queries: Path, claims: Iterable[str]) -> dict[str, Moment]:
    """Return those of the dates of which the build wrote something down, by claim.

    Their passages have what a table shows of them, and no more. Raises BuildError for what is
    written down in another form.
    """
    found = read_sheets(engine, queries, claims)
    with in_form():
        judged = {AIR + sheet["verdict"] for sheet in found.values() if sheet["verdict"]}
    called = read_term_labels(engine, queries, judged)
    with in_form():
        return {key: _moment(key, sheet, called) for key, sheet in found.items()}


def _moment(claim: str, sheet: dict[str, Any], verdicts: dict[str, str]) -> Moment:
    wording, event, label = sheet["wording"], sheet["event"], sheet["label"]
    rivals, fits = (
        tuple(_beside(event, label, *one) for one in sheet[name]) for name in ("rivals", "fits")
    )
    return Moment(
        event,
        label,
        claim,
        wording,
        sheet["edtf"],
        _span(*sheet["days"]),
        sheet["status"],
        tuple(Told(key, named, "0", wording, *how) for key, named, *how in sheet["told"]),
        rivals,
        fits,
        verdicts.get(AIR + sheet["verdict"], ""),
        sheet["number"],
        sheet["beside"],
    )


def _beside(
    event: str,
    label: str,
    claim: str,
    wording: str,
    first: str,
    last: str,
    number: int,
    named: list[tuple[str, str]],
) -> Moment:
    """Return a date that stands beside another one, with the documents that a table names."""
    told = tuple(Told(key, name, "0", wording, "", "", "") for name, key in named)
    return Moment(event, label, claim, wording, "", _span(first, last), "", told, number=number)


def _span(first: str, last: str) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last))
