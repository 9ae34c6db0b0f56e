"""The dates of events: with their precision, who gives them, and what stands against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.assertions import Row, read_labels
from kg.query.date_sheets import read_date_sheets
from kg.query.dated import Moment, Told
from kg.query.giving import with_passages
from kg.query.lists import read_part
from kg.query.spans import Span
from kg.query.tellings import (
    Dispute,
    only,
    read_disputes,
    read_tellings,
    read_tellings_in,
    rows_of,
)

__all__ = [
    "BESIDE",
    "Moment",
    "Row",
    "Told",
    "dated_in",
    "events_of",
    "read_moments",
    "read_moments_of",
    "read_spans",
    "rows_of",
]

#: of so many dates that stand beside another one the documents are read, where some are wanted
BESIDE = 8


@dataclass(frozen=True)
class _Wanted:
    """Which dates are read: of these events or all, only these claims, the first `most` of them.

    With `document` only those that it gives, as it tells them; `briefly` and `first` are those of
    `read_tellings`, where `first` reads little of what stands beside a date.
    """

    events: set[str] | None = None
    claims: list[str] | None = None
    most: int = 0
    document: str = ""
    briefly: bool = False
    first: bool = False


def read_moments(
    engine: Engine,
    queries: Path,
    entity: str = "",
    document: str = "",
    most: int = 0,
    first: bool = False,
) -> list[Moment]:
    """Return the dated events by the first day they may mean.

    With `entity` (an identifier) only the events it takes part in; with `document` only the
    dates that it gives, still with the rival dates of all documents. `most` is how many are
    wanted at most; 0 is all. `first` reads, of dates that very many give, no more than what a
    table shows: the first documents, how many there are, and in which manners.
    """
    of = engine, queries
    if most and not entity and not document:
        claims = read_part(*of, "dates", 0, most) or None
        known = _known(*of, claims) if first and claims else None
        return known or _read(*of, _Wanted(claims=claims, most=most, first=first))
    sets = [events_of(*of, entity)] if entity else []
    sets += [dated_in(*of, document)] if document else []
    events = set.intersection(*sets) if sets else None
    if first and most and events is not None and not document:
        rows = rows_of(engine, queries, "event-dates", event=events)
        listed = [row["claim"] for row in _ordered(rows, _labels(*of, rows))[:most]]
        if known := _known(*of, listed):
            return known
    found = _read(*of, _Wanted(events, None, most, document, first=first))
    return [own for one in found if (own := one.of(document))] if document else found


def _known(engine: Engine, queries: Path, claims: list[str]) -> list[Moment]:
    """Return these dates as the build wrote them down, or none where it wrote down nothing.

    What it did not write down is read.
    """
    known = read_date_sheets(engine, queries, claims)
    rest = [one for one in claims if one not in known]
    if known and rest:
        read = _read(engine, queries, _Wanted(claims=rest, most=len(rest), first=True))
        known |= {one.claim: one for one in read}
    return [known[one] for one in claims if one in known]


def read_moments_of(
    engine: Engine, queries: Path, events: set[str], briefly: bool = False
) -> list[Moment]:
    """Return the dates of these events, by identifier.

    `briefly` tells of each passage only its document and what was inferred, in half the time.
    """
    return _read(engine, queries, _Wanted(events, briefly=briefly))


def read_spans(engine: Engine, queries: Path) -> dict[str, list[Span]]:
    """Return the days that the dates of each event may mean, and nothing else of them."""
    days = {row["date"]: _span(row) for row in rows_of(engine, queries, "event-days")}
    found: dict[str, list[Span]] = defaultdict(list)
    for row in rows_of(engine, queries, "event-spans"):
        if row["date"] in days:
            found[row["event"]].append(days[row["date"]])
    return found


def _span(row: Row) -> Span:
    return Span(date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"]))


def _ordered(rows: list[Row], labels: dict[str, str]) -> list[Row]:
    return sorted(
        rows, key=lambda row: (row["earliest"], row["latest"], _label(row, labels), row["claim"])
    )


def _labels(engine: Engine, queries: Path, rows: Iterable[Row]) -> dict[str, str]:
    found = read_labels(engine, queries, (f"{ID}{row['event']}" for row in rows))
    return {iri.removeprefix(ID): label for iri, label in found.items()}


def _label(row: Row, labels: dict[str, str]) -> str:
    label = labels.get(row["event"], "")
    return f"founding of {label}" if label and row["founding"] == "true" else label


def _read(engine: Engine, queries: Path, wanted: _Wanted) -> list[Moment]:
    """Return the dates that are wanted, each with what stands against it and what it fits."""
    of, events = (engine, queries), wanted.events
    if wanted.claims is not None:
        events = {row["event"] for row in rows_of(*of, "event-dates", claim=wanted.claims)}
    rows = rows_of(engine, queries, "event-dates", **only("event", events))
    named = _labels(*of, rows)
    moments = [_moment(row, _label(row, named)) for row in _ordered(rows, named)]
    own = read_tellings_in(*of, wanted.document) if wanted.document else None
    among = own if own is not None else wanted.claims
    listed = [one.claim for one in moments if among is None or one.claim in among]
    shown = set(listed[: wanted.most or None])
    some = shown if events is not None or len(shown) < len(moments) else None
    found = _with_rivals(moments, read_disputes(*of, some), shown)
    told = read_tellings(*of, some, wanted.briefly, wanted.first) if own is None else own
    near = {other.claim for one in found for other in _beside(one, wanted)}
    less, known = wanted.briefly or wanted.first, told if own is None else {}
    beside = read_tellings(*of, near - {*known}, less, wanted.first)
    return with_passages(found, told, known | beside)


def _beside(one: Moment, wanted: _Wanted) -> tuple[Moment, ...]:
    """Return the dates beside this one whose documents are read: where some are wanted, some."""
    most = BESIDE if wanted.most else None
    fits = () if wanted.first and one.rivals else one.fits[:most]
    return (*one.rivals[:most], *fits)


def _moment(row: Row, label: str) -> Moment:
    return Moment(
        row["event"],
        label or row["event"],
        row["claim"],
        row["wording"],
        row["edtf"],
        _span(row),
        row["status"],
        (),
        number=int(row["number"]),
    )


def _with_rivals(
    moments: list[Moment], disputes: Iterable[Dispute], wanted: set[str]
) -> list[Moment]:
    """Return the moments of these claims, with what stands against and what fits each."""
    by_claim = {one.claim: one for one in moments}
    of_event: dict[str, list[Moment]] = defaultdict(list)
    for one in moments:
        of_event[one.event].append(one)
    against: dict[str, dict[str, Moment]] = defaultdict(dict)
    verdicts: dict[str, str] = {}
    for claim, rival, verdict in disputes:
        mine, other = by_claim.get(claim), by_claim.get(rival)
        if mine and other and not mine.span.meets(other.span):
            against[mine.claim][other.claim] = other
            verdicts[mine.claim] = verdict
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
        if one.claim in wanted
    ]


def events_of(engine: Engine, queries: Path, entity: str) -> set[str]:
    """Return the identifiers of the events that the entity takes part in."""
    return {row["event"] for row in rows_of(engine, queries, "events-of", entity=[entity])}


def dated_in(engine: Engine, queries: Path, document: str) -> set[str]:
    """Return the identifiers of the events that the document dates."""
    return {row["event"] for row in rows_of(engine, queries, "dated-in", document=[document])}
