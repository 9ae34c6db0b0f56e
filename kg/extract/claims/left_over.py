"""Whether the clause of a claim holds words that narrow it and that the claim did not take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.claims.accounted import accounted
from kg.extract.measures.relative import relative_words
from kg.extract.relations.framing import Hit
from kg.extract.relations.fronted import told_aside
from kg.extract.relations.timing import asides, last_end
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["left_over"]

_Place = tuple[int, int]


@dataclass(frozen=True)
class _Row:
    """Words that narrow claims of some properties, and where beside a match they do.

    `unless`: not where one of these kinds is taken; `among`: only where the match holds these
    words; `aside`: also what is told by the way. `where`: `opening` of its clause or sentence,
    `before` it (anywhere), `touching` it in front, `within`, `next` to its end, `behind`.
    """

    properties: frozenset[str]
    where: tuple[str, ...]
    aside: bool
    words: re.Pattern[str]
    unless: frozenset[str]
    among: re.Pattern[str]


@dataclass(frozen=True)
class _Grammar:
    rows: tuple[_Row, ...]
    begin: re.Pattern[str]
    stop: re.Pattern[str]
    lead: re.Pattern[str]


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    table = patterns.rules.scopes
    lead, time = patterns.listed("opening_lead"), patterns.rules.dates["told_lead"]
    return _Grammar(
        tuple(_rows(patterns)),
        begin=re.compile(table["clause_begin"]),
        stop=re.compile(table["clause_stop"]),
        lead=re.compile(rf"[^\w<]*(?:{lead},?\s+)?{time}"),
    )


def _rows(patterns: Patterns) -> Iterator[_Row]:
    rules = patterns.rules
    words = f"(?:{relative_words(rules)})(?![\\w-])"
    times = f"{rules.dates['told']}|{words}|{rules.scopes['open_times']}"
    for row in rules.scopes["left_over"]:
        words = row["words"].replace("TIMES", times)
        yield _Row(
            frozenset(row["of"]), tuple(row["where"]), row.get("aside", False),
            re.compile(rf"(?<![\w'-])(?:{words})"), frozenset(row.get("unless", ())),
            re.compile(row.get("among", "")),
        )  # fmt: skip


def left_over(
    hit: Hit, predicate: str, taken: Sequence[Span], masked: Masked, patterns: Patterns
) -> bool:
    """Return whether words of the claim's own clause narrow it, of which `taken` holds none."""
    grammar = _grammar(patterns)
    for row in grammar.rows:
        if _counts(row, hit, predicate) and not any(one.kind in row.unless for one in taken):
            for place in _found(row, hit, masked, patterns):
                start, end = masked.origin(place[0]), masked.origin(place[1])
                if not any(one.start < end and start < one.end for one in taken):
                    return True
    return not accounted(hit, predicate, taken, masked, patterns)


def _counts(row: _Row, hit: Hit, predicate: str) -> bool:
    """Return whether the words of a row narrow what the match says of the property."""
    told = row.aside or "presupposed" not in hit.frame.options
    return predicate in row.properties and told and row.among.search(hit.words) is not None


def _found(row: _Row, hit: Hit, masked: Masked, patterns: Patterns) -> Iterator[_Place]:
    """Yield where the words of a row stand beside the match."""
    text, end, grammar = masked.text, last_end(hit, masked), _grammar(patterns)
    for where in row.where:
        if where == "opening" and told_aside(hit, patterns) and not row.aside:
            continue
        if where == "opening":
            yield from _opened(row.words, hit, text, grammar)
        elif where == "next":
            matches = (row.words.match(text, _past_gap(text, at)) for at in (end, hit.end))
            yield from (one.span() for one in matches if one)
        elif where == "within":
            yield from _apart(row.words, hit, text)
        else:
            begin, stop = _stretch(where, hit, end, text, grammar)
            yield from (one.span() for one in row.words.finditer(text, begin, stop))


def _past_gap(text: str, at: int) -> int:
    return len(text) - len(text[at:].lstrip(' ,"'))


def _stretch(where: str, hit: Hit, end: int, text: str, grammar: _Grammar) -> _Place:
    if where in ("before", "touching"):
        return text.rfind(";", 0, hit.start) + 1, hit.start
    stop = grammar.stop.search(text, end)
    return end, stop.start() if stop else len(text)


def _opened(words: re.Pattern[str], hit: Hit, text: str, grammar: _Grammar) -> Iterator[_Place]:
    """Yield where the sentence, or the clause of the match, opens with the words."""
    begins = [one.end() for one in grammar.begin.finditer(text, 0, hit.start)]
    for at in {0, *begins[-2:]}:
        lead = grammar.lead.match(text, at)
        match = words.match(text, lead.end() if lead else at, hit.start)
        if match:
            yield match.span()


def _apart(words: re.Pattern[str], hit: Hit, text: str) -> Iterator[_Place]:
    """Yield where the words stand in the match, but for what it tells by the way."""
    apart = asides(text, hit.start, hit.end)
    for one in words.finditer(text, hit.start, hit.end):
        if not any(start <= one.start() < end for start, end in apart):
            yield one.span()
