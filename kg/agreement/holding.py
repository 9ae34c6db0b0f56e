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
