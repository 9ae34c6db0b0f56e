"""What comes within some days of an event, from the days of all events, as the build wrote them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from pathlib import Path

from kg.graph.engine import Engine
from kg.query.assertions import rows_of
from kg.query.dated import Moment
from kg.query.spans import Interval, Span, days_between, hull, narrowed

__all__ = ["Dated", "Near", "nearest", "read_days"]


@dataclass(frozen=True)
class Dated:
    """An event with its dates, each with the identifiers of the documents that give it."""

    event: str
    label: str
    dates: tuple[tuple[Span, tuple[str, ...]], ...]

    def by_document(self) -> Iterator[tuple[Span, Sequence[str]]]:
        """Yield the days that the event has by some documents, and these."""
        if len(self.dates) == 1:
            yield self.dates[0]
            return
        found: dict[str, list[Span]] = defaultdict(list)
        for span, documents in self.dates:
            for one in documents:
                found[one].append(span)
        alike: dict[tuple[Span, ...], list[str]] = defaultdict(list)
        for one, spans in found.items():
            alike[tuple(spans)].append(one)
        for of, named in alike.items():
            yield narrowed(of), named


@dataclass
class Near:
    """What comes within some days: intervals with event, label and how many documents say so.

    `left` tells whether anything comes later.
    """

    rows: list[tuple[Interval, str, str, int]] = field(default_factory=list)
    left: bool = False

    @property
    def number(self) -> int:
        """Return how many rows there are, one an event and document."""
        return sum(number for *_, number in self.rows)

    def first(self, most: int) -> set[str]:
        """Return the events of the first `most` rows: soonest first, then by label."""
        chosen: set[str] = set()
        ordered = sorted(self.rows, key=lambda row: (row[0], row[2]))
        for _, same in groupby(ordered, key=lambda row: (row[0], row[2])):
            if most <= 0:
                break
            for _, event, _, number in same:
                chosen.add(event)
                most -= number
        return chosen


def read_days(engine: Engine, queries: Path) -> list[Dated]:
    """Return the dates of all events, or nothing where the build wrote none down."""
    rows = rows_of(engine, queries, "day-pages")
    return [_dated(*one) for row in rows for one in json.loads(row["sheet"])]


def _dated(event: str, label: str, dates: list[tuple[int, int, list[str]]]) -> Dated:
    return Dated(
        event,
        label,
        tuple(
            (Span(date.fromordinal(first), date.fromordinal(last)), tuple(documents))
            for first, last, documents in dates
        ),
    )


def nearest(days: int, moments: Sequence[Moment], events: Iterable[Dated], told: set[str]) -> Near:
    """Return what comes within so many days of the event that has these dates.

    Nothing is returned of the events in `told`, of which is read who says that they follow.
    """
    found, start = Near(), _Start(moments)
    last = date.fromordinal(min(start.hull.latest.toordinal() + days, date.max.toordinal()))
    window = Span(start.hull.earliest, last)
    for one in events:
        spans = [span for span, _ in one.dates]
        found.left |= any(span.earliest > last for span in spans)
        # Rival dates on both sides of the window leave the days between them open.
        if one.event in told or not hull(spans).meets(window):
            continue
        for interval, number in start.intervals(one):
            if interval.fewest > days and interval.most >= 0:
                found.left = True
            elif interval.most >= 0:
                found.rows.append((interval, one.event, one.label, number))
    return found


class _Start:
    """The days from which is counted: of all documents, and of those that give the date."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        spans: dict[str, list[Span]] = defaultdict(list)
        for one in moments:
            for document in one.documents:
                spans[document.removeprefix("document/")].append(one.span)
        every = [one.span for one in moments]
        self.hull, self.whole = hull(every), narrowed(every)
        self.own = {document: narrowed(of) for document, of in spans.items()}

    def intervals(self, other: Dated) -> Iterator[tuple[Interval, int]]:
        """Yield the days to the other event, and by how many documents it is so many."""
        for span, documents in other.by_document():
            own = [self.own[one] for one in documents if one in self.own]
            for first in own:
                yield days_between(first, span), 1
            if len(own) < len(documents):
                yield days_between(self.whole, span), len(documents) - len(own)
