"""Disagreements between claims, and a person's judgements on them."""

from __future__ import annotations

from kg.identifiers import digest
from kg.model.base import Noun
from kg.model.words import Kind, Verdict

__all__ = ["Disagreement", "Judgement"]


class Judgement(Noun):
    """A person's verdict on the disagreement over one property of one subject."""

    subject: str
    predicate: str
    verdict: Verdict
    reason: str


class Disagreement(Noun):
    """Claims that cannot all hold: two or more members, a kind, and why."""

    kind: Kind
    subject: str
    predicate: str
    members: tuple[str, ...]
    reason: str
    judgement: Judgement | None = None

    @property
    def id(self) -> str:
        """Return the identifier: a digest of kind, subject, property and members."""
        return "disagreement/" + digest([self.kind, self.subject, self.predicate, *self.members])

    @property
    def is_open(self) -> bool:
        """Return whether nobody has settled it."""
        return self.judgement is None or self.judgement.verdict is not Verdict.SETTLED
