"""A pattern for one of several wordings."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["either"]


def either(words: Iterable[str]) -> str:
    r"""Return a pattern for one of the words, the longest first, any space between their parts.

    >>> either(["more than", "over"])
    'more\\s+than|over'
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) or r"(?!)"
