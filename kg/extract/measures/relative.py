"""Times that are told from the day of publication: "last month", "this May", "April last year"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from kg.extract.measures.dates import DATE, YEARLESS, dated
from kg.extract.signs.masking import Masked
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import Span

__all__ = ["TIME", "dated_in", "relative_words"]

#: a time in words that are no date of their own
TIME = "Time"
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_DECEMBER = 12
#: the parts of a date that are inferred, by how far the words go
_INFERRED = {"year": "year", "month": "year and month", "day": "year, month and day"}


def relative_words(rules: Rules) -> str:
    """Return the expression of all words for a time told from the day of publication."""
    rows = rules.dates["relative"]
    return "|".join(
        [*(one for row in rows.values() for one in row.values()), rules.dates["told_words"]]
    )


def dated_in(span: Span, masked: Masked, published: str, ahead: bool, rules: Rules) -> Span | None:
    """Return the span as a date, told from the day of publication where it must be; None without.

    Of the day of publication only the year, or year and month, may be known.
    """
    known = _PUBLISHED.fullmatch(published)
    if span.kind == TIME:
        return _told(span, known, rules) if known and not ahead else None
    if span.kind == YEARLESS and known and (shift := _year_behind(span, masked, rules)) is not None:
        why = f"year inferred from the day of publication, {published}"
        return replace(span, kind=DATE, label=f"{int(known[1]) + shift}{span.label}", inferred=why)
    return dated(span, published, ahead)


def _told(span: Span, known: re.Match[str], rules: Rules) -> Span | None:
    """Return the year, month or day that words like "last month" mean."""
    for unit, shift, words in _expressions(rules):
        match = words.fullmatch(span.label)
        edtf = _moved(known, unit, shift, match, rules) if match else ""
        if edtf:
            part = _INFERRED["year" if unit == "named" else unit]
            why = f"{part} inferred from the day of publication, {known[0]}"
            return replace(span, kind=DATE, label=edtf, inferred=why)
    return None


def _moved(known: re.Match[str], unit: str, shift: int, words: re.Match[str], rules: Rules) -> str:
    """Return the date so far from the day of publication, or nothing where that is not known."""
    year, month = int(known[1]), int(known[2] or 0)
    if unit == "year":
        return f"{year + shift}"
    if unit == "named":
        rows = enumerate(rules.dates["months"], 1)
        said = words[0].split()[-1]
        named = next(n for n, row in rows if said in [one.lower() for one in row])
        return f"{year}-{named:02d}" if named <= month else ""
    if unit == "day":
        day = date.fromisoformat(known[0]) + timedelta(days=shift) if known[3] else ""
        return str(day)
    if not month:
        return ""
    year, month = (year, month + shift) if month + shift else (year - 1, _DECEMBER)
    return f"{year}-{month:02d}"


@lru_cache(maxsize=4)
def _expressions(rules: Rules) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple(
        (unit, int(shift), re.compile(words))
        for unit, shifts in rules.dates["relative"].items()
        for shift, words in shifts.items()
    )


def _year_behind(span: Span, masked: Masked, rules: Rules) -> int | None:
    """Return how many years from that of publication words behind a date put it, if they do."""
    if span not in masked.spans:
        return None
    behind = masked.text[masked.text.index(">", masked.place(span)) + 1 :]
    for shift, words in rules.dates["relative"]["year"].items():
        if re.match(rf"\s+(?:of\s+)?(?:{words})(?![\w-])", behind):
            return int(shift)
    return None
