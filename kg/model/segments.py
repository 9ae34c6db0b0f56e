"""A text cut into paragraphs and sentences, as spans of code points."""

from __future__ import annotations

import re

__all__ = ["paragraphs", "sentences"]

_BREAK = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:U\.S|Jan|Feb|Dec|vs|Mrs?|Ms|Dr|Prof|Gov|Sen|Rep|Gen|St|No|Inc|Corp|Co|Bros)|\b[A-Z])\.\s*$"
)

#: behind "Corp." or "X." these words begin a sentence, where a name would go on
_BEGINNING = re.compile(
    r"(?:(?<=Inc|orp|Ltd)|(?<=\sX))\.\s+(?=(?:The|In|It|Its|This|That|But|And|On|At|For|As|He|She|They|A|An)\b)"
)


def paragraphs(text: str) -> list[tuple[int, int]]:
    r"""Return start and end of each line that is not blank; paragraph 1 is the first.

    >>> paragraphs("One.\n\nTwo.\n")
    [(0, 4), (6, 10)]
    """
    found, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return start and end of each sentence between two places.

    >>> sentences("It grew. In the U.S. Market it fell! Why?", 0, 41)
    [(0, 8), (9, 36), (37, 41)]
    """
    found, at = [], start
    for match in _BREAK.finditer(text, start, end):
        short = _ABBREVIATION.search(text, at, match.end()) and match[0].startswith(".")
        if short and not _BEGINNING.match(text, match.start()):
            continue
        found.append((at, match.start() + len(match[0].rstrip())))
        at = match.end()
    found.append((at, end))
    return found
