"""Whether the day of publication makes a date what the article's words for it mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

from kg.extract.grounder.dating import read_date_words, unworded
from kg.model.cues import Cues

__all__ = ["Times", "mistimed", "untimely"]

#: by the words for a time: how many days, months or years back it lies, at least and at most
Times = Mapping[str, tuple[int, int, str]]

_MONTHS = 12
_DAYS = 10
_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def untimely(
    edtf: str, published: str, said: str, cues: Cues, times: Times, *, ahead: bool = False
) -> str:
    """Return why what has happened on that day cannot be told so on the day of publication.

    What has happened lies not ahead, and what the words leave out is the last such time before:
    "in March" is that of the last twelve months. What is told as `ahead` may be the next one.

    >>> cues = Cues(months={"march": 3})
    >>> days = ("2025-03", "2026-03", "2024-03")
    >>> [untimely(one, "2025-09-11", "March", cues, {}) for one in days]
    ['', 'it lies ahead of the day of publication', 'it is not the last such time before that day']
    """
    if not _DAY.fullmatch(edtf) or not _DAY.fullmatch(published):
        return ""
    size = min(len(edtf), len(published))
    if not ahead and edtf[:size] > published[:size]:
        return "it lies ahead of the day of publication"
    why = mistimed(edtf, published, said, times)
    if why or "year" not in unworded(edtf, said, cues) or len(edtf) < len("2025-03"):
        return why
    months = _months(published) - _months(edtf) if len(published) >= len("2025-03") else 0
    worded = any(one.month for one in read_date_words(said, cues))
    if worded and not ahead and months >= _MONTHS:
        return "it is not the last such time before that day"
    return ""


def mistimed(edtf: str, published: str, words: str, times: Times) -> str:
    """Return why words such as "last year" do not give the date, or nothing.

    Words that tell several such times, or a year besides, are left alone. Of days that are not
    counted ("days ago") no single one is given.

    >>> times = {"last year": (1, 1, "year"), "days ago": (1, 9, "day")}
    >>> [mistimed(one, "2025-06-03", "revenue last year", times) for one in ("2024", "2023")]
    ['', "'last year' is 2024 by the day of publication"]
    >>> [mistimed(one, "2025-06-03", "days ago", times) for one in ("2025-05", "2025-04")]
    ['', "'days ago' is 2025-05-25 to 2025-06-02 by the day of publication"]
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", published) or not _DAY.fullmatch(edtf):
        return ""
    told = dict.fromkeys(_worded(tuple(times)).findall(words.casefold())) if times else {}
    if len(told) != 1 or re.search(r"\b(?:19|20)\d\d\b", words):
        return ""
    name = next(iter(told))
    most, least, unit = times[name]
    days = [_back(published, count, unit) for count in (least, most)]
    size = min(len(days[0]), len(edtf))
    single = days[0] == days[1] or len(edtf) < _DAYS
    if single and edtf[:size] in {day[:size] for day in days}:
        return ""
    return f"'{name}' is {' to '.join(dict.fromkeys(days))} by the day of publication"


@lru_cache(maxsize=8)
def _worded(names: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(names, key=len)[::-1]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest))})\b")


def _back(published: str, count: int, unit: str) -> str:
    """Return the day, month or year that lies so many back, as far as the unit goes."""
    if unit == "day":
        return (date.fromisoformat(published) - timedelta(days=count)).isoformat()
    if unit == "year":
        return str(int(published[:4]) - count)
    months = _months(published) - 1 - count
    return f"{months // _MONTHS:04}-{months % _MONTHS + 1:02}"


def _months(edtf: str) -> int:
    return int(edtf[:4]) * _MONTHS + int(edtf[5:7])
