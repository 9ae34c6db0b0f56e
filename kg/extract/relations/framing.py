"""The frames put to a sentence: which relations its words hold, before anybody judges them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.signs.masking import Masked
from kg.extract.signs.outline import Outline, outline, outlined
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Frame, Turns
from kg.extract.signs.spans import LISTED, Span
from kg.model import Tier

__all__ = ["Hit", "hits", "members"]

#: a pattern that begins with the name of its subject
_NAMED = re.compile(r"(?:\{free\} )?\{\w+\+?:")
_SIGN = re.compile(r"<(\w+)#(\d+)>")
#: options of frames that are put only to sentences that are read for them
_ASKED = frozenset({"listed"})


@dataclass(frozen=True)
class Hit:
    """A frame that matched: the spans in its slots, and the place in the masked sentence.

    `between` is what stands between the first two slots: there modality and denial show.
    """

    frame: Frame
    slots: dict[str, tuple[Span, ...]]
    start: int
    end: int
    between: str
    words: str

    def wants(self, used: Iterable[Span]) -> bool:
        """Return whether names are as its frame asks: no group, a family whose members are told."""
        options = self.frame.options
        used = tuple(used)
        groups = "single" in options and any(one.plural for one in used)
        untold = [one for one in used if one.kind == "ModelFamily" and one.reason != LISTED]
        return not (groups or ("told" in options and untold))

    def places(self, masked: Masked, plural: bool = True) -> list[int]:
        """Return in order where the signs of its slots begin.

        Who is only understood, as what the text is about, has no place in the sentence. Without
        `plural` names for several things are passed over.
        """
        named = {one for every in self.slots.values() for one in every} & set(masked.spans)
        return sorted(masked.place(one) for one in named if plural or not one.plural)


@dataclass(frozen=True)
class _Pattern:
    """A pattern of a frame, with the kinds of its slots and what it cannot be without."""

    frame: Frame
    trigger: re.Pattern[str] | None
    text: str
    slots: tuple[frozenset[str], ...]
    outline: Outline
    named_first: bool


@lru_cache(maxsize=4)
def _patterns(patterns: Patterns) -> tuple[_Pattern, ...]:
    """Return the patterns of all frames, in their order."""
    return tuple(
        made
        for one in patterns.rules.frames
        for frame in _with_shared(one)
        for made in _of_frame(frame, patterns)
    )


def _of_frame(frame: Frame, patterns: Patterns) -> Iterator[_Pattern]:
    trigger = re.compile(patterns.listed(frame.trigger)) if frame.trigger else None
    for one in frame.patterns:
        parts = outline(patterns, one)
        slots = tuple(part for part in parts if not isinstance(part, str))
        yield _Pattern(frame, trigger, one, slots, parts, bool(_NAMED.match(one)))


@lru_cache(maxsize=1024)
def _possible(
    patterns: Patterns, option: str, there: frozenset[str], among: frozenset[str]
) -> tuple[_Pattern, ...]:
    """Return the patterns whose slots can be filled by these kinds, with one of those wanted."""
    asked = frozenset({option} if option else ())
    return tuple(
        one
        for one in _patterns(patterns)
        if _ASKED & one.frame.options == asked
        and not any(map(there.isdisjoint, one.slots))
        and not (among and all(map(among.isdisjoint, one.slots)))
    )


#: the subject of a pattern and what may stand before its verb
_SUBJECT = re.compile(r"(\{s:[\w|]+\}) (?:\{head\}\? )?(?:\{app\}\? )?(?=\{aux\}\* )")


def _with_shared(frame: Frame) -> Iterator[Frame]:
    """Yield the frame and, where its subject may be that of two verbs, one of tier B for it.

    "Foo runs on laptops and beats Bar": between subject and verb stands another thing said of it.
    """
    yield frame
    if "shared" in frame.options:
        found = (_SUBJECT.sub(r"\1 {other_verb} ", one) for one in frame.patterns)
        shared = tuple(one for one in found if "{other_verb}" in one)
        yield replace(frame, patterns=shared, tier=Tier.B)


def hits(
    masked: Masked, patterns: Patterns, option: str = "", among: frozenset[str] = frozenset()
) -> Iterator[Hit]:
    """Yield what each frame finds in the sentence, in the order of the frames.

    With `among` only those patterns are put to it that have a slot for one of these kinds.

    With `option`, which is "listed", only the frames that have it are put to the sentence; without
    it all others.
    """
    seen, turns = outlined(masked.text, patterns), patterns.turns["framing"]
    for one in _possible(patterns, option, seen.kinds, among):
        if (one.trigger is None or one.trigger.search(masked.text)) and seen.holds(one.outline):
            yield from _matches(masked, one, _expression(patterns, one.text), turns)


@lru_cache(maxsize=4096)
def _expression(patterns: Patterns, pattern: str) -> re.Pattern[str]:
    """Return the expression of a pattern, made when a sentence first has all that it needs."""
    return patterns.compile(pattern)


def _matches(
    masked: Masked, pattern: _Pattern, expression: re.Pattern[str], turns: Turns
) -> Iterator[Hit]:
    at, named_first = 0, pattern.named_first
    while match := expression.search(masked.text, at):
        slots = {
            name: members(masked, match.span(name), turns)
            for name, text in match.groupdict().items()
            if text
        }
        places = sorted((match.start(name), match.end(name)) for name in slots)
        for name, spans in slots.items():
            if named_first and len(spans) > 1 and match.start(name) == places[0][0]:
                slots[name] = spans if turns["joined"].search(match[name]) else spans[-1:]
        begin = places[0][1] if len(places) > 1 and named_first else match.start()
        end = places[-1][0] if len(places) > 1 else match.end()
        words = match[0].rstrip()
        comma = words.endswith((",", ";"))  # a comma behind belongs to what follows
        last = match.start() + len(words) - 1 if comma else match.end()
        yield Hit(pattern.frame, slots, places[0][0], last, masked.text[begin:end], match[0])
        at = max(match.start() + 1, places[0][1])


def members(masked: Masked, place: tuple[int, int], turns: Turns) -> tuple[Span, ...]:
    """Return the spans of a slot: of a list each, but no owner in it ("Foo's Bar").

    Nor the subject of a clause without a verb behind it: "is based on Foo, and Bar on Baz".
    """
    start, end = place
    found = _named(masked, masked.text[start:end], turns)
    around = f"{masked.text[max(0, start - 30) : start]}|{masked.text[end : end + 60]}"
    return found[:-1] if len(found) > 1 and turns["gapped"].search(around) else found


def _named(masked: Masked, text: str, turns: Turns) -> tuple[Span, ...]:
    """Return the spans of a text: of a list each, but no owner ("Foo's Bar") or aside in it."""
    found = []
    text = turns["aside"].sub("", text)
    for sign in _SIGN.finditer(text):
        after = text[sign.end() :]
        if not re.match(r"'s|'\s|-|\s+<", after):
            found.append(masked.spans[int(sign[2])])
    return tuple(found)
