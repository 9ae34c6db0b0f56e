"""The clauses of a sentence that are none of a claim's: what stands by the way, what is quoted."""

from __future__ import annotations

import re

from kg.extract.grounder.regions import Region

__all__ = ["apart", "done_before"]

Span = tuple[int, int]
#: fewer signs are no quotation of a whole clause
_SHORTEST = 25
_MARKS = '"“”'


def apart(region: Region) -> list[Span]:
    """Return where the sentence of a claim says something by the way, or quotes somebody.

    "Foo, which did not sell, bought Bar": the relative clause says nothing of Foo and Bar. Neither
    does a quotation in front of the parts or behind them. What holds a part is not apart.
    """
    if not region.named:
        return []
    first, second = sorted(region.parts)
    found = [*_asides(region), *_quotations(region)]
    return [(a, b) for a, b in found if not (_touch(first, (a, b)) or _touch(second, (a, b)))]


def _asides(region: Region) -> list[Span]:
    """Return the relative clauses between commas, and the apposition of the first part."""
    first, _ = sorted(region.parts)
    turns, text = region.cues.turns, region.text
    found = [one.span() for one in turns["by_the_way"].finditer(text, *region.sentence)]
    own = turns["apposed"].match(text, first[1], region.sentence[1])
    return [*found, own.span()] if own else found


def _quotations(region: Region) -> list[Span]:
    """Return what stands between marks in front of all parts, or behind them."""
    start, end = region.sentence
    (first, _), (_, last) = sorted(region.parts)
    places = [at for at in range(start, end) if region.text[at] in _MARKS]
    if len(places) % 2:
        return []
    found = [(a, b + 1) for a, b in zip(places[::2], places[1::2], strict=True)]
    return [(a, b) for a, b in found if b - a >= _SHORTEST and (b <= first or last <= a)]


def _touch(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def done_before(region: Region, word: re.Match[str]) -> bool:
    """Return whether a deed is told of the parts, and the word stands in a clause behind them.

    "Foo launched Bar in June that it said will win" leaves nothing open, "the Bar of Foo that will
    win" does: there no verb is told before.
    """
    turns, text = region.cues.turns, region.text
    first, second = sorted(region.parts)
    begin, end = region.up_to()[0][0], max(first[1], second[1])
    if not region.named or word.start() < end or turns["modal"].search(text, begin, end):
        return False
    if turns["deed"].search(text, first[0], end) is None:
        return False
    return turns["later_clause"].match(text, end, word.end()) is not None
