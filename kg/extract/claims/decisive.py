"""The decisive words of a claim: up to eight that a reader is shown of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.relations.framing import Hit
from kg.extract.signs.masking import Masked
from kg.model import MOST_WORDS

__all__ = ["decisive_words", "shown", "words_of"]

_WORD = re.compile(r"\S+")


def decisive_words(text: str, start: int, end: int, names: Sequence[str]) -> str:
    """Return up to eight words of the passage that hold the most of the names, the first of such.

    Where they hold as many, those with the name that is given first.

    >>> text = "On Monday, after some talk, the firm Foo bought all of the shares of Bar at last."
    >>> decisive_words(text, 0, len(text), ["Foo", "shares"])
    'Foo bought all of the shares of Bar'
    """
    words = list(_WORD.finditer(text, start, end))
    keys = [one.casefold() for one in names if one]

    def held(at: int) -> tuple[int, bool, bool, int]:
        some = words[at : at + MOST_WORDS]
        piece = text[some[0].start() : some[-1].end()].casefold()
        found = [key for key in keys if key in piece]
        return len(found), keys[:1] == found[:1], any(piece.startswith(key) for key in found), -at

    best = max(range(max(1, len(words) - MOST_WORDS + 1)), key=held)
    last = words[min(best + MOST_WORDS, len(words)) - 1]
    return text[words[best].start() : last.end()].rstrip('.,;:!?"”')


def shown(text: str, place: tuple[int, int], parts: Sequence[tuple[int, int]]) -> str:
    """Return the words at a place; of many, those that hold the most of the parts, the last first.

    >>> text = "Foo bought Bar for five million dollars last year and is based in Oslo"
    >>> shown(text, (0, len(text)), [(0, 3), (66, 70)])
    'dollars last year and is based in Oslo'
    """
    words = text[slice(*place)].strip().removeprefix("- ").rstrip(",;:")
    if len(words.split()) <= MOST_WORDS:
        return words
    inside = sorted((one for one in parts if place[0] <= one[0] < place[1]), reverse=True)
    return decisive_words(text, *place, [text[slice(*one)] for one in inside])


def words_of(text: str, hit: Hit, masked: Masked, own: int) -> str:
    """Return the decisive words of a match; `own` is where the words of its sentence begin.

    A match begins at the first of its names and values. Where that is a value, and the subject
    stands behind, the words that lead to it say what it is: "Valued at $2 billion, Foo".
    """
    first, last = (max(masked.origin(at), own) for at in (hit.start, hit.end))
    bearers = [one for one in hit.slots.get("s", ()) if one.start >= first]
    parts = [(one.start, one.end) for every in hit.slots.values() for one in every]
    lead = hit.words.find(masked.text[hit.start : hit.end]) if _is_fronted(hit, masked) else 0
    if lead > 0:
        front = max(masked.origin(hit.start - lead), own)
        told = [one for one in parts if one not in {(each.start, each.end) for each in bearers}]
        return shown(text, (front, last), [*told, (front, first)])
    return shown(text, (first, last), parts)


def _is_fronted(hit: Hit, masked: Masked) -> bool:
    """Return whether a value stands in front of its subject."""
    value, bearers = hit.slots.get("q", ()), hit.slots.get("s", ())
    known = set(masked.spans)
    if not value or not bearers or not known.issuperset({value[0], bearers[0]}):
        return False
    return masked.place(value[0]) == hit.start < masked.place(bearers[0])
