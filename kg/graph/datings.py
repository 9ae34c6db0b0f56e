"""Which claims date something: an event, or the founding of an organization; and who says so."""

from __future__ import annotations

from collections.abc import Mapping

from kg.agreement.chosen import Dating
from kg.model import Assertion, Cell, Claim, PartialDate

__all__ = ["DATE", "DATING", "dating", "is_dating"]

#: the claims that date something, and that date an event
DATING, DATE = ("date", "foundedIn"), "date"


def is_dating(claim: Claim) -> bool:
    """Return whether the claim dates an event, or the founding of an organization."""
    return claim.predicate in DATING and isinstance(claim.object, PartialDate)


def dating(one: Assertion, labels: Mapping[str, str]) -> Dating:
    """Return the assertion as one that gives a date; `labels` has that of its document."""
    at = one.locator
    place = labels[one.document], at.row if isinstance(at, Cell) else at.paragraph, one.id
    return Dating(one.id, one.document, place, one.modality, one.hedge, one.inferred)
