"""What is told of a thing in words: what it is, can, wants, does, and what is expected of it.

"Foo aims to build chips": the words behind the trigger are the value, as they stand, up to where
their clause ends. Of what goes on for too long, or points back ("do so"), nothing is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extract.relations.framing import Hit
from kg.extract.relations.fronting import Found, Front, Fronts
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Frame
from kg.extract.signs.spans import WORDS, Span
from kg.model import Tier

__all__ = ["REST", "tellings"]

#: the option of what is told only where no other rule tells of the same words
REST = "rest"
#: a short form in brackets, behind which the words go on
_SHORT = re.compile(r"\((?:[a-z]{2,5}|<\w+#\d+>)\)")
#: the expressions of tellings.yaml beside its rows, in the order of the grammar
_WORDINGS = ("listed", "hollow", "dangling", "open", "apart", "speaks", "agent")


@dataclass(frozen=True)
class _Row:
    """A row of tellings.yaml, ready to be put to a sentence."""

    frame: Frame
    trigger: re.Pattern[str]
    front: Front
    ways: tuple[re.Pattern[str], ...]
    end: re.Pattern[str]
    lists: bool
    unless: re.Pattern[str] | None


@dataclass(frozen=True)
class _Grammar:
    rows: tuple[_Row, ...]
    most: int
    listed: re.Pattern[str]
    hollow: re.Pattern[str]
    dangling: re.Pattern[str]
    open: re.Pattern[str]
    apart: re.Pattern[str]
    speaks: re.Pattern[str]
    agent: re.Pattern[str]


def tellings(masked: Masked, text: str, patterns: Patterns) -> Iterator[tuple[Hit, str]]:
    """Yield what is told in words of a name of the sentence, each with its hedge or none."""
    there = set(re.findall(r"<(\w+)#", masked.text))
    fronts = Fronts(masked, patterns)
    grammar = _grammar(patterns)
    for row in grammar.rows:
        if there.isdisjoint(row.front.kinds) or not row.trigger.search(masked.text):
            continue
        if row.frame.modality and grammar.open.search(masked.text):
            continue
        for way in row.ways:
            for match in way.finditer(masked.text):
                hit = _hit(row, match, fronts, text, grammar)
                if hit is not None:
                    yield hit, (match.groupdict().get("hedge") or "").strip()


def _hit(
    row: _Row, match: re.Match[str], fronts: Fronts, text: str, grammar: _Grammar
) -> Hit | None:
    masked = fronts.masked
    area = _area(row, match, masked.text, grammar)
    if not _is_telling(masked.text[slice(*area)], row, grammar):
        return None
    if grammar.speaks.match(masked.text, area[1]):
        return None
    found = _subject(row, match, fronts, grammar)
    if found is None or grammar.agent.search(masked.text, 0, found.start):
        return None
    return _made(row, found, area, match, masked, text)


def _subject(row: _Row, match: re.Match[str], fronts: Fronts, grammar: _Grammar) -> Found | None:
    """Return of whom it is told: the name in the way itself, else the one in front of it."""
    masked, number = fronts.masked, match.groupdict().get("s")
    apart = None if number else grammar.apart.search(masked.text, 0, match.start())
    if not (number or apart):
        return fronts.find(row.front, match.start())
    span = masked.spans[int(number or (apart and apart[1]) or 0)]
    if span.kind.lower() not in row.front.kinds:
        return None
    at = masked.place(span)
    return Found((span,), at, apart.end() if apart else masked.text.index(">", at) + 1)


def _made(
    row: _Row, found: Found, area: tuple[int, int], match: re.Match[str], masked: Masked, text: str
) -> Hit:
    start, end = (masked.origin(at) for at in area)
    told = Span(start, end, WORDS, " ".join(text[start:end].split()))
    between = masked.text[found.end : match.start()]
    first, last = min(found.start, area[0]), max(found.end, area[1])
    slots = {"s": found.spans, "t": (told,)}
    return Hit(row.frame, slots, first, last, between, masked.text[first:last])


def _area(row: _Row, match: re.Match[str], text: str, grammar: _Grammar) -> tuple[int, int]:
    """Return where in the masked sentence the words stand that are taken."""
    group = match.groupdict().get("words")
    start = match.start("words") if group else match.end()
    end = _end(row, match.end("words") if group else match.end(), text)
    if row.lists and (listed := grammar.listed.match(text, end)):
        end = _end(row, listed.end(), text)
    return start, start + len(text[start:end].rstrip(" ,"))


def _end(row: _Row, behind: int, text: str) -> int:
    """Return where the words that go on from a place end."""
    stop = row.end.search(_SHORT.sub(lambda short: "~" * len(short[0]), text), behind)
    return stop.start() if stop else len(text)


def _is_telling(words: str, row: _Row, grammar: _Grammar) -> bool:
    """Return whether the words stand for themselves: not too many, and none that point back."""
    count = len(words.split())
    if not 2 <= count <= grammar.most or (row.unless and row.unless.match(words)):
        return False
    return not grammar.hollow.search(words) and not grammar.dangling.search(words)


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    table = patterns.rules.tellings
    ends = {name: re.compile(patterns.words_in(one)) for name, one in table["takes"].items()}
    lists = frozenset(table["lists"])
    return _Grammar(
        tuple(_row(one, ends, lists, patterns) for one in table["rows"]),
        int(table["most"]),
        *(re.compile(patterns.words_in(table[name])) for name in _WORDINGS),
    )


def _row(
    row: Mapping[str, Any],
    ends: Mapping[str, re.Pattern[str]],
    lists: frozenset[str],
    patterns: Patterns,
) -> _Row:
    frame = Frame(
        name=row["name"], tier=Tier.B, patterns=(), modality=row.get("modality", ""),
        claims=(("{s}", row["property"], "{t}"),), options=frozenset(row.get("options", ())),
    )  # fmt: skip
    unless = row.get("unless")
    return _Row(
        frame,
        re.compile(rf"(?<![\w])(?:{patterns.words_in(row['trigger'])})"),
        Front.read(row, patterns),
        tuple(re.compile(rf"(?<![\w-]){patterns.words_in(one)}") for one in row["ways"]),
        ends[row["takes"]],
        row["takes"] in lists,
        re.compile(patterns.words_in(unless)) if unless else None,
    )
