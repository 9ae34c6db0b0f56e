"""Candidates: claims that a rule or a model proposes, before a person accepts them."""

from __future__ import annotations

from enum import StrEnum

from kg.identifiers import digest
from kg.model.base import Noun
from kg.model.claim import Locator

__all__ = ["Candidate", "Mention", "NewEntity", "Tier", "Unsaid"]

#: options that say how a proposal was made or read, not what it proposes
_NOT_PROPOSED = {"note", "said", "inferred", "hedge"}


class Tier(StrEnum):
    """How far a proposal is to be trusted: A may be accepted in bulk, B is always reviewed."""

    A = "A"
    B = "B"


class Mention(Noun):
    """Where the text names a part of a proposal: code points, and what is named there.

    `anaphor` says that the words only stand for it ("the model"): they name nothing themselves.
    """

    start: int
    end: int
    name: str
    anaphor: bool = False


class NewEntity(Noun):
    """A name that the graph does not know, proposed as an entity, with where and why."""

    kind: str
    label: str
    aliases: tuple[str, ...] = ()
    reason: str = ""
    start: int = 0
    end: int = 0


class Unsaid(Noun):
    """A passage whose claim the ontology or the rules could not express, and why.

    `claim` is one that a model made and the checks refused, as a row of a claims file.
    """

    paragraph: int
    start: int
    end: int
    words: str
    reason: str
    claim: str = ""


class Candidate(Noun):
    """A proposed claim: its parts as a claims file writes them, its place, who proposed it.

    `document` is the document's key; `subject` and an entity as `object` are labels, of known or
    of proposed entities; `options` are those of a claims file (by, via, modality, denied, hedge,
    said, inferred, note and the qualifiers). `mentions` are where its parts stand in the text.
    """

    document: str
    subject: str
    predicate: str
    object: str
    options: tuple[tuple[str, str], ...] = ()
    locator: Locator
    tier: Tier
    rule: str
    mentions: tuple[Mention, ...] = ()
    note: str = ""

    @property
    def id(self) -> str:
        """Return the identifier: a digest of what is proposed, and of its place.

        Neither rule nor tier is part of it, so a proposal once rejected is known again when
        another rule makes it.
        """
        place = f"{self.locator.sha256}:{self.locator.start}"
        said = [f"{name}={value}" for name, value in self.options if name not in _NOT_PROPOSED]
        parts = [self.document, self.subject, self.predicate, self.object, place, *sorted(said)]
        return "candidate/" + digest(parts)
