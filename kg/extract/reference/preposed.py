"""What stands around a name and is told of it: "Founded in 2019, Foo", "Foo, a firm founded in"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kg.extract.reading import Sentence
from kg.extract.signs.masking import Masked, inserted, part, reworded
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import NAME

__all__ = ["with_fronts"]


@dataclass(frozen=True)
class _Row:
    """How such words begin, and what stands in their stead behind the subject.

    The rest of the sentence must not have what is `refused`.
    """

    words: re.Pattern[str]
    says: str
    refused: re.Pattern[str] | None


@dataclass(frozen=True)
class _Group:
    """What is told so of names of some kinds.

    `subject` is where they begin behind such words, `apposed` such words behind them and what they
    are; `without` is what may not stand in words in front.
    """

    kinds: frozenset[str]
    subject: re.Pattern[str]
    apposed: re.Pattern[str]
    without: re.Pattern[str] | None
    rows: tuple[_Row, ...]


@dataclass(frozen=True)
class _Grammar:
    opening: re.Pattern[str]
    joint: re.Pattern[str]
    groups: tuple[_Group, ...]


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    table = patterns.rules.speech["preposed"]
    opening, joint = (re.compile(patterns.words_in(table[one])) for one in ("opening", "joint"))
    return _Grammar(opening, joint, tuple(_group(one, patterns) for one in table["of"]))


def _group(table: dict[str, Any], patterns: Patterns) -> _Group:
    without = table.get("without")
    return _Group(
        frozenset([*patterns.kinds(table["kinds"]), NAME.lower()]),
        re.compile(patterns.words_in(table["subject"])),
        re.compile(patterns.words_in(table["apposed"])),
        re.compile(patterns.words_in(without)) if without else None,
        tuple(_row(one, patterns) for one in table["rows"]),
    )


def _row(row: dict[str, str], patterns: Patterns) -> _Row:
    words = re.compile(rf"(?:{patterns.words_in(row['words'])})(?:(?<!\w)|(?![\w'-]))\s*")
    refused = row.get("refused")
    unless = patterns.words_in(rf"(?<![\w-])(?:{refused})(?![\w-])") if refused else None
    return _Row(words, row["says"], re.compile(unless) if unless else None)


def with_fronts(sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    """Return the sentences, each with clauses of what its opening tells of its subject.

    So are those of what stands behind the noun that says what a name is.
    """
    return [
        one if one.heading else replace(one, fronts=_understood(one, patterns)) for one in sentences
    ]


def _understood(one: Sentence, patterns: Patterns) -> tuple[Masked, ...]:
    """Return the clauses of the sentence, or else those of its last view: "Backed by Bar, it"."""
    views = (one.masked, *one.views[-1:])
    return next((found for view in views if (found := tuple(_fronts(view, patterns)))), ())


def _fronts(masked: Masked, patterns: Patterns) -> Iterator[Masked]:
    grammar = _grammar(patterns)
    lead = grammar.opening.match(masked.text)
    begin = lead.end() if lead else 0
    for group in grammar.groups:
        if any(row.words.match(masked.text, begin) for row in group.rows):
            yield from _opening(masked, begin, group, grammar)
        for match in group.apposed.finditer(masked.text):
            if match["kind"] in group.kinds:
                yield from _clauses(masked, match, match.span("told"), group, grammar)


def _opening(masked: Masked, begin: int, group: _Group, grammar: _Grammar) -> Iterator[Masked]:
    """Yield what the words from a place on tell of a subject of the group behind them."""
    subject = group.subject.search(masked.text, begin)
    if subject is None or subject["kind"] not in group.kinds:
        return
    if group.without is None or not group.without.search(masked.text, begin, subject.start()):
        yield from _clauses(masked, subject, (begin, subject.start()), group, grammar)


def _clauses(
    masked: Masked, of: re.Match[str], told: tuple[int, int], group: _Group, grammar: _Grammar
) -> Iterator[Masked]:
    """Yield a clause for each of the things told between two places of the name of a match."""
    who = replace(masked.spans[int(of["number"])], carried=True)
    for piece in _pieces(masked, *told, grammar):
        found = ((row, row.words.match(piece.text)) for row in group.rows)
        row, words = next(((row, words) for row, words in found if words), (None, None))
        if row and words and not (row.refused and row.refused.search(of["verb"])):
            yield inserted(reworded(piece, 0, words.end(), ""), who, 0, 0, row.says)


def _pieces(masked: Masked, begin: int, end: int, grammar: _Grammar) -> Iterator[Masked]:
    """Yield the words between two places, apart where others are joined to them."""
    for joint in grammar.joint.finditer(masked.text, begin, end):
        yield part(masked, begin, joint.start())
        begin = joint.end()
    yield part(masked, begin, end)
