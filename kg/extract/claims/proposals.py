"""What one text gives: new entities, claims, and passages that no claim could be made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Candidate, NewEntity, Unsaid, Vocabulary

__all__ = ["Proposals", "mirrored", "poorer"]

#: the options that narrow a claim
_NARROWING = {"benchmark", "field", "aspect", "toward", "place", "period", "as_of"}
#: those that tell how it was read
_READING = {"said", "inferred", "hedge", "note"}


@dataclass(frozen=True)
class Proposals:
    """New entities, claims, and passages that no claim could be made of, in reading order."""

    entities: tuple[NewEntity, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()


def poorer(made: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield those of one sentence that another one says too, and narrows further."""
    for one in made:
        if any(_is_fuller(other, one) for other in made):
            yield one


def mirrored(made: Iterable[Candidate], vocabulary: Vocabulary) -> Iterator[Candidate]:
    """Yield those of one sentence that another one says the other way round.

    That is where the property holds in both directions; the one of the better tier is left.
    """
    first: dict[tuple[object, ...], Candidate] = {}
    for one in sorted(made, key=lambda each: each.tier):
        if vocabulary.properties[one.predicate].symmetric:
            both, at = frozenset((one.subject, one.object)), one.locator
            key = both, one.predicate, at.start, at.end, frozenset(one.options)
            if first.setdefault(key, one).subject != one.subject:
                yield one


def _is_fuller(one: Candidate, other: Candidate) -> bool:
    triple = (one.subject, one.predicate, one.object)
    if triple != (other.subject, other.predicate, other.object):
        return False
    more, less = (
        {pair for pair in each.options if pair[0] not in _READING} for each in (one, other)
    )
    return less < more and {key for key, _ in more - less} <= _NARROWING
