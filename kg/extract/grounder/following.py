"""A sentence that goes on of what the one before it named last: "This firm", "Founder Ann Lee"."""

from __future__ import annotations

import re

from kg.model.cues import Cues

__all__ = ["going_on"]

Span = tuple[int, int]
_TWO = 2
_TITLE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def going_on(inside: list[Span], parts: list[Span], text: str, cues: Cues) -> Span | None:
    """Return the second of two sentences where it goes on of what the first named last.

    It begins with a word for that ("This firm"), or with a title and who has it.
    """
    if len(inside) != _TWO or not parts[0][1] <= inside[1][0] <= parts[1][0]:
        return None
    rest = cues.turns["once_more"].sub("", text[parts[0][1] : inside[1][0]])
    start, end = inside[1]
    opening = _TITLE.match(text, start, end)
    words = opening[0].casefold() if opening else ""
    if words in cues.titles:
        return inside[1] if opening and parts[1][0] == opening.end() + 1 else None
    goes_on = re.match(cues.turns["going_on"], words) is not None
    return inside[1] if goes_on and re.search(r"[A-Z]", rest) is None else None
