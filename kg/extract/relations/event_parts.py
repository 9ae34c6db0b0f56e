"""What stands behind the telling of an event: who did it, for how much, when, where and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extract.measures.relative import relative_words
from kg.extract.relations.event_kinds import EventKind, expression_of
from kg.extract.relations.framing import members
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import WORDS, Span

__all__ = ["Parts", "follow"]

#: so many parts are read behind one another
MOST_PARTS = 6


@dataclass
class Parts:
    """The slots that are filled behind a place, the times told there, and where the parts end.

    `told` is where those end that tell what happened, and why begins.
    """

    end: int
    told: int = 0
    slots: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    times: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class _Grammar:
    """Expressions of events.yaml: parts that are passed over, and those that tell why."""

    time: re.Pattern[str]
    passed: re.Pattern[str]
    why: re.Pattern[str]
    blame: re.Pattern[str]
    not_why: re.Pattern[str]
    why_end: re.Pattern[str]
    after: re.Pattern[str]
    most: int


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    table, dates = patterns.rules.events["parts"], patterns.rules.dates
    told = {name: re.compile(patterns.words_in(table[name])) for name in _WORDED}
    time = rf"{dates['told']}|(?:{relative_words(patterns.rules)})(?![\w-])"
    return _Grammar(
        time=re.compile(rf"\s*,?\s*{dates['told_lead']}(?P<what>{time})(?:{table['hour']})?"),
        most=int(table["most"]),
        **told,
    )


#: the classes of the earlier events that `after` names
_EARLIER = {"release": "Release", "ouster": "Event", "firing": "Event"}
#: a short form in brackets, behind which the words go on
_SHORT = re.compile(r"\((?:[a-z]{2,5}|<\w+#\d+>)\)")
#: the expressions of events.yaml that are as they stand
_WORDED = ("passed", "why", "blame", "not_why", "why_end", "after")


def follow(
    kind: EventKind, masked: Masked, text: str, at: int, passive: bool, patterns: Patterns
) -> Parts:
    """Return the parts of an event that stand one behind another from a place on."""
    parts = Parts(at)
    for _ in range(MOST_PARTS):
        if not _next(parts, kind, masked, text, passive, patterns):
            break
    parts.told = parts.told or parts.end
    return parts


def _next(
    parts: Parts, kind: EventKind, masked: Masked, text: str, passive: bool, patterns: Patterns
) -> bool:
    """Take the part that stands next, and return whether there is one."""
    grammar, end = _grammar(patterns), parts.end
    if match := grammar.time.match(masked.text, end):
        parts.times.append(match.span("what"))
        parts.end = match.end()
        return True
    for slot, pattern in _named(kind, passive):
        if slot not in parts.slots and _take(parts, slot, pattern, masked, patterns):
            return True
    if _after(parts, masked, grammar):
        return False
    if _why(parts, kind, masked, text, grammar):
        return False
    match = grammar.passed.match(masked.text, end)
    parts.end = match.end() if match else end
    return match is not None and match.end() > end


def _after(parts: Parts, masked: Masked, grammar: _Grammar) -> bool:
    """Take the earlier event that stands next, which ends the parts: "after the launch of Foo"."""
    match = grammar.after.match(masked.text, parts.end)
    if match is None:
        return False
    parts.slots["x"] = (_earlier(match, masked),)
    parts.told, parts.end = parts.end, match.end()
    return True


def _earlier(match: re.Match[str], masked: Masked) -> Span:
    """Return the earlier event, which is known, or told by its kind and what it concerns."""
    if match["told"]:
        return masked.spans[int(match["told"])]
    head = next(name for name in _EARLIER if match[name])
    label = f"{head} of {masked.spans[int(match['x'])].label}"
    start, end = (masked.origin(at) for at in match.span("event"))
    return Span(start, end, _EARLIER[head], label, reason="an event told of")


def _named(kind: EventKind, passive: bool) -> list[tuple[str, str]]:
    """Return the parts that are named, with their patterns."""
    named = [("s", f"by {{np}} {{s+:{kind.agent}}}")] if passive else []
    named += [("to", f"to {{np}} {{to:{kind.receiver}}}")] if kind.receiver else []
    lead = kind.sum.replace(" ", "_")
    return [*named, *([("q", f"(?:{lead}) {{np_plain}} {{q:Money}}")] if lead else [])]


def _take(parts: Parts, slot: str, pattern: str, masked: Masked, patterns: Patterns) -> bool:
    begin = re.compile(r"\s*,?\s*").match(masked.text, parts.end)
    at = begin.end() if begin else parts.end
    match = expression_of(pattern, True, patterns).match(masked.text, at)
    if match is None:
        return False
    found = members(masked, match.span(slot), patterns.turns["framing"])
    parts.slots[slot] = found
    parts.end = match.end()
    return bool(found)


def _why(parts: Parts, kind: EventKind, masked: Masked, text: str, grammar: _Grammar) -> bool:
    """Take the words that say why, which end the parts, and return whether there are any."""
    match = grammar.why.match(masked.text, parts.end)
    if match is None and "blamed" in kind.options:
        match = grammar.blame.match(masked.text, parts.end)
    if match is None or grammar.not_why.match(masked.text, match.end()):
        return False
    begin = match.start("words") if "words" in match.groupdict() else match.end()
    plain = _SHORT.sub(lambda short: "~" * len(short[0]), masked.text)
    stop = grammar.why_end.search(plain, match.end())
    words = masked.text[begin : stop.start() if stop else len(masked.text)].rstrip(" ,")
    if not 1 <= len(words.split()) <= grammar.most:
        return False
    start, end = masked.origin(begin), masked.origin(begin + len(words))
    parts.slots["why"] = (Span(start, end, WORDS, " ".join(text[start:end].split())),)
    parts.told, parts.end = parts.end, begin + len(words)
    return True
