"""Proposals of which nothing is left that its passage does not carry."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.claims.proposals import Proposals
from kg.extract.grounder.grounding import ground
from kg.extract.grounder.names import KnownNames
from kg.model import Candidate, Unsaid

__all__ = ["only_grounded"]


def only_grounded(found: Proposals, text: str, names: KnownNames, publisher: str = "") -> Proposals:
    """Return the proposals without the claims that the grounder refuses.

    These are not lost: each becomes a passage left out, with the reasons.
    """
    known = names.including(found.entities)
    reasons = [ground(one, text, known, publisher) for one in found.candidates]
    pairs = list(zip(found.candidates, reasons, strict=True))
    return replace(
        found,
        candidates=tuple(one for one, why in pairs if not why),
        unsaid=(*found.unsaid, *(_left_out(one, why) for one, why in pairs if why)),
    )


def _left_out(one: Candidate, why: tuple[str, ...]) -> Unsaid:
    at = one.locator
    reason = f"{one.rule}: not grounded: {'; '.join(why)}"
    return Unsaid(paragraph=at.paragraph, start=at.start, end=at.end, words=at.words, reason=reason)
