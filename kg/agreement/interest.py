"""Self-interest: whether a claim favours what its claimant is, makes, owns, backs or belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Assertion, EntityRef, Modality, Polarity, Vocabulary, value_key

__all__ = ["reach", "self_interested", "stakes"]


def self_interested(assertions: Iterable[Assertion], vocabulary: Vocabulary) -> set[str]:
    """Return the identifiers of the assertions whose claimant profits from the claim.

    Who profits follows the ontology: `air:favours` names the side of a claim that gains,
    `air:interest` the side of a property that has a stake in the other (the developer in its
    model, the owner in its property, a division and its parent in each other).
    """
    known = list(assertions)
    held = stakes(known, vocabulary)
    sides = {name: rule.favours for name, rule in vocabulary.properties.items()}
    within: dict[str, set[str]] = {}
    found = set()
    for one in known:
        favours = sides[one.claim.predicate]
        if not favours or one.polarity is Polarity.DENIED or one.claimant == one.document:
            continue
        favoured = one.claim.subject if favours == "subject" else value_key(one.claim.object)
        if one.claimant not in within:
            within[one.claimant] = reach(one.claimant, held)
        if favoured in within[one.claimant]:
            found.add(one.id)
    return found


def stakes(assertions: Iterable[Assertion], vocabulary: Vocabulary) -> dict[str, set[str]]:
    """Return holder to held, from what is said as a fact or claimed."""
    found: dict[str, set[str]] = defaultdict(set)
    sides = {name: rule.interest for name, rule in vocabulary.properties.items()}
    for one in assertions:
        side = sides[one.claim.predicate]
        if not side or not one.stands or one.polarity is Polarity.DENIED:
            continue
        if one.modality not in (Modality.STATED, Modality.CLAIMED):
            continue
        if isinstance(one.claim.object, EntityRef):
            subject, other = one.claim.subject, one.claim.object.id
            if side in ("subject", "both"):
                found[subject].add(other)
            if side in ("object", "both"):
                found[other].add(subject)
    return found


def reach(start: str, held_by: dict[str, set[str]]) -> set[str]:
    """Return what `start` has a stake in, itself included, over any number of steps."""
    seen, todo = {start}, [start]
    while todo:
        for held in held_by.get(todo.pop(), ()):
            if held not in seen:
                seen.add(held)
                todo.append(held)
    return seen
