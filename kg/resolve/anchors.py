"""The dates of events as each document sees them, from which relative dates are counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from kg.corpus.passages import ClaimsFile, Passage, Row
from kg.errors import DataError
from kg.model import (
    Entity,
    Modality,
    PartialDate,
    RelativeDate,
    WordingTable,
    parse_date,
    parse_relative,
    shifted,
)

__all__ = ["DATE", "Anchors", "Undated"]

#: the property whose claims date an event
DATE = "date"

#: a document by its key, and an event by its identifier
View = tuple[str, str]
Named = Callable[[ClaimsFile, str], Entity | None]


@dataclass(frozen=True)
class Undated:
    """Why an event has no date to count from, and what to do about it."""

    what: str
    fix: str


@dataclass(frozen=True)
class _Row:
    """A row with a date, plain or counted from an event; without `event` it dates none."""

    where: str
    document: str
    event: str
    date: PartialDate | RelativeDate


@dataclass(frozen=True)
class Anchors:
    """The date of each event that a relative date is counted from, by document.

    A document's own dates of the event go before those of all documents together. Of several
    dates that one span lies within, that span holds.
    """

    found: Mapping[View, PartialDate | Undated] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        files: Iterable[ClaimsFile],
        named: Named,
        properties: Collection[str],
        table: WordingTable,
    ) -> Anchors:
        """Return the dates from which rows of the properties, which take dates, are counted.

        `named` links a name in a file. Raises DataError when a date is counted from itself.
        """
        rows = _Rows(_rows(files, named, properties, table))
        found: dict[View, PartialDate | Undated] = {}
        for view in rows.in_order():
            found[view] = _date_of(rows.of(view), found, table)
        return cls(found)

    def date(self, document: str, event: str) -> PartialDate | Undated:
        """Return the event's date as the document (by key) sees it, or why there is none."""
        return self.found.get((document, event), _NONE)


_NONE = Undated("is not dated by any document", "date it, or write the date out")
_MANY = "is dated differently, by {dates}"
_WRITE = "write the date out, or date the event in this document by one of them"


class _Rows:
    """The rows that date events, and on which other views the date of a view hangs."""

    def __init__(self, rows: Iterable[_Row]) -> None:
        """Keep the rows by event, and by event in each document."""
        self.everywhere: dict[str, list[_Row]] = defaultdict(list)
        self.within: dict[View, list[_Row]] = defaultdict(list)
        self.relative: list[_Row] = []
        for one in rows:
            self.relative += _relative([one])
            if one.event:
                self.everywhere[one.event].append(one)
                self.within[one.document, one.event].append(one)

    def of(self, view: View) -> list[_Row]:
        return self.within.get(view) or self.everywhere.get(view[1], [])

    def in_order(self) -> list[View]:
        """Return every view that a relative date needs, each after those on which it hangs."""
        graph: dict[View, list[View]] = {}
        todo = sorted({_anchor(one) for one in self.relative}, reverse=True)
        while todo:
            view = todo.pop()
            if view not in graph:
                graph[view] = [_anchor(one) for one in _relative(self.of(view))]
                todo += graph[view]
        try:
            return list(TopologicalSorter(graph).static_order())
        except CycleError as error:
            raise self._circle(error.args[1]) from error

    def _circle(self, views: list[View]) -> Exception:
        names = " < ".join(event for _, event in reversed(views))
        rows = [one for view in views for one in _relative(self.of(view)) if _anchor(one) in views]
        where = min(one.where for one in rows)
        what = f"a date is counted from itself: {names}"
        return DataError.single(where, what, "give one of these events a date of its own")


def _relative(rows: Iterable[_Row]) -> list[_Row]:
    return [one for one in rows if isinstance(one.date, RelativeDate)]


def _anchor(row: _Row) -> View:
    assert isinstance(row.date, RelativeDate)  # noqa: S101  # only those have an anchor
    return row.document, row.date.anchor


def _rows(
    files: Iterable[ClaimsFile], named: Named, properties: Collection[str], table: WordingTable
) -> Iterator[_Row]:
    """Yield the rows with a date; one that is wrong is left to the stage that reads them all."""
    for file in files:
        for passage in file.passages:
            for row in passage.rows:
                value = (
                    _value(row.object, file, named, table) if row.predicate in properties else None
                )
                if value is not None:
                    event = named(file, row.subject) if _dates(passage, row) else None
                    where = f"{file.path}:{row.line}"
                    yield _Row(where, file.document, event.id if event else "", value)


def _dates(passage: Passage, row: Row) -> bool:
    """Return whether the row says when its subject was; a question or denial does not."""
    options = {**passage.options, **row.options}
    asked = options.get("modality") == Modality.ASKED
    return row.predicate == DATE and not asked and options.get("denied") != "true"


def _value(
    text: str, file: ClaimsFile, named: Named, table: WordingTable
) -> PartialDate | RelativeDate | None:
    relative = parse_relative(text)
    if relative is not None:
        anchor = named(file, relative.anchor)
        return relative.model_copy(update={"anchor": anchor.id}) if anchor else None
    try:
        return parse_date(text, table)
    except ValueError:
        return None


def _date_of(
    rows: Iterable[_Row], found: Mapping[View, PartialDate | Undated], table: WordingTable
) -> PartialDate | Undated:
    """Return the date that all rows leave, when it is one of theirs."""
    dates: dict[str, PartialDate] = {}
    for row in rows:
        date = row.date
        if isinstance(date, RelativeDate):
            anchor = found[_anchor(row)]
            if isinstance(anchor, Undated):
                return Undated("is counted from an event without a date", f"see {row.where}")
            try:
                date = shifted(anchor, date, table)
            except ValueError as error:
                return Undated(f"has no date: {error}", f"see {row.where}")
        dates[date.edtf] = date
    return _tightest(sorted(dates.values(), key=lambda one: one.edtf))


def _tightest(dates: list[PartialDate]) -> PartialDate | Undated:
    for one in dates:
        if all(o.earliest <= one.earliest and one.latest <= o.latest for o in dates):
            return one
    if not dates:
        return _NONE
    return Undated(_MANY.format(dates=", ".join(one.text for one in dates)), _WRITE)
