"""What one text gives: new entities, claims, and passages that no claim could be made of."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Candidate, NewEntity, Unsaid

__all__ = ["Proposals"]


@dataclass(frozen=True)
class Proposals:
    """New entities, claims, and passages that no claim could be made of, in reading order."""

    entities: tuple[NewEntity, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    unsaid: tuple[Unsaid, ...] = ()
