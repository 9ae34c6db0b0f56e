"""The dates of events: with their precision, who gives them, and what stands against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query import assertions
from kg.query.assertions import Row, read_labels
from kg.query.spans import Span

__all__ = ["Moment", "Row", "Told", "dated_in", "events_of", "read_moments", "rows_of"]


@dataclass(frozen=True)
class Told:
    """One passage that gives a date: where, in which words, and how the rest was inferred."""

    document: str
    label: str
    paragraph: str
    said: str
    inferred: str
    modality: str
    hedge: str


@dataclass(frozen=True)
class Moment:
    """An event at one of the places in time that documents give it.

    `rivals` are the dates that stand against this one in a disagreement, `fits` those of the
    same event that differ in wording and can both hold; `verdict` is a person's word on it.
    """

    event: str
    label: str
    claim: str
    wording: str
    edtf: str
    span: Span
    status: str
    told: tuple[Told, ...]
    rivals: tuple[Moment, ...] = ()
    fits: tuple[Moment, ...] = ()
    verdict: str = ""

    @property
    def documents(self) -> dict[str, str]:
        """Return the labels of the documents that give this date, by identifier."""
        return {one.document: one.label for one in self.told}

    @property
    def given(self) -> str:
        """Return `stated`, `inferred`, or `both` where some passages give the date in full."""
        kinds = {"inferred" if one.inferred else "stated" for one in self.told}
        return kinds.pop() if len(kinds) == 1 else "both"

    def of(self, document: str) -> Moment | None:
        """Return the moment as one document alone tells it, or None when it does not."""
        told = tuple(one for one in self.told if one.document == document)
        return replace(self, told=told) if told else None


def read_moments(
    engine: Engine, queries: Path, entity: str = "", document: str = "", most: int = 0
) -> list[Moment]:
    """Return the dated events by the first day they may mean.

    With `entity` (an identifier) only the events it takes part in; with `document` only the
    dates that it gives, still with the rival dates of all documents. `most` is how many are
    wanted at most, when they are of neither; 0 is all.
    """
    of = engine, queries
    if most and not entity and not document:
        rows = _first(*of, most)
        shown = {row["claim"] for row in rows}
        moments = _of_events(*of, {row["event"] for row in rows})
        return [one for one in moments if one.claim in shown]
    sets = [events_of(*of, entity)] if entity else []
    sets += [dated_in(*of, document)] if document else []
    moments = _of_events(*of, set.intersection(*sets) if sets else None)
    return [found for one in moments if (found := one.of(document))] if document else moments


def _first(engine: Engine, queries: Path, most: int) -> list[Row]:
    """Return the rows of the first dates, without reading all: day after day."""
    days = rows_of(engine, queries, "days")
    found: list[Row] = []
    start, size = 0, 32
    while start < len(days) and len(found) < most:
        end = start + size
        # Days that are alike are sorted by what happens on them.
        while end < len(days) and _day(days[end]) == _day(days[end - 1]):
            end += 1
        some = [row["date"] for row in days[start:end]]
        found += rows_of(engine, queries, "event-dates", date=some)
        start, size = end, 2 * size
    return _ordered(found, _labels(engine, queries, found))[:most]


def _day(row: Row) -> tuple[str, str]:
    return row["earliest"], row["latest"]


def _ordered(rows: list[Row], labels: dict[str, str]) -> list[Row]:
    return sorted(rows, key=lambda row: (*_day(row), _label(row, labels), row["claim"]))


def _labels(engine: Engine, queries: Path, rows: Iterable[Row]) -> dict[str, str]:
    found = read_labels(engine, queries, (f"{ID}{row['event']}" for row in rows))
    return {short(iri): label for iri, label in found.items()}


def _label(row: Row, labels: dict[str, str]) -> str:
    label = labels.get(row["event"], "")
    return f"founding of {label}" if label and row["founding"] == "true" else label


def _of_events(engine: Engine, queries: Path, events: set[str] | None) -> list[Moment]:
    """Return the dates of these events, or of all, each with what stands against it."""
    fixed = {} if events is None else {"event": sorted(events)}
    rows = rows_of(engine, queries, "event-dates", **fixed)
    named = _labels(engine, queries, rows)
    claims = {} if events is None else {"claim": sorted({row["claim"] for row in rows})}
    telling = rows_of(engine, queries, "dated-by", **claims)
    labels = read_labels(engine, queries, {f"{ID}{row['document']}" for row in telling})
    told: dict[str, list[Row]] = defaultdict(list)
    for row in telling:
        told[row["claim"]].append(row | {"documentLabel": labels.get(f"{ID}{row['document']}", "")})
    moments = [
        _moment(row, _label(row, named), told[row["claim"]]) for row in _ordered(rows, named)
    ]
    return _with_rivals(moments, rows_of(engine, queries, "date-disputes", **claims))


def rows_of(engine: Engine, queries: Path, name: str, **fixed: Iterable[str]) -> list[Row]:
    """Return the rows of a query of queries/commands, identifiers without their namespace."""
    names = ("event", "claim", "rival", "document", "part", "reaction", "cause", "date")
    return [
        {key: short(value) if key in names else value for key, value in row.items()}
        for row in assertions.rows_of(engine, queries, name, **fixed)
    ]


def short(iri: str) -> str:
    """Return the identifier of an IRI of ours."""
    return iri.removeprefix(ID)


def _moment(row: Row, label: str, told: list[Row]) -> Moment:
    told.sort(key=lambda one: (one["documentLabel"], int(one["paragraph"]), one["assertion"]))
    return Moment(
        row["event"],
        label or row["event"],
        row["claim"],
        row["wording"],
        row["edtf"],
        Span(date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"])),
        row["status"],
        tuple(_told(one, row["wording"]) for one in told),
    )


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


def _with_rivals(moments: list[Moment], disputes: Iterable[Row]) -> list[Moment]:
    """Return the moments, each with what stands against it and what fits it."""
    by_claim = {one.claim: one for one in moments}
    of_event: dict[str, list[Moment]] = defaultdict(list)
    for one in moments:
        of_event[one.event].append(one)
    against: dict[str, dict[str, Moment]] = defaultdict(dict)
    verdicts: dict[str, str] = {}
    for row in disputes:
        mine, other = by_claim.get(row["claim"]), by_claim.get(row["rival"])
        if mine and other and not mine.span.meets(other.span):
            against[mine.claim][other.claim] = other
            verdicts[mine.claim] = row["verdict"]
    return [
        replace(
            one,
            rivals=tuple(against[one.claim].values()),
            fits=tuple(
                other
                for other in of_event[one.event]
                if other is not one and other.span.meets(one.span)
            ),
            verdict=verdicts.get(one.claim, ""),
        )
        for one in moments
    ]


def events_of(engine: Engine, queries: Path, entity: str) -> set[str]:
    """Return the identifiers of the events that the entity takes part in."""
    return {row["event"] for row in rows_of(engine, queries, "events-of", entity=[entity])}


def dated_in(engine: Engine, queries: Path, document: str) -> set[str]:
    """Return the identifiers of the events that the document dates."""
    return {row["event"] for row in rows_of(engine, queries, "dated-in", document=[document])}
