"""All assertions of a graph, and what several parts of its text need of them together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from kg.agreement.chosen import MOST, Voice, chosen
from kg.agreement.interest import self_interested
from kg.agreement.status import statuses
from kg.graph.datings import is_dating
from kg.model import (
    Assertion,
    Claim,
    Disagreement,
    PartialDate,
    Polarity,
    Status,
    Vocabulary,
)

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
                # `isinstance` takes ten times as long for a class of pydantic
                if type(value) is PartialDate:
                    found.setdefault(value.edtf, value.text)
        return found

    @cached_property
    def by_id(self) -> dict[str, Assertion]:
        """The assertions by identifier."""
        return {one.id: one for one in self.assertions}

    @cached_property
    def firsts(self) -> dict[str, list[str]]:
        """Which assertions are shown first of each side of a disagreement that has very many."""
        sides = {side.id: side for one in self.disagreements for side in one.sides}
        return {
            key: chosen([_voice(self.by_id[name]) for name in set(side.assertions)], MOST)
            for key, side in sides.items()
            if len(side.assertions) > MOST
        }

    @cached_property
    def datings(self) -> dict[str, list[Assertion]]:
        """What affirms each date and stands, by claim; nothing where only what stands not does."""
        found: dict[str, list[Assertion]] = {}
        for one in self.assertions:
            if one.polarity is Polarity.AFFIRMED and is_dating(one.claim):
                given = found.setdefault(one.claim.id, [])
                if one.stands:
                    given.append(one)
        return dict(sorted(found.items()))

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


def _voice(one: Assertion) -> Voice:
    denied = one.polarity is Polarity.DENIED
    return Voice(one.id, one.claim.id, one.document, one.modality, denied)
