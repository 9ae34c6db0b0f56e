"""The date for which a clause gives a value: "was valued at $38 billion in 2021"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kg.extract.dates import DATE
from kg.extract.framing import Hit
from kg.extract.masking import Masked
from kg.extract.patterns import Patterns
from kg.extract.spans import Span

__all__ = ["Dated", "date_of"]

_TO_SUBJECT = re.compile(r"\s*,\s*[^,;:.<>]{0,40}")
_TO_VALUE = re.compile(r"\s*(?:(?:at|to|of|about|around)\s+)?")


class Dated(NamedTuple):
    """The qualifier that says for when a value holds, and the date's place."""

    qualifier: str
    span: Span


@lru_cache(maxsize=4)
def _words(patterns: Patterns) -> re.Pattern[str]:
    return re.compile(patterns.free(patterns.rules.dates["measured_on"]))


@lru_cache(maxsize=4)
def _today(patterns: Patterns) -> re.Pattern[str]:
    return re.compile(patterns.rules.dates["measured_now"])


def date_of(
    hit: Hit, predicate: str, value: Span, masked: Masked, patterns: Patterns
) -> Dated | None:
    """Return the date of the value, where its property may carry one and one date only is its.

    It stands right behind the match or right before the value, or the sentence opens with it and
    the subject follows ("In 2021, Foo ..."). A clause that speaks of now has no other date.
    """
    kinds = patterns.rules.dates["measured"]
    qualifier = next((key for key, names in kinds.items() if predicate in names), "")
    if not qualifier or _today(patterns).search(hit.words):
        return None
    spans = {
        masked.spans[int(one["number"])] for one in _near(hit, value, masked, _words(patterns))
    }
    known = [one for one in spans if one.kind == DATE and not one.label.startswith("[")]
    return Dated(qualifier, known[0]) if len(spans) == len(known) == 1 else None


def _near(hit: Hit, value: Span, masked: Masked, words: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the dates at the places where one can be that of the value."""
    text = masked.text
    if behind := words.match(text, hit.end):
        yield behind
    opening = words.match(text)
    if opening and _TO_SUBJECT.fullmatch(text, opening.end(), hit.start):
        yield opening
    for one in words.finditer(text, hit.start, masked.place(value)):
        if _TO_VALUE.fullmatch(text, one.end(), masked.place(value)):
            yield one
