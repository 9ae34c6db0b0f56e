"""Phrases of the ontology, and how the places in them are filled."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["filled", "unbracketed"]

_PLACE = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=512)
def _pattern(phrase: str) -> tuple[str, dict[str, str]]:
    """Return the phrase as `%` takes it, and each of its places by name."""
    places = {name: f"{{{name}}}" for name in _PLACE.findall(phrase)}
    return _PLACE.sub(r"%(\1)s", phrase.replace("%", "%%")), places


def filled(phrase: str, parts: dict[str, str]) -> str:
    """Return the phrase with its places filled at once, so that braces in names stay harmless.

    >>> filled("{s} beats {o} in {x}", {"s": "{o}", "o": "B"})
    '{o} beats B in {x}'
    """
    pattern, places = _pattern(phrase)
    return pattern % (places | parts)


def unbracketed(phrase: str) -> str:
    """Return the phrase of a qualifier as it reads within brackets: without its own.

    >>> unbracketed("({q})"), unbracketed("as of {q}")
    ('{q}', 'as of {q}')
    """
    return phrase[1:-1] if phrase[:1] == "(" and phrase[-1:] == ")" else phrase
