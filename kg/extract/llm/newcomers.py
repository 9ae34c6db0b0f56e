"""The things of a model's claim that nobody knows yet: named in the text, or described there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.llm.rules import ModelRules
from kg.extract.names import KnownNames
from kg.extract.occurrence import name_places
from kg.extract.standing import Passage
from kg.identifiers import fold
from kg.model import NewEntity, Range
from kg.model.answer import AnsweredClaim

__all__ = ["Newcomers", "Unplaced"]

Span = tuple[int, int]


class Unplaced(Exception):
    """A claim whose quote, property or class cannot be used, and why."""


@dataclass(frozen=True)
class Newcomers:
    """Finds the new things of claims in one text; `rule` is the reason that each is given."""

    text: str
    names: KnownNames
    rules: ModelRules
    rule: str

    def of(self, claim: AnsweredClaim, passage: Span) -> Iterator[NewEntity]:
        """Yield the things of the claim that are not known, as far as the text has them.

        Raises Unplaced for one without a class of the vocabulary.
        """
        found: list[NewEntity] = []
        for label, kind in self._parts(claim):
            if self.names.owner(fold(label)) is not None:
                continue
            if not self._is_entity(kind):
                raise Unplaced(f"'{label}' is not known, and has no class")
            if place := self._place(label, kind, passage, found):
                new = NewEntity(kind=kind, label=label, reason=self.rule)
                found.append(new.model_copy(update={"start": place[0], "end": place[1]}))
        yield from found

    def _parts(self, claim: AnsweredClaim) -> Iterator[tuple[str, str]]:
        """Yield what the claim names, that which has a name of its own first."""
        parts = [(claim.by, claim.by_class), (claim.subject, claim.subject_class)]
        rule = self.names.vocabulary.properties.get(claim.property)
        if rule is not None and rule.range is Range.ENTITY:
            parts.append((claim.object, claim.object_class))
        named = [one for one in parts if one[0]]
        yield from sorted(named, key=lambda one: self._is_described(one[1]))

    def _is_entity(self, kind: str) -> bool:
        known = self.names.vocabulary
        return kind in known.classes and known.is_a(kind, ("Entity",))

    def _is_described(self, kind: str) -> bool:
        return self.names.vocabulary.is_a(kind, self.rules.described)

    def _place(self, label: str, kind: str, passage: Span, known: list[NewEntity]) -> Span | None:
        """Return where the text names it, in the passage or before; else where it is described.

        Whether the passage carries a description is the grounder's to say.
        """
        start, end = passage
        here = name_places(label, self.text[start:end], self.names)
        if here:
            return start + here[0][0], start + here[0][1]
        before = name_places(label, self.text[:start], self.names)
        if before:
            return before[-1]
        if not self._is_described(kind):
            return None
        names = self.names.including([*known, NewEntity(kind=kind, label=label)])
        held = Passage(self.text, start, end, names)
        return next(iter(held.places(label)), passage)
