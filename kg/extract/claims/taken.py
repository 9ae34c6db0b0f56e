"""What has been proposed of each passage, so that a second reading proposes none of it again."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.model import Candidate, Vocabulary

__all__ = ["Taken"]


@dataclass
class Taken:
    """What has been proposed of each passage, and to whom a figure there was given.

    `once` are properties of which an object that the rules gave to one is given to no other.
    """

    vocabulary: Vocabulary
    once: frozenset[str]
    claims: set[tuple[int, str, str, str]] = field(default_factory=set)
    figures: set[tuple[int, str, str]] = field(default_factory=set)
    given: set[tuple[int, str, str]] = field(default_factory=set)

    def give(self, one: Candidate) -> None:
        """Take note of a claim of the rules: its object belongs to its subject."""
        if one.predicate in self.once:
            self.given.add((one.locator.start, one.predicate, one.object))

    def add(self, one: Candidate) -> None:
        """Take note of a claim, and of its mirror image where the property has no direction."""
        start = one.locator.start
        self.claims.add((start, one.predicate, one.subject, one.object))
        if self.vocabulary.properties[one.predicate].symmetric:
            self.claims.add((start, one.predicate, one.object, one.subject))
        if said := dict(one.options).get("said"):
            self.figures.add((start, one.predicate, said))

    def has(self, one: Candidate) -> bool:
        """Return whether the passage has the claim, or gave figure or object to somebody."""
        start, said = one.locator.start, dict(one.options).get("said", "")
        if (start, one.predicate, one.object) in self.given:
            return True
        same = (start, one.predicate, one.subject, one.object) in self.claims
        return same or bool(said and (start, one.predicate, said) in self.figures)
