"""The lines of the graph: one an ordered pair of entities, with the claims that it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import permutations

from kg.views.records import ClaimRecord, LinkRecord

__all__ = ["Pair", "asked_lines", "ends", "lines", "mentions"]

#: positions of two entities, from and to
Pair = tuple[int, int]


def ends(claim: ClaimRecord) -> Pair | None:
    """Return the pair of entities that the claim joins, or None when it is about one alone.

    A claim whose object is a value joins its subject with the first entity that qualifies it,
    so that a score is a line from the model to the benchmark.
    """
    subject = claim["subject"]
    target = claim["object"] if "object" in claim else next(iter(claim["others"]), subject)
    return None if target == subject else (subject, target)


def lines(claims: Iterable[ClaimRecord]) -> dict[Pair, list[int]]:
    """Return the pairs in order, each with the positions of its claims."""
    found: dict[Pair, list[int]] = {}
    for number, claim in enumerate(claims):
        pair = ends(claim)
        if pair:
            found.setdefault(pair, []).append(number)
    return dict(sorted(found.items()))


def asked_lines(
    links: Iterable[LinkRecord], claims: Iterable[ClaimRecord]
) -> dict[Pair, list[int]]:
    """Return the pairs that a view's query joins, each with the claims about both its ends."""
    found: dict[Pair, list[int]] = {(one["source"], one["target"]): [] for one in links}
    for number, claim in enumerate(claims):
        for pair in permutations(sorted(mentions([claim])), 2):
            if pair in found:
                found[pair].append(number)
    return dict(sorted(found.items()))


def mentions(claims: Iterable[ClaimRecord]) -> Counter[int]:
    """Return how many claims are about each entity, as subject, object or qualifier."""
    count: Counter[int] = Counter()
    for claim in claims:
        objects = [claim["object"]] if "object" in claim else []
        count.update({claim["subject"], *objects, *claim["others"]})
    return count
