"""What accepting many proposals at once did."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Candidate, NewEntity

__all__ = ["Bulk"]


@dataclass
class Bulk:
    """What accepting many at once did: accepted claims and names, and why others still wait."""

    accepted: list[Candidate] = field(default_factory=list)
    entities: list[NewEntity] = field(default_factory=list)
    refused: list[tuple[Candidate, tuple[str, ...]]] = field(default_factory=list)
    skipped: int = 0
