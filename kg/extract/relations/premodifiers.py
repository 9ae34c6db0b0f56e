"""What the words of a noun phrase tell of the name in it: "chip designer Foo", "Foo's cloud arm".

A row of premodifiers.yaml is a way around one or two names. Its groups are words of the phrase: a
trade, a part of a firm, what a person is. A trade is made of words that the table has, and what
stands in front of it must be known to be no part of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from kg.extract.relations.framing import Hit, members
from kg.extract.relations.links import LINKED
from kg.extract.signs.expressions import compiled
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Frame
from kg.extract.signs.spans import UNSURE, WORDS, Span
from kg.model import Tier

__all__ = ["premodifiers"]

#: the option of rows whose words are a list
_LIST = "list"
#: why words are proposed as a name
_REASON = "what the words of its noun phrase say"
#: how far in front of a phrase its beginning is looked at, in signs
_BEFORE = 60
_SIGN = re.compile(r"<(\w+)#(\d+)>")
_JOINT = re.compile(r",? and |, | to ")


@dataclass(frozen=True)
class _Row:
    """A row of premodifiers.yaml, ready to be put to a sentence."""

    frame: Frame
    trigger: re.Pattern[str]
    ways: tuple[re.Pattern[str], ...]
    of: Mapping[str, str]
    led: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    said: re.Pattern[str] | None


def premodifiers(masked: Masked, text: str, patterns: Patterns) -> Iterator[Hit]:
    """Yield what the noun phrases of the sentence tell of the names in them."""
    for row in _rows(patterns) if masked.spans else ():
        if not row.trigger.search(masked.text):
            continue
        for way in row.ways:
            for match in way.finditer(masked.text):
                hit = _hit(row, match, masked, text, patterns)
                if hit is not None:
                    yield hit
    yield from _stand_ins(masked, text, patterns)


def _stand_ins(masked: Masked, text: str, patterns: Patterns) -> Iterator[Hit]:
    """Yield what words that stand for a firm say of it: "the ride-hailing startup"."""
    row, words = _stand_in(patterns)
    for span in masked.spans:
        if not span.anaphor or span.kind != "Company" or span.plural:
            continue
        said = text[span.start : span.end].lower()
        match = words.search(said)
        if match is None or not _is_whole(row, match.span("o"), said):
            continue
        first = span.start + match.start("o")
        label = _plural(text[first : first + len(match["o"])], patterns)
        trade = Span(first, first + len(match["o"]), "Field", label, UNSURE, reason=_REASON)
        at = masked.place(span)
        yield Hit(
            row.frame, {"s": (span,), "o": (trade,)}, at, masked.text.index(">", at) + 1, "", said
        )


def _hit(
    row: _Row, match: re.Match[str], masked: Masked, text: str, patterns: Patterns
) -> Hit | None:
    """Return what a way has matched; None where the words are not all that is said."""
    groups = {name: match.span(name) for name, found in match.groupdict().items() if found}
    for name in row.of:  # without a group of its own it is all that matched
        groups.setdefault(name, match.span())
    words = [groups[name] for name in row.of]
    if not all(_is_whole(row, place, masked.text) for place in words):
        return None
    if any(_leans(masked, place) for place in words):
        return None
    turns = patterns.turns["framing"]
    slots = {
        name: _named(row, name, place, masked, text, patterns)
        if name in row.of
        else members(masked, place, turns)
        for name, place in groups.items()
    }
    told = (one.label for name in row.of for one in slots[name])
    if not all(slots.values()) or (row.said and not all(map(row.said.search, told))):
        return None
    said = match[0].rstrip()
    return Hit(row.frame, slots, match.start(), match.start() + len(said), "", said)


def _is_whole(row: _Row, place: tuple[int, int], text: str) -> bool:
    """Return whether nothing in front belongs to the words, and they say something."""
    before = text[max(0, place[0] - _BEFORE) : place[0]]
    led = row.led is None or row.led.search(before)
    return bool(led) and not (row.unless and row.unless.match(text[slice(*place)]))


def _leans(masked: Masked, place: tuple[int, int]) -> bool:
    """Return whether words that would be a name have others that only stand for one: "its unit"."""
    signs = _SIGN.finditer(masked.text, *place)
    return any(masked.spans[int(one[2])].anaphor for one in signs)


def _named(
    row: _Row, name: str, place: tuple[int, int], masked: Masked, text: str, patterns: Patterns
) -> tuple[Span, ...]:
    """Return the things that words of a phrase name: one, or each of a list."""
    start, end = place
    if _LIST not in row.frame.options:
        return (_thing(row.of[name], start, end, masked, text, patterns),)
    found, at = [], start
    for joint in [*_JOINT.finditer(masked.text, start, end), None]:
        stop = joint.start() if joint else end
        found.append(_thing(row.of[name], at, stop, masked, text, patterns))
        at = joint.end() if joint else end
    return tuple(found)


def _thing(kind: str, start: int, end: int, masked: Masked, text: str, patterns: Patterns) -> Span:
    """Return the span of words, or the name that is the whole of them."""
    words = masked.text[start:end]
    end = start + len(words.rstrip())
    if (sole := _SIGN.fullmatch(words.strip())) and kind != WORDS:
        return masked.spans[int(sole[2])]
    first, last = masked.origin(start), masked.origin(end)
    label = " ".join(text[first:last].split()).replace("\u2019", "'")
    if first == masked.start and label[1:2].islower() and kind in (WORDS, "Field"):
        label = label[0].lower() + label[1:]
    if kind == WORDS:
        return Span(first, last, kind, label)
    return Span(first, last, kind, _plural(label, patterns), weight=UNSURE, reason=_REASON)


def _plural(label: str, patterns: Patterns) -> str:
    """Return the label with its last word as of several: "chip" of "chip company" is chips."""
    table = patterns.rules.premodifiers["plural"]
    words = label.split()
    for size in (2, 1):
        end = " ".join(words[-size:])
        if len(words) >= size and end.casefold() in table:
            return " ".join([*words[:-size], table[end.casefold()]])
    return label


@lru_cache(maxsize=4)
def _stand_in(patterns: Patterns) -> tuple[_Row, re.Pattern[str]]:
    """Return the row that stand-ins are read by, and the words that they have."""
    table = patterns.rules.premodifiers["stand_in"]
    row = next(one for one in _rows(patterns) if one.frame.name == table["row"])
    return row, re.compile(rf"(?<![\w-]){patterns.words_in(table['words'])}")


@lru_cache(maxsize=4)
def _rows(patterns: Patterns) -> tuple[_Row, ...]:
    return tuple(_row(row, patterns) for row in patterns.rules.premodifiers["rows"])


def _row(row: Mapping[str, Any], patterns: Patterns) -> _Row:
    frame = Frame(
        name=row["name"], tier=Tier.B, patterns=(), claims=tuple(map(tuple, row["claims"])),
        options=frozenset({LINKED, *row.get("options", ())}),
    )  # fmt: skip
    return _Row(
        frame,
        re.compile(rf"(?<![\w])(?:{patterns.words_in(row['trigger'])})"),
        tuple(compiled(patterns.free(way)) for way in row["ways"]),
        row.get("of", {}),
        re.compile(patterns.listed(row["led"])) if "led" in row else None,
        re.compile(row["unless"]) if "unless" in row else None,
        re.compile(row["said"]) if "said" in row else None,
    )
