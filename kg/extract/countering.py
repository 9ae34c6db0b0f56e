"""What else in a sentence speaks against a match, also against one that it takes for granted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.framing import Hit
from kg.extract.patterns import Patterns
from kg.extract.quantities import FIGURES
from kg.extract.words import words_of

__all__ = ["countered"]

#: between a subject and its verb: a clause about it, closed by a comma, and another verb
_CLAUSE = re.compile(r"\"?,\s+(?:which|who)\s[^,]*,")


def countered(hit: Hit, text: str, before: str, patterns: Patterns) -> str:
    """Return why the match is not the sentence's own fact, or nothing.

    `text` is the masked sentence, `before` the words of the clause in front of the match.
    """
    return next(_reasons(hit, text, before, patterns), "")


def _reasons(hit: Hit, text: str, before: str, patterns: Patterns) -> Iterator[str]:
    behind = text[hit.end :]
    if words_of(patterns, "fiction").search(text, 0, hit.start):
        yield "it is told as a story"
    if back := words_of(patterns, "taken_back").search(behind):
        yield f"'{back[0]}' takes it back"
    if unreal := words_of(patterns, "unfulfilled").search(hit.between):
        yield f"'{unreal[0]}' tells of what did not come about"
    compared = hit.between.count(",") > 1 and words_of(patterns, "beside").search(before)
    aside = _CLAUSE.match(hit.between) and words_of(patterns, "led_to").search(before)
    if compared or aside:
        yield "it stands in a clause about another"
    if words_of(patterns, "but_one").search(before):
        yield "it is said of all others"
    yield from _measured(hit, text, behind, patterns)
    yield from _crossed(hit, text)


def _measured(hit: Hit, text: str, behind: str, patterns: Patterns) -> Iterator[str]:
    """Yield why a figure is only measured against another one."""
    last = max((one for every in hit.slots.values() for one in every), key=lambda one: one.start)
    if last.kind in FIGURES and (than := words_of(patterns, "measured").match(behind.lstrip())):
        yield f"'{than[0]}' measures it against another figure"
    if times := words_of(patterns, "times").search(hit.words):
        yield f"'{times[0].strip()}' measures it by another figure"


def _crossed(hit: Hit, text: str) -> Iterator[str]:
    """Yield why nobody knows which of two lists belongs to which."""
    several = sum(1 for every in hit.slots.values() if len(every) > 1)
    crossed = several > 1 and "crossed" not in hit.frame.options
    if crossed or "respectively" in text:
        yield "which of the one list belongs to which of the other is not said"
