"""Since when, until when or how long a relation holds: "has led Foo since 2016"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.relations.as_of import Narrowing
from kg.extract.relations.framing import Hit
from kg.extract.relations.fronted import told_aside
from kg.extract.relations.matters import matter_of
from kg.extract.relations.timing import asides, last_end
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["lasting"]

_Place = tuple[int, int]


@dataclass(frozen=True)
class _Grammar:
    """The expressions of how long it holds: anywhere, and where the sentence opens with it."""

    words: re.Pattern[str]
    opening: re.Pattern[str]


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    table = patterns.rules.dates
    words = f"(?P<what>{table['lasting_words'].replace('TIME', table['lasting_time'])})"
    lead, front = patterns.listed("opening_lead"), patterns.listed("opening_front")
    return _Grammar(
        words=re.compile(rf"(?<![\w-]){words}(?={table['lasting_end']})"),
        opening=re.compile(rf"\W*(?:{lead},?\s+)?{words}(?:\s*,\s*{front}|\s*)"),
    )


def lasting(hit: Hit, predicate: str, masked: Masked, patterns: Patterns) -> Iterator[Narrowing]:
    """Yield the one stretch of time for which the match says that it holds; of two none.

    It stands right behind the match, between its parts, or where the sentence opens and the subject
    follows. Between the parts of what is found by weights may stand another clause.
    """
    if predicate not in patterns.rules.dates["lasting"]:
        return
    found = set(_places(hit, predicate, masked, patterns))
    if len(found) == 1:
        start, end = found.pop()
        words = masked.text[start:end]
        yield Narrowing("period", "", Span(masked.origin(start), masked.origin(end), "Time", words))


def _places(hit: Hit, predicate: str, masked: Masked, patterns: Patterns) -> Iterator[_Place]:
    grammar, text = _grammar(patterns), masked.text
    matter = matter_of(hit, predicate, masked, patterns)
    for end in {last_end(hit, masked), hit.end, matter[1][1] if matter else hit.end}:
        gap = patterns.turns["lasting"]["gap"].match(text, end)
        if behind := grammar.words.match(text, gap.end() if gap else end):
            yield behind.span("what")
    if "weighed" not in hit.frame.options:
        apart = asides(text, hit.start, hit.end)
        for one in grammar.words.finditer(text, hit.start, hit.end):
            if not any(start <= one.start() < end for start, end in apart):
                yield one.span("what")
    front = grammar.opening.fullmatch(text, 0, hit.start)
    if front and not told_aside(hit, patterns):
        yield front.span("what")
