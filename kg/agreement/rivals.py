"""Groups of claims that answer one question, and which of their values cannot all hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from kg.agreement.claim_time import at_one_time
from kg.agreement.comparison import Relation, bounds, compare
from kg.model import Claim, EntityRef, Quantity, Text, Vocabulary, value_key

__all__ = ["Key", "claim_key", "compatible_pairs", "rival_groups", "sides"]

#: subject, predicate, and the qualifiers with the unit: what two rivals share
Key = tuple[str, str, tuple[tuple[str, str], ...]]


def claim_key(claim: Claim) -> Key:
    """Return subject, predicate and sorted qualifiers; for a quantity its unit as well."""
    pairs = [(name, value_key(value)) for name, value in claim.qualifiers]
    if isinstance(claim.object, Quantity):
        pairs.append(("unit", claim.object.unit))
    return claim.subject, claim.predicate, tuple(sorted(pairs))


def rival_groups(claims: Iterable[Claim], vocabulary: Vocabulary) -> Iterator[list[Claim]]:
    """Yield the claims of each single-valued question that has more than one answer.

    Texts in our own words are no rivals, for two wordings may mean one thing. Each group is
    sorted by identifier, so that the order in which claims come does not matter.
    """
    about: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    properties = vocabulary.properties
    single = {one.name for one in properties.values() if one.single_valued}
    in_time = {one.name for one in properties.values() if one.single_in_time}
    for claim in claims:
        one = claim.predicate in single or (claim.predicate in in_time and at_one_time(claim))
        if one and not isinstance(claim.object, Text):
            about[claim.subject, claim.predicate].append(claim)
    for pair in sorted(key for key, found in about.items() if len(found) > 1):
        groups: dict[Key, list[Claim]] = defaultdict(list)
        for claim in about[pair]:
            groups[claim_key(claim)].append(claim)
        for key in sorted(key for key, found in groups.items() if len(found) > 1):
            yield sorted(groups[key], key=lambda one: one.id)


def excluded(group: Sequence[Claim]) -> list[Claim]:
    """Return the members that at least one other member excludes, in linear time.

    A value is excluded by another exactly when it begins after the earliest end, or ends before
    the latest beginning, among all.
    """
    if isinstance(group[0].object, EntityRef):
        return list(group)
    spans = [bounds(one.object) for one in group]
    first_end, last_start = min(b for _, b in spans), max(a for a, _ in spans)
    pairs = zip(group, spans, strict=True)
    return [one for one, (low, high) in pairs if low > first_end or high < last_start]


def sides(rivals: Sequence[Claim]) -> list[list[Claim]]:
    """Return the rivals in sides: values that meet stand together, sides are apart.

    Where a chain of meeting values would join two that exclude each other, each value of the
    chain is a side of its own.
    """
    if isinstance(rivals[0].object, EntityRef):
        return [[one] for one in rivals]
    ordered = sorted(rivals, key=lambda one: (*bounds(one.object), one.id))
    found: list[list[Claim]] = [[ordered[0]]]
    reach = bounds(ordered[0].object)[1]
    for one in ordered[1:]:
        low, high = bounds(one.object)
        if low <= reach:
            found[-1].append(one)
        else:
            found.append([one])
        reach = max(reach, high)
    return [part for side in found for part in _unchained(side)]


def _unchained(side: list[Claim]) -> list[list[Claim]]:
    return [[one] for one in side] if excluded(side) else [side]


def compatible_pairs(group: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield neighbours, in the order of their intervals, that differ and yet can both hold."""
    if isinstance(group[0].object, EntityRef):
        return
    ordered = sorted(group, key=lambda one: (*bounds(one.object), one.id))
    for a, b in pairwise(ordered):
        if compare(a.object, b.object) is Relation.COMPATIBLE:
            yield a, b
