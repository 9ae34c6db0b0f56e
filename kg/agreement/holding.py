"""How much each document, and each publisher, holds: assertions, claims, claims of its own.

And in which manner a document speaks.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
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
        if one.document in holder:
            said[holder[one.document]] += 1
            claims[one.claim.id].add(holder[one.document])
            if not one.superseded:
                current[one.claim.id].add(holder[one.document])
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
    unnamed `groups`; `interested` are assertions, and `contested` claims, by identifier.
    """
    marks: dict[str, Callable[[Assertion], bool]] = {
        "first_hand": lambda one: one.claimant == one.document or one.claimant not in groups,
        "opinions": lambda one: one.modality is Modality.OPINION,
        "hedged": lambda one: bool(one.hedge),
        "interested": lambda one: one.id in interested,
    }
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    disputed: dict[str, set[str]] = defaultdict(set)
    for one in assertions:
        numbers[one.document].update(name for name, holds in marks.items() if holds(one))
        if one.claim.id in contested:
            disputed[one.document].add(one.claim.id)
    return {
        key: Manner(**{name: number[name] for name in marks}, contested=len(disputed[key]))
        for key, number in numbers.items()
    }
