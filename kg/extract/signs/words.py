"""Lists of words of the rules as expressions."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.signs.patterns import Patterns

__all__ = ["words_of"]


@lru_cache(maxsize=64)
def words_of(patterns: Patterns, *names: str) -> re.Pattern[str]:
    """Return the expression of lists of words, on whole words."""
    body = "|".join(patterns.listed(name) for name in names)
    return re.compile(rf"(?<![\w'-])(?:{body})(?![\w-])")
