"""The program's own reading of a text, which a model's claim may go beyond but not against.

Rules find less than a model does, but are seldom wrong: where both tell of the same names or of
the same figure of a sentence, and differ, the model's claim falls. What is learned is no witness of
who is related to whom: there it guesses too often.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.grounder.label_parts import label_parts
from kg.extract.grounder.names import KnownNames
from kg.extract.grounder.quoting import quote_places
from kg.extract.learned.table import LEARNED
from kg.extract.llm.rules import Contrasts
from kg.identifiers import fold
from kg.model import Candidate, Range

__all__ = ["OwnReading"]

Span = tuple[int, int]
#: what stands between the members of a list: names, commas, "and"
_LISTED = re.compile(r"(?:[\s,&]|\band\b|\bor\b|\bboth\b|(?<![\w-])[A-Z0-9][\w.'’-]*)*")


@dataclass(frozen=True)
class OwnReading:
    """What the rules and the learned weights propose for a text."""

    text: str
    candidates: tuple[Candidate, ...]
    names: KnownNames
    contrasts: Contrasts

    def against(self, claim: Candidate) -> str:
        """Return what the program reads otherwise at the same words, or nothing."""
        near = [one for one in self.candidates if self._is_near(one, claim)]
        if any(self._same_triple(one, claim) for one in near):
            return ""
        told = [one for one in near if not one.rule.startswith(LEARNED)]
        found = (self._turned(told, claim), self._of_another(near, claim))
        return next((why for every in found for why in every), "")

    def narrowed(self, claim: Candidate) -> str:
        """Return what the program reads with the same claim and the claim leaves out, or nothing.

        That it is former, or another test or sort of figure than the claim's.
        """
        told = dict(claim.options)
        for one in self.candidates:
            if self._is_near(one, claim) and self._same_triple(one, claim):
                own = dict(one.options)
                past = own.get("period", "").casefold() in self.contrasts.past
                if past and not {"period", "denied"} & told.keys():
                    return f"it holds of the past: '{own['period']}'"
                for key in self.contrasts.narrowing:
                    if key in own and key in told and not _alike(own[key], told[key]):
                        return f"its {key} is '{own[key]}', not '{told[key]}'"
        return ""

    def _is_near(self, one: Candidate, claim: Candidate) -> bool:
        """Return whether the passage of an own claim holds the claim's decisive words."""
        at = claim.locator
        place = max(self.text.find(at.words, at.start, at.end), at.start)
        return one.locator.start < at.end and place < one.locator.end

    def _same_triple(self, one: Candidate, claim: Candidate) -> bool:
        same = one.predicate == claim.predicate and self._same(one, one.subject, claim)
        if self._is_entity(claim.predicate):
            return same and self._same_part(one, one.object, claim, claim.object)
        return same and (one.object == claim.object or self._shares_figure(one, claim))

    def _same(self, one: Candidate, label: str, claim: Candidate) -> bool:
        return self._same_part(one, label, claim, claim.subject)

    def _same_part(self, one: Candidate, label: str, claim: Candidate, other: str) -> bool:
        """Return whether two labels are of one thing: alike, or recorded at the same words."""
        if fold(label) == fold(other) or fold(other) in map(fold, self.names.names_of(label)):
            return True
        mine, theirs = _places(one, label), _places(claim, other)
        if any(_overlap(a, b) for a in mine for b in theirs):
            return True
        named = [
            {fold(words) for is_name, words in label_parts(each) if is_name}
            for each in (label, other)
        ]
        return " of " in label and " of " in other and bool(named[0] & named[1])

    def _turned(self, near: list[Candidate], claim: Candidate) -> Iterator[str]:
        """Yield the own claims that say the same the other way round, or what excludes it."""
        rule = self.names.vocabulary.properties[claim.predicate]
        for one in near:
            if rule.range is not Range.ENTITY or not self._is_entity(one.predicate):
                continue
            straight = self._same(one, one.subject, claim) and self._same_part(
                one, one.object, claim, claim.object
            )
            turned = self._same(one, one.object, claim) and self._same_part(
                one, one.subject, claim, claim.object
            )
            if turned and one.predicate == claim.predicate and not rule.symmetric:
                yield f"the sentence says it the other way round: {_told(one)}"
            apart = self.contrasts.apart(one.predicate, claim.predicate)
            if apart and (straight or turned):
                yield f"the sentence says something else of the two: {_told(one)}"

    def _of_another(self, near: list[Candidate], claim: Candidate) -> Iterator[str]:
        """Yield the own claims that give the same figure, or the same object, to another."""
        for one in near:
            if self._shares_figure(one, claim):
                yield from self._shared(one, claim)
            elif self._has_another_figure(one, claim):
                yield f"of the same it is read as {_told(one)}"
            elif one.predicate == claim.predicate and not one.rule.startswith(LEARNED):
                yield from self._single(one, claim)

    def _shared(self, one: Candidate, claim: Candidate) -> Iterator[str]:
        """Yield whose figure it is, or what it is a figure of."""
        other = not self._same(one, one.subject, claim)
        if one.predicate != claim.predicate:
            other = self.contrasts.differ(one.predicate, claim.predicate)
        if other:
            yield f"'{dict(one.options).get('said', one.object)}' is read as {_told(one)}"

    def _single(self, one: Candidate, claim: Candidate) -> Iterator[str]:
        """Yield which other has what one thing has, unless they stand in a list."""
        contrasts, entity = self.contrasts, self._is_entity(one.predicate)
        if entity and one.predicate in contrasts.one_subject:
            same = self._same_part(one, one.object, claim, claim.object)
            if same and not self._listed(one, one.subject, claim, claim.subject):
                yield f"it is said of another: {_told(one)}"
        if entity and one.predicate in contrasts.one_object:
            same = self._same(one, one.subject, claim)
            if same and not self._listed(one, one.object, claim, claim.object):
                yield f"it is said with another: {_told(one)}"

    def _listed(self, one: Candidate, label: str, claim: Candidate, other: str) -> bool:
        """Return whether two names stand in one list: "Foo, Bar and Baz"."""
        return any(
            _LISTED.fullmatch(self.text, min(a[1], b[1]), max(a[0], b[0]))
            for a in _places(one, label)
            for b in _places(claim, other)
        )

    def _shares_figure(self, one: Candidate, claim: Candidate) -> bool:
        said, own = dict(claim.options).get("said", ""), dict(one.options).get("said", "")
        if not said or not own:
            return False
        mine = _places(one, own) or _places(one, one.object)
        at = claim.locator
        theirs = quote_places(said, self.text, at.start, at.end)
        return bool(mine) and any(_overlap(a, b) for a in mine for b in theirs)

    def _has_another_figure(self, one: Candidate, claim: Candidate) -> bool:
        """Return whether both give one thing a figure of one kind, narrowed alike, and differ."""
        rule = self.names.vocabulary.properties[claim.predicate]
        same = one.predicate == claim.predicate and self._same(one, one.subject, claim)
        if rule.range is not Range.QUANTITY or not same or one.object == claim.object:
            return False
        known = self.names.vocabulary.qualifiers
        own, told = (
            {(key, value) for key, value in each.options if key in known} for each in (one, claim)
        )
        return own >= told and not _places_apart(one, claim)

    def _is_entity(self, predicate: str) -> bool:
        rule = self.names.vocabulary.properties.get(predicate)
        return rule is not None and rule.range is Range.ENTITY


def _places_apart(one: Candidate, claim: Candidate) -> bool:
    """Return whether the passages have no sentence in common."""
    return one.locator.end <= claim.locator.start or claim.locator.end <= one.locator.start


def _told(one: Candidate) -> str:
    return f"{one.subject}, {one.predicate}, {one.object}"


def _alike(one: str, other: str) -> bool:
    mine, theirs = fold(one), fold(other)
    return mine in theirs or theirs in mine


def _places(one: Candidate, label: str) -> list[Span]:
    key = fold(label)
    return [(each.start, each.end) for each in one.mentions if fold(each.name) == key]


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
