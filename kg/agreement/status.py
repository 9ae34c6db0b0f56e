"""The status of a claim, from all its assertions (DESIGN section 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Assertion, Disagreement, Modality, Polarity, Status

__all__ = ["is_direct", "statuses"]

_RANK = {status: place for place, status in enumerate(Status)}


def statuses(
    assertions: Iterable[Assertion], disagreements: Iterable[Disagreement]
) -> dict[str, Status]:
    """Return the status of each claim: contested, else the strongest modality that carries it.

    Denials count like affirmations: whether a claim is put forward as so or as not so is its
    polarity, and a denied claim never becomes a direct link.
    """
    contested = {claim for one in disagreements for claim in one.contested}
    found: dict[str, Status] = {}
    for one in assertions:
        status = Status(one.modality)
        known = found.get(one.claim.id, status)
        found[one.claim.id] = min(known, status, key=_RANK.__getitem__)
    return {key: Status.CONTESTED if key in contested else value for key, value in found.items()}


def is_direct(assertions: Iterable[Assertion], status: dict[str, Status]) -> set[str]:
    """Return the claims that also stand as plain triples: stated, affirmed, uncontested."""
    polarity: dict[str, set[Polarity]] = defaultdict(set)
    for one in assertions:
        if one.modality is Modality.STATED:
            polarity[one.claim.id].add(one.polarity)
    return {
        key
        for key, seen in polarity.items()
        if status[key] is Status.STATED and seen == {Polarity.AFFIRMED}
    }
