"""What is read as a name in a text, and what the names name."""

from __future__ import annotations

from kg.extract.reading import read_sentences
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from tests.extract.gold import shipped

__all__ = ["kinds", "spans"]


def spans(text: str) -> list[Span]:
    """Return all that is read as a name or figure."""
    lexicon, rules = shipped()
    read = read_sentences(text, lexicon, Patterns(rules, lexicon.vocabulary))
    return [span for one in read for span in one.masked.spans]


def kinds(text: str) -> dict[str, str]:
    """Return the classes of names, by label."""
    return {one.label: one.kind for one in spans(text)}
