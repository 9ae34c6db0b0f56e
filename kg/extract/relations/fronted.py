"""What stands in front of the subject and belongs to its verb: "On FOO, X beats Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.relations.framing import Hit
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["apposed", "fronted", "opening", "opening_of_date", "told_aside"]

_SIGN = re.compile(r"<(\w+)#(\d+)>")


def fronted(hit: Hit, masked: Masked, patterns: Patterns) -> dict[str, tuple[Span, ...]]:
    """Return the slots of the match, with a benchmark or date of the sentence's opening.

    They are those that the frame asks for and the match itself lacks. What a clause between subject
    and verb tells has no part in the opening.
    """
    if told_aside(hit, patterns):
        return hit.slots
    found = dict(hit.slots)
    for name, kinds in _wanted(hit):
        if name not in found:
            signs = _signs(hit, masked, _expression(patterns, name == "d"))
            spans = tuple(one for one in signs if one.kind in kinds and not one.plural)
            found |= {name: spans} if spans else {}
    return found


def opening_of_date(hit: Hit, masked: Masked, patterns: Patterns) -> list[Span]:
    """Return the date with which the sentence opens, in front of the subject of the match."""
    return _signs(hit, masked, _expression(patterns, True))


def _signs(hit: Hit, masked: Masked, expression: re.Pattern[str]) -> list[Span]:
    match = opening(masked.text[: hit.start], expression)
    return [masked.spans[int(one[2])] for one in _SIGN.finditer(match["what"])] if match else []


def told_aside(hit: Hit, patterns: Patterns) -> bool:
    """Return whether the match is told by the way, in words about a name of the sentence."""
    return "presupposed" in hit.frame.options or apposed(hit, patterns)


def apposed(hit: Hit, patterns: Patterns) -> bool:
    """Return whether between subject and verb begins a clause about the subject."""
    turns = patterns.turns["fronted"]
    aside = turns["aside"].search(hit.between) or turns["apposed"].match(hit.between)
    return aside is not None


def opening(before: str, expression: re.Pattern[str]) -> re.Match[str] | None:
    """Return where the words in front of a subject are such an opening, and nothing else."""
    return expression.fullmatch(before)


def _wanted(hit: Hit) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield the slots that an opening may fill, with the kinds of what may stand in them."""
    for key, slot in hit.frame.qualifiers:
        if key == "benchmark":
            yield slot, frozenset({"Benchmark"})
    if any("{d}" in row for row in hit.frame.claims):
        yield "d", frozenset({"Date", "Yearless", "Weekday"})


@lru_cache(maxsize=8)
def _expression(patterns: Patterns, dated: bool) -> re.Pattern[str]:
    """Return the expression of an opening with a date, or else with benchmarks."""
    table = patterns.rules.scopes
    body = patterns.free(table["opening_date" if dated else "opening_benchmark"])
    lead, front = patterns.listed("opening_lead"), patterns.listed("opening_front")
    return re.compile(rf"\W*(?:{lead},?\s+)?{body}(?:,\s*{front}|\s*)")
