"""Dates given by their distance from an event: the calendar arithmetic, and how it reads."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Literal, cast

from kg.model.base import Noun
from kg.model.date import PartialDate, parse_date
from kg.model.quantity import WordingTable

__all__ = ["RelativeDate", "Unit", "arithmetic_text", "parse_relative", "shifted"]

Unit = Literal["days", "weeks", "months", "years"]

_TEXT = re.compile(
    r"(?P<anchor>\S.*?) (?P<sign>[+-]) (?P<number>\d{1,5}) (?P<unit>day|week|month|year)s?",
    re.ASCII,
)


class RelativeDate(Noun):
    """So many days, weeks, months or years after an anchor; before it when the number is negative.

    `anchor` is a name as it was written, or, once that is resolved, the identifier of the event.
    """

    anchor: str
    number: int
    unit: Unit

    @property
    def distance(self) -> str:
        """Return sign, number and unit.

        >>> RelativeDate(anchor="the launch", number=-1, unit="weeks").distance
        '- 1 week'
        """
        count = abs(self.number)
        unit = self.unit.removesuffix("s") if count == 1 else self.unit
        return f"{'-' if self.number < 0 else '+'} {count} {unit}"


def parse_relative(text: str) -> RelativeDate | None:
    """Return the distance from an anchor that the text gives, or None when it gives none.

    >>> parse_relative("release of Finch-2 - 3 weeks")
    RelativeDate(anchor='release of Finch-2', number=-3, unit='weeks')
    >>> parse_relative("2025-01-20") is None
    True
    """
    match = _TEXT.fullmatch(text)
    if not match:
        return None
    number = int(match["number"])
    signed = -number if match["sign"] == "-" else number
    return RelativeDate(
        anchor=match["anchor"], number=signed, unit=cast("Unit", f"{match['unit']}s")
    )


def shifted(anchor: PartialDate, relative: RelativeDate, table: WordingTable) -> PartialDate:
    """Return the date at that distance from the anchor's date.

    The span of the anchor is moved by the calendar, and widened on both sides by the table's
    tolerance for the unit. A span that a plain or an approximate day, month or year has too is
    written as that, any other one as `[A..B]`. Raises ValueError beyond the calendar.

    >>> days = {"day": 4, "month": 15, "year": 182}
    >>> table = WordingTable(bounds={}, days=days, units={}, relative={"days": 0, "weeks": 4})
    >>> launch = parse_date("2025-01-29", table)
    >>> shifted(launch, RelativeDate(anchor="x", number=2, unit="days"), table).edtf
    '2025-01-31'
    >>> shifted(launch, RelativeDate(anchor="x", number=-3, unit="weeks"), table).edtf
    '2025-01-08~'
    """
    if relative.unit not in table.relative:
        raise ValueError(f"no tolerance is known for dates that are so many {relative.unit} away")
    tolerance = timedelta(days=table.relative[relative.unit])
    one_day = anchor.earliest == anchor.latest
    try:
        earliest = _moved(anchor.earliest, relative) - tolerance
        latest = _moved(anchor.latest, relative, keep_end=not one_day) + tolerance
        return _of_span(earliest, latest, table)
    except (OverflowError, ValueError) as error:
        where = f"{anchor.text} {relative.distance}"
        raise ValueError(f"'{where}' lies beyond the calendar") from error


def _moved(day: date, by: RelativeDate, *, keep_end: bool = False) -> date:
    """Return the day moved by the calendar; a month that has no such day gives its last one.

    With `keep_end` the last day of a month stays one, so that a whole month stays whole.
    """
    if by.unit in ("days", "weeks"):
        return day + timedelta(**{by.unit: by.number})
    months = day.year * 12 + day.month - 1 + by.number * (12 if by.unit == "years" else 1)
    year, month = months // 12, months % 12 + 1
    last = date(year, month, 1).replace(day=calendar.monthrange(year, month)[1])
    at_end = keep_end and day.day == calendar.monthrange(day.year, day.month)[1]
    return last if at_end else last.replace(day=min(day.day, last.day))


def _of_span(earliest: date, latest: date, table: WordingTable) -> PartialDate:
    """Return the shortest EDTF text whose span is this one."""
    middle = (earliest + (latest - earliest) / 2).isoformat()
    for edtf in (f"{middle[:length]}{mark}" for length in (10, 7, 4) for mark in ("", "~")):
        found = parse_date(edtf, table)
        if (found.earliest, found.latest) == (earliest, latest):
            return found
    return parse_date(f"[{earliest}..{latest}]", table)


def arithmetic_text(
    label: str, anchor: PartialDate, relative: RelativeDate, result: PartialDate
) -> str:
    """Return the arithmetic in words; `label` is that of the anchor.

    >>> table = WordingTable(bounds={}, days={}, units={}, relative={"days": 0})
    >>> launch = parse_date("2025-01-20", table)
    >>> by = RelativeDate(anchor="event/x", number=2, unit="days")
    >>> arithmetic_text("release of X", launch, by, shifted(launch, by, table))
    'release of X (20 January 2025) + 2 days = 22 January 2025'
    """
    return f"{label} ({anchor.text}) {relative.distance} = {result.text}"
