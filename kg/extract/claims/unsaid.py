"""Passages that hold a figure, or a relation, of which no claim could be made."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

from kg.extract.measures.quantities import FIGURES, RANGE
from kg.extract.reading import Sentence
from kg.extract.relations.framing import Hit
from kg.extract.signs.spans import Span
from kg.model import MOST_WORDS, Candidate, Unsaid

__all__ = ["UNREAD", "is_made", "left_out", "refused"]

#: why a figure is left out that nothing took up
UNREAD = "no rule reads this figure"

#: a slot in a part of a claim
_HOLE = re.compile(r"\{(\w+)\}")


def left_out(sentence: Sentence, text: str, used: set[tuple[int, int]]) -> list[Unsaid]:
    """Return the figures of the sentence that no claim took up."""
    found = []
    for span in sentence.masked.spans:
        if span.kind in FIGURES and (span.start, span.end) not in used:
            why = "a range has no single value" if span.kind == RANGE else UNREAD
            found.append(_unsaid(sentence, text, span.start, span.end, why))
    return found


def refused(
    sentence: Sentence, text: str, matches: Iterable[tuple[Hit, str]]
) -> dict[Unsaid, list[Hit]]:
    """Return the relations of the sentence that were refused, by reason, with their matches."""
    start, end = sentence.masked.start, sentence.masked.end
    found: dict[Unsaid, list[Hit]] = {}
    for hit, reason in matches:
        found.setdefault(_unsaid(sentence, text, start, end, reason), []).append(hit)
    return found


def is_made(hit: Hit, made: Iterable[Candidate]) -> bool:
    """Return whether each claim of a refused match is proposed all the same, by another match."""
    pairs = [
        (row[1], one, other)
        for row in hit.frame.claims
        for one, other in product(_filling(row[0], hit), _filling(row[2], hit))
    ]
    by_predicate: dict[str, list[Candidate]] = {}
    for each in made:
        by_predicate.setdefault(each.predicate, []).append(each)
    return bool(pairs) and all(
        any(_names(each, one) and _names(each, other) for each in by_predicate.get(predicate, ()))
        for predicate, one, other in pairs
    )


def _filling(part: str, hit: Hit) -> list[Span]:
    return [span for hole in _HOLE.findall(part) for span in hit.slots.get(hole, ())]


def _names(one: Candidate, span: Span) -> bool:
    places = ((each.start, each.end) for each in one.mentions)
    return span.label in (one.subject, one.object) or (span.start, span.end) in places


def _unsaid(sentence: Sentence, text: str, start: int, end: int, reason: str) -> Unsaid:
    words = " ".join(text[start:end].split()[:MOST_WORDS])
    return Unsaid(paragraph=sentence.paragraph, start=start, end=end, words=words, reason=reason)
