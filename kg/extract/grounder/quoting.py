"""Where quoted words stand in a text: exactly, else with space, quotes and dashes made alike.

Nothing is matched by likeness: a quote with another letter or digit stands nowhere.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["cuts", "is_quoted", "quote_places"]

_OPEN, _CLOSED, _EITHER = "“«„", "”»", '"'
_SIGNED = re.compile(r"\s*[-–—―~]\s*[A-Z\"“*]")
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


def cuts(text: str, start: int, end: int) -> bool:
    """Return whether the place begins or ends within a word.

    >>> [cuts("a heron flies", *place) for place in ((2, 7), (2, 5))]
    [False, True]
    """
    before = text[start - 1 : start].isalnum() and text[start].isalnum() and start > 0
    return before or (text[end - 1].isalnum() and text[end : end + 1].isalnum())


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


def is_quoted(text: str, at: int) -> bool:
    r"""Return whether a place may stand in somebody's quotation.

    So does all behind a quotation mark that is not closed before, what stands in a paragraph
    whose marks do not pair, and a paragraph that begins as a quotation or is signed by the next.

    >>> is_quoted('We sell. "We buy," she said. We rest.', 10)
    True
    >>> [is_quoted('We sell. "We buy," she said. We rest.', at) for at in (0, 29)]
    [False, False]
    >>> is_quoted("We love it.\n\n- Ann Doe, Finch Labs\n", 0)
    True
    """
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    line = text[start:end]
    signed = _SIGNED.match(text[end:].lstrip("\n")[:20]) and not line.rstrip().endswith(":")
    if line.lstrip()[:1] in (">", "|") or signed:
        return True
    if _depth(line) != 0:
        return _first_mark(line) < at - start
    return _depth(text[start:at]) != 0


def _depth(line: str) -> int:
    """Return how many quotations are open at the end of the line."""
    curly = sum(line.count(one) for one in _OPEN) - sum(line.count(one) for one in _CLOSED)
    return abs(curly) + line.count(_EITHER) % 2


def _first_mark(line: str) -> int:
    return min(line.find(one) for one in (*_OPEN, *_CLOSED, _EITHER) if one in line)
