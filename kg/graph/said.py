"""All assertions of a graph, and what several parts of its text need of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from kg.agreement.interest import self_interested
from kg.agreement.status import statuses
from kg.model import Assertion, Claim, Disagreement, PartialDate, Status, Vocabulary

__all__ = ["Said"]


@dataclass(frozen=True)
class Said:
    """The assertions and their disagreements; what follows from them is computed once."""

    assertions: Sequence[Assertion]
    disagreements: Sequence[Disagreement]
    vocabulary: Vocabulary

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """The claims by identifier.

        Wordings of one claim may differ in case and space; which one is shown depends on no order.
        """
        return {one.claim.id: one.claim for one in sorted(self.assertions, key=attrgetter("id"))}

    @cached_property
    def wordings(self) -> dict[str, str]:
        """How each date is worded, by its EDTF: as in the first claim that has it."""
        found: dict[str, str] = {}
        for one in self.claims.values():
            for value in (one.object, *(value for _, value in one.qualifiers)):
                if isinstance(value, PartialDate):
                    found.setdefault(value.edtf, value.text)
        return found

    @cached_property
    def current(self) -> list[Assertion]:
        """The assertions but those of superseded releases."""
        return [one for one in self.assertions if not one.superseded]

    @cached_property
    def statuses(self) -> dict[str, Status]:
        """The status of each claim."""
        return statuses(self.assertions, self.disagreements)

    @cached_property
    def interested(self) -> set[str]:
        """The identifiers of the assertions whose claimant profits from the claim."""
        return self_interested(self.assertions, self.vocabulary)
