"""Quantities as a passage words them: each number with its bound word, magnitude and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.grounder.bounds import bound_word, code_pattern
from kg.extract.grounder.names import Names
from kg.extract.grounder.ranks import FIRST, first_places
from kg.extract.grounder.scores import bare_scores, ratings
from kg.extract.grounder.wordings import either
from kg.model import Quantity, WordingTable, parse_quantity
from kg.model.cues import Cues

__all__ = ["Reading", "either", "read_amounts"]

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SIGN_BEFORE = re.compile(r"[$€£¥₹₩]\s*$")
#: "two million and a half": then neither number is the amount
_HALF = r"\s+and\s+a\s+half\b"
#: the unit in which the size of a model is meant where none is worded ("a 70B model")
_SIZED = "parameters"


@dataclass(frozen=True)
class Reading:
    """A number of the passage: where it stands, and every quantity that its wording gives."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True)
class _Unit:
    """A unit as it is written in data, the words for it, and the words of its `per ...`.

    `per` is what makes a rate of an amount.
    """

    name: str
    behind: re.Pattern[str]
    before: re.Pattern[str] | None
    itself: frozenset[str]
    tail: tuple[frozenset[str], ...]
    per: re.Pattern[str]
    many: re.Pattern[str]
    rate: re.Pattern[str] | None = None


@dataclass(frozen=True)
class _Grammar:
    number: re.Pattern[str]
    magnitudes: dict[str, str]
    cues: Cues
    code: re.Pattern[str]
    size: re.Pattern[str]
    changed: re.Pattern[str]
    turns: dict[str, re.Pattern[str]]


@lru_cache(maxsize=8)
def _grammar(cues: Cues) -> _Grammar:
    magnitudes = {word: name for name, words in cues.magnitudes.items() for word in words}
    large = either(magnitudes)
    parts = either((*cues.spelt.multiples, *cues.spelt.parts))
    number = re.compile(
        rf"(?<![\w.,])(?<!\w[-‐‑])(?P<digits>{_DIGITS})(?!\d|[.,]\d|{_HALF})"
        rf"(?:[\s-]?(?P<magnitude>{large})(?![^\W_]))?(?![^\W_])"
        rf"|(?<![\w-])(?P<word>{cues.spelt.pattern(large)}|{either(cues.numbers)})\b"
        rf"(?!\s(?:{parts})\b)(?:(?:\s+|-)(?P<large>{large})\b(?!{_HALF}))?",
        re.IGNORECASE,
    )
    changed = re.compile(rf"(?<![\w-])(?:{either(cues.changing)}){cues.turns['from_to'].pattern}")
    return _Grammar(number, magnitudes, cues, code_pattern(cues), _size(cues), changed, cues.turns)


def _size(cues: Cues) -> re.Pattern[str]:
    """Return the expression of what a number right in front is the size of: " dense model"."""
    words = rf"(?:(?:{either(cues.sized)})[\s-]){{0,3}}?(?:{either(cues.sizes)})"
    return re.compile(rf"[\s-]{words}\b", re.IGNORECASE)


@lru_cache(maxsize=512)
def _unit(name: str, cues: Cues) -> _Unit:
    base, per, tail = name.partition(" per ")
    words = (*cues.units.get(base, ()), base.casefold())
    signs = [word for word in words if not word[-1].isalnum()]
    letters = [word for word in words if word[-1].isalnum()]
    tight = rf"\s*(?:{either(signs)})|" if signs else ""
    spaced = rf"{cues.turns['few_words'].pattern}\b(?:{either(letters)})\b"
    codes = [word.upper() for word in words if word in cues.codes]
    led = "|".join(one for one in (f"(?i:{either(signs)})" if signs else "", *codes) if one)
    before = re.compile(rf"(?<!\w)(?:{led})\s*$") if led else None
    return _Unit(
        name=name,
        behind=re.compile(f"(?:{tight}{spaced})", re.IGNORECASE),
        before=before,
        itself=frozenset(words),
        tail=(frozenset(cues.per), *_alike(tail, cues)) if per else (),
        per=cues.turns["per"],
        many=cues.turns["per_many"],
        rate=_rate(tail, cues) if per and " " not in tail else None,
    )


def _rate(tail: str, cues: Cues) -> re.Pattern[str]:
    """Return the expression of "a month", which must stand right behind the amount."""
    return re.compile(rf"[\s-]*(?:{either(cues.per)})[\s-]*{tail}\b", re.IGNORECASE)


def _alike(tail: str, cues: Cues) -> Iterator[frozenset[str]]:
    """Yield, for each word behind `per`, the words that may stand for it."""
    for word in tail.split():
        yield frozenset({word, *cues.magnitudes.get(word, ()), *cues.units.get(word, ())})


def read_amounts(passage: str, names: Names) -> list[Reading]:
    """Return the numbers of the passage, each with what it may be in the units of the table.

    A number that is part of a name or of a range, or has a minus before it, gives nothing.
    """
    found = list(_readings(passage, _grammar(names.cues), names.table, names.cues))
    first = tuple(_parsed(FIRST, names.table))
    return found + [Reading(a, b, first) for a, b in first_places(passage, names.cues) if first]


