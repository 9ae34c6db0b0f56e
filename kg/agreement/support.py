"""What several documents make of one claim: how many support it, who states what others report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Assertion, Modality, Polarity

__all__ = ["stated_and_reported", "supports"]

_REPORTED = {Modality.CLAIMED, Modality.ALLEGED, Modality.PREDICTED, Modality.ASKED}


def supports(assertions: Iterable[Assertion]) -> dict[str, int]:
    """Return how many documents support a claim, for each claim that two or more support.

    A document supports what it affirms in any manner but a question. What a person judged to be
    garbled supports nothing.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for one in assertions:
        asked = one.modality is Modality.ASKED
        if one.stands and one.polarity is Polarity.AFFIRMED and not asked:
            found[one.claim.id].add(one.document)
    return {claim: len(documents) for claim, documents in found.items() if len(documents) > 1}


def stated_and_reported(assertions: Iterable[Assertion]) -> set[str]:
    """Return the claims that one document states as a fact and another puts forward as less.

    Less is what somebody claims, alleges, predicts or asks, or so denies.
    """
    stating: dict[str, set[str]] = defaultdict(set)
    reporting: dict[str, set[str]] = defaultdict(set)
    for one in assertions:
        if not one.stands:
            continue
        if one.modality in _REPORTED:
            reporting[one.claim.id].add(one.document)
        elif one.modality is Modality.STATED and one.polarity is Polarity.AFFIRMED:
            stating[one.claim.id].add(one.document)
    return {
        claim
        for claim, documents in stating.items()
        if reporting.get(claim) and len(documents | reporting[claim]) > 1
    }
