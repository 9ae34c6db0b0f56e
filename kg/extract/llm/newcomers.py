"""The things of a model's claim that nobody knows yet: named in the text, or described there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.grounder.label_parts import without_form
from kg.extract.grounder.names import KnownNames
from kg.extract.grounder.occurrence import name_places
from kg.extract.grounder.standing import Passage
from kg.extract.llm.other_names import other_names
from kg.extract.llm.rules import ModelRules
from kg.extract.signs.lexicon import Known, Lexicon
from kg.identifiers import fold
from kg.model import NewEntity, Range
from kg.model.answer import AnsweredClaim

__all__ = ["Newcomers", "Unplaced", "own_label", "unbracketed"]

Span = tuple[int, int]
_BRACKETED = re.compile(r"(.*\S) \(([A-Z][A-Za-z0-9&.-]{1,9})\)")


class Unplaced(Exception):
    """A claim whose quote, property or class cannot be used, and why."""


def unbracketed(label: str) -> tuple[str, ...]:
    """Return a name, and its short form where that stands behind it in brackets.

    >>> unbracketed("Heron Chip Standard (HCS)"), unbracketed("Finch Labs")
    (('Heron Chip Standard', 'HCS'), ('Finch Labs',))
    """
    match = _BRACKETED.fullmatch(label)
    return (match[1], match[2]) if match else (label,)


def own_label(label: str, names: KnownNames) -> str:
    """Return the label of the entity that is named so, with or without its short form.

    What firms add to a name by law ("Inc.") makes no other of one that is known.
    """
    known = (names.owner(fold(one)) for one in (label, *unbracketed(label)))
    return next((one for one in known if one is not None), None) or _lawful(label, names) or label


def _lawful(label: str, names: KnownNames) -> str | None:
    """Return the known organization that is named so but for "Inc." or the like."""
    plain = without_form(label, names.cues)
    known = names.owner(fold(plain)) if plain != label else None
    firm = known and names.vocabulary.is_a(names.kind_of(known), ("Organization",))
    return known if firm else None


@dataclass(frozen=True)
class Newcomers:
    """Finds the new things of claims in one text; `rule` is the reason that each is given.

    A name of the trade in `lexicon` has there its label and its other names: a text that writes a
    name out and then shortens it means one thing, and the rules propose it by the same label.
    """

    text: str
    names: KnownNames
    rules: ModelRules
    rule: str
    lexicon: Lexicon | None = None

    def of(self, claim: AnsweredClaim, passage: Span) -> Iterator[NewEntity]:
        """Yield the things of the claim that are not known, as far as the text has them.

        Raises Unplaced for one without a class of the vocabulary.
        """
        found: list[NewEntity] = []
        for named, kind in self._parts(claim):
            label, *short = unbracketed(named)
            if self.names.owner(fold(own_label(named, self.names))) is not None:
                continue
            if not self.names.vocabulary.names_things(kind):
                raise Unplaced(f"'{named}' is not known, and has no class")
            new = self._new(label, kind, short)
            if place := self._place(new, passage, found):
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

    def _new(self, label: str, kind: str, short: list[str]) -> NewEntity:
        """Return the thing under the label that the trade has for it, or the one that is given."""
        others = [*short, *self._others(label)]
        if known := self._of_trade(label, kind):
            others += [label, *sorted(self._spoken(known))]
            label, kind = known.label, known.kind
        aliases = tuple(one for one in dict.fromkeys(others) if one != label)
        return NewEntity(kind=kind, label=label, aliases=aliases, reason=self.rule)

    def _of_trade(self, label: str, kind: str) -> Known | None:
        """Return what the trade at large knows by the name, if it may be of this class."""
        known = self.lexicon.find(label) if self.lexicon else None
        if known is None or not known.seeded or self.names.owner(fold(known.label)) is not None:
            return None
        is_a = self.names.vocabulary.is_a
        alike = is_a(known.kind, (kind,)) or is_a(kind, (known.kind,))
        return known if alike else None

    def _spoken(self, known: Known) -> set[str]:
        """Return the names that the trade has for it and the text uses."""
        every = self.lexicon.names_of(known.label) if self.lexicon else set()
        free = {one for one in every if self.names.owner(fold(one)) is None}
        return {one for one in free if re.search(rf"(?<![\w-]){re.escape(one)}(?!\w)", self.text)}

    def _others(self, label: str) -> list[str]:
        """Return the other names that the text gives it, and that are nobody's."""
        found = other_names(label, self.text, self.names.cues)
        return [one for one in found if self.names.owner(fold(one)) is None]

    def _is_described(self, kind: str) -> bool:
        return self.names.vocabulary.is_a(kind, self.rules.described)

    def _place(self, new: NewEntity, passage: Span, known: list[NewEntity]) -> Span | None:
        """Return where the text names it, in the passage or before; else where it is described.

        A country is also named by its people ("French"). Whether the passage carries a description
        is the grounder's to say.
        """
        start, end = passage
        names = self.names.including([*known, new])
        here = name_places(new.label, self.text[start:end], names)
        if here:
            return start + here[0][0], start + here[0][1]
        before = name_places(new.label, self.text[:start], names)
        if before:
            return before[-1]
        if new.label not in names.cues.nationalities and not self._is_described(new.kind):
            return None
        held = Passage(self.text, start, end, names)
        return next(iter(held.places(new.label)), passage)
