"""Relations shown by a trigger word and the names around it, in whatever order of other words.

A frame (`framing`) is a whole wording. A link is a trigger in a clause ("backed by", "rival to"):
one slot stands behind it or beside it, and the other is the one name that can be meant in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kg.extract.relations.framing import Hit, members
from kg.extract.relations.fronting import Front, Fronts
from kg.extract.relations.judging import Verdict
from kg.extract.signs.expressions import compiled
from kg.extract.signs.masking import Masked
from kg.extract.signs.outline import Outline, outline, outlined
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Frame
from kg.extract.signs.spans import Span
from kg.model import Tier

__all__ = ["LINKED", "Link", "expression", "linked", "links", "read_links", "settled"]

#: the option of the frames of links
LINKED = "linked"
#: groups of a way whose words are a qualifier: of the past ("former"), or in what respect
_WORDED = {"past": "period", "aspect": "aspect"}
_SLOT = re.compile(r"\{(\w+)\+?:([\w|]+)\}")
_FAR = "{far}"


@dataclass(frozen=True)
class Link:
    """A row of links.yaml: the trigger with its slots, and what is sought in front of it."""

    frame: Frame
    way: str
    outline: Outline
    trigger: re.Pattern[str]
    front: Front | None
    unless: Mapping[str, frozenset[str]]


def links(masked: Masked, patterns: Patterns) -> Iterator[Hit]:
    """Yield what the triggers of the sentence link, in the order of the rows."""
    yield from linked(masked, _links(patterns), patterns)


def linked(masked: Masked, rows: Iterable[Link], patterns: Patterns) -> Iterator[Hit]:
    """Yield what some rows find in the sentence, in their order."""
    seen = outlined(masked.text, patterns)
    if len(masked.spans) < 2 or not seen.kinds:
        return
    fronts = Fronts(masked, patterns)
    for one in rows:
        if one.front and seen.kinds.isdisjoint(one.front.kinds):
            continue
        if one.trigger.search(masked.text) and seen.holds(one.outline):
            yield from _of(one, fronts)


def settled(hit: Hit, verdict: Verdict) -> Verdict:
    """Return the verdict; what a link finds ahead is none: another verb may be that of the plan.

    Nor is what is denied of what is over: "denied that she had left Foo" says that it goes on.
    """
    if LINKED in hit.frame.options and "past" in hit.slots and "denied" in dict(verdict.options):
        return replace(verdict, reason="that it is over is denied")
    if LINKED not in hit.frame.options or "goal" in hit.frame.options or not verdict.ahead:
        return verdict
    return replace(verdict, reason="what lies ahead may be something else")


def _of(one: Link, fronts: Fronts) -> Iterator[Hit]:
    for match in expression(one.way, fronts.patterns).finditer(fronts.masked.text):
        hit = _hit(one, match, fronts)
        if hit is not None:
            yield hit


def _hit(one: Link, match: re.Match[str], fronts: Fronts) -> Hit | None:
    """Return what a row's way has matched, with the name in front; None where there is none."""
    masked, turns = fronts.masked, fronts.patterns.turns["framing"]
    named = [name for name, text in match.groupdict().items() if text and name not in _WORDED]
    slots = {name: members(masked, match.span(name), turns) for name in named}
    places = sorted((match.start(name), match.end(name)) for name in named)
    start, begin, end = match.start(), places[0][1], places[-1][0]
    if one.front is not None:
        found = fronts.find(one.front, match.start())
        if found is None:
            return None
        slots[one.front.slot] = found.spans
        start, end = found.start, places[0][0]
        begin = match.start() if "loose" in one.front.options else found.end
    if _is_unfit(one, slots):
        return None
    between = _purposes(fronts.patterns).sub(" for ", masked.text[begin:end])
    words = masked.text[start : match.end()].rstrip().rstrip(",;")
    return Hit(one.frame, slots | _worded(match, masked), start, start + len(words), between, words)


@lru_cache(maxsize=4)
def _purposes(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of a "to" that tells of no plan: "raised <money> to build chips"."""
    return re.compile(rf"(?:{patterns.listed('link_purpose')})(?=[a-z]+[ '])")


def _is_unfit(one: Link, slots: dict[str, tuple[Span, ...]]) -> bool:
    """Return whether a slot is empty, holds what the row excludes, or two hold the same."""
    every = [span.label for spans in slots.values() for span in spans]
    excluded = any(
        span.label in one.unless.get(name, ()) for name, spans in slots.items() for span in spans
    )
    return excluded or len(set(every)) < len(every) or not all(slots.values())


def _worded(match: re.Match[str], masked: Masked) -> dict[str, tuple[Span, ...]]:
    """Return the words that say of when, or in what respect, it holds."""
    found: dict[str, tuple[Span, ...]] = {}
    for name in (one for one in _WORDED if match.groupdict().get(one)):
        words = match[name].strip().strip("-")
        start = masked.origin(match.start(name))
        found[name] = (Span(start, start + len(words), "Words", words),)
    return found


@lru_cache(maxsize=4)
def _links(patterns: Patterns) -> tuple[Link, ...]:
    return read_links(patterns.rules.links["links"], patterns)


def read_links(rows: Iterable[Mapping[str, Any]], patterns: Patterns) -> tuple[Link, ...]:
    """Return what the rows of a table say, a link for each of their ways."""
    return tuple(made for row in rows for made in _row(row, patterns))


def _row(row: Mapping[str, Any], patterns: Patterns) -> Iterator[Link]:
    frame = Frame(
        name=row["name"], tier=Tier.B, patterns=(), claims=tuple(map(tuple, row["claims"])),
        qualifiers=(
            *row.get("qualifiers", {}).items(),
            *((qualifier, group) for group, qualifier in _WORDED.items()),
        ),
        options=frozenset({LINKED, *row.get("options", ())}),
    )  # fmt: skip
    front = Front.read(row, patterns) if "front" in row else None
    unless = {name: frozenset(labels) for name, labels in row.get("unless", {}).items()}
    trigger = re.compile(rf"(?<![\w])(?:{patterns.words_in(row['trigger'])})")
    for way in row["ways"]:
        parts = outline(patterns, way.replace(_FAR, "{np}"))
        yield Link(frame, way, parts, trigger, front, unless)


@lru_cache(maxsize=512)
def expression(way: str, patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of a way; `{far}` is a few words, other names among them."""
    kinds = _SLOT.findall(way)[-1][1]
    far = _far(tuple(patterns.kinds(kinds)), patterns)
    return compiled(far.join(patterns.free(part.strip()) for part in way.split(_FAR)))


def _far(kinds: tuple[str, ...], patterns: Patterns) -> str:
    """Return the expression for words of one clause, with any names but those of these kinds."""
    stop = rf"(?:{patterns.listed('link_stop')})(?![\w-])"
    other = rf"<(?!(?:{'|'.join(kinds)})#)\w+#\d+>(?:'s|'|-[a-z-]+)?,?\s+"
    return rf"(?:(?!{stop})[a-z0-9$'][\w.$%&/'-]*,?\s+|{other}|\([^()]*\),?\s+){{0,8}}?"
