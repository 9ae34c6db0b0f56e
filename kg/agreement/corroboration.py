"""How many independent origins a claim has: copies and one party's many mouths count once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.model import Assertion, Corroboration, Polarity

__all__ = ["copies", "corroborations"]


def corroborations(
    assertions: Iterable[Assertion], copied: Mapping[str, str], tied: Mapping[str, set[str]]
) -> dict[str, Corroboration]:
    """Return what stands behind each claim that is affirmed, and not only in what does not stand.

    What a later release of a table replaces does not, nor what a person judged to be garbled.

    `copied` gives each document the first of those that share its wording; `tied` gives each
    claimant the parties in which it has a stake (itself, its parent, its divisions ...).
    One claimant is one origin; tied claimants are one; documents that share wording are one.
    """
    by_claim: dict[str, list[Assertion]] = defaultdict(list)
    for one in assertions:
        if one.polarity is Polarity.AFFIRMED and one.stands:
            by_claim[one.claim.id].append(one)
    # Nearly no claimant has a stake in another one.
    bound = {one: others for one, others in tied.items() if not others <= {one}}
    return {key: _corroboration(said, copied, bound) for key, said in by_claim.items()}


def _corroboration(
    said: list[Assertion], copied: Mapping[str, str], tied: Mapping[str, set[str]]
) -> Corroboration:
    claimants = {one.claimant for one in said}
    origins = {copied.get(one, one) for one in claimants}
    return Corroboration(
        documents=len({one.document for one in said}),
        claimants=len(claimants),
        origins=len(origins) if origins.isdisjoint(tied) else len(_joined(origins, tied)),
    )


def _joined(origins: set[str], tied: Mapping[str, set[str]]) -> list[set[str]]:
    """Return the origins in groups, those tied to each other in one."""
    groups: list[set[str]] = []
    for one in sorted(origins):
        near = [group for group in groups if any(_tie(one, other, tied) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append({one}.union(*near))
    return groups


def _tie(a: str, b: str, tied: Mapping[str, set[str]]) -> bool:
    return b in tied.get(a, ()) or a in tied.get(b, ())


def copies(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each document of a pair the first, by name, of all that are joined to it.

    >>> copies([("b", "c"), ("a", "b")]) == {"a": "a", "b": "a", "c": "a"}
    True
    """
    first: dict[str, str] = {}
    for a, b in pairs:
        ends = {first.get(a, a), first.get(b, b)}
        least = min(ends)
        for key in {a, b, *(key for key, value in first.items() if value in ends)}:
            first[key] = least
    return first
