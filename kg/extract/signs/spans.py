"""What stands in a text: names, figures and dates with their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["LISTED", "NAME", "UNSURE", "VERSIONED", "WORDS", "Span", "longest", "named_within"]

#: the kind of a name of which nothing says yet what it names
NAME = "Name"
#: the kind of words that are a value as they stand
WORDS = "Words"
#: the weight of a name whose class only its relation shows
UNSURE = -3
#: why a name is that of a family
LISTED = "its members are listed"
#: why a name may be that of a model, though its family is not known
VERSIONED = "a name with a version"


@dataclass(frozen=True, slots=True)
class Span:
    """A place (code points from `start` up to `end`) and what it names or gives.

    `kind` is a class of the ontology or a kind of value; `label` the entity's label, or the value
    as a claims file writes it. `weight` says which of two spans that overlap is kept. Of an
    anaphor `antecedent` is the place of the name for which it stands, or of the first words of
    that name, which are then its `head`. `carried` says that the name stands elsewhere in the
    sentence: it is understood here, and not said again.
    """

    start: int
    end: int
    kind: str
    label: str
    weight: int = 0
    known: bool = False
    reason: str = ""
    anaphor: bool = False
    inferred: str = ""
    aspect: str = ""
    plural: bool = False
    antecedent: tuple[int, int] | None = None
    carried: bool = False
    head: str = ""


def longest(spans: Iterable[Span]) -> list[Span]:
    """Return the spans that do not overlap, heavier and longer ones first, in reading order.

    >>> short, long = Span(0, 4, "Company", "Foo"), Span(0, 6, "AIModel", "Foo 3")
    >>> [one.label for one in longest([short, long])]
    ['Foo 3']
    """
    found: list[Span] = []
    taken: set[int] = set()
    for one in sorted(spans, key=lambda one: (-one.weight, one.start - one.end, one.start)):
        place = range(one.start, one.end)
        if taken.isdisjoint(place):
            taken.update(place)
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def named_within(used: Sequence[Span], spans: Iterable[Span]) -> list[Span]:
    """Return the places that stand within words for a name, as in "the Oslo startup"."""
    return [
        one
        for one in spans
        if one.kind == "Place" and not one.anaphor
        for words in used
        if words.anaphor and words.start < one.start and one.end < words.end
    ]
