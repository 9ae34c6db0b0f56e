"""Phrases of the ontology, and how the places in them are filled."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["filled", "unbracketed"]

_PLACE = re.compile(r"\{(\w+)\}")


@lru_cache(maxsize=512)
def _pieces(phrase: str) -> tuple[str, ...]:
    """Return the phrase in pieces: text and name of a place by turns, text first and last."""
    return tuple(_PLACE.split(phrase))


def filled(phrase: str, parts: dict[str, str]) -> str:
    """Return the phrase with its places filled at once, so that braces in names stay harmless.

    >>> filled("{s} beats {o} in {x}", {"s": "{o}", "o": "B"})
    '{o} beats B in {x}'
    """
    pieces = list(_pieces(phrase))
    pieces[1::2] = [parts.get(name, f"{{{name}}}") for name in pieces[1::2]]
    return "".join(pieces)


def unbracketed(phrase: str) -> str:
    """Return the phrase of a qualifier as it reads within brackets: without its own.

    >>> unbracketed("({q})"), unbracketed("as of {q}")
    ('{q}', 'as of {q}')
    """
    return phrase[1:-1] if phrase[:1] == "(" and phrase[-1:] == ")" else phrase
