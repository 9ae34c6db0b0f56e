"""Events in time order: each date with its precision, who gives it, and what stands against it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import entity_term, read_question
from kg.query.entities import Named
from kg.query.spans import Span

__all__ = [
    "Moment",
    "Row",
    "Told",
    "Undated",
    "Who",
    "events_of",
    "read_moments",
    "read_undated",
    "read_who",
    "released",
    "rows_of",
]

#: one row of a query, texts by column
Row = dict[str, str]


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


@dataclass(frozen=True)
class Undated:
    """An event that no document dates, with the documents that speak of it."""

    event: str
    label: str
    documents: dict[str, str]


@dataclass(frozen=True)
class Who:
    """Who brings an event about and what it concerns: label by identifier."""

    actors: dict[str, str]
    concerned: dict[str, str]
    is_release: bool


def read_moments(
    engine: Engine, queries: Path, entity: str = "", document: str = ""
) -> list[Moment]:
    """Return the dated events by the first day they may mean.

    With `entity` (an identifier) only the events it takes part in; with `document` only the
    dates that it gives, still with the rival dates of all documents.
    """
    moments = _with_rivals(_moments(rows_of(engine, queries, "event-dates")), engine, queries)
    if entity:
        wanted = events_of(engine, queries, entity)
        moments = [one for one in moments if one.event in wanted]
    if document:
        moments = [found for one in moments if (found := one.of(document))]
    return moments


def rows_of(engine: Engine, queries: Path, name: str, **fixed: list[str]) -> list[Row]:
    """Return the rows of a query of queries/commands, identifiers without their namespace."""
    question = read_question(queries / "commands" / f"{name}.rq")
    terms = {key: [entity_term(one) for one in values] for key, values in fixed.items()}
    names = ("event", "claim", "rival", "document", "part", "reaction", "cause")
    return [
        {key: short(value) if key in names else value for key, value in row.items()}
        for row in engine.texts(question.bound(terms))
    ]


def short(iri: str) -> str:
    """Return the identifier of an IRI of ours."""
    return iri.removeprefix(ID)


def _moments(rows: list[Row]) -> list[Moment]:
    told: dict[str, list[Told]] = defaultdict(list)
    first: dict[str, Row] = {}
    for row in rows:
        first.setdefault(row["claim"], row)
        told[row["claim"]].append(_told(row))
    return [
        Moment(
            row["event"],
            row["eventLabel"] or row["event"],
            claim,
            row["wording"],
            row["edtf"],
            Span(date.fromisoformat(row["earliest"]), date.fromisoformat(row["latest"])),
            row["status"],
            tuple(told[claim]),
        )
        for claim, row in first.items()
    ]


def _told(row: Row) -> Told:
    return Told(
        row["document"],
        row["documentLabel"] or row["document"],
        row["paragraph"],
        row["said"] or row["wording"],
        row["inferred"],
        row["modality"],
        row["hedge"],
    )


def _with_rivals(moments: list[Moment], engine: Engine, queries: Path) -> list[Moment]:
    """Return the moments, each with what stands against it and what fits it."""
    by_claim = {one.claim: one for one in moments}
    of_event: dict[str, list[Moment]] = defaultdict(list)
    for one in moments:
        of_event[one.event].append(one)
    against: dict[str, dict[str, Moment]] = defaultdict(dict)
    verdicts: dict[str, str] = {}
    for row in rows_of(engine, queries, "date-disputes"):
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


def read_undated(
    engine: Engine, queries: Path, entity: str = "", document: str = ""
) -> list[Undated]:
    """Return the events that no document dates, by label; filtered as `read_moments` does.

    With `document` these are the events that it speaks of and does not date itself.
    """
    dated = {one.event for one in read_moments(engine, queries, document=document)}
    wanted = events_of(engine, queries, entity) if entity else None
    found: dict[str, Undated] = {}
    for row in rows_of(engine, queries, "events"):
        event = row["event"]
        if event in dated or (wanted is not None and event not in wanted):
            continue
        known = found.setdefault(event, Undated(event, row["eventLabel"] or event, {}))
        known.documents[row["document"]] = row["documentLabel"] or row["document"]
    kept = [one for one in found.values() if not document or document in one.documents]
    return sorted(kept, key=lambda one: (one.label.casefold(), one.event))


def read_who(engine: Engine, queries: Path) -> dict[str, Who]:
    """Return who brings each event about and what it concerns, by the event's identifier."""
    found: dict[str, Who] = {}
    for row in rows_of(engine, queries, "event-parts"):
        who = found.setdefault(row["event"], Who({}, {}, row["isRelease"] == "true"))
        side = who.actors if row["role"] == "actor" else who.concerned
        side[row["part"]] = row["partLabel"] or row["part"]
    return found


def released(named: Named, moments: list[Moment], who: dict[str, Who]) -> str:
    """Return the event that a name stands for: itself, or the release of what it names.

    A name of neither is returned as it is; then it has no date.
    """
    dated = {one.event for one in moments}
    if named.id in dated or named.id in who:
        return named.id
    releases = [key for key, one in who.items() if one.is_release and named.id in one.concerned]
    return min(releases, key=lambda key: (key not in dated, key), default=named.id)
