"""Self-interest: whether a claim favours what its claimant is, makes, owns, backs or belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Assertion, EntityRef, Modality, Polarity, Vocabulary, value_key

__all__ = ["self_interested"]


def self_interested(assertions: Iterable[Assertion], vocabulary: Vocabulary) -> set[str]:
    """Return the identifiers of the assertions whose claimant profits from the claim.

    Who profits follows the ontology: `air:favours` names the side of a claim that gains,
    `air:interest` the side of a property that has a stake in the other (the developer in its
    model, the owner in its property, a division and its parent in each other).
    """
    known = list(assertions)
    stakes = _stakes(known, vocabulary)
    reach: dict[str, set[str]] = {}
    found = set()
    for one in known:
        favours = vocabulary.properties[one.claim.predicate].favours
        if not favours or one.polarity is Polarity.DENIED or one.claimant == one.document:
            continue
        favoured = one.claim.subject if favours == "subject" else value_key(one.claim.object)
        if one.claimant not in reach:
            reach[one.claimant] = _reach(one.claimant, stakes)
        if favoured in reach[one.claimant]:
            found.add(one.id)
    return found


def _stakes(assertions: Iterable[Assertion], vocabulary: Vocabulary) -> dict[str, set[str]]:
    """Return holder to held, from what is said as a fact or claimed."""
    stakes: dict[str, set[str]] = defaultdict(set)
    for one in assertions:
        side = vocabulary.properties[one.claim.predicate].interest
        said = one.modality in (Modality.STATED, Modality.CLAIMED)
        if not side or not said or one.polarity is Polarity.DENIED:
            continue
        if isinstance(one.claim.object, EntityRef):
            subject, other = one.claim.subject, one.claim.object.id
            if side in ("subject", "both"):
                stakes[subject].add(other)
            if side in ("object", "both"):
                stakes[other].add(subject)
    return stakes


def _reach(start: str, stakes: dict[str, set[str]]) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        for held in stakes.get(todo.pop(), ()):
            if held not in seen:
                seen.add(held)
                todo.append(held)
    return seen
