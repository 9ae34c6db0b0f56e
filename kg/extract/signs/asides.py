"""What stands between two dashes stands between commas: "Foo \u2014 a chipmaker \u2014 sells"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.signs.masking import Masked, reworded
from kg.extract.signs.patterns import Patterns

__all__ = ["with_commas"]

_DASH = "\u2014"
_TWO = 2


@lru_cache(maxsize=4)
def _aside(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of an aside, with its dashes as the groups `open` and `close`."""
    return re.compile(patterns.words_in(patterns.rules.speech["asides"]["between"]))


def with_commas(masked: Masked, patterns: Patterns) -> Masked:
    """Return the masked sentence with commas for the two dashes around an aside, if it has one.

    A sentence with more dashes, or one only, is as it was. Its places stay those of the text.
    """
    aside = _aside(patterns).search(masked.text) if masked.text.count(_DASH) == _TWO else None
    if aside is None:
        return masked
    closed = reworded(masked, *aside.span("close"), ", ")
    return reworded(closed, *aside.span("open"), ", ")
