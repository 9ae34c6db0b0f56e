"""Disagreements and compatibilities between claims, and a person's judgements on them."""

from __future__ import annotations

from kg.identifiers import digest
from kg.model.base import Noun
from kg.model.words import Kind, Verdict

__all__ = ["Compatibility", "Contradiction", "Disagreement", "Judgement", "Side"]


class Judgement(Noun):
    """A person's verdict on the disagreement over one property of one subject.

    A settled one names the label of the side that holds.
    """

    subject: str
    predicate: str
    verdict: Verdict
    reason: str
    holds: str = ""


class Contradiction(Noun):
    """Claims that a person reads as contradicting each other, where computing cannot tell.

    `sides` gives what each side says and its claims as (subject, property, object).
    """

    subject: str
    predicate: str
    sides: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...]
    reason: str
    judgement: Judgement | None = None


class Side(Noun):
    """One side of a disagreement: what it says, its claims, and the assertions that carry it."""

    label: str
    claims: tuple[str, ...]
    assertions: tuple[str, ...]

    @property
    def id(self) -> str:
        """Return the identifier: a digest of its label, claims and assertions."""
        return "side/" + digest([self.label, *self.claims, *self.assertions])


class Disagreement(Noun):
    """Claims that cannot all hold, or that documents hold unlike: sides, a kind, and why."""

    kind: Kind
    subject: str
    predicate: str
    sides: tuple[Side, ...]
    reason: str
    judgement: Judgement | None = None

    @property
    def members(self) -> tuple[str, ...]:
        """Return the claims of all sides, each once, sorted."""
        return tuple(sorted({claim for side in self.sides for claim in side.claims}))

    @property
    def id(self) -> str:
        """Return the identifier: a digest of kind, subject, property and members."""
        return "disagreement/" + digest([self.kind, self.subject, self.predicate, *self.members])

    @property
    def upheld(self) -> Side | None:
        """Return the side that a person upheld, if the disagreement is settled."""
        verdict = self.judgement
        if verdict is None or verdict.verdict is not Verdict.SETTLED:
            return None
        return next((side for side in self.sides if side.label == verdict.holds), None)

    @property
    def contested(self) -> set[str]:
        """Return the claims that stay contested: all, but for the side that a person upheld."""
        upheld = self.upheld
        return {key for one in self.sides if one != upheld for key in one.claims}


class Compatibility(Noun):
    """Two claims that differ in wording and can both hold, and why."""

    subject: str
    predicate: str
    members: tuple[str, str]
    reason: str

    @property
    def id(self) -> str:
        """Return the identifier: a digest of the members."""
        return "compatibility/" + digest(sorted(self.members))
