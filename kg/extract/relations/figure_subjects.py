"""Whether a name in front of a figure is its subject or owner, or only stands in its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.relations.figure_rules import FigureRow, FigureRules
from kg.extract.relations.figure_signs import Clause, Sign

__all__ = ["Subjects"]

#: signs that nobody is: they may stand anywhere between
_THINGS = frozenset({
    "field", "technique", "place", "benchmark", "date", "yearless", "weekday", "money", "price",
    "percent", "parameters", "tokens", "context", "users", "staff", "people", "chips", "points",
    "power", "days", "distance", "experts", "range", "licence", "ticker", "release", "time",
})  # fmt: skip
#: kinds that may stand in front of a noun that is the subject: "a Foo researcher"
_FIRMS = frozenset({"company", "division", "organization", "publisher", "government"})
_WORD = r"(?:[a-z][\w-]*|<\w+#\d+>(?:-[a-z]+)?)"
#: what an owner owns, up to the end
_OWNED = re.compile(rf"'s?\s+(?:{_WORD},?\s+){{0,6}}$")
#: the noun phrase behind an owner, up to its verb
_THING = re.compile(
    rf"'s?\s+(?:{_WORD}\s+){{1,4}}?"
    r"(?=(?:is|was|has|had|will|would|could|[a-z]+ed|[a-z]+s)(?![\w-])|$)"
)
#: a name of which a clause behind it tells
_RELATIVE = re.compile(r"(?:\s+\([^()]*\))?,\s+(?:which|who)(?![\w-])")
#: in front of the subject of a clause about something else: "the round, which Foo led,"
_WHICH = re.compile(r"(?<![\w-])(?:which|whom|where|when|that)\s+$")
#: a clause about something that is no name: "its unit, which made"
_ABOUT = re.compile(r"(?P<noun>[a-z][\w-]*),\s+(?:which|who)\s[^,]*$")
#: what follows one of a list that goes on
_AND = re.compile(r",?\s+(?:and|or)\s|,\s+<")
#: between two of a list; in front of the last of one
_JOINED = re.compile(r"(?:,|\s)*(?:and|or|as well as|&|,)?\s+(?:[a-z-]+\s+){0,3}")
_LISTED = re.compile(r"<\w+#\d+>,?\s+(?:and|or|&)\s+(?:[a-z-]+\s+){0,2}$")


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

    def names(self) -> Iterator[Sign]:
        """Yield the signs of the sentence that may be somebody or something."""
        return (one for one in self.clause.signs if one.kind not in _THINGS)

    def is_bound(self, one: Sign) -> bool:
        """Return whether a name is only part of a word: "the Foo-backed startup"."""
        return self.text[one.end : one.end + 1] == "-"

    def is_oblique(self, one: Sign) -> bool:
        """Return whether a name is only bound to another word, or stands behind a preposition."""
        if self.is_bound(one):
            return True
        return not _RELATIVE.match(self.text, one.end) and any(self._obliquities(one))

    def _obliquities(self, one: Sign) -> Iterator[bool]:
        """Yield what makes a name no subject: it modifies, is an object, or one of a list."""
        words, front = self.rules.words, self.text[: one.start]
        yield one.kind in _FIRMS and bool(words["modified"].match(self.text, one.end))
        yield bool(words["it"].search(self.text, self.clause.start, one.start))
        told = self.text[one.end : self.clause.figure.start]
        yield "," in told and bool(_WHICH.search(front))
        yield bool(words["oblique"].search(front))
        yield bool(words["among"].search(front)) and bool(_AND.match(self.text, one.end))
        later = next((each for each in self.names() if each.start > one.start), None)
        if later and later.start < self.clause.figure.start:
            joined = _JOINED.fullmatch(self.text[one.end : later.start])
            yield bool(joined) and self.is_oblique(later)

    def is_subject(self, one: Sign, anchor: int) -> bool:
        """Return whether a name is the subject or owner of what stands up to the anchor."""
        front = self.text[: one.start]
        if one.kind not in self.row.bearers or _LISTED.search(front):
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
        thing = _THING.match(between)
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
        found += [hit["noun"] for hit in _ABOUT.finditer(between)]
        if not self._is_noun():
            found += [hit[0] for hit in words["plain"].finditer(between)]
        return not all(self._goes_through(one) for one in found)

    def _goes_through(self, words: str) -> bool:
        """Return whether the words are of a thing that may be the subject in its owner's stead."""
        through = self.row.words.get("through")
        return bool(through and through.search(words))
