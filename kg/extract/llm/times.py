"""Whether the day of publication makes a date what the article's words for it mean."""

from __future__ import annotations

import re
from datetime import date, timedelta

from kg.extract.grounder.dating import read_date_words, unworded
from kg.model.cues import Cues

__all__ = ["mistimed", "untimely"]

_MONTHS = 12
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def untimely(edtf: str, published: str, said: str, cues: Cues, *, ahead: bool = False) -> str:
    """Return why what has happened on that day cannot be told so on the day of publication.

    What has happened lies not ahead, and what the words leave out is the last such time before:
    "in March" is that of the last twelve months. What is told as `ahead` may be the next one.

    >>> cues = Cues(months={"march": 3})
    >>> [untimely(one, "2025-09-11", "March", cues) for one in ("2025-03", "2026-03", "2024-03")]
    ['', 'it lies ahead of the day of publication', 'it is not the last such time before that day']
    """
    if not _DAY.fullmatch(edtf) or not _DAY.fullmatch(published):
        return ""
    size = min(len(edtf), len(published))
    if not ahead and edtf[:size] > published[:size]:
        return "it lies ahead of the day of publication"
    why = mistimed(edtf, published, said)
    if why or "year" not in unworded(edtf, said, cues) or len(edtf) < len("2025-03"):
        return why
    months = _months(published) - _months(edtf) if len(published) >= len("2025-03") else 0
    worded = any(one.month for one in read_date_words(said, cues))
    if worded and not ahead and months >= _MONTHS:
        return "it is not the last such time before that day"
    return ""


def mistimed(edtf: str, published: str, words: str) -> str:
    """Return why words such as "last year" do not give the date, or nothing.

    Words that tell several such times, or a year besides, are left alone.

    >>> [mistimed(one, "2025-06-03", "revenue last year") for one in ("2024", "2023")]
    ['', "'last year' is 2024 by the day of publication"]
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", published) or not _DAY.fullmatch(edtf):
        return ""
    every = _told(published).items()
    told = {name: day for name, day in every if re.search(rf"\b{name}\b", words.casefold())}
    if len(told) != 1 or re.search(r"\b(?:19|20)\d\d\b", words):
        return ""
    name, day = next(iter(told.items()))
    size = min(len(day), len(edtf))
    return "" if day[:size] == edtf[:size] else f"'{name}' is {day} by the day of publication"


def _told(published: str) -> dict[str, str]:
    """Return the times that words tell by the day of publication."""
    day = date.fromisoformat(published)
    month = day.replace(day=1)
    return {
        "today": published,
        "yesterday": (day - timedelta(days=1)).isoformat(),
        "this month": published[:7],
        "last month": (month - timedelta(days=1)).isoformat()[:7],
        "this year": published[:4],
        "last year": str(day.year - 1),
    }


def _months(edtf: str) -> int:
    return int(edtf[:4]) * _MONTHS + int(edtf[5:7])
