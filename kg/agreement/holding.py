"""How much each document, and each publisher, holds: assertions, claims, claims of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from kg.model import Assertion

__all__ = ["Holding", "holdings"]

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
    """Return what each holder of documents holds; `holder` gives that of a document, or none."""
    said: Counter[Holder] = Counter()
    claims: dict[str, set[Holder]] = defaultdict(set)
    for one in assertions:
        if one.document in holder:
            said[holder[one.document]] += 1
            claims[one.claim.id].add(holder[one.document])
    held = Counter(one for holders in claims.values() for one in holders)
    own = Counter(one for holders in claims.values() if len(holders) == 1 for one in holders)
    return {one: Holding(number, held[one], own[one]) for one, number in said.items()}
