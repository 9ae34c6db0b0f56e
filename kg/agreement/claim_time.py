"""The time that a claim names for its value: a day, or a period in words."""

from __future__ import annotations

from kg.model import Claim, PartialDate

__all__ = ["DAYS", "at_one_time", "is_timed"]

#: documents of so many days, or a time of the claim that is no longer, are of one time
DAYS = 7
AS_OF, PERIOD = "asOf", "period"


def is_timed(claim: Claim) -> bool:
    """Return whether the claim names the time at which it holds."""
    return any(name in (AS_OF, PERIOD) for name, _ in claim.qualifiers)


def at_one_time(claim: Claim) -> bool:
    """Return whether the claim names a time in which its value is one: a week at most, a period."""
    times = [value for name, value in claim.qualifiers if name == AS_OF]
    if not times:
        return any(name == PERIOD for name, _ in claim.qualifiers)
    return all(
        isinstance(one, PartialDate) and (one.latest - one.earliest).days < DAYS for one in times
    )
