"""Which pairs of names a passage relates already, or may not relate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import combinations

from kg.extract.relations.framing import Hit
from kg.model import Candidate, Unsaid

__all__ = ["Related"]


@dataclass
class Related:
    """The pairs by the place where their passage begins.

    `beside` are the relations that may hold of one pair beside each other, `single` those that a
    thing has to one only; `told` has what the whole document says.
    """

    beside: frozenset[str]
    single: frozenset[str] = frozenset()
    told: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    pairs: dict[tuple[int, frozenset[str]], set[str]] = field(default_factory=dict)
    refused: set[tuple[int, frozenset[str]]] = field(default_factory=set)

    def add(self, one: Candidate) -> None:
        """Take note of a claim."""
        self.pairs.setdefault(_pair(one), set()).add(one.predicate)
        self.told.setdefault((one.subject, one.predicate), set()).add(one.object)

    def refuse(self, left: Unsaid, hits: Iterable[Hit]) -> None:
        """Take note of the names that refused matches have together."""
        for hit in hits:
            labels = {span.label for every in hit.slots.values() for span in every}
            for two in combinations(sorted(labels), 2):
                self.refused.add((left.start, frozenset(two)))

    def says(self, subject: str, predicate: str, value: str) -> bool:
        """Return whether the document says it already, or says it of another where one is all."""
        told = self.told.get((subject, predicate), set())
        mirrored = subject in self.told.get((value, predicate), set())
        return value in told or mirrored or bool(told and predicate in self.single)

    def has(self, one: Candidate) -> bool:
        """Return whether the pair of a claim is related already, or may not be."""
        pair = _pair(one)
        others = self.pairs.get(pair, set()) - {one.predicate}
        return pair in self.refused or bool(others and not others | {one.predicate} <= self.beside)


def _pair(one: Candidate) -> tuple[int, frozenset[str]]:
    return one.locator.start, frozenset((one.subject, one.object))
