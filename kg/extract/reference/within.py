"""Words that stand for a name within a sentence: "claiming it beats", "and it is powered by"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kg.extract.reading import Sentence
from kg.extract.reference.salience import referents
from kg.extract.signs.masking import Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from kg.extract.signs.subjects import main_subject

__all__ = ["parallel", "put_in", "standing_for", "within"]


@lru_cache(maxsize=4)
def _inner(patterns: Patterns) -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    return tuple(
        (
            tuple(patterns.kinds(kinds)),
            re.compile(
                f"(?:{row['before']})(?P<words>{row['words']}) (?:{patterns.free(row['behind'])})"
            ),
        )
        for kinds, row in patterns.rules.speech["within"].items()
    )


def within(masked: Masked, earlier: Sentence | None, patterns: Patterns) -> Masked:
    """Return the sentence; "claiming it beats" has the one model named before as a mention.

    Where the sentence names none in front, it is the subject of the sentence before.
    """
    for kinds, found in _inner(patterns):
        match = found.search(masked.text)
        if match is None:
            continue
        start = match.start("words")
        before = {
            one.label: one
            for one in masked.spans
            if one.kind.lower() in kinds and masked.place(one) < start
        }
        if any(_is_aside(masked, one, patterns) for one in before.values()):
            continue
        if not before and earlier and not earlier.heading and "aimodel" in kinds:
            subject = main_subject(earlier.masked, len(earlier.masked.text), patterns, kinds)
            before = {subject.label: subject} if subject else {}
        if len(before) == 1:
            first, last = masked.origin(start), masked.origin(match.end("words"))
            one = next(iter(before.values()))
            span = standing_for(one, first, last)
            return put_in(masked, span, start, match.end("words") - start)
    return masked


@lru_cache(maxsize=4)
def _parallel(patterns: Patterns) -> re.Pattern[str]:
    return re.compile(patterns.free(patterns.rules.speech["parallel"]))


def parallel(masked: Masked, patterns: Patterns) -> Masked:
    """Return the sentence; "and it is built on Bar" has the thing that opens it as a mention."""
    found = list(_parallel(patterns).finditer(masked.text))
    told = referents(masked, patterns) if found else ()
    first = told[0] if told else None
    things = patterns.kinds("AIModel|Product|Hardware")
    if first is None or first.span is None or first.kind not in things or first.role != "subject":
        return masked
    for match in reversed(found):
        place = (masked.origin(match.start("words")), masked.origin(match.end("words")))
        span = standing_for(first.span, *place)
        masked = put_in(masked, span, match.start("words"), len("it"))
    return masked


def standing_for(one: Span, start: int, end: int) -> Span:
    """Return the words at a place as standing for a name."""
    antecedent = one.antecedent or (one.start, one.end)
    return replace(one, start=start, end=end, anaphor=True, antecedent=antecedent)


def _is_aside(masked: Masked, one: Span, patterns: Patterns) -> bool:
    """Return whether a name is only an owner, or stands behind a preposition ("after Foo's")."""
    at = masked.place(one)
    owner = masked.text[masked.text.index(">", at) + 1 :].startswith("'")
    return owner or bool(patterns.turns["within"]["aside"].search(masked.text[:at]))


#: words that stand for a name and own what follows
_OWNERS = ("its", "their")


def put_in(masked: Masked, span: Span, at: int, size: int) -> Masked:
    """Return the masked sentence with one more span at a place.

    A place in the words ("the Paris-based startup") is not lost: the span stands behind them.
    """
    if "<" in masked.text[at : at + size]:
        return inserted(masked, span, at + size, 0, before=" ")
    owner = masked.text[at : at + size] in _OWNERS
    return inserted(masked, span, at, size, "'s" if owner else "")
