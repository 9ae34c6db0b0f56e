"""Whether a text goes on with the name that weighs most, by what its last sentences tell of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.names.sorts import is_known_as
from kg.extract.reference.salience import ASIDE, Referent
from kg.extract.signs.kinds import PERSON, THINGS, UNSURE_FIRMS
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Rules

__all__ = [
    "OWNING",
    "Layers",
    "Wanted",
    "goes_on",
    "is_central",
    "is_owner_of",
    "leads",
    "of_trade",
]

#: kinds of names that can own what a company or a model can
OWNING = frozenset((*UNSURE_FIRMS, *THINGS))
#: what sentences tell of, the nearest first
Layers = list[list[Referent]]


@dataclass(frozen=True)
class Wanted:
    """What words at a place look for: names of some kinds, by the options of their row.

    Of the options, `own` lets the subject of the same clause be meant ("its new model"), `far`
    reaches into paragraphs before, `acts` begins a clause of its own ("he"), and `described` holds
    the words against what is known of firms.
    """

    kinds: frozenset[str]
    options: frozenset[str]
    start: int
    end: int


def is_owner_of(layer: Iterable[Referent], owner: str) -> bool:
    """Return whether what a sentence tells of belongs to this one, and to nobody else there."""
    own = {e.label for e in layer if e.kind in UNSURE_FIRMS and e.role in ("subject", "owner")}
    return own == {owner}


def is_central(best: Referent, layers: Layers, labels: set[str], topic: str, far: bool) -> bool:
    """Return whether the nearest sentence that names any tells of this one, and as its subject.

    A text goes on with what its last sentence told of; who was named oftener before is not meant
    where that one has another subject, and where it has none, only one `far` heavier than others.
    What the text is about is meant past one that names others only by the way.
    """
    for layer in layers:
        told = [each for each in layer if each.label in labels and each.role != ASIDE]
        if told:
            subjects = {each.label for each in told if each.role == "subject"}
            by_the_way = all(each.role in ("owner", "other") for each in told)
            named = {each.label for each in told}
            here = best.label in named and ((not subjects and far) or subjects == {best.label})
            return here or named == {best.label} or (by_the_way and best.label == topic)
    return False


def leads(best: Referent, layers: Layers) -> bool:
    """Return whether the one opens the sentence before as its subject."""
    last = next((layer for layer in layers if layer), [])
    named = [each for each in last if each.kind in OWNING or each.kind == PERSON]
    return bool(named) and named[0].label == best.label and named[0].role == "subject"


@lru_cache(maxsize=4)
def _of_firm(patterns: Patterns) -> re.Pattern[str]:
    return re.compile(patterns.free(patterns.rules.speech["of_firm"]))


def goes_on(
    best: Referent, layers: Iterable[Iterable[Referent]], words: str, patterns: Patterns
) -> bool:
    """Return whether "it" with what follows can mean this one, where a thing is told of beside it.

    A firm is meant there only by what firms alone do or have.
    """
    if best.kind in THINGS:
        return True
    last: Iterable[Referent] = next((layer for layer in layers if layer), ())
    rivals = any(e.kind in THINGS and e.role in ("subject", "object") for e in last)
    return not rivals or bool(_of_firm(patterns).match(words))


def of_trade(
    best: Referent, layers: Layers, labels: set[str], wanted: Wanted, said: frozenset[str],
    rules: Rules,
) -> Referent | None:  # fmt: skip
    """Return the one that is meant by words that tell of a trade, which not all firms have.

    Where nobody knows that the likeliest has it, it is one that is known so, though named by the
    way only; and nobody where another of the `labels` could be meant.
    """
    if said.isdisjoint(rules.naming["trades"]):
        return best
    firms = {e.label: e for layer in reversed(layers) for e in layer if e.kind in wanted.kinds}
    known = [one for one in firms.values() if one.span and is_known_as(one.label, said, rules)]
    if len(known) == 1:
        return known[0]
    told = {one.label for layer in layers for one in layer if one.role != ASIDE}
    return None if (labels & told) - {best.label} else best
