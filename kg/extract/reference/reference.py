"""Words within a sentence that lean on a company named before: "the startup", "its", "CEO"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.names.sorts import is_of_another, is_unlike, telling
from kg.extract.reading import Sentence
from kg.extract.reference.clause_names import is_told_ahead, means_another, of_clause
from kg.extract.reference.discourse import fullest
from kg.extract.reference.reference_rows import Row, rows
from kg.extract.reference.salience import opens_unnamed
from kg.extract.reference.topic import (
    About,
    about,
    companies,
    gives,
    heads_another,
    is_backer,
    is_by_the_way,
    is_outshone,
    joined_rounds,
    openers,
    without_givers,
    without_joined,
)
from kg.extract.signs.masking import Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from kg.extract.signs.subjects import opens_otherwise, opens_with

__all__ = ["with_references"]

#: how many sentences back such words may reach, and how many paragraphs
REACH, FAR = 4, 2
#: how many paragraphs what can only be of the topic may reach
MUCH = 5


@lru_cache(maxsize=8)
def _expression(patterns: Patterns, name: str) -> re.Pattern[str]:
    """Return the expression of words that lean on a company, or of one that speaks of itself."""
    return re.compile(patterns.free(patterns.rules.speech[name]))


def with_references(
    sentences: list[Sentence], patterns: Patterns, late: bool = False
) -> list[Sentence]:
    """Return the sentences; where words lean on one company, a view of them has its name there.

    A company can be meant when it is the only one that is named before in the sentence, or in
    the last sentence before that names any; of several, the one that the text is about. What waits
    until other words are understood is `late`.
    """
    known = about(sentences, patterns)
    named = openers(sentences)
    found: list[Sentence] = []
    for one in sentences:
        given = fullest(one) if late else one.masked
        view, search = given, _Search(one, found, known, patterns, named)
        if not one.heading:
            for row in rows(patterns, late):
                view = _resolved(view, row, search)
        found.append(one if view is given else replace(one, views=(*one.views, view)))
    return found


def _resolved(view: Masked, row: Row, search: _Search) -> Masked:
    """Return the view with the company named wherever the words of the row lean on it."""
    at = 0
    while match := row.expression.search(view.text, at):
        at = match.end()
        if not (_is_free(view, match, row, search) and search.is_told(row)):
            continue
        if (match.start("words") in joined_rounds(view, at, search.patterns)) != row.joined:
            continue
        thing = match.groupdict().get("thing")
        if thing:
            meant = search.maker(view, match.start(), view.spans[int(thing)].label, row)
        else:
            meant = search.sold(view, match, row.of(match["words"]))
        said = telling(view, *match.span("words"), search.patterns)
        person = match.groupdict().get("person")
        if meant and person and heads_another(view.spans[int(person)], meant, search.patterns):
            continue
        if meant and means_another(view, match.start("words"), meant, said, search.patterns):
            continue
        if meant and not is_unlike(meant.label, said, search.patterns.rules):
            grown = _put(view, match, meant, row)
            at += len(grown.text) - len(view.text)
            view = grown
    return view


def _is_free(view: Masked, match: re.Match[str], row: Row, search: _Search) -> bool:
    """Return whether nothing in front refuses the words, and they are of whom they may be."""
    front = view.text[: match.start()]
    if row.refused and row.refused.search(front) and not is_told_ahead(front, search.patterns):
        return False
    if row.front and not row.front.search(front):
        return False
    person, group = (match.groupdict().get(one) for one in ("person", "group"))
    if group and view.spans[int(group)].label not in row.groups:
        return False
    return not (person and view.spans[int(person)].label in search.about.posts)


def _put(view: Masked, match: re.Match[str], meant: Span, row: Row) -> Masked:
    start, end = view.origin(match.start("words")), view.origin(match.end("words"))
    antecedent = meant.antecedent or (meant.start, meant.end)
    span = replace(meant, start=start, end=end, anaphor=True, antecedent=antecedent)
    if "last" in row.options:
        return inserted(view, span, match.end("words"), 0, row.behind, row.before)
    dropped = match.groupdict().get("drop")
    at = match.start("drop" if dropped else "words")
    return inserted(view, span, at, len(dropped or ""), row.behind)


@dataclass(frozen=True)
class _Search:
    """Looks for the company that words at a place in a sentence can mean."""

    sentence: Sentence
    found: list[Sentence]
    about: About
    patterns: Patterns
    named: Counter[str]

    def meant(self, view: Masked, at: int, row: Row) -> Span | None:
        """Return the one company that the words can mean, or None."""
        speaker = _expression(self.patterns, "reporting").search(view.text, 0, at)
        if speaker and "own" not in row.options and "topic" in row.options:
            return view.spans[int(speaker["who"])]
        beside = "<person#" in row.expression.pattern  # "Ann Lee, its chief scientist"
        own = "own" in row.options
        if own and not beside and opens_otherwise(view, self.patterns, at):
            return None
        here = [
            span for span in self._named(view, at, row) if not is_backer(view, span, self.patterns)
        ]
        same = self._investing(row)
        if not row.options & {"own", "raised"}:
            same |= of_clause(view, at, here, self.patterns)
        here = [span for span in here if span.label not in same]
        if not here:
            one = self._before(same, row)
            unclear = "central" in row.options and one and one.label != self.about.topic
            return None if unclear else one
        if "alone" in row.options and "<person#" in view.text[:at]:
            return None
        return None if own and opens_otherwise(view, self.patterns, at) else self._only(here, row)

    def sold(self, view: Masked, match: re.Match[str], row: Row) -> Span | None:
        """Return whom the words can mean: no startup that buys, none where they tell of another."""
        meant = self.meant(view, match.start(), row)
        said = telling(view, *match.span("words"), self.patterns)
        labels = {span.label for one in self.found[-REACH:] for span in one.masked.spans}
        if meant is None or is_of_another(meant.label, labels, said, self.patterns.rules):
            return None
        young = self.patterns.turns["reference"]["young"].search(match["words"])
        return None if young and meant.label in self.about.buyers else meant

    def _investing(self, row: Row) -> set[str]:
        """Return who invests by trade: "the startup" is none of them, unless the text is theirs."""
        described = not (row.options & {"own", "topic", "firm", "raised"})
        return set(self.about.investors) - {self.about.topic} if described else set()

    def is_told(self, row: Row) -> bool:
        """Return whether one of the sentences before tells of what the row wants told."""
        told, here = row.told, self.sentence.paragraph
        near = (one.masked.text for one in self.found[-REACH:] if here - one.paragraph <= FAR)
        return told is None or any(map(told.search, near))

    def maker(self, view: Masked, at: int, thing: str, row: Row) -> Span | None:
        """Return the last place before that names the one who is known to make the thing.

        Of what nobody is known to make, the one company that can be meant does.
        """
        makers = self.patterns.rules.naming["makers"].get(thing)
        if makers is None:
            return self.meant(view, at, row) if "unmade" in row.options else None
        before = [one.views[-1] if one.views else one.masked for one in self.found[-REACH:]]
        named = [span for one in before for span in companies(one, len(one.text), self.patterns)]
        named += companies(view, at, self.patterns)
        return next((span for span in reversed(named) if span.label in makers), None)

    def _before(self, same: set[str], row: Row) -> Span | None:
        """Return the company of the last sentence before that names any but those.

        Behind one that opens with a name of unknown class, or with a firm that it does not name,
        only the topic can be meant.
        """
        doubtful = False
        for earlier in reversed(self.found if "central" in row.options else self.found[-REACH:]):
            if self._is_far(earlier, MUCH if "central" in row.options else FAR):
                return None
            view = earlier.views[-1] if earlier.views else earlier.masked
            doubtful = doubtful or opens_otherwise(view, self.patterns)
            doubtful = doubtful or opens_unnamed(view, self.patterns)
            if _expression(self.patterns, "leaning").search(view.text):
                return None
            named = self._named(view, len(view.text), row)
            if named := [span for span in named if span.label not in same]:
                meant = self._only(named, row)
                if meant and not row.raised and gives(view, meant, self.patterns):
                    return None
                if meant and is_outshone(meant.label, self._between(earlier), self.named):
                    return None
                topic = meant and meant.label == self.about.topic
                other = bool(self.about.topic) and not topic
                if meant and other and not opens_with(view, meant, self.patterns):
                    return None
                return None if doubtful and not (topic and row.of_topic) else meant
        return None

    def _is_far(self, earlier: Sentence, most: int) -> bool:
        """Return whether a heading stands between, or more than so many paragraphs."""
        return earlier.heading or self.sentence.paragraph - earlier.paragraph > most

    def _named(self, view: Masked, before: int, row: Row) -> list[Span]:
        """Return the companies named before a place that words of the row can mean at all."""
        found = companies(view, before, self.patterns)
        found = [e for e in found if e.anaphor or not is_by_the_way(view, e, self.patterns)]
        if "own" not in row.options:
            found = without_joined(view, found, self.about.topic, self.patterns)
        known, raised = self.about, "raised" in row.options
        return without_givers(view, found, known, self.patterns) if raised else found

    def _between(self, earlier: Sentence) -> list[Masked]:
        """Return the sentences from an earlier one on."""
        return [one.masked for one in self.found[self.found.index(earlier) :]]

    def _only(self, spans: list[Span], row: Row) -> Span | None:
        """Return the last place of the one company among these; of several, the topic's."""
        labels = {span.label for span in spans}
        if len(labels) > 1:
            labels = {span.label for span in spans if span.anaphor} or labels
        investors = self.about.investors - {self.about.topic}
        if "firm" in row.options and labels & investors:
            return None
        if len(labels) > 1:
            labels -= self.about.investors
        if len(labels) > 1 and "topic" in row.options and self.about.topic in labels:
            labels = {self.about.topic}
        return next((one for one in reversed(spans) if {one.label} == labels), None)
