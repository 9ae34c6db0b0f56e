"""Who bears a figure: its owner, the object or subject of its clause, or what it leans on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.figure_rules import FigureRow, FigureRules
from kg.extract.figure_signs import Clause, Sign
from kg.extract.leaning import Topics
from kg.extract.masking import POINT
from kg.extract.spans import Span

__all__ = ["Borne", "bearer_of"]

#: signs that nobody is: they may stand anywhere between
_THINGS = frozenset({
    "field", "technique", "place", "benchmark", "date", "yearless", "weekday", "money", "price",
    "percent", "parameters", "tokens", "context", "users", "staff", "people", "chips", "points",
    "power", "days", "distance", "experts", "range", "licence", "ticker", "release", "time",
})  # fmt: skip
#: kinds that may stand in front of a noun that is the subject: "a Foo researcher"
_FIRMS = frozenset({"company", "division", "organization", "publisher", "government"})
_OWNED = re.compile(r"'s?\s+(?P<thing>(?:(?:[a-z][\w-]*|<(?:field|technique|place|[a-z]+)#\d+>(?:-[a-z]+)?),?\s+){0,6})$")
#: the noun phrase behind an owner, up to its verb
_THING = re.compile(r"'s?\s+(?:(?:[a-z][\w-]*|<\w+#\d+>(?:-[a-z]+)?)\s+){1,4}?(?=(?:is|was|has|had|will|would|could|[a-z]+ed|[a-z]+s)(?![\w-])|$)")
#: a name of which a clause behind it tells
_RELATIVE = re.compile(r"(?:\s+\([^()]*\))?,\s+(?:which|who)(?![\w-])")
#: in front of the subject of a clause about something else: "the round, which Foo led,"
_WHICH = re.compile(r"(?<![\w-])(?:which|whom|where|when|that)\s+$")
#: a clause about something that is no name: "its unit, which made"
_ABOUT = re.compile(r"(?P<noun>[a-z][\w-]*),\s+(?:which|who)\s[^,]*$")
#: a noun of which a clause behind it tells: what is "its" there, is the noun's
_NOUN_RELATIVE = re.compile(
    r"(?:company|startup|start-up|firm|lab|business|unicorn|rival|one|<(?:company|name)#\d+>),?\s+"
    r"(?:which|who|whose|that)\s[^,;]*$"
)
#: within a list: "including Foo, Bar and"
_AMONG = re.compile(r"(?<![\w-])(?:including|such as|like|from|by|with)\s(?:[a-z-]+\s){0,3}(?:<\w+#\d+>,\s)+$")
_AND = re.compile(r",?\s+(?:and|or)\s|,\s+<")
_JOINED = re.compile(r"(?:,|\s)*(?:and|or|as well as|&|,)?\s+(?:[a-z-]+\s+){0,3}")
_LISTED = re.compile(r"<\w+#\d+>,?\s+(?:and|or|&)\s+(?:[a-z-]+\s+){0,2}$")
#: between a trigger and its object: "values the startup Foo", "the valuation of Foo"
_DIRECT = re.compile(r"\s+(?:(?:of|the|new|startup|company|firm|<(?:place|field)#\d+>(?:-based)?)\s+){0,4}")
_ASIDE = re.compile(r"(?:\s+(?:models?|chatbot|app))?\s*\(\s*(?:[a-z]+\s+){0,2}$")


@dataclass(frozen=True)
class Borne:
    """The one who bears a figure, and where it stands in the masked sentence."""

    span: Span
    start: int
    end: int


def bearer_of(
    clause: Clause, row: FigureRow, trigger: tuple[int, int], topics: Topics, rules: FigureRules
) -> Borne | None:
    """Return who alone can bear the figure, or None."""
    search = _Search(clause, row, trigger, rules)
    if named := search.aside() or search.of_point():
        return named
    anchor = min(trigger[0], clause.figure.start)
    between = [one for one in search.names() if trigger[1] <= one.start < clause.figure.start]
    between = [one for one in between if not search.is_bound(one)]
    if between:
        return search.object_of(between)
    for one in clause.before(anchor):
        if one.kind in _THINGS or search.is_oblique(one):
            continue
        return search.subject(one, anchor)
    return search.behind() or search.opening() or search.only() or search.leaning(topics)


@dataclass(frozen=True)
class _Search:
    clause: Clause
    row: FigureRow
    trigger: tuple[int, int]
    rules: FigureRules

    @property
    def text(self) -> str:
        return self.clause.text

    def names(self) -> Iterator[Sign]:
        """Yield the signs of the sentence that may be somebody or something."""
        return (one for one in self.clause.signs if one.kind not in _THINGS)

    def aside(self) -> Borne | None:
        """Return the name right behind which the figure stands in brackets."""
        if "aside" not in self.row.frame.options:
            return None
        before = [one for one in self.clause.signs if one.end <= self.clause.figure.start]
        if not before or before[-1].kind not in self.row.bearers:
            return None
        between = self.text[before[-1].end : self.clause.figure.start]
        return self.borne(before[-1]) if _ASIDE.fullmatch(between) else None

    def borne(self, one: Sign) -> Borne:
        return Borne(one.span, one.start, one.end)

    def object_of(self, names: list[Sign]) -> Borne | None:
        """Return the name between trigger and figure, where the trigger has it as its object."""
        objects = self.row.words.get("object")
        trigger = self.text[self.trigger[0] : self.trigger[1]]
        first, *more = names
        if more or first.kind not in self.row.bearers or not objects:
            return None
        direct = _DIRECT.fullmatch(self.text[self.trigger[1] : first.start])
        return self.borne(first) if direct and objects.fullmatch(trigger) else None

    def is_bound(self, one: Sign) -> bool:
        """Return whether a name is only part of a word: "the Foo-backed startup"."""
        return self.text[one.end : one.end + 1] == "-"

    def is_oblique(self, one: Sign) -> bool:
        """Return whether a name is only bound to another word, or stands behind a preposition."""
        if self.is_bound(one):
            return True
        if _RELATIVE.match(self.text, one.end):
            return False
        if one.kind in _FIRMS and self.rules.words["modified"].match(self.text, one.end):
            return True
        if self.rules.words["it"].search(self.text, self.clause.start, one.start):
            return True
        told = self.text[one.end : self.clause.figure.start]
        if "," in told and _WHICH.search(self.text[: one.start]):
            return True
        if self.rules.words["oblique"].search(self.text[: one.start]):
            return True
        if _AMONG.search(self.text[: one.start]) and _AND.match(self.text, one.end):
            return True
        later = [each for each in self.names() if each.start > one.start]
        if later and later[0].start < self.clause.figure.start:
            between = self.text[one.end : later[0].start]
            return bool(_JOINED.fullmatch(between)) and self.is_oblique(later[0])
        return False

    def subject(self, one: Sign, anchor: int) -> Borne | None:
        """Return the name as the subject or owner of what stands up to the anchor, or None."""
        if one.kind not in self.row.bearers or _LISTED.search(self.text[: one.start]):
            return None
        between = self.text[one.end : anchor]
        against = self.row.words.get("against")
        if against and against.search(self.text[one.end : self.clause.figure.start]):
            return None
        if one.span.anaphor and _NOUN_RELATIVE.search(self.text[: one.start]):
            return None
        if between.startswith("'"):
            return self.borne(one) if self.owns(between) else None
        if self.is_anothers(between):
            return None
        return self.borne(one)

    def owns(self, between: str) -> bool:
        """Return whether nothing but its own adjectives stands between an owner and the trigger."""
        trigger = self.text[slice(*self.trigger)]
        noun = self.row.words.get("noun")
        if _OWNED.fullmatch(between) and noun and noun.search(trigger):
            return True
        through = self.row.words.get("through")
        thing = _THING.match(between)
        if not (through and thing and through.search(thing[0])):
            return False
        return not self.is_anothers(between[thing.end() :])

    def is_anothers(self, between: str) -> bool:
        """Return whether something else is the subject of what stands behind a name."""
        between = self.rules.words["own"].sub(" ", between)
        for hit in self.rules.words["others"].finditer(between):
            if not self.goes_through(hit[0]):
                return True
        about = _ABOUT.search(between)
        if about and not self.goes_through(about["noun"]):
            return True
        noun = self.row.words.get("noun")
        if noun and noun.search(self.text[slice(*self.trigger)]):
            return False
        plain = self.rules.words["plain"].search(between)
        return bool(plain and not self.goes_through(plain[0]))

    def goes_through(self, words: str) -> bool:
        through = self.row.words.get("through")
        return bool(through and through.search(words))

    def of_point(self) -> Borne | None:
        """Return the one thing of which a point of a list tells, when it names nobody itself."""
        head = self.text.find(POINT)
        names = [one for one in self.names() if one.kind in self.row.bearers]
        if head < 0 or any(one.start > head for one in names):
            return None
        return self.borne(names[-1]) if len({one.span.label for one in names}) == 1 else None

    def opening(self) -> Borne | None:
        """Return the subject of which a sentence tells before it names it: "Having raised $5m, Foo"."""
        figure = self.clause.figure
        later = [one for one in self.names() if one.start > figure.end and one.kind != "group"]
        line = self.rules.words["dateline"].match(self.text)
        begin = line.end() if line else 0
        earlier = any(begin <= one.start < figure.start for one in self.names())
        if earlier or not later or later[0].kind not in self.row.bearers:
            return None
        opens = self.rules.words["opening"].fullmatch(self.text[begin : figure.start])
        follows = self.rules.words["follows"].fullmatch(self.text[figure.end : later[0].start])
        return self.borne(later[0]) if opens and follows else None

    def only(self) -> Borne | None:
        """Return the only one in the clause, where a property may be told of it by the way."""
        names = [one for one in self.clause.before(self.clause.figure.start)]
        names = [one for one in names if one.kind in self.row.bearers and not self.is_bound(one)]
        alone = "oblique" in self.row.frame.options and len({one.span.label for one in names}) == 1
        return self.borne(names[0]) if alone else None

    def behind(self) -> Borne | None:
        """Return the name right behind the figure or trigger: "a valuation of $5 billion for Foo"."""
        stop = max(self.trigger[1], self.clause.figure.end)
        later = [one for one in self.names() if one.start >= stop]
        if not later or later[0].kind not in self.row.bearers:
            return None
        return (
            self.borne(later[0])
            if self.rules.words["toward"].fullmatch(self.text[stop : later[0].start])
            else None
        )

    def leaning(self, topics: Topics) -> Borne | None:
        """Return what the text is about, where words of the clause lean on it."""
        leaning = self.row.words.get("leaning")
        if leaning is None or any(
            one.kind in self.row.bearers or one.kind == "name"
            for one in self.names()
            if one.end <= self.clause.figure.start and not self.is_oblique(one)
        ):
            return None
        match = leaning.search(self.text, self.clause.start, self.clause.end)
        if match is None:
            return None
        start, end = (self.clause.view.origin(at) for at in match.span())
        near = self.row.words.get("near")
        last = bool(near and near.fullmatch(match[0]))
        span = topics.meant(self.row.bearers, (start, end), last)
        return Borne(span, *match.span()) if span else None
