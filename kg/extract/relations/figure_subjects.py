"""Whether a name in front of a figure is its subject or owner, or only stands in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.relations.figure_rules import FigureRow, FigureRules
from kg.extract.relations.figure_signs import Clause, Sign
from kg.extract.signs.kinds import BODIES
from kg.extract.signs.rules import Turns

__all__ = ["Subjects"]

#: signs that nobody is: they may stand anywhere between
_NOBODY = frozenset({
    "field", "technique", "place", "benchmark", "date", "yearless", "weekday", "money", "price",
    "percent", "parameters", "tokens", "context", "users", "staff", "people", "chips", "points",
    "power", "days", "distance", "experts", "range", "licence", "ticker", "release", "time",
})  # fmt: skip
_WORD = r"(?:[a-z][\w-]*|<\w+#\d+>(?:-[a-z]+)?)"
#: what an owner owns, up to the end
_OWNED = re.compile(rf"'s?\s+(?:{_WORD},?\s+){{0,6}}$")


@dataclass(frozen=True)
class Subjects:
    """Judges the names of a clause as bearers of its figure; `trigger` is the place of its word."""

    clause: Clause
    row: FigureRow
    trigger: tuple[int, int]
    rules: FigureRules

    @property
    def text(self) -> str:
        """The masked sentence."""
        return self.clause.text

    @property
    def turns(self) -> Turns:
        """The expressions of turns.yaml for the names of a clause."""
        return self.rules.turns["figure_subjects"]

    def names(self) -> Iterator[Sign]:
        """Yield the signs of the sentence that may be somebody or something."""
        return (one for one in self.clause.signs if one.kind not in _NOBODY)

    def is_bound(self, one: Sign) -> bool:
        """Return whether a name is only part of a word: "the Foo-backed startup"."""
        return self.text[one.end : one.end + 1] == "-"

    def is_oblique(self, one: Sign) -> bool:
        """Return whether a name is only bound to another word, or stands behind a preposition."""
        if self.is_bound(one):
            return True
        return not self.turns["relative"].match(self.text, one.end) and any(self._obliquities(one))

    def _obliquities(self, one: Sign) -> Iterator[bool]:
        """Yield what makes a name no subject: it modifies, is an object, or one of a list."""
        words, front = self.rules.words, self.text[: one.start]
        yield one.kind in BODIES and bool(words["modified"].match(self.text, one.end))
        yield bool(words["it"].search(self.text, self.clause.start, one.start))
        told = self.text[one.end : self.clause.figure.start]
        yield "," in told and bool(self.turns["which"].search(front))
        yield bool(words["oblique"].search(front))
        yield bool(words["among"].search(front)) and bool(
            self.turns["and"].match(self.text, one.end)
        )
        later = next((each for each in self.names() if each.start > one.start), None)
        if later and later.start < self.clause.figure.start:
            joined = self.turns["joined"].fullmatch(self.text[one.end : later.start])
            yield bool(joined) and self.is_oblique(later)

    def is_subject(self, one: Sign, anchor: int) -> bool:
        """Return whether a name is the subject or owner of what stands up to the anchor."""
        front = self.text[: one.start]
        if one.kind not in self.row.bearers or self.turns["listed"].search(front):
            return False
        against = self.row.words.get("against")
        if against and against.search(self.text, one.end, self.clause.figure.start):
            return False
        if one.span.anaphor and self.rules.words["noun_relative"].search(front):
            return False
        between = self.text[one.end : anchor]
        return self.owns(between) if between.startswith("'") else not self._is_anothers(between)

    def owns(self, between: str) -> bool:
        """Return whether only its own adjectives stand between an owner and the trigger."""
        if self.rules.words["modified"].search(between):
            return False
        if _OWNED.fullmatch(between) and self._is_noun():
            return not self.rules.words["others"].search(between)
        thing = self.turns["thing"].match(between)
        if not (thing and self._goes_through(thing[0])):
            return False
        return not self._is_anothers(between[thing.end() :])

    def _is_noun(self) -> bool:
        """Return whether the trigger is something that one has: "valuation", not "valued"."""
        noun = self.row.words.get("noun")
        return bool(noun and noun.search(self.text[slice(*self.trigger)]))

    def _is_anothers(self, between: str) -> bool:
        """Return whether something else is the subject of what stands behind a name."""
        words = self.rules.words
        between = words["own"].sub(" ", between)
        found = [hit[0] for hit in words["others"].finditer(between)]
        found += [hit["noun"] for hit in self.turns["about"].finditer(between)]
        if not self._is_noun():
            found += [hit[0] for hit in words["plain"].finditer(between)]
        return not all(self._goes_through(one) for one in found)

    def _goes_through(self, words: str) -> bool:
        """Return whether the words are of a thing that may be the subject in its owner's stead."""
        through = self.row.words.get("through")
        return bool(through and through.search(words))
