"""Events that a clause tells of, each with all of its parts: who, what, when, how much and why.

A kind of event (`event_kinds`) has verbs, nouns and labels; what stands behind them (`event_parts`)
tells the rest. Where a clause has no name for who did it there is an event without an actor, and
where no label is filled there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.measures.dates import DATE
from kg.extract.relations.event_fronts import (
    OwnWords,
    employer,
    event_fronts,
    is_led,
    own_words,
    unnamed,
)
from kg.extract.relations.event_kinds import EventKind, EventWay, event_kinds, expression_of
from kg.extract.relations.event_parts import Parts, follow
from kg.extract.relations.framing import Hit, members
from kg.extract.relations.fronting import Found, Fronts
from kg.extract.relations.judging import Verdict
from kg.extract.relations.timing import time_at, told_time
from kg.extract.signs.masking import Masked
from kg.extract.signs.outline import outlined
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Frame
from kg.extract.signs.spans import NAME, Span
from kg.extract.signs.words import words_of
from kg.model import Tier

__all__ = ["events", "told_event"]

#: the parts that make it worth telling of an event that another claim tells as well
_FURTHER = frozenset({"d", "q", "why", "x"})
_NONE = Frame(name="event", tier=Tier.B, patterns=(), claims=())
_Slots = dict[str, tuple[Span, ...]]


def told_event(verdict: Verdict) -> Verdict:
    """Return the verdict; what is denied or asked is no event."""
    options = dict(verdict.options)
    if "denied" in options or options.get("modality") == "asked":
        return replace(verdict, reason="that it happened is not said")
    return verdict


def events(masked: Masked, text: str, patterns: Patterns) -> Iterator[Hit]:
    """Yield the events of the sentence, in the order of the kinds."""
    kinds = outlined(masked.text, patterns).kinds
    fronts = Fronts(masked, patterns)
    for kind in event_kinds(patterns) if kinds else ():
        if kind.trigger.search(masked.text):
            yield from _of(kind, kinds, fronts, text)


def _of(kind: EventKind, there: frozenset[str], fronts: Fronts, text: str) -> Iterator[Hit]:
    masked, patterns = fronts.masked, fronts.patterns
    taken: set[int] = set()
    for way in kind.ways:
        asked = [*way.slots, *([way.front.kinds] if way.front else [])]
        if any(map(there.isdisjoint, asked)):
            continue
        for match in expression_of(way.pattern, way.ends, patterns).finditer(masked.text):
            if match.start() in taken:
                continue
            hit = _hit(kind, way, match, fronts, text)
            if hit is not None:
                taken.add(match.start())
                yield from _classed(hit)


def _hit(
    kind: EventKind, way: EventWay, match: re.Match[str], fronts: Fronts, text: str
) -> Hit | None:
    masked, patterns = fronts.masked, fronts.patterns
    found = fronts.find(way.front, match.start()) if way.front else None
    if way.front and not way.passive and found is None:
        found = unnamed(match, masked, patterns)
    if not is_led(way, match, found, fronts):
        return None
    slots = _slots(match, masked, patterns)
    parts = follow(kind, masked, text, match.end(), way.passive, patterns)
    slots |= {name: spans for name, spans in parts.slots.items() if name not in slots}
    if found and found.spans and way.front:
        slots |= _subjects(found, way.front.slot, kind)
        if "titled" in kind.options and "o" not in slots:
            slots |= employer(found, masked, patterns)
    if not _is_whole(way, match, found, parts, masked, patterns):
        return None
    own = own_words(way, match, found, masked.text, patterns)
    start = found.start if found else match.start() if way.noun else match.start("s")
    words = masked.text[start : parts.told].rstrip().rstrip(",;")
    between = masked.text[own.begin : _verb_end(match)]
    hit = Hit(_NONE, slots, start, start + len(words), between, words)
    when = _time(way, hit, own, parts, masked, patterns)
    hit = replace(hit, slots=slots | {"d": (when,)} if when else slots)
    return _told(kind, way, hit, masked, patterns)


def _is_of_goods(things: tuple[Span, ...], masked: Masked, patterns: Patterns) -> bool:
    """Return whether it was done to something of a firm and not to itself: "bought Foo chips"."""
    kinds = patterns.kinds("Organization|Person")
    goods = words_of(patterns, "goods", "link_people", "head")
    return any(
        goods.match(masked.text[masked.text.index(">", masked.place(one)) + 1 :].lstrip())
        for one in things
        if one.kind.lower() in kinds and one in masked.spans
    )


def _verb_end(match: re.Match[str]) -> int:
    """Return where the words end that tell how it is put forward: in front of the object."""
    named = [match.start(one) for one in ("o", "q", "to") if match.groupdict().get(one)]
    behind = [at for at in named if at > match.start()]
    return min(behind, default=match.end())


def _slots(match: re.Match[str], masked: Masked, patterns: Patterns) -> _Slots:
    turns = patterns.turns["framing"]
    named = ("s", "o", "d", "q", "to")
    there = [one for one in named if match.groupdict().get(one)]
    if "d" in there and not _is_headed(match.start(), masked, patterns):
        there.remove("d")
    slots = {name: members(masked, match.span(name), turns) for name in there}
    if year := match.groupdict().get("year"):
        start, end = (masked.origin(at) for at in match.span("year"))
        slots["d"] = (Span(start, end, DATE, year),)
    return slots


def _subjects(found: Found, slot: str, kind: EventKind) -> _Slots:
    """Return whom a front names; of two who do something with each other each has its slot."""
    if "pair" in kind.options and len(found.spans) == 2:
        return {"s": found.spans[:1], "o": found.spans[1:]}
    return {slot: found.spans}


def _is_whole(
    way: EventWay, match: re.Match[str], found: Found | None, parts: Parts, masked: Masked,
    patterns: Patterns,
) -> bool:  # fmt: skip
    """Return whether a participle has what shows that it is one, and nothing takes a noun back."""
    grammar = event_fronts(patterns)
    behind = (grammar.undone, *([grammar.not_yet] if way.noun else []))
    if any(one.match(masked.text, parts.end) for one in behind):
        return False
    if way.noun and any(grammar.finite.search(one.label) for one in parts.slots.get("why", ())):
        return False
    if (
        way.passive
        and found
        and not grammar.passive.fullmatch(masked.text, found.end, match.start())
    ):
        return bool(parts.times or {"s", "q", "why"} & {*parts.slots})
    return True


def _time(
    way: EventWay, hit: Hit, own: OwnWords, parts: Parts, masked: Masked, patterns: Patterns
) -> Span | None:
    """Return when it was, as is told behind it, or else in front of its verb; None without."""
    if "d" in hit.slots or len(parts.times) > 1:
        return None
    if way.noun:
        headed = parts.times and _is_headed(hit.start, masked, patterns)
        return time_at(parts.times[0], masked) if headed else None
    if parts.times:
        return time_at(parts.times[0], masked)
    told = hit if own.opened else replace(hit, start=own.since)
    return told_time(told, hit.slots, masked, patterns, own.since)


def _is_headed(start: int, masked: Masked, patterns: Patterns) -> bool:
    """Return whether a time behind a noun is its own: not so in "criticized Foo's ban on Bar in".

    There it is that of the verb in front.
    """
    return event_fronts(patterns).headed.search(masked.text, 0, start) is not None


def _told(
    kind: EventKind, way: EventWay, hit: Hit, masked: Masked, patterns: Patterns
) -> Hit | None:
    """Return the match with its frame; None where no label is filled."""
    slots = {name: spans for name, spans in hit.slots.items() if spans}
    if "further" in kind.options and _FURTHER.isdisjoint(slots):
        return None
    if _is_of_goods(slots.get("o", ()), masked, patterns):
        return None
    labels = [one.label for spans in slots.values() for one in spans]
    frame = kind.frame(frozenset(slots), way.noun)
    if frame is None or len(set(labels)) < len(labels):
        return None
    return replace(hit, frame=frame, slots=slots)


def _classed(hit: Hit) -> Iterator[Hit]:
    """Yield the match; of what has no known class it is not told that the event concerns it."""
    unknown = tuple(one for one in hit.slots.get("o", ()) if one.kind == NAME)
    known = tuple(one for one in hit.slots.get("o", ()) if one.kind != NAME)
    if known or not unknown:
        yield replace(hit, slots={**hit.slots, "o": known}) if known else hit
    if unknown:
        rows = tuple(row for row in hit.frame.claims if row[1] != "concerns")
        slots = {**hit.slots, "o": unknown}
        yield replace(hit, frame=replace(hit.frame, claims=rows), slots=slots)
