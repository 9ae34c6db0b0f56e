"""Passages that hold a figure, or a relation, of which no claim could be made."""

from __future__ import annotations

from kg.extract.quantities import FIGURES, RANGE
from kg.extract.reading import Sentence
from kg.model import Unsaid

__all__ = ["UNREAD", "left_out"]

#: why a figure is left out that nothing took up
UNREAD = "no rule reads this figure"

MOST_WORDS = 8


def left_out(
    sentence: Sentence, text: str, used: set[tuple[int, int]], reasons: list[str]
) -> list[Unsaid]:
    """Return the figures of the sentence that no claim took up, and the relations refused."""
    found = []
    for span in sentence.masked.spans:
        if span.kind in FIGURES and (span.start, span.end) not in used:
            why = "a range has no single value" if span.kind == RANGE else UNREAD
            found.append(_unsaid(sentence, text, span.start, span.end, why))
    start, end = sentence.masked.start, sentence.masked.end
    return found + [_unsaid(sentence, text, start, end, one) for one in dict.fromkeys(reasons)]


def _unsaid(sentence: Sentence, text: str, start: int, end: int, reason: str) -> Unsaid:
    words = " ".join(text[start:end].split()[:MOST_WORDS])
    return Unsaid(paragraph=sentence.paragraph, start=start, end=end, words=words, reason=reason)
