"""What a claim leans on: words before its passage that tell whom "it" or "the firm" stands for."""

from __future__ import annotations

from collections.abc import Iterator

from kg.corpus.texts import paragraphs, sentences
from kg.identifiers import fold, sha256_hex
from kg.model import Candidate

__all__ = ["lead_of", "lead_stands"]


def lead_of(one: Candidate, text: str) -> str:
    """Return length and digest of the text before the passage on which the claim leans, or nothing.

    It begins with the sentence in which a part is named that the passage itself only refers to;
    where no place is known, with the paragraph.
    """
    at = one.locator
    starts = [spot.start for spot in one.mentions if spot.start < at.start]
    before = {fold(spot.name) for spot in one.mentions if spot.start < at.start}
    named = _elsewhere(one, text[: at.start], text[at.start : at.end])
    starts += [text.rfind(name, 0, at.start) for name in named if fold(name) not in before]
    if not starts:
        return ""
    begin = min(_begin(text, place, at.start) for place in starts)
    lead = text[begin : at.start]
    return f"{len(lead)} {sha256_hex(lead)}" if lead else ""


def _elsewhere(one: Candidate, before: str, passage: str) -> Iterator[str]:
    """Yield the names that the passage only refers to, or that stand before it alone."""
    within = [spot for spot in one.mentions if spot.start >= one.locator.start]
    named = {fold(spot.name) for spot in within if not spot.anaphor}
    yield from (spot.name for spot in within if spot.anaphor and fold(spot.name) not in named)
    meant = {fold(spot.name) for spot in within}
    for name in (one.subject, dict(one.options).get("by", "")):
        if name and name in before and fold(name) not in meant and fold(name) not in fold(passage):
            yield name


def lead_stands(lead: str, text: str, start: int) -> bool:
    """Return whether the words on which a claim leans stand before its passage, which begins here.

    >>> lead = f"4 {sha256_hex('Foo ')}"
    >>> lead_stands(lead, "Foo grew.", 4), lead_stands(lead, "Bar grew.", 4), lead_stands("", "", 0)
    (True, False, True)
    """
    if not lead:
        return True
    length, _, digest = lead.partition(" ")
    size = int(length) if length.isdecimal() and len(length) < 16 else start + 1
    return size <= start and sha256_hex(text[start - size : start]) == digest


def _begin(text: str, place: int, start: int) -> int:
    """Return where the sentence of the place begins; of no place, the paragraph of the passage."""
    at = place if place >= 0 else start
    for first, last in paragraphs(text):
        if first <= at < last:
            spans = sentences(text, first, last) if place >= 0 else []
            return max([first, *(a for a, _ in spans if a <= at)])
    return at
