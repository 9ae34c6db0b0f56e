"""The passages that give a date, put to the dates that they give."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.query.assertions import Row
from kg.query.dated import Moment, Told

__all__ = ["with_passages"]


def with_passages(
    moments: list[Moment], told: dict[str, list[Row]], beside: dict[str, list[Row]]
) -> list[Moment]:
    """Return the moments with the passages that give them, and those beside them with theirs."""
    known: dict[str, Moment] = {}

    def whole(one: Moment) -> Moment:
        if one.claim not in known:
            given = _given(one, beside.get(one.claim, ()))
            known[one.claim] = replace(one, told=given, rivals=(), fits=())
        return known[one.claim]

    return [
        replace(
            one,
            told=_given(one, told[one.claim]),
            rivals=tuple(map(whole, one.rivals)),
            fits=tuple(map(whole, one.fits)),
        )
        for one in moments
        if told.get(one.claim)
    ]


def _given(one: Moment, rows: Iterable[Row]) -> tuple[Told, ...]:
    return tuple(_told(row, one.wording) for row in sorted(rows, key=_place))


def _place(row: Row) -> tuple[str, int, str]:
    return row["documentLabel"], int(row["paragraph"]), row["assertion"]


def _told(row: Row, wording: str) -> Told:
    return Told(
        row["document"],
        row["documentLabel"] or row["document"],
        row["paragraph"],
        row["said"] or wording,
        row["inferred"],
        row["modality"],
        row["hedge"],
    )
