"""How much each document, and each publisher, holds: assertions, claims, claims of its own.

And in which manner a document speaks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kg.model import Assertion, Modality

__all__ = ["Holding", "Manner", "holdings", "manners"]

Holder = TypeVar("Holder", bound=Hashable)


@dataclass(frozen=True)
class Holding:
    """How many assertions, how many different claims, and how many that nobody else holds."""

    assertions: int
    claims: int
    own: int


def holdings(
    assertions: Iterable[Assertion], holder: Mapping[str, Holder]
) -> dict[Holder, Holding]:
    """Return what each holder of documents holds; `holder` gives that of a document, or none.

    What is superseded counts for its own holder, and takes no claim from another one.
    """
    said: Counter[Holder] = Counter()
    claims: dict[str, set[Holder]] = defaultdict(set)
    current: dict[str, set[Holder]] = defaultdict(set)
    for one in assertions:
        if (document := one.document) in holder:
            key, house = one.claim.id, holder[document]
            said[house] += 1
            claims[key].add(house)
            if not one.superseded:
                current[key].add(house)
    held = Counter(one for holders in claims.values() for one in holders)
    own = Counter(
        one
        for key, holders in claims.items()
        for one in holders
        if current.get(key, {one}) <= {one}
    )
    return {one: Holding(number, held[one], own[one]) for one, number in said.items()}


@dataclass(frozen=True)
class Manner:
    """How many assertions are first-hand, opinions, hedged, self-interested; contested claims."""

    first_hand: int
    opinions: int
    hedged: int
    interested: int
    contested: int


def manners(
    assertions: Iterable[Assertion],
    groups: Collection[str],
    interested: Collection[str],
    contested: Collection[str],
) -> dict[str, Manner]:
    """Return in which manner each document speaks.

    First-hand is what stands in its own voice or is by a named claimant, that is by none of the
    unnamed `groups`; what stands in a garbled place is no opinion. `interested` are assertions,
    and `contested` claims, by identifier.
    """
    by_document: dict[str, list[Assertion]] = defaultdict(list)
    for one in assertions:
        by_document[one.document].append(one)
    return {
        key: Manner(
            first_hand=sum(one.claimant == key or one.claimant not in groups for one in said),
            opinions=sum(one.modality is Modality.OPINION and not one.garbled for one in said),
            hedged=sum(one.hedge != "" for one in said),
            interested=sum(one.id in interested for one in said),
            contested=len({one.claim.id for one in said}.intersection(contested)),
        )
        for key, said in by_document.items()
    }
