"""The frames put to a sentence: which relations its words hold, before anybody judges them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Frame, Turns
from kg.extract.signs.spans import LISTED, Span
from kg.model import Tier

__all__ = ["Hit", "hits", "spans_of"]

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
    """A pattern with the kinds of signs and the elements of words that it cannot be without."""

    text: str
    needed: tuple[frozenset[str], ...]
    required: tuple[str, ...]
    named_first: bool


@dataclass(frozen=True)
class _Compiled:
    frame: Frame
    trigger: re.Pattern[str] | None
    expressions: tuple[_Pattern, ...]


@lru_cache(maxsize=4)
def _compiled(patterns: Patterns) -> tuple[_Compiled, ...]:
    found = []
    for frame in (each for one in patterns.rules.frames for each in _with_shared(one)):
        expressions = tuple(
            _Pattern(one, patterns.needed(one), patterns.required(one), bool(_NAMED.match(one)))
            for one in frame.patterns
        )
        trigger = re.compile(patterns.listed(frame.trigger)) if frame.trigger else None
        found.append(_Compiled(frame, trigger, expressions))
    return tuple(found)


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
    if "#" not in masked.text:
        return
    there = {sign[1] for sign in _SIGN.finditer(masked.text)}
    words, turns = _Words(masked.text, patterns), patterns.turns["framing"]
    for one in _compiled(patterns):
        if _ASKED & one.frame.options != ({option} if option else set()):
            continue
        if one.trigger and not one.trigger.search(masked.text):
            continue
        for pattern in one.expressions:
            if _may_match(pattern, there, among) and all(map(words.stand, pattern.required)):
                expression = _expression(patterns, pattern.text)
                yield from _matches(masked, one.frame, expression, pattern.named_first, turns)


def _may_match(pattern: _Pattern, there: set[str], among: frozenset[str]) -> bool:
    """Return whether all kinds that the pattern needs are there, and one of those wanted."""
    if any(there.isdisjoint(kinds) for kinds in pattern.needed):
        return False
    return not among or not all(among.isdisjoint(kinds) for kinds in pattern.needed)


@dataclass
class _Words:
    """Which elements of words stand in a sentence; each is looked for once."""

    text: str
    patterns: Patterns
    found: dict[str, bool] = field(default_factory=dict)

    def stand(self, element: str) -> bool:
        """Return whether the words stand somewhere in the sentence."""
        if element not in self.found:
            self.found[element] = bool(_element(self.patterns, element).search(self.text))
        return self.found[element]


@lru_cache(maxsize=4096)
def _element(patterns: Patterns, element: str) -> re.Pattern[str]:
    return patterns.element(element)


@lru_cache(maxsize=4096)
def _expression(patterns: Patterns, pattern: str) -> re.Pattern[str]:
    """Return the expression of a pattern, made when a sentence first has all that it needs."""
    return patterns.compile(pattern)


def _matches(
    masked: Masked, frame: Frame, expression: re.Pattern[str], named_first: bool, turns: Turns
) -> Iterator[Hit]:
    at = 0
    while match := expression.search(masked.text, at):
        slots = {
            name: spans_of(masked, text, turns) for name, text in match.groupdict().items() if text
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
        yield Hit(frame, slots, places[0][0], last, masked.text[begin:end], match[0])
        at = max(match.start() + 1, places[0][1])


def spans_of(masked: Masked, text: str, turns: Turns) -> tuple[Span, ...]:
    """Return the spans of a slot: of a list each, but no owner ("Foo's Bar") or aside in it."""
    found = []
    text = turns["aside"].sub("", text)
    for sign in _SIGN.finditer(text):
        after = text[sign.end() :]
        if not re.match(r"'s|'\s|-|\s+<", after):
            found.append(masked.spans[int(sign[2])])
    return tuple(found)
