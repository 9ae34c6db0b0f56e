"""Events in time order: those that are dated, those that are not, and who brings them about."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.graph.engine import Engine
from kg.query.dated import Moment, Told
from kg.query.entities import Named
from kg.query.lists import has_lists, read_part
from kg.query.moments import (
    Row,
    dated_in,
    events_of,
    read_moments,
    read_moments_of,
    read_spans,
    rows_of,
)

__all__ = [
    "Moment",
    "Row",
    "Told",
    "Undated",
    "Who",
    "events_of",
    "read_moments",
    "read_moments_of",
    "read_spans",
    "read_undated",
    "read_who",
    "released",
    "rows_of",
]


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


def read_undated(
    engine: Engine, queries: Path, entity: str = "", document: str = "", most: int = 0
) -> list[Undated]:
    """Return the events that no document dates, by label; filtered as `read_moments` does.

    With `document` these are the events that it speaks of and does not date itself.
    """
    of = engine, queries
    if most and not entity and not document:
        listed = read_part(*of, "undated", 0, most)
        if listed or has_lists(*of):
            return _undated(*of, set(listed))
    return _undated(*of, _unnamed(*of, entity, document))[: most or None]


def _unnamed(engine: Engine, queries: Path, entity: str, document: str) -> set[str]:
    """Return the events of an entity, of a document, or of all, that lack a date."""
    of = engine, queries
    wanted = events_of(*of, entity) if entity else None
    if document:
        spoken = {row["event"] for row in rows_of(*of, "events-in", document=[document])}
        spoken -= dated_in(*of, document)
        wanted = spoken if wanted is None else wanted & spoken
    elif wanted is None:
        wanted = {row["event"] for row in rows_of(*of, "undated")}
    else:
        wanted -= {row["event"] for row in rows_of(*of, "event-spans", event=sorted(wanted))}
    return wanted


def _undated(engine: Engine, queries: Path, wanted: set[str]) -> list[Undated]:
    found: dict[str, Undated] = {}
    for row in rows_of(engine, queries, "events", event=sorted(wanted)):
        event = row["event"]
        known = found.setdefault(event, Undated(event, row["eventLabel"] or event, {}))
        known.documents[row["document"]] = row["documentLabel"] or row["document"]
    return sorted(found.values(), key=lambda one: (one.label.casefold(), one.event))


def _fixed(events: set[str] | None) -> dict[str, list[str]]:
    return {} if events is None else {"event": sorted(events)}


def read_who(engine: Engine, queries: Path, events: set[str] | None = None) -> dict[str, Who]:
    """Return who brings each event about and what it concerns, by the event's identifier."""
    found: dict[str, Who] = {}
    for row in rows_of(engine, queries, "event-parts", **_fixed(events)):
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
