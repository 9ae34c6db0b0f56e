"""Fields, techniques and groups that no list names, read where a trigger asks for one.

"designed for agentic tool use": what stands behind the trigger is a noun phrase. It is put in as a
sign of the class that the property asks for, in a reading of the sentence of its own, and linked
there as every other name is. The sentence as other rules read it stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kg.extract.relations.framing import Hit
from kg.extract.relations.links import Link, linked, read_links
from kg.extract.relations.phrases import Phrase, Wanted, phrases_at
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import UNSURE, Span

__all__ = ["concepts"]

#: why a phrase is proposed as a name
REASON = "what the words in front ask for"
#: what a row says of its phrases
_OF_PHRASES = ("heads", "lone", "plain")
_SLOT = re.compile(r"\{o\+?:([\w|]+)\}")
#: where a point of a list begins, with a capital
_POINT = re.compile(r"(?:^|\n)\s*(?:[-*\u2022\u2013\u2014]|\d{1,2}[.)])\s*$")
_SIGN = re.compile(r"<\w+#(\d+)>")


@dataclass(frozen=True)
class _Row:
    """A row of concepts.yaml: what must stand in front of a phrase, and what is linked then."""

    trigger: re.Pattern[str]
    needed: frozenset[str]
    fronts: tuple[tuple[re.Pattern[str], Wanted], ...]
    links: tuple[Link, ...]


def concepts(masked: Masked, text: str, patterns: Patterns) -> Iterator[tuple[Hit, Masked]]:
    """Yield what phrases are linked to in a sentence, each with the sentence as it was read."""
    there = set(re.findall(r"<(\w+)#", masked.text))
    for row in _rows(patterns):
        if there.isdisjoint(row.needed) or not row.trigger.search(masked.text):
            continue
        view = _with_phrases(masked, text, row, patterns)
        if view is not masked:
            yield from ((hit, view) for hit in linked(view, row.links, patterns))


@lru_cache(maxsize=4)
def _rows(patterns: Patterns) -> tuple[_Row, ...]:
    return tuple(_row(row, patterns) for row in patterns.rules.concepts["links"])


def _row(row: Mapping[str, Any], patterns: Patterns) -> _Row:
    plain = {name: part for name, part in row.items() if name not in _OF_PHRASES}
    subject = row.get("front") or re.findall(r"\{(s\+?:[\w|]+)\}", " ".join(row["ways"]))[0]
    return _Row(
        re.compile(rf"(?<![\w])(?:{patterns.words_in(row['trigger'])})"),
        frozenset(patterns.kinds(subject.partition(":")[2])),
        tuple(_front(way, row, patterns) for way in row["ways"]),
        read_links([plain], patterns),
    )


def _front(way: str, row: Mapping[str, Any], patterns: Patterns) -> tuple[re.Pattern[str], Wanted]:
    """Return the expression of what stands in front of the phrase of a way, and what it may be."""
    slot = _SLOT.search(way)
    if slot is None:
        raise ValueError(f"'{way}' has no slot of the object")
    behind = way[slot.end() :].split()
    until = patterns.element(behind[0]) if behind and behind[0].startswith("(?:") else None
    lists = row.get("heads", ""), row.get("lone", ""), bool(row.get("plain"))
    last = re.compile(patterns.listed(row["heads"])) if row.get("plain") else None
    wanted = Wanted(frozenset(slot[1].split("|")), *lists, until, last)
    return re.compile(patterns.free(way[: slot.start()])), wanted


def _with_phrases(masked: Masked, text: str, row: _Row, patterns: Patterns) -> Masked:
    """Return the sentence with a sign for each phrase that stands where one is asked for."""
    found: dict[int, Phrase] = {}
    for front, wanted in row.fronts:
        for match in front.finditer(masked.text):
            for one in phrases_at(masked, match.end(), wanted, patterns):
                found.setdefault(one.area[1], one)
    view, before = masked, len(masked.text) + 1
    for one in sorted(found.values(), key=lambda one: -one.area[1]):
        if one.area[1] < before:
            view, before = _put(view, one, _span(view, text, one)), one.area[0]
    return view


def _put(view: Masked, one: Phrase, span: Span) -> Masked:
    """Return the view with the sign of a phrase in the stead of its words.

    Names within it give up their signs; a phrase that is one known name has that name's.
    """
    start, end = one.area
    inside = [int(sign[1]) for sign in _SIGN.finditer(view.text, start, end)]
    spans = list(view.spans)
    if one.number is None:
        number = inside[0] if inside else len(spans)
        spans = [span if at in inside else each for at, each in enumerate(spans)]
        spans += [] if inside else [span]
    else:
        number = one.number
    sign = f"<{span.kind.lower()}#{number}>"
    shift = start + len(sign) - end
    origins = [(here, there) for here, there in view.origins if here <= start]
    origins += [(here + shift, there) for here, there in view.origins if here >= end]
    origins += [(start, view.origin(start)), (start + len(sign), view.origin(end))]
    small = view.text[:start] + sign + view.text[end:]
    return Masked(view.start, view.end, small, tuple(spans), tuple(sorted(set(origins))))


def _span(view: Masked, text: str, one: Phrase) -> Span:
    """Return the name of a phrase; with words that it shares it is only understood as a whole."""
    if one.number is not None:
        return view.spans[one.number]
    place = view.origin(one.place[0]), view.origin(one.place[1])
    label = " ".join(text[slice(*place)].split())
    first = place[0] == view.start or _POINT.search(text, max(0, place[0] - 12), place[0])
    if first and label[1:2].islower():
        label = label[0].lower() + label[1:]
    plain = Span(*place, one.kind, label, weight=UNSURE, reason=REASON)
    if one.shared is None:
        return plain
    other = view.origin(one.shared[0]), view.origin(one.shared[1])
    head = " ".join(text[slice(*other)].split())
    return replace(plain, label=f"{head} {label}", anaphor=True, antecedent=other, head=head)
