"""What a pattern cannot be without, in order: a quick look before its expression is made and put.

The expression of a pattern has thousands of signs and takes milliseconds to make, and most patterns
are not worded in most sentences. Its outline is a few kinds of signs and elements of words, which
must stand in the sentence one after the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extract.signs.patterns import Patterns

__all__ = ["Outline", "Outlined", "outline", "outlined"]

#: the parts of a pattern that must be there: kinds of signs for a slot, an element of words
Outline = tuple[frozenset[str] | str, ...]
_SIGN = re.compile(r"<(\w+)#\d+>")


@lru_cache(maxsize=4096)
def outline(patterns: Patterns, pattern: str) -> Outline:
    """Return what must stand in a sentence, in order, for the pattern to match it."""
    return tuple(_parts(patterns, pattern))


def _parts(patterns: Patterns, pattern: str) -> Iterator[frozenset[str] | str]:
    for piece in pattern.split():
        if kinds := patterns.slot_kinds(piece):
            yield kinds
        elif patterns.is_required(piece):
            yield piece


@dataclass(frozen=True, eq=False)
class Outlined:
    """A masked sentence in which outlines are looked for; each part is looked for once a place."""

    text: str
    patterns: Patterns
    signs: tuple[tuple[int, str], ...]
    kinds: frozenset[str]
    found: dict[tuple[str, int], int] = field(default_factory=dict)

    def holds(self, wanted: Outline) -> bool:
        """Return whether all parts stand in the sentence, each behind where the one before begins.

        That is less than a match asks for, so no match is lost.
        """
        at = 0
        for part in wanted:
            at = self._word(part, at) if isinstance(part, str) else self._sign(part, at)
            if at < 0:
                return False
        return True

    def _sign(self, kinds: frozenset[str], at: int) -> int:
        return next((start + 1 for start, kind in self.signs if start >= at and kind in kinds), -1)

    def _word(self, element: str, at: int) -> int:
        if (element, at) not in self.found:
            match = _element(self.patterns, element).search(self.text, at)
            self.found[element, at] = match.start() if match else -1
        return self.found[element, at]


@lru_cache(maxsize=16)
def outlined(text: str, patterns: Patterns) -> Outlined:
    """Return a masked sentence in which outlines can be looked for."""
    signs = tuple((sign.start(), sign[1]) for sign in _SIGN.finditer(text))
    return Outlined(text, patterns, signs, frozenset(kind for _, kind in signs))


@lru_cache(maxsize=4096)
def _element(patterns: Patterns, element: str) -> re.Pattern[str]:
    return patterns.element(element)
