"""Dates as a passage words them, held against EDTF: what is not worded must be inferred."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kg.extract.grounder.wordings import either
from kg.model import RelativeDate
from kg.model.cues import Cues

__all__ = [
    "DateWords",
    "date_refusal",
    "distance_refusal",
    "improbable",
    "is_given",
    "is_worded",
    "read_date_words",
    "unworded",
]

_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(~?)", re.ASCII)
#: parts of a date as `inferred` names them, in words of our own (kg/extract/measures/relative.py)
_PARTS = {"year": r"\byears?\b", "month": r"\b(?:month|day)s?\b", "day": r"\bday\b"}


@dataclass(frozen=True)
class DateWords:
    """A date of the passage: where it stands, and its year, month and day; 0 for none."""

    start: int
    end: int
    year: int = 0
    month: int = 0
    day: int = 0


@lru_cache(maxsize=8)
def _pattern(cues: Cues) -> re.Pattern[str]:
    month = rf"(?:{either(cues.months)})\b\.?"
    day = rf"\d{{1,2}}(?:{either(cues.ordinals)})?\b(?![.,]?\d)"
    year = r"(?:19|20)\d\d(?![\w%]|[.,]\d)"
    # "may" is a verb more often than a month: it counts with a capital only
    return re.compile(
        rf"(?<![\w.,$-])(?:(?P<iso>{year}-\d\d(?:-\d\d)?)"
        rf"|(?P<month>{month})\s*(?:(?P<day>{day})(?:,?\s*(?P<year>{year}))?|,?\s*(?:of\s+)?(?P<of>{year}))?"
        rf"|(?P<first>{day})\s+(?:of\s+)?(?P<then>{month})(?:,?\s*(?P<last>{year}))?"
        rf"|(?P<alone>{year}))",
        re.IGNORECASE,
    )


def read_date_words(passage: str, cues: Cues) -> list[DateWords]:
    """Return the dates that the passage words, each as far as it goes.

    >>> months = {"january": 1, "jan": 1}
    >>> found = read_date_words("on Jan. 20", Cues(months=months))
    >>> [(one.year, one.month, one.day) for one in found]
    [(0, 1, 20)]
    """
    found = []
    for match in _pattern(cues).finditer(passage):
        name = match["month"] or match["then"] or ""
        if name and not name[0].isupper():
            continue
        if match["iso"]:
            parts = [int(part) for part in match["iso"].split("-")]
            found.append(DateWords(*match.span(), *parts))
            continue
        year = match["year"] or match["of"] or match["last"] or match["alone"] or "0"
        day = re.match(r"\d*", match["day"] or match["first"] or "")
        number = int(day[0]) if day and day[0] else 0
        month = cues.months.get(name.rstrip(".").casefold(), 0)
        found.append(DateWords(*match.span(), int(year), month, number))
    return found


def date_refusal(edtf: str, words: DateWords | None, said: str, inferred: str, cues: Cues) -> str:
    """Return why the words do not give the date, or nothing.

    A year, month or day that the words give must be the date's; one that they do not give must
    be named in `inferred`. A weekday must be that of the date.

    >>> date_refusal("2025-01-20", DateWords(0, 7, 0, 1, 20), "Jan. 20", "year inferred", Cues())
    ''
    >>> date_refusal("2025-01-20", DateWords(0, 7, 0, 1, 20), "Jan. 20", "", Cues())
    'no year is worded, and none is said to be inferred'
    """
    match = _EDTF.fullmatch(edtf)
    if match is None:
        return "" if inferred else f"'{edtf}' is a span, and is not said to be inferred"
    year, month, day = (int(part) if part else 0 for part in match.group(1, 2, 3))
    found = words or DateWords(0, 0)
    pairs = {"year": (year, found.year), "month": (month, found.month), "day": (day, found.day)}
    for name, (wanted, worded) in pairs.items():
        if worded and worded != wanted:
            return f"the words give another {name} than {edtf}"
        if wanted and not worded and not re.search(_PARTS[name], inferred, re.IGNORECASE):
            return f"no {name} is worded, and none is said to be inferred"
    return _weekday_refusal(year, month, day, said, cues) or _around_refusal(
        match, said, inferred, cues
    )


def is_worded(edtf: str, passage: str, cues: Cues) -> bool:
    """Return whether a date of the passage is worded as far as this one goes, with no other part.

    >>> months = Cues(months={"may": 5})
    >>> [is_worded(one, "in May 2021", months) for one in ("2021-05", "2021", "2021-06")]
    [True, False, False]
    """
    match = _EDTF.fullmatch(edtf)
    if match is None or match[4]:
        return False
    wanted = tuple(int(part) if part else 0 for part in match.group(1, 2, 3))
    found = read_date_words(passage, cues)
    return any((one.year, one.month, one.day) == wanted for one in found)


def is_given(edtf: str, passage: str, inferred: str, cues: Cues) -> bool:
    """Return whether a date of the passage gives this one, but for the parts that are inferred.

    All of it may be where the passage tells a time by the day of publication: "this year".

    >>> months = Cues(months={"may": 5})
    >>> is_given("2021-05", "in May", "year inferred", months)
    True
    >>> is_given("2021-06", "in May", "year inferred", months)
    False
    """
    if _EDTF.fullmatch(edtf) is None:
        return False
    wanted = [one for one in read_date_words(passage, cues) if one.month or one.year]
    told = [None] if _is_recent(passage, cues) else []
    return "" in [date_refusal(edtf, one, "", inferred, cues) for one in (*wanted, *told)]


def unworded(edtf: str, said: str, cues: Cues) -> list[str]:
    """Return which of year, month and day the date has and its wording has not.

    >>> unworded("2025-05-20", "May 20", Cues(months={"may": 5}))
    ['year']
    """
    match = _EDTF.fullmatch(edtf)
    found = next(iter(read_date_words(said, cues)), DateWords(0, 0))
    worded = (found.year, found.month, found.day)
    parts = zip(_PARTS, match.group(1, 2, 3) if match else (), worded, strict=False)
    return [name for name, wanted, given in parts if wanted and not given]


def improbable(edtf: str, published: str, said: str, cues: Cues) -> str:
    """Return why the day of publication does not give what the wording of a date lacks, or nothing.

    A year may be that of publication or one beside it, or "nine years ago". A month or day must be
    told by the day of publication ("last month"), a weekday lies within a week of it.

    >>> ago = re.compile("(?P<number>nine) years ago")
    >>> words = Cues(weekdays=("thursday",), months={"may": 5}, limits={"week": 7},
    ...              turns={"years_ago": ago}, numbers={"nine": 9})
    >>> improbable("2016", "2025-08-07", "nine years ago", words)
    ''
    >>> improbable("2025-08-21", "2025-08-07", "Thursday", words)
    'it is not within a week of the day of publication'
    >>> [improbable(day, "2025-08-07", "in May", words) for day in ("2025-05", "2019-05")]
    ['', 'it is years from the day of publication']
    """
    lacking = unworded(edtf, said, cues)
    ago = _years_ago(said, cues)
    if ago and "year" in lacking:
        year = int(published[:4]) - ago
        return "" if edtf == str(year) else f"'{said}' is {year} by the day of publication"
    if "year" in lacking and abs(int(edtf[:4]) - int(published[:4])) > 1:
        return "it is years from the day of publication"
    if {"month", "day"} & set(lacking) and not _is_recent(said, cues):
        return "its words give no such month or day"
    weekday = any(re.search(rf"\b{word}\b", said.casefold()) for word in cues.weekdays)
    if weekday and not _is_near(edtf, published, cues.limits["week"]):
        return "it is not within a week of the day of publication"
    return ""


def _years_ago(said: str, cues: Cues) -> int:
    """Return how many years ago the wording tells; 0 where it does not."""
    match = cues.turns["years_ago"].search(said.casefold())
    word = match["number"] if match else ""
    return int(word) if word.isdigit() else cues.numbers.get(word, 0)


def _is_near(edtf: str, published: str, days: int) -> bool:
    try:
        return abs(date.fromisoformat(edtf) - date.fromisoformat(published)).days <= days
    except ValueError:
        return False


def _is_recent(passage: str, cues: Cues) -> bool:
    """Return whether the words tell a time that the day of publication gives."""
    words = either([*cues.recent, *cues.weekdays])
    return bool(words) and re.search(rf"\b(?:{words})\b", passage.casefold()) is not None


def _weekday_refusal(year: int, month: int, day: int, said: str, cues: Cues) -> str:
    named = re.findall(rf"\b(?:{either(cues.weekdays)})\b", said.casefold())
    if not (named and day):
        return ""
    try:
        number = date(year, month, day).weekday()
    except ValueError:
        return "there is no such day"
    return "" if cues.weekdays[number] in named else f"that day is no {named[0].title()}"


def _around_refusal(match: re.Match[str], said: str, inferred: str, cues: Cues) -> str:
    around = re.search(rf"(?:\b|^)(?:{either(cues.around)})(?!\w)", said.casefold())
    if match[4] and not around and not inferred:
        return "nothing in the words says 'about'"
    return ""


def distance_refusal(relative: RelativeDate, said: str, cues: Cues) -> str:
    """Return why the words do not give the distance from an event, or nothing.

    >>> words = Cues(numbers={"two": 2}, later=("after", "later"), earlier=("before",))
    >>> two = RelativeDate(anchor="launch of X", number=2, unit="days")
    >>> distance_refusal(two, "two days later", words)
    ''
    >>> distance_refusal(two, "2 weeks later", words)
    "'2 weeks later' does not give + 2 days"
    """
    unit = relative.unit.removesuffix("s")
    spelt = [word for word, number in cues.numbers.items() if number == abs(relative.number)]
    count = either([str(abs(relative.number)), *spelt])
    direction = cues.earlier if relative.number < 0 else cues.later
    fits = re.search(rf"(?<![\w.,-])(?:{count})[\s-]{unit}s?\b", said, re.IGNORECASE) and re.search(
        rf"\b(?:{either(direction)})\b", said, re.IGNORECASE
    )
    return "" if fits else f"'{said}' does not give {relative.distance}"
