"""Dates in EDTF (ISO 8601-2), as far as the sources need it, with the span that each allows."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from kg.model.base import Noun
from kg.model.quantity import WordingTable

__all__ = ["PartialDate", "parse_date"]

_POINT = re.compile(r"(\d{4})(?:-(?!00)(\d{2})(?:-(?!00)(\d{2}))?)?(~?)", re.ASCII)
_ONE_OF = re.compile(r"\[([\d-]+~?)\.\.([\d-]+~?)\]", re.ASCII)
_FORMS = "YYYY, YYYY-MM or YYYY-MM-DD, each with ~ behind it for 'about', or [A..B]"
_MONTHS = "January February March April May June July August September October November December"


class PartialDate(Noun):
    """A date with the first and the last day that it may mean."""

    edtf: str
    earliest: date
    latest: date
    text: str


def parse_date(edtf: str, table: WordingTable) -> PartialDate:
    """Return the date that the EDTF text gives.

    `YYYY-MM-DD~` is that day with the table's tolerance on both sides (4 days), and
    `[A..B]` one day from A to B. Raises ValueError when the text is none of the known forms
    or no day of the calendar.

    >>> table = WordingTable(bounds={}, days={"day": 4, "month": 15, "year": 182}, units={})
    >>> may = parse_date("2023-05", table)
    >>> print(may.earliest, may.latest, may.text)
    2023-05-01 2023-05-31 May 2023
    >>> about = parse_date("2025-01-08~", table)
    >>> print(about.earliest, about.latest, about.text)
    2025-01-04 2025-01-12 about 8 January 2025
    """
    one_of = _ONE_OF.fullmatch(edtf)
    if one_of:
        first, last = (parse_date(part, table) for part in one_of.groups())
        if first.latest >= last.earliest:
            raise ValueError(f"'{edtf}' runs backwards or overlaps itself")
        text = f"between {first.text} and {last.text}"
        return PartialDate(edtf=edtf, earliest=first.earliest, latest=last.latest, text=text)
    match = _POINT.fullmatch(edtf)
    if not match:
        raise ValueError(f"'{edtf}' is not a date of the form {_FORMS}")
    return _point(edtf, match, table)


def _point(edtf: str, match: re.Match[str], table: WordingTable) -> PartialDate:
    year, month, day = (int(part) if part else 0 for part in match.group(1, 2, 3))
    try:
        earliest = date(year, month or 1, day or 1)
        latest = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError as error:
        raise ValueError(f"'{edtf}' is no day of the calendar") from error
    text = " ".join(filter(None, [str(day or ""), _month(month), f"{year:04d}"]))
    if match[4]:
        precision = "day" if day else "month" if month else "year"
        tolerance = timedelta(days=table.days[precision])
        try:
            earliest, latest = earliest - tolerance, latest + tolerance
        except OverflowError as error:
            raise ValueError(f"'{edtf}' lies beyond the calendar") from error
        text = f"about {text}"
    return PartialDate(edtf=edtf, earliest=earliest, latest=latest, text=text)


def _month(number: int) -> str:
    return _MONTHS.split()[number - 1] if number else ""
