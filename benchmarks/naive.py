"""Disagreements by comparing every claim with every other: what the words of the design say.

It is the yardstick of `kg.agreement`, for the answer and for the time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from kg.agreement.comparison import Relation, compare
from kg.agreement.disagreement import ASSERTIVE, RESERVED
from kg.agreement.order import BENCHMARK, ORDER, SCORE
from kg.model import Assertion, Claim, Modality, Polarity, Quantity, Vocabulary, value_key

__all__ = ["Found", "naive_disagreements"]

#: what kind of disagreement, on which subject and property, and between which claims
Found = tuple[str, str, str, tuple[str, ...]]


def naive_disagreements(said: Sequence[Assertion], vocabulary: Vocabulary) -> set[Found]:
    """Return kind, subject, property and members of each disagreement."""
    ids = [one.claim.id for one in said]
    pairs = list(zip(ids, said, strict=True))
    affirmed = {
        key: one.claim
        for key, one in pairs
        if one.modality in ASSERTIVE and one.polarity is Polarity.AFFIRMED
    }
    return {
        *_by_value(affirmed, vocabulary),
        *_by_order(affirmed),
        *_by_numbers(affirmed),
        *_by_assertion(pairs, vocabulary),
    }


def _qualifiers(claim: Claim) -> dict[str, str]:
    return {name: value_key(value) for name, value in claim.qualifiers}


def _by_value(affirmed: dict[str, Claim], vocabulary: Vocabulary) -> set[Found]:
    kinds = {"Quantity": "byValue", "PartialDate": "byDate", "EntityRef": "byEntity"}
    rivals: dict[tuple[str, str, str, str], set[str]] = defaultdict(set)
    for (key, a), (other, b) in combinations(affirmed.items(), 2):
        same = a.subject == b.subject and a.predicate == b.predicate
        if same and vocabulary.properties[a.predicate].single_valued:
            alike = _qualifiers(a) == _qualifiers(b)
            if alike and compare(a.object, b.object) is Relation.EXCLUDED:
                unit = a.object.unit if isinstance(a.object, Quantity) else ""
                rest = repr((unit, sorted(_qualifiers(a).items())))
                kind = kinds[type(a.object).__name__]
                rivals[kind, a.subject, a.predicate, rest] |= {key, other}
    return {(*question[:3], tuple(sorted(keys))) for question, keys in rivals.items()}


def _by_order(affirmed: dict[str, Claim]) -> set[Found]:
    found: set[Found] = set()
    for (key, a), (other, b) in combinations(affirmed.items(), 2):
        orders = a.predicate == b.predicate == ORDER
        if not orders or (a.subject, value_key(a.object)) != (value_key(b.object), b.subject):
            continue
        if _qualifiers(a) == _qualifiers(b):
            members = tuple(sorted((key, other)))
            found.add(("byOrder", min(a.subject, b.subject), ORDER, members))
    return found


def _by_numbers(affirmed: dict[str, Claim]) -> set[Found]:
    found: set[Found] = set()
    for key, order in affirmed.items():
        if order.predicate != ORDER or BENCHMARK not in _qualifiers(order):
            continue
        ahead, behind = (
            {
                other: score.object
                for other, score in affirmed.items()
                if score.predicate == SCORE and score.subject == subject
                and _qualifiers(score) == _qualifiers(order)
                and isinstance(score.object, Quantity)
            }
            for subject in (order.subject, value_key(order.object))
        )  # fmt: skip
        pairs = [(a, b) for a in ahead.values() for b in behind.values()]
        if pairs and all(a.unit == b.unit and a.upper < b.lower for a, b in pairs):
            members = tuple(sorted({key, *ahead, *behind}))
            found.add(("byOrder", order.subject, ORDER, members))
    return found


def _by_assertion(pairs: list[tuple[str, Assertion]], vocabulary: Vocabulary) -> set[Found]:
    """Return what one affirms and another denies, and what one states and another reports."""
    found: set[Found] = set()
    stating = {
        (key, one.document)
        for key, one in pairs
        if one.modality is Modality.STATED and one.polarity is Polarity.AFFIRMED
    }
    for (key, a), (other, b) in combinations(pairs, 2):
        if key != other:
            continue
        about = a.claim.subject, a.claim.predicate, (key,)
        if a.polarity is not b.polarity and a.modality in ASSERTIVE and b.modality in ASSERTIVE:
            found.add(("byPolarity", *about))
        praise = vocabulary.properties[a.claim.predicate].favours
        affirmed = a.polarity is b.polarity is Polarity.AFFIRMED
        open_ = [one for one in (a, b) if one.modality in RESERVED]
        if not praise or not affirmed or Modality.STATED not in (a.modality, b.modality):
            continue
        if open_ and (key, open_[0].document) not in stating:
            found.add(("byStatus", *about))
    return found
