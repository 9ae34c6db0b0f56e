"""What comes within some days of an event, from the days of all events, as the build wrote them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.graph.engine import Engine
from kg.query.assertions import rows_of
from kg.query.dated import Moment
from kg.query.sheets import in_form
from kg.query.spans import Interval, Span, days_between, narrowed

__all__ = ["Days", "Group", "Near", "nearest", "read_days"]

#: a date: its first and last day as ordinals, its wording, and the keys of who gives it, by label
_Date = tuple[int, int, str, list[str]]
#: an event, its label and its dates
Days = tuple[str, str, list[_Date]]


class Group(NamedTuple):
    """Documents by which one event comes so many days after the other, their keys by label.

    `borrowed` tells that they do not date that other event themselves.
    """

    interval: Interval
    event: str
    label: str
    wordings: tuple[str, ...]
    documents: Sequence[str]
    borrowed: bool


@dataclass
class Near:
    """What comes within some days, in the order of the events' first dates.

    `left` tells whether anything comes later.
    """

    groups: list[Group] = field(default_factory=list)
    left: bool = False

    @property
    def number(self) -> int:
        """Return how many rows there are, one an event and document."""
        return sum(len(one.documents) for one in self.groups)

    def first(self, most: int) -> list[Group]:
        """Return the groups in which the first `most` rows are: soonest first, then by label."""
        chosen: list[Group] = []
        number = 0
        for one in sorted(self.groups, key=_order):
            if number >= most and _order(one) != _order(chosen[-1]):
                break
            chosen.append(one)
            number += len(one.documents)
        return chosen


def _order(one: Group) -> tuple[Interval, str]:
    return one.interval, one.label


def read_days(engine: Engine, queries: Path) -> list[Days]:
    """Return the dates of all events, or nothing where the build wrote none down.

    Raises BuildError for pages in another form.
    """
    rows = rows_of(engine, queries, "day-pages")
    with in_form():
        return [one for row in rows for one in _page(json.loads(row["sheet"]))]


def _page(page: list[Days]) -> list[Days]:
    """Return the page, whose first event tells in which form all of it is."""
    (_, _, ((first, last, _, _), *_)), *_ = page
    _span(first, last)
    return page


@lru_cache(maxsize=8192)
def _span(first: int, last: int) -> Span:
    """Return the days between two ordinals; events share many."""
    return Span(date.fromordinal(first), date.fromordinal(last))


def nearest(days: int, moments: Sequence[Moment], events: Iterable[Days], told: set[str]) -> Near:
    """Return what comes within so many days of the event that has these dates.

    Nothing is returned of the events in `told`, of which is read who says that they follow.
    """
    found, start = Near(), _Start(moments)
    last = min(start.latest + days, date.max.toordinal())
    for event, label, dates in events:
        if max(one[0] for one in dates) > last:
            found.left = True
        # Rival dates on both sides of the window leave the days between them open.
        open_ = min(one[0] for one in dates) <= last and max(one[1] for one in dates) >= start.first
        for group in start.groups(event, label, dates) if open_ and event not in told else ():
            if group.interval.fewest > days and group.interval.most >= 0:
                found.left = True
            elif group.interval.most >= 0:
                found.groups.append(group)
    return found


class _Start:
    """The days from which is counted: of all documents, and of those that give the date."""

    def __init__(self, moments: Sequence[Moment]) -> None:
        spans: dict[str, list[Span]] = defaultdict(list)
        for one in moments:
            for document in one.documents:
                spans[document.removeprefix("document/")].append(one.span)
        every = [one.span for one in moments]
        self.first = min(one.earliest for one in every).toordinal()
        self.latest = max(one.latest for one in every).toordinal()
        self.whole = narrowed(every)
        self.own = {document: narrowed(of) for document, of in spans.items()}

    def groups(self, event: str, label: str, dates: Sequence[_Date]) -> Iterator[Group]:
        """Yield the days to an event, with the documents by which it is so many."""
        for span, wordings, documents in _by_document(dates):
            others = [one for one in documents if one not in self.own]
            if others:
                interval = days_between(self.whole, span)
                yield Group(interval, event, label, wordings, others, borrowed=True)
            for one in documents if len(others) < len(documents) else ():
                if one in self.own:
                    interval = days_between(self.own[one], span)
                    yield Group(interval, event, label, wordings, [one], borrowed=False)


def _by_document(dates: Sequence[_Date]) -> Iterator[tuple[Span, tuple[str, ...], list[str]]]:
    """Yield the days that an event has by some documents, how they are worded, and which."""
    if len(dates) == 1:
        ((first, last, wording, documents),) = dates
        yield _span(first, last), (wording,), documents
        return
    given: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(dates):
        for document in one[3]:
            given[document].append(number)
    alike: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for document, numbers in given.items():
        alike[tuple(numbers)].append(document)
    for of, named in alike.items():
        some = [dates[number] for number in of]
        span = narrowed([_span(first, last) for first, last, *_ in some])
        yield span, tuple(wording for _, _, wording, _ in some), named
