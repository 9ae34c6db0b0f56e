"""What a sentence has been found to say, so that nothing of it is proposed twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations

from kg.extract.relations.framing import Hit
from kg.model import Candidate

__all__ = ["Said"]


@dataclass
class Said:
    """The claims of one sentence so far.

    `beside` are the relations that may hold of one pair beside each other.
    """

    beside: frozenset[str]
    claims: set[tuple[str, str, str]] = field(default_factory=set)
    pairs: dict[frozenset[str], Candidate] = field(default_factory=dict)
    refused: set[frozenset[str]] = field(default_factory=set)

    def add(self, one: Candidate) -> None:
        """Take note of a claim."""
        self.claims |= _of(one)
        self.pairs.setdefault(frozenset((one.subject, one.object)), one)

    def refuse(self, hit: Hit) -> None:
        """Take note of whom a match names that makes no claim."""
        labels = {span.label for every in hit.slots.values() for span in every}
        self.refused |= {frozenset(two) for two in combinations(sorted(labels), 2)}

    def has(self, one: Candidate) -> bool:
        """Return whether it is said already, or its figure of somebody."""
        return not self.claims.isdisjoint(_of(one))

    def relates(self, one: Candidate) -> bool:
        """Return whether the two of a claim are related already, whichever way, or may not be.

        What is refused since it is over may be told with its time.
        """
        pair = frozenset((one.subject, one.object))
        if pair in self.refused and "period" not in dict(one.options):
            return True
        earlier = self.pairs.get(pair)
        if earlier is None or earlier.id == one.id:
            return False
        both = {earlier.predicate, one.predicate}
        return len(both) < 2 or not both <= self.beside


def _of(one: Candidate) -> set[tuple[str, str, str]]:
    """Return the triple, and for a figure what it is a figure of: that is said of one subject."""
    triple = (one.subject, one.predicate, one.object)
    figure = "said" in dict(one.options)
    return {triple, ("", one.predicate, one.object)} if figure else {triple}
