"""Which claims date something: an event, or the founding of an organization."""

from __future__ import annotations

from kg.model import Claim, PartialDate

__all__ = ["DATE", "DATING", "is_dating"]

#: the claims that date something, and that date an event
DATING, DATE = ("date", "foundedIn"), "date"


def is_dating(claim: Claim) -> bool:
    """Return whether the claim dates an event, or the founding of an organization."""
    return claim.predicate in DATING and isinstance(claim.object, PartialDate)
