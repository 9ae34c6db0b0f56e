"""Where quoted words stand in a text: exactly, else with space, quotes and dashes made alike.

Nothing is matched by likeness: a quote with another letter or digit stands nowhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["quote_places"]

_ALIKE = {
    "'": "['‘’ʼ`´]", '"': '["“”„«»]', "-": "[-‐‑‒–—―−]",
    "‘": "['‘’ʼ`´]", "’": "['‘’ʼ`´]", "“": '["“”„«»]', "”": '["“”„«»]',
    "‐": "[-‐‑‒–—―−]", "‑": "[-‐‑‒–—―−]", "–": "[-‐‑‒–—―−]", "—": "[-‐‑‒–—―−]",
    "−": "[-‐‑‒–—―−]", "…": r"(?:…|\.\.\.)",
}  # fmt: skip


def quote_places(
    quote: str, text: str, start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    r"""Return start and end of each place between two places where the quote stands.

    >>> quote_places("it's  out", "Now it’s\nout - it's out.")
    [(4, 12), (15, 23)]
    >>> quote_places("costs 97 %", "it costs 98 %")
    []
    """
    stop = len(text) if end is None else end
    pattern = _pattern(quote)
    if pattern is None:
        return []
    exact = _exact(quote, text, start, stop)
    return exact or [match.span() for match in pattern.finditer(text, start, stop)]


def _exact(quote: str, text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], text.find(quote, start, end)
    while at >= 0:
        found.append((at, at + len(quote)))
        at = text.find(quote, at + 1, end)
    return found


@lru_cache(maxsize=512)
def _pattern(quote: str) -> re.Pattern[str] | None:
    words = quote.split()
    if not words:
        return None
    parts = ("".join(_ALIKE.get(sign, re.escape(sign)) for sign in word) for word in words)
    return re.compile(r"\s+".join(parts))
