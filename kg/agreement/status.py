"""The status of a claim, from all its assertions (DESIGN section 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Assertion, Claim, Disagreement, Modality, Polarity, Status, value_key

__all__ = ["is_direct", "statuses"]

_RANK = {one: list(Status).index(Status(one)) for one in Modality}
_SUPERSEDED, _GARBLED = (list(Status).index(one) for one in (Status.SUPERSEDED, Status.GARBLED))


def statuses(
    assertions: Iterable[Assertion], disagreements: Iterable[Disagreement]
) -> dict[str, Status]:
    """Return the status of each claim: contested, else the strongest modality that carries it.

    Denials count like affirmations: whether a claim is put forward as so or as not so is its
    polarity, and a denied claim never becomes a direct link. What only superseded releases of a
    table say is superseded, and what only places say that a person judged to be garbled is garbled.
    """
    contested = {claim for one in disagreements for claim in one.contested}
    found: dict[str, int] = {}
    for one in assertions:
        key, rank = one.claim.id, _rank(one)
        found[key] = min(found.get(key, rank), rank)
    ranked = list(Status)
    return {key: Status.CONTESTED if key in contested else ranked[n] for key, n in found.items()}


def _rank(one: Assertion) -> int:
    if one.superseded:
        return _SUPERSEDED
    return _GARBLED if one.garbled else _RANK[one.modality]


def is_direct(assertions: Iterable[Assertion], status: dict[str, Status]) -> set[str]:
    """Return the claims that also stand as plain triples: stated, affirmed, uncontested, whole.

    A claim that a qualifier narrows is none of them, since the triple would say more than the
    claim ("is better" for "is better on one benchmark"); nor is a claim whose subject, predicate
    and object are those of a contested one, however that one is narrowed.
    """
    claims: dict[str, Claim] = {}
    polarity: dict[str, set[Polarity]] = defaultdict(set)
    for one in assertions:
        key = one.claim.id
        claims[key] = one.claim
        if one.modality is Modality.STATED and one.stands:
            polarity[key].add(one.polarity)
    contested = {_triple(one) for key, one in claims.items() if status[key] is Status.CONTESTED}
    return {
        key
        for key, seen in polarity.items()
        if status[key] is Status.STATED
        and seen == {Polarity.AFFIRMED}
        and not claims[key].qualifiers
        and _triple(claims[key]) not in contested
    }


def _triple(claim: Claim) -> tuple[str, str, str]:
    return claim.subject, claim.predicate, value_key(claim.object)
