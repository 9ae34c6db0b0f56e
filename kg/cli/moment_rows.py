"""Dates of a timeline as the cells of a row: how exact, given how, disputed by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.cli.lines import some

if TYPE_CHECKING:
    from kg.query.timeline import Moment, Undated, Who

__all__ = ["dated_row", "parts", "undated_row"]


def dated_row(one: Moment, who: dict[str, Who], most: int) -> list[str]:
    """Return the cells of a date; lists name `most` at most, 0 all."""
    inferred = dict.fromkeys(told.inferred for told in one.told if told.inferred)
    said = dict.fromkeys(told.said for told in one.told)
    days = [one.span.earliest.isoformat(), one.span.latest.isoformat(), one.edtf]
    return [
        one.wording,
        one.span.precision,
        one.label,
        parts(who.get(one.event)),
        _documents(one, most),
        _given(one),
        _disputed(one, most),
        *days,
        "; ".join(said),
        "; ".join(inferred),
        one.event,
    ]


def undated_row(one: Undated, who: dict[str, Who], most: int) -> list[str]:
    """Return the cells of an event without a date."""
    documents = some(sorted(one.documents.values()), most)
    return [one.label, parts(who.get(one.event)), documents]


def parts(who: Who | None) -> str:
    """Return who brings an event about and what it concerns, in one cell."""
    if who is None:
        return ""
    sides = (", ".join(who.actors.values()), ", ".join(who.concerned.values()))
    return " / ".join(side for side in sides if side)


def _given(one: Moment) -> str:
    """Return stated or inferred, by document where they differ, and how else it is put."""
    given = one.given
    if given == "both":
        stated = sorted({told.label for told in one.told if not told.inferred})
        given = f"stated in {', '.join(stated)}, else inferred"
    ways = sorted({told.modality for told in one.told} - {"stated"})
    hedges = sorted({told.hedge for told in one.told if told.hedge})
    return ", ".join([given, *ways, *hedges])


def _disputed(one: Moment, most: int) -> str:
    """Return the rival dates with who gives them, or else the dates that this one fits."""

    def by(moments: tuple[Moment, ...]) -> str:
        named = [_dated_by(each, most) for each in moments[: most or None]]
        return some(named, most, "; ", number=max(len(moments), one.beside))

    if one.rivals:
        verdict = f" [{one.verdict}]" if one.verdict else ""
        return f"disputed: {by(one.rivals)}{verdict}"
    return f"no; fits {by(one.fits)}" if one.fits else ""


def _dated_by(one: Moment, most: int) -> str:
    return f"{one.wording} ({_documents(one, most)})"


def _documents(one: Moment, most: int) -> str:
    return some(sorted(one.documents.values()), most, number=one.number)
