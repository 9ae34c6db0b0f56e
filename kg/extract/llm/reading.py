"""What a model wrote, read as claims and gaps; what is malformed is named, the rest is kept."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from kg.model.answer import AnsweredClaim, AnsweredGap, read_item

__all__ = ["Answered", "read_answer", "read_cut"]

#: more than this from one chunk is no reading of a text
MOST_ITEMS = 500
_CLAIMS, _NEXT = re.compile(r'"claims"\s*:\s*\[\s*'), re.compile(r"\s*,\s*")
_DECODER = json.JSONDecoder()
_FENCED = re.compile(r"```(?:json)?\s*\n(.*?)\n?```", re.DOTALL | re.IGNORECASE)


@dataclass
class Answered:
    """The claims and gaps of one answer, and what was wrong with the others."""

    claims: list[AnsweredClaim] = field(default_factory=list)
    gaps: list[AnsweredGap] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def read_answer(content: str) -> Answered:
    """Return the claims and gaps that the content gives.

    Raises ValueError when it is not a JSON object with a list of claims: then there is nothing
    to keep. An item that is no claim is left out and named among the problems.
    """
    root = _object(content)
    claims, gaps = root.get("claims"), root.get("gaps", [])
    if not isinstance(claims, list):
        raise ValueError("the answer has no list of claims")
    found = Answered()
    _read(AnsweredClaim, claims, found)
    _read(AnsweredGap, gaps if isinstance(gaps, list) else [], found)
    return found


def read_cut(content: str) -> Answered:
    """Return the claims that stand whole in an answer that is cut off, before its first gap.

    >>> len(read_cut('{"claims": [{"quote": "a').claims)
    0
    """
    found = Answered()
    items: list[object] = []
    opening = _CLAIMS.search(content)
    at = opening.end() if opening else len(content)
    while len(items) < MOST_ITEMS:
        try:
            item, end = _DECODER.raw_decode(content, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
        more = _NEXT.match(content, end)
        at = more.end() if more else len(content)
    _read(AnsweredClaim, items, found)
    return found


def _object(content: str) -> dict[str, object]:
    fenced = _FENCED.search(content)
    try:
        root = json.loads(fenced[1] if fenced else content)
    except (ValueError, RecursionError):
        raise ValueError("the answer is not JSON, or is cut off") from None
    if not isinstance(root, dict):
        raise ValueError("the answer is no JSON object")
    return root


def _read(
    kind: type[AnsweredClaim] | type[AnsweredGap], items: list[object], found: Answered
) -> None:
    if len(items) > MOST_ITEMS:
        found.problems.append(f"only the first {MOST_ITEMS} of {len(items)} items were read")
    for number, item in enumerate(items[:MOST_ITEMS], 1):
        one = read_item(kind, item)
        if isinstance(one, AnsweredClaim):
            found.claims.append(one)
        elif isinstance(one, AnsweredGap):
            found.gaps.append(one)
        else:
            found.problems.append(f"item {number} is malformed: {one}")
