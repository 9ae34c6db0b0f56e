"""Dates in a text, as EDTF: never a day or month that nobody stated, a year only if inferred."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import Span

__all__ = ["DATE", "DISTANCE", "WEEKDAY", "YEARLESS", "dated", "dates", "distances"]

DATE = "Date"
#: a day and month without a year: a date only where the year can be inferred
YEARLESS = "Yearless"
#: a day of the week: a date only where the day of publication is known
WEEKDAY = "Weekday"
#: so long after or before an event that is named behind it
DISTANCE = "Distance"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d%])"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d)"


@dataclass(frozen=True)
class _Forms:
    """How the matches of each form of a date are written as EDTF."""

    rules: Rules

    def number(self, match: re.Match[str]) -> str:
        months = enumerate(self.rules.dates["months"], 1)
        return f"{next(at for at, row in months if match['month'] in row):02d}"

    def full(self, match: re.Match[str]) -> str:
        return f"{match['year']}-{self.number(match)}-{int(match['day']):02d}"

    def yearless(self, match: re.Match[str]) -> str:
        return f"-{self.number(match)}-{int(match['day']):02d}"

    def month_only(self, match: re.Match[str]) -> str:
        return f"-{self.number(match)}"

    def weekday(self, match: re.Match[str]) -> str:
        return str(self.rules.dates["weekdays"].index(match["weekday"]))

    def month(self, match: re.Match[str]) -> str:
        return f"{match['year']}-{self.number(match)}"

    def quarter(self, match: re.Match[str]) -> str:
        first = 3 * int(self.rules.dates["quarters"][match["quarter"].lower()]) - 2
        last = 31 if first in (1, 10) else 30
        return f"[{match['year']}-{first:02d}-01..{match['year']}-{first + 2:02d}-{last}]"


@lru_cache(maxsize=4)
def _grammars(rules: Rules) -> tuple[tuple[re.Pattern[str], Callable[..., str]], ...]:
    table, write = rules.dates, _Forms(rules)
    weekdays = "|".join(table["weekdays"])
    others = "".join(f"(?<!{one})" for one in table["other"])
    names = "|".join(sorted((one for row in table["months"] for one in row), key=len)[::-1])
    month = rf"(?P<month>{names})\b\.?"
    alone = rf"(?P<month>{names})\b(?!,? ?(?:of )?\d)"
    week = rf"(?:(?:{weekdays}),? (?:the )?)?"
    vague, quarters = "|".join(table["vague"]), "|".join(table["quarters"])
    forms: list[tuple[str, Callable[..., str]]] = [
        (r"(?P<year>20\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d-])", _iso),
        (rf"{week}{month} {_DAY},? {_YEAR}", write.full),
        (rf"{week}{_DAY} (?:of )?{month},? {_YEAR}", write.full),
        (rf"(?:{vague})?{month},? (?:of )?{_YEAR}", write.month),
        (rf"{week}{month} {_DAY}(?! ?(?:%|million|billion|percent))", write.yearless),
        (rf"{week}{_DAY} (?:of )?{month}", write.yearless),
        (rf"(?:(?<=\b[Ii]n )|(?<=\b[Ss]ince ))(?:{vague})?{alone}", write.month_only),
        (rf"(?:{table['month_leads']})(?:{vague})?{alone}(?! [A-Z])", write.month_only),
        (rf"(?:the )?(?P<quarter>(?i:{quarters}))(?: of)? {_YEAR}", write.quarter),
        (rf"(?<=[a-z] )(?:{vague}|(?:the (?:year )?|year )){_YEAR}(?!-)", _year),
        (rf"(?<=\b[Ii]n ){_YEAR}(?!-|[ ](?:{table['not_year']}))", _year),
        (rf"(?:(?<=\bfor )|(?<=\bduring )|(?<=\b[Bb]y )){_YEAR}(?=\s*(?:[,.;:)]|$))", _year),
        (rf"(?<=\b[Ss]ince ){_YEAR}", _year),
        (rf"{others}(?P<weekday>{weekdays})(?![\w'-])", write.weekday),
    ]
    return tuple((re.compile(rf"(?<![\w$-])(?:{form})"), made) for form, made in forms)


def _year(match: re.Match[str]) -> str:
    return str(match["year"])


def _iso(match: re.Match[str]) -> str:
    return match[0]


@lru_cache(maxsize=4)
def _distance(rules: Rules) -> re.Pattern[str]:
    table = rules.dates
    counts, units = "|".join(table["counts"]), "|".join(table["units"])
    return re.compile(
        rf"(?<![\w.,$-])(?P<number>\d{{1,3}}|(?i:{counts})) (?P<unit>{units})s?"
        rf" (?P<way>{'|'.join(table['directions'])})(?!\w)"
    )


def distances(text: str, rules: Rules) -> list[Span]:
    """Return how long after or before something the plain text says that something was.

    A label is the distance as a claims file writes it behind the event, as in `+ 2 days`.
    """
    table, found = rules.dates, []
    for match in _distance(rules).finditer(text):
        number = int(table["counts"].get(match["number"].lower(), match["number"]))
        label = f"{table['directions'][match['way']]} {number} {match['unit']}{'s' * (number != 1)}"
        found.append(Span(*match.span(), DISTANCE, label, weight=4))
    return found


def dates(text: str, rules: Rules) -> list[Span]:
    """Return the dates of the plain text; a yearless one keeps `-MM-DD` as its label."""
    found = []
    for grammar, made in _grammars(rules):
        for match in grammar.finditer(text):
            edtf = made(match)
            if len(edtf) == 1 or _exists(edtf):
                kind = YEARLESS if edtf.startswith("-") else DATE if edtf[1:] else WEEKDAY
                why = "the quarter taken as its three months" if edtf.startswith("[") else ""
                found.append(Span(*match.span(), kind, edtf, weight=4, inferred=why))
    return found


def _exists(edtf: str) -> bool:
    """Return whether the calendar has the day, where the date gives one."""
    parts = edtf.removeprefix("-").split("-")
    if edtf.startswith("["):
        return True
    try:
        year = 2024 if edtf.startswith("-") else int(parts.pop(0))
        date(year, int(parts[0]) if parts else 1, int(parts[1]) if len(parts) > 1 else 1)
    except ValueError:
        return False
    return True


def dated(span: Span, published: str, ahead: bool) -> Span | None:
    """Return the date, its year inferred from the day the text was published; None without one.

    A past date is the last one up to that day, one that lies ahead the next from it on. So is a
    day of the week, of which the whole date is inferred. Of that day only the month may be known.

    >>> day = Span(0, 10, YEARLESS, "-12-28")
    >>> dated(day, "2025-01-29", ahead=False).label, dated(day, "2025-01-29", ahead=True).label
    ('2024-12-28', '2025-12-28')
    >>> dated(day, "2025-01", ahead=False).label
    '2024-12-28'
    >>> dated(Span(0, 7, WEEKDAY, "1"), "2025-01-29", ahead=False).label
    '2025-01-28'
    """
    if span.kind not in (YEARLESS, WEEKDAY):
        return span
    known = re.fullmatch(r"\d{4}-\d\d(-\d\d)?", published)
    if known is None or (span.kind == WEEKDAY and not known[1]):
        return None
    if span.kind == WEEKDAY:
        return _of_week(span, published, ahead)
    year = int(published[:4])
    now = published[5 : 4 + len(span.label)]
    told = span.label[1 : 1 + len(now)]
    year += told < now if ahead else -(told > now)
    if not _exists(f"{year}{span.label}"):
        return None
    why = f"year inferred from the day of publication, {published}"
    return Span(span.start, span.end, DATE, f"{year}{span.label}", span.weight, inferred=why)


def _of_week(span: Span, published: str, ahead: bool) -> Span:
    """Return the day of the week nearest to the day of publication, which may be that day."""
    day = date.fromisoformat(published)
    away = int(span.label) - day.weekday()
    found = day + timedelta(days=away % 7 if ahead else -(-away % 7))
    why = f"year, month and day inferred from the day of publication, {published}"
    return Span(span.start, span.end, DATE, found.isoformat(), span.weight, inferred=why)
