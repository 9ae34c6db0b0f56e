"""The dates of events: with their precision, who gives them, and what stands against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query import assertions
from kg.query.assertions import Row, read_labels
from kg.query.dated import Moment, Told
from kg.query.lists import open_list
from kg.query.spans import Span

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
#: what is not read of a passage of which only little is told
_UNREAD = {"paragraph": "0", "said": "", "modality": "", "hedge": ""}


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
        listed = open_list(*of, "dates")
        claims = None if listed is None else listed.some(0, most)
        return _of_events(*of, None, claims)[:most]
    sets = [events_of(*of, entity)] if entity else []
    sets += [dated_in(*of, document)] if document else []
    moments = _of_events(*of, set.intersection(*sets) if sets else None)
    return [found for one in moments if (found := one.of(document))] if document else moments


def read_moments_of(
    engine: Engine, queries: Path, events: set[str], briefly: bool = False
) -> list[Moment]:
    """Return the dates of these events, by identifier.

    `briefly` tells of each passage only its document and what was inferred, in half the time.
    """
    return _of_events(engine, queries, events, briefly=briefly)


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
    return {short(iri): label for iri, label in found.items()}


def _label(row: Row, labels: dict[str, str]) -> str:
    label = labels.get(row["event"], "")
    return f"founding of {label}" if label and row["founding"] == "true" else label


def _of_events(
    engine: Engine,
    queries: Path,
    events: set[str] | None,
    claims: list[str] | None = None,
    briefly: bool = False,
) -> list[Moment]:
    """Return the dates of these events, or of all, each with what stands against it.

    With `claims` only these dates: of what stands against them, and beside them, the passages are
    read of the first ones alone.
    """
    if claims is not None:
        events = {row["event"] for row in rows_of(engine, queries, "event-dates", claim=claims)}
    rows = rows_of(engine, queries, "event-dates", **_only("event", events))
    named = _labels(engine, queries, rows)
    moments = [_moment(row, _label(row, named)) for row in _ordered(rows, named)]
    known = None if events is None else {one.claim for one in moments}
    wanted = known if claims is None else set(claims)
    disputes = rows_of(engine, queries, "date-disputes", **_only("claim", wanted))
    shown = _with_rivals(moments, disputes, None if claims is None else wanted)
    if claims is not None and wanted is not None:
        beside = ((*one.rivals[:BESIDE], *one.fits[:BESIDE]) for one in shown)
        wanted = wanted | {other.claim for of in beside for other in of}
    return _with_passages(shown, _passages(engine, queries, wanted, briefly))


def _only(name: str, values: Iterable[str] | None) -> dict[str, list[str]]:
    return {} if values is None else {name: sorted(values)}


def _passages(
    engine: Engine, queries: Path, claims: set[str] | None, briefly: bool
) -> dict[str, list[Row]]:
    """Return who gives these dates, or all, by claim."""
    name = "dated-briefly" if briefly else "dated-by"
    rows = rows_of(engine, queries, name, **_only("claim", claims))
    labels = read_labels(engine, queries, {f"{ID}{row['document']}" for row in rows})
    told: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        label = labels.get(f"{ID}{row['document']}", "")
        told[row["claim"]].append(_UNREAD | row | {"documentLabel": label})
    return told


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
    )


def _with_passages(moments: list[Moment], told: dict[str, list[Row]]) -> list[Moment]:
    """Return the moments, and those that stand beside them, with the passages that give them."""
    known: dict[str, Moment] = {}

    def whole(one: Moment) -> Moment:
        if one.claim not in known:
            rows = sorted(told.get(one.claim, ()), key=_place)
            given = tuple(_told(row, one.wording) for row in rows)
            known[one.claim] = replace(one, told=given, rivals=(), fits=())
        return known[one.claim]

    return [
        replace(
            one,
            told=whole(one).told,
            rivals=tuple(map(whole, one.rivals)),
            fits=tuple(map(whole, one.fits)),
        )
        for one in moments
        if whole(one).told
    ]


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


def _with_rivals(
    moments: list[Moment], disputes: Iterable[Row], wanted: set[str] | None
) -> list[Moment]:
    """Return the moments, or those of these claims, with what stands against and what fits each."""
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
        if wanted is None or one.claim in wanted
    ]


def events_of(engine: Engine, queries: Path, entity: str) -> set[str]:
    """Return the identifiers of the events that the entity takes part in."""
    return {row["event"] for row in rows_of(engine, queries, "events-of", entity=[entity])}


def dated_in(engine: Engine, queries: Path, document: str) -> set[str]:
    """Return the identifiers of the events that the document dates."""
    return {row["event"] for row in rows_of(engine, queries, "dated-in", document=[document])}
