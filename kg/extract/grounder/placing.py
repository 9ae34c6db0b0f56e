"""Whether a passage is in the text where a proposal says it is."""

from __future__ import annotations

from functools import lru_cache

from kg.extract.grounder.quoting import quote_places
from kg.identifiers import sha256_hex
from kg.model import Locator
from kg.model.segments import paragraphs

__all__ = ["paragraph_of", "place_refusals"]


@lru_cache(maxsize=4)
def _paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(paragraphs(text))


def paragraph_of(text: str, at: int) -> int:
    r"""Return the number of the paragraph in which the place stands, from 1; 0 for none.

    >>> paragraph_of("One.\n\nTwo.", 7)
    2
    """
    spans = _paragraphs(text)
    return next((number for number, (a, b) in enumerate(spans, 1) if a <= at < b), 0)


def place_refusals(at: Locator, text: str) -> list[str]:
    """Return why the passage is not in the text at its place; nothing when it is.

    Held against the text are the digest of the passage, the decisive words in it (exactly, else
    with space, quotes and dashes made alike), and the paragraph that these stand in.
    """
    if not 0 <= at.start < at.end <= len(text):
        return [f"{at.start}-{at.end} lies outside the text"]
    if sha256_hex(text[at.start : at.end]) != at.sha256:
        return ["the passage at this place has another SHA-256"]
    places = quote_places(at.words, text, at.start, at.end)
    if not places:
        return [f"the passage does not hold the words '{at.words}'"]
    numbers = [paragraph_of(text, start) for start, _ in places]
    if at.paragraph not in numbers:
        return [f"the words stand in paragraph {numbers[0]}, not {at.paragraph}"]
    return []
