"""Who bears a figure: its owner, the object or subject of its clause, or what it leans on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.relations.figure_rules import FigureRow, FigureRules
from kg.extract.relations.figure_signs import Clause, Sign
from kg.extract.relations.figure_subjects import Subjects
from kg.extract.relations.leaning import Topics
from kg.extract.signs.masking import POINT
from kg.extract.signs.spans import Span

__all__ = ["Borne", "bearer_of"]


@dataclass(frozen=True)
class Borne:
    """The one who bears a figure, and where it stands in the masked sentence."""

    span: Span
    start: int
    end: int


def bearer_of(
    clause: Clause, row: FigureRow, trigger: tuple[int, int], topics: Topics, rules: FigureRules
) -> Borne | None:
    """Return who alone can bear the figure, or None.

    `trigger` is the place of the words that tell what it is of. Of two who could, it is nobody.
    """
    search = _Search(Subjects(clause, row, trigger, rules), topics)
    if named := search.aside() or search.of_point():
        return _borne(named)
    if between := list(search.between()):
        return _borne(search.object_of(between))
    if nearest := search.nearest():
        fits = search.subjects.is_subject(nearest, search.anchor)
        return _borne(nearest if fits else None)
    return _borne(search.behind() or search.opening() or search.only()) or search.leaning()


def _borne(one: Sign | None) -> Borne | None:
    return Borne(one.span, one.start, one.end) if one else None


@dataclass(frozen=True)
class _Search:
    subjects: Subjects
    topics: Topics

    @property
    def clause(self) -> Clause:
        return self.subjects.clause

    @property
    def row(self) -> FigureRow:
        return self.subjects.row

    @property
    def figure(self) -> Sign:
        return self.clause.figure

    @property
    def anchor(self) -> int:
        """Where the figure or its trigger begins, whichever stands first."""
        return min(self.subjects.trigger[0], self.figure.start)

    def aside(self) -> Sign | None:
        """Return the name right behind which the figure stands in brackets."""
        before = [one for one in self.clause.signs if one.end <= self.figure.start]
        if "aside" not in self.row.frame.options or not before:
            return None
        fits = before[-1].kind in self.row.bearers
        between = self.clause.text[before[-1].end : self.figure.start]
        aside = self.subjects.rules.turns["figure_bearers"]["aside"]
        return before[-1] if fits and aside.fullmatch(between) else None

    def of_point(self) -> Sign | None:
        """Return the one thing of which a point of a list tells, when it names nobody itself."""
        head = self.clause.text.find(POINT)
        names = [one for one in self.subjects.names() if one.kind in self.row.bearers]
        if head < 0 or any(one.start > head for one in names):
            return None
        return names[-1] if len({one.span.label for one in names}) == 1 else None

    def between(self) -> Iterator[Sign]:
        """Yield the names between trigger and figure."""
        begin, end = self.subjects.trigger[1], self.figure.start
        for one in self.subjects.names():
            if begin <= one.start < end and not self.subjects.is_bound(one):
                yield one

    def object_of(self, names: list[Sign]) -> Sign | None:
        """Return the name between trigger and figure, where the trigger has it as its object."""
        objects, (begin, end) = self.row.words.get("object"), self.subjects.trigger
        first, text = names[0], self.clause.text
        if len(names) > 1 or first.kind not in self.row.bearers or not objects:
            return None
        behind = text[first.end : self.figure.start]
        if behind.startswith("'") and not self.subjects.owns(behind.partition(" to ")[0] + " "):
            return None
        direct = self.subjects.rules.words["direct"].fullmatch(text, end, first.start)
        return first if direct and objects.fullmatch(text, begin, end) else None

    def nearest(self) -> Sign | None:
        """Return the nearest name in front that may be a subject at all."""
        names = set(self.subjects.names())
        before = (one for one in self.clause.before(self.anchor) if one in names)
        return next((one for one in before if not self.subjects.is_oblique(one)), None)

    def behind(self) -> Sign | None:
        """Return the name right behind the figure: "a valuation of $5 billion for Foo"."""
        stop = max(self.subjects.trigger[1], self.figure.end)
        later = next((one for one in self.subjects.names() if one.start >= stop), None)
        if later is None or later.kind not in self.row.bearers:
            return None
        toward = self.subjects.rules.words["toward"]
        return later if toward.fullmatch(self.clause.text, stop, later.start) else None

    def opening(self) -> Sign | None:
        """Return the subject that a sentence names late: "Having raised $5m, Foo"."""
        words, text, figure = self.subjects.rules.words, self.clause.text, self.figure
        names = [one for one in self.subjects.names() if one.kind != "group"]
        later = next((one for one in names if one.start > figure.end), None)
        line = words["dateline"].match(text)
        begin = line.end() if line else 0
        if later is None or any(begin <= one.start < figure.start for one in names):
            return None
        opens = words["opening"].fullmatch(text, begin, figure.start)
        follows = words["follows"].fullmatch(text, figure.end, later.start)
        return later if opens and follows and later.kind in self.row.bearers else None

    def only(self) -> Sign | None:
        """Return the only one in the clause, where a property may be told of it by the way."""
        if "oblique" not in self.row.frame.options:
            return None
        names = [
            one
            for one in self.clause.before(self.figure.start)
            if one.kind in self.row.bearers and not self.subjects.is_bound(one)
        ]
        return names[0] if len({one.span.label for one in names}) == 1 else None

    def leaning(self) -> Borne | None:
        """Return what the text is about, where words of the clause lean on it."""
        leaning, words = self.row.words.get("leaning"), self.subjects.rules.words
        clause = self.clause
        match = leaning.search(clause.text, clause.start, clause.end) if leaning else None
        if match is None or any(True for _ in self._rivals()):
            return None
        start, end = map(clause.view.origin, match.span())
        near = self.row.words.get("near")
        enough = bool(near and near.fullmatch(match[0]))
        last = enough or bool(words["pronoun"].fullmatch(match[0]))
        span = self.topics.meant(self.row.bearers, (start, end), last, enough)
        return Borne(span, *match.span()) if span else None

    def _rivals(self) -> Iterator[Sign]:
        """Yield who is named in front of the figure and could be meant."""
        for one in self.subjects.names():
            fits = one.kind in self.row.bearers or one.kind == "name"
            if fits and one.end <= self.figure.start and not self.subjects.is_oblique(one):
                yield one
