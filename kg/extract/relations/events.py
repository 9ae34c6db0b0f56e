"""Events that a clause tells of, each with all of its parts: who, what, when, how much and why.

A kind of event (`event_kinds`) has verbs, nouns and labels; what stands behind them (`event_parts`)
tells the rest. Where a clause has no name for who did it there is an event without an actor, and
where no label is filled there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.measures.dates import DATE
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
#: the expressions that are none of a form
_NAMED = (
    "passive", "reduced", "unnamed", "unreal", "undone", "title_front", "title_behind",
)  # fmt: skip
_Slots = dict[str, tuple[Span, ...]]


@dataclass(frozen=True)
class _Grammar:
    """Expressions of events.yaml for what stands in front of a verb, by its form, or of a noun."""

    fronts: dict[str, re.Pattern[str]]
    passive: re.Pattern[str]
    reduced: re.Pattern[str]
    unnamed: re.Pattern[str]
    unreal: re.Pattern[str]
    undone: re.Pattern[str]
    title_front: re.Pattern[str]
    title_behind: re.Pattern[str]


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    table = patterns.rules.events["fronts"]
    made = {name: re.compile(patterns.words_in(words)) for name, words in table.items()}
    named = {name: made.pop(name) for name in _NAMED}
    return _Grammar(made, **named)


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
        found = _unnamed(match, masked, patterns)
    if not _is_led(way, match, found, fronts):
        return None
    slots = _slots(match, masked, patterns)
    parts = follow(kind, masked, text, match.end(), way.passive, patterns)
    slots |= {name: spans for name, spans in parts.slots.items() if name not in slots}
    if found and found.spans and way.front:
        slots |= _subjects(found, way.front.slot, kind)
        if "titled" in kind.options and "o" not in slots:
            slots |= _employer(found, masked, patterns)
    start, begin = (found.start, found.end) if found else _begun(way, match)
    if not _is_whole(way, match, found, parts, masked, patterns):
        return None
    words = masked.text[start : parts.told].rstrip().rstrip(",;")
    between = masked.text[begin : _verb_end(match)]
    hit = Hit(_NONE, slots, start, start + len(words), between, words)
    return _dated(kind, way, hit, match, parts, masked, patterns)


def _is_of_goods(things: tuple[Span, ...], masked: Masked, patterns: Patterns) -> bool:
    """Return whether it was done to something of a firm and not to itself: "bought Foo chips"."""
    kinds = patterns.kinds("Organization|Person")
    goods = words_of(patterns, "goods", "link_people", "head")
    return any(
        goods.match(masked.text[masked.text.index(">", masked.place(one)) + 1 :].lstrip())
        for one in things
        if one.kind.lower() in kinds and one in masked.spans
    )


def _begun(way: EventWay, match: re.Match[str]) -> tuple[int, int]:
    """Return where a match without a front begins, and where its subject ends."""
    if way.noun:
        return match.start(), match.start()
    return match.start("s"), match.end("s")


def _verb_end(match: re.Match[str]) -> int:
    """Return where the words end that tell how it is put forward: in front of the object."""
    named = [match.start(one) for one in ("o", "q", "to") if match.groupdict().get(one)]
    behind = [at for at in named if at > match.start()]
    return min(behind, default=match.end())


def _slots(match: re.Match[str], masked: Masked, patterns: Patterns) -> _Slots:
    turns = patterns.turns["framing"]
    named = ("s", "o", "d", "q", "to")
    there = [one for one in named if match.groupdict().get(one)]
    slots = {name: members(masked, match.span(name), turns) for name in there}
    if year := match.groupdict().get("year"):
        start, end = (masked.origin(at) for at in match.span("year"))
        slots["d"] = (Span(start, end, DATE, year),)
    return slots


def _unnamed(match: re.Match[str], masked: Masked, patterns: Patterns) -> Found | None:
    """Return where somebody stands in front who has no name: "Foo's board", "the regulator"."""
    grammar = _grammar(patterns)
    who = grammar.unnamed.search(masked.text, 0, match.start())
    return Found((), who.start("whole"), who.end("whole")) if who else None


def _employer(found: Found, masked: Masked, patterns: Patterns) -> _Slots:
    """Return whose somebody is, by the title in front or behind: "Foo CEO Ann Lee"."""
    grammar = _grammar(patterns)
    front = grammar.title_front.search(masked.text, 0, found.start)
    match = front or grammar.title_behind.match(masked.text, found.end)
    if match is None or len(found.spans) != 1:
        return {}
    number = match["o"] or match.groupdict().get("of")
    return {"o": (masked.spans[int(number)],)} if number else {}


def _subjects(found: Found, slot: str, kind: EventKind) -> _Slots:
    """Return whom a front names; of two who do something with each other each has its slot."""
    if "pair" in kind.options and len(found.spans) == 2:
        return {"s": found.spans[:1], "o": found.spans[1:]}
    return {slot: found.spans}


def _is_led(way: EventWay, match: re.Match[str], found: Found | None, fronts: Fronts) -> bool:
    """Return whether what stands in front fits the form of the verb, or leaves a noun real."""
    grammar, text = _grammar(fronts.patterns), fronts.masked.text
    if way.front is None and not way.noun:
        return True
    if way.front is None:
        return not grammar.unreal.search(text, max(0, match.start() - 60), match.start("noun"))
    if found is None:
        return False
    gap = text[found.end : match.start()]
    if way.passive:
        carried = any(one.carried for one in found.spans)
        gap = f", {gap.lstrip()}" if carried and not grammar.passive.fullmatch(gap) else gap
        return bool(grammar.passive.fullmatch(gap) or grammar.reduced.fullmatch(gap))
    forms = (form for form, words in way.forms if words.fullmatch(match["verb"].rstrip()))
    return any(grammar.fronts[form].fullmatch(gap) for form in forms)


def _is_whole(
    way: EventWay, match: re.Match[str], found: Found | None, parts: Parts, masked: Masked,
    patterns: Patterns,
) -> bool:  # fmt: skip
    """Return whether a participle has what shows that it is one, and nothing takes a noun back."""
    grammar = _grammar(patterns)
    if grammar.undone.match(masked.text, parts.end):
        return False
    if (
        way.passive
        and found
        and not grammar.passive.fullmatch(masked.text, found.end, match.start())
    ):
        return bool(parts.times or {"s", "q", "why"} & {*parts.slots})
    return True


def _dated(
    kind: EventKind, way: EventWay, hit: Hit, match: re.Match[str], parts: Parts, masked: Masked,
    patterns: Patterns,
) -> Hit | None:  # fmt: skip
    """Return the match with its date and its frame; None where no label is filled."""
    slots = {name: spans for name, spans in hit.slots.items() if spans}
    noun = way.noun
    if "d" not in slots and len(parts.times) == 1:
        slots["d"] = (time_at(parts.times[0], masked),)
    elif "d" not in slots and not (parts.times or noun):
        when = told_time(hit, slots, masked, patterns)
        slots |= {"d": (when,)} if when else {}
    if "further" in kind.options and _FURTHER.isdisjoint(slots):
        return None
    if _is_of_goods(slots.get("o", ()), masked, patterns):
        return None
    labels = [one.label for spans in slots.values() for one in spans]
    frame = kind.frame(frozenset(slots), noun)
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
