"""What a partnership, a rivalry or a lawsuit is about: "partnered with Foo on chips"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.measures.relative import relative_words
from kg.extract.relations.as_of import Narrowing
from kg.extract.relations.framing import Hit
from kg.extract.relations.timing import last_end
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["matter_of", "matters"]

_Expressions = tuple[tuple[str, re.Pattern[str]], ...]


@lru_cache(maxsize=256)
def _expressions(patterns: Patterns, predicate: str) -> _Expressions:
    """Return what leads to the matter of a property, by the qualifier that keeps it."""
    table = patterns.rules.scopes["matters"]
    rules = patterns.rules.dates
    time = f"{rules['told_lead']}(?:{rules['told']}|(?:{relative_words(patterns.rules)})(?![\\w-]))"
    stretch = rules["lasting_words"].replace("TIME", rules["lasting_time"])
    gap = rf"\s*(?:(?:{time}|{stretch}|{table['between']})\s*){{0,2}}"
    body = f"(?P<what>{table['phrase']})(?={table['end']})"
    return tuple(
        (key, re.compile(f"{gap}{lead}{body}"))
        for row in table["rows"]
        if predicate in row["of"]
        for key, lead in row["leads"].items()
    )


@lru_cache(maxsize=4)
def _inside(patterns: Patterns) -> re.Pattern[str]:
    table = patterns.rules.scopes["matters"]
    return re.compile(table["within"].replace("PHRASE", f"(?P<what>{table['phrase']})"))


def _within(hit: Hit, masked: Masked, patterns: Patterns) -> Iterator[tuple[str, tuple[int, int]]]:
    """Yield what the match itself holds of it: "works on chips with Foo"."""
    for one in _inside(patterns).finditer(masked.text, hit.start, last_end(hit, masked)):
        yield "aspect", one.span("what")


def matters(hit: Hit, predicate: str, masked: Masked, patterns: Patterns) -> Iterator[Narrowing]:
    """Yield what the words right behind the match say that it is about, where they say one thing.

    Words that go on in a way that is not understood give nothing.
    """
    if (found := matter_of(hit, predicate, masked, patterns)) is not None:
        key, (start, end) = found
        place = masked.origin(start), masked.origin(end)
        yield Narrowing(key, "", Span(*place, "Words", masked.text[start:end]))


def matter_of(
    hit: Hit, predicate: str, masked: Masked, patterns: Patterns
) -> tuple[str, tuple[int, int]] | None:
    """Return the qualifier and the place in the masked sentence of the one thing it is about."""
    expressions = _expressions(patterns, predicate)
    inside = predicate in patterns.rules.scopes["matters"]["within_of"]
    found = set(_within(hit, masked, patterns)) if inside else set()
    for end in {last_end(hit, masked), hit.end}:
        for key, expression in expressions:
            if match := expression.match(masked.text, end):
                found.add((key, match.span("what")))
    if len(found) != 1:
        return None
    key, (start, end) = found.pop()
    return key, (start, start + len(masked.text[start:end].rstrip()))
