"""A date as a page states it, to EDTF: nothing is filled in."""

from __future__ import annotations

import re

from kg.corpus.documents import is_date

__all__ = ["stated_date"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}.*)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? )?"
_WRITTEN = re.compile(
    rf"{_WEEKDAY}(?:{_DAY} (?:of )?)?(?P<month>[a-z]{{3,9}})\.?,? (?P<year>\d{{4}})"
    r"(?: \d{1,2}:\d{2}.*)?"
)
_AMERICAN = re.compile(
    rf"{_WEEKDAY}(?P<month>[a-z]{{3,9}})\.? {_DAY},? (?P<year>\d{{4}})(?:,? .*\d:\d\d.*)?"
)


def stated_date(text: str) -> str:
    """Return the date in EDTF, no finer than it is stated; empty where it is not clear.

    The day is the one written down, whatever the time zone beside it.

    >>> stated_date("2025-01-29T08:15:00+08:00"), stated_date("January 2025"), stated_date("2025")
    ('2025-01-29', '2025-01', '2025')
    >>> stated_date("29th of Jan. 2025"), stated_date("01/02/2025"), stated_date("last week")
    ('2025-01-29', '', '')
    """
    line = " ".join(text[:200].split())
    found = _iso(line) or _written(line.lower()) or line
    return found if is_date(found) else ""


def _iso(line: str) -> str:
    found = _COMPACT.fullmatch(line) or _ISO.fullmatch(line)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else ""


def _written(line: str) -> str:
    found = _WRITTEN.fullmatch(line) or _AMERICAN.fullmatch(line)
    if not found:
        return ""
    short = found["month"]
    # "sept" is the one short form of four letters.
    month = [n for n, name in enumerate(_MONTHS, 1) if name == short or name[: len(short)] == short]
    if len(month) != 1 or (len(short) > 4 and short not in _MONTHS):
        return ""
    day = f"-{int(found['day']):02}" if found["day"] else ""
    return f"{found['year']}-{month[0]:02}{day}"
