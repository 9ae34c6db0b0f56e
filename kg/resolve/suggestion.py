"""Near names for a message, never for a link."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from kg.identifiers import fold

__all__ = ["near_names"]

_AT_LEAST = 70.0


def near_names(name: str, known: Iterable[str], most: int = 3, folded: bool = False) -> list[str]:
    """Return up to `most` known names that look like `name`, nearest first.

    `folded` are names that are name keys already, which is several times as fast.

    >>> near_names("DeepSeak", ["Meta", "DeepSeek", "Baidu"])
    ['DeepSeek']
    """
    names = sorted(set(known))
    scorer = fuzz.WRatio
    key = None if folded else fold
    hits = process.extract(name, names, scorer=scorer, processor=key, limit=most)
    return [found for found, score, _ in hits if score >= _AT_LEAST]