def _readings(
    passage: str, grammar: _Grammar, table: WordingTable, cues: Cues
) -> Iterator[Reading]:
    units = [_unit(name, cues) for name in _written_units(table)]
    bare = [*bare_scores(passage, cues), *ratings(passage, cues)]
    scores = {one.start: one.unit for one in bare}
    for match in grammar.number.finditer(passage):
        start, end = match.span()
        if _is_no_amount(passage, start, end, grammar):
            continue
        sized = _is_size(passage, match, grammar)
        stops = [
            (one, end if sized and one.name == _SIZED else _stop(one, passage, match, grammar))
            for one in units
        ]
        texts = [
            f"{bound_word(passage, start, {end, stop}, cues)}{_number(match, grammar)} {one.name}"
            for one, stop in stops
            if stop is not None
        ]
        if start in scores:
            bound = bound_word(passage, start, {end}, cues)
            texts.append(f"{bound}{match['digits']} {scores[start]}")
        quantities = tuple(one for text in texts for one in _parsed(text, table))
        if quantities:
            yield Reading(start, end, quantities)


def _is_size(passage: str, match: re.Match[str], grammar: _Grammar) -> bool:
    """Return whether the number is "70B" right before a word for a model: then it is its size."""
    start, end = match.span()
    tight = passage[end - 1] in "BbM" and passage[end - 2].isdigit()
    signed = _SIGN_BEFORE.search(passage[max(0, start - 8) : start])
    return bool(tight and not signed and grammar.size.match(passage, end))


def _written_units(table: WordingTable) -> list[str]:
    other = [name for name, one in table.conversions.items() if not one.is_spelling]
    return sorted([*table.units, *other])


def _is_no_amount(passage: str, start: int, end: int, grammar: _Grammar) -> bool:
    turns, line = grammar.turns, passage[max(0, start - 160) : start].rpartition("\n")[2]
    before = line[-40:]
    if _is_choice(passage, start, end, before, turns):
        return bool(turns["minus"].search(before))
    ranged = turns["between"].search(before) or turns["range_behind"].match(passage, end)
    if not ranged and turns["range_before"].search(before):
        rise = turns["rise_before"].search(before) and not turns["percent"].match(passage, end)
        return not (rise or grammar.changed.search(line)) or bool(turns["minus"].search(before))
    return bool(ranged or turns["minus"].search(before))


def _is_choice(
    passage: str, start: int, end: int, before: str, turns: dict[str, re.Pattern[str]]
) -> bool:
    """Return whether the number is one of "$5 million or 4 percent", which are no range."""
    money = _SIGN_BEFORE.search(passage[max(0, start - 8) : start])
    if money and turns["or_share"].match(passage, end):
        return True
    share = turns["percent"].match(passage, end)
    return bool(share and turns["share_before"].search(before))


def _number(match: re.Match[str], grammar: _Grammar) -> str:
    word = " ".join((match["word"] or "").casefold().split())
    plain = grammar.cues.numbers.get(word)
    digits = match["digits"] or str(grammar.cues.spelt.value(word) if plain is None else plain)
    large = match["magnitude"] or match["large"]
    return f"{digits} {grammar.magnitudes[large.casefold()]}" if large else digits


def _stop(unit: _Unit, passage: str, match: re.Match[str], grammar: _Grammar) -> int | None:
    """Return where the number's unit ends, or None when it has another one or none."""
    start, end = match.span()
    sign = _SIGN_BEFORE.search(passage[max(0, start - 8) : start])
    sign = sign or grammar.code.search(passage[max(0, start - 8) : start])
    before = unit.before and unit.before.search(passage[max(0, start - 8) : start])
    behind = None if sign and not before else unit.behind.match(passage, end)
    itself = bool(match["word"]) and match["word"].casefold() in unit.itself
    if not (before or behind or itself):
        return None
    stop = behind.end() if behind else end
    return stop if _is_for(unit, passage, stop) else None


def _is_for(unit: _Unit, passage: str, stop: int) -> bool:
    """Return whether the passage holds the unit's `per ...`, or has none behind a plain unit."""
    if unit.rate:
        return bool(unit.rate.match(passage, stop))
    if not unit.tail:
        return not unit.per.match(passage, stop)
    many = unit.many.match(passage, stop)
    if many and many["many"].casefold() not in {word.strip(" /") for word in unit.tail[1]}:
        return False
    words = set(re.findall(r"[^\W\d_]+|/", passage.casefold()))
    return all(
        one & words or any(" " in word and word in passage for word in one) for one in unit.tail
    )


def _parsed(text: str, table: WordingTable) -> Iterator[Quantity]:
    try:
        yield parse_quantity(text, table)
    except ValueError:  # more digits than a quantity has: it is none of ours
        return
