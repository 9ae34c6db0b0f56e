"""Where a claim is put forward: its sentence, its clauses, and how its two parts stand there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.grounder.cue_words import cue_hits
from kg.extract.grounder.following import going_on
from kg.extract.grounder.fronting import told_in_front
from kg.extract.grounder.quoting import quote_places
from kg.extract.grounder.standing import Passage
from kg.identifiers import fold
from kg.model import Candidate, Range
from kg.model.cues import Cues
from kg.model.segments import sentences

__all__ = ["Region", "region_of"]

Span = tuple[int, int]
_POSSESSIVE = re.compile(r"['’]s?(?![\w])")
_TITLE = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@dataclass(frozen=True)
class Region:
    """Where a claim of a property is put forward: its sentence, the places of its two parts."""

    text: str
    sentence: Span
    parts: tuple[Span, Span]
    named: bool
    cues: Cues
    predicate: str

    @property
    def clause(self) -> Span:
        """The clauses in which the parts stand, and all between them."""
        first, second = sorted(self.parts)
        behind = max(first[1], second[1])
        if self._in_front:
            return self.sentence[0], behind
        turns = (self.cues.turns["clause_end"], self.cues.turns["next"])
        stops = (turn.search(self.text, behind, self.sentence[1]) for turn in turns)
        end = min((stop.start() for stop in stops if stop), default=self.sentence[1])
        if self._by_the_way:
            return max(first[0], self._again), end
        goes_on = self.cues.turns["goes_on"].match(self.text, end, self.sentence[1])
        told = self.cues.turns["deed"].search(self.text, first[0], behind)
        end = goes_on.end() if self.named and goes_on and not told else end
        return max(self.begin(first[0]), self._again), end

    @property
    def _by_the_way(self) -> bool:
        """Whether what stands by the way of the first part tells it: "Foo, led by Ann, will"."""
        first, second = sorted(self.parts)
        aside = self.cues.turns["aside"].match(self.text, first[1])
        return bool(self.named and aside and aside.end() <= second[0])

    @property
    def _in_front(self) -> bool:
        """Whether what opens the sentence tells it of the subject: "Led by Ann, Foo will"."""
        words = self.cues.fronts.get(self.predicate.casefold(), ())
        told = told_in_front(self.text, self.sentence, sorted(self.parts), words, self.cues.turns)
        return self._in_one and told

    @property
    def _again(self) -> int:
        """Where between the parts their sentence sets out anew, or where it begins."""
        first, second = sorted(self.parts)
        again = list(self.cues.turns["restart"].finditer(self.text, first[1], second[0]))
        return again[-1].start() if again and self._in_one else self.sentence[0]

    @property
    def set_out(self) -> bool:
        """Whether what tells the claim sets out anew, behind what the passage says before."""
        first = min(self.parts)
        return self.named and (first[1] <= self.sentence[0] or self._again > self.sentence[0])

    @property
    def _in_one(self) -> bool:
        """Whether both parts are named in one sentence."""
        first, second = sorted(self.parts)
        inside = self.sentence[0] <= first[0] and second[1] <= self.sentence[1]
        return self.named and inside and len(sentences(self.text, *self.sentence)) == 1

    def begin(self, at: int) -> int:
        """Return where the clause begins that holds the place."""
        found = [
            one.end()
            for one in self.cues.turns["clause_end"].finditer(self.text, self.sentence[0], at)
        ]
        begin = found[-1] if found else self.sentence[0]
        verb = self.cues.turns["interrupted"].search(self.text, self.sentence[0], begin)
        return verb.start() if verb else begin

    def up_to(self) -> list[Span]:
        """Return the clauses of the parts up to their ends; one span when both are named."""
        if not self.named:
            return sorted({(self.begin(a), b) for a, b in self.parts})
        first, second = sorted(self.parts)
        again = list(self.cues.turns["restart"].finditer(self.text, first[1], second[0]))
        begin = again[-1].start() if again else self.clause[0]
        return [(begin, max(first[1], second[1]))]

    @property
    def phrased(self) -> bool:
        """Whether nothing up to the end of the parts tells of what is to come."""
        start, end = self.up_to()[0]
        return self._in_one and self.cues.turns["ahead"].search(self.text, start, end) is None

    @property
    def nominal(self) -> bool:
        """Whether one part owns or names the other, as in "Finch's Heron": that is settled."""
        first, second = sorted(self.parts)
        titled = self.joined or self._titled(first[1], second[0])
        return self.named and bool(titled or self._of_kind(first[1], second[0]))

    @property
    def joined(self) -> bool:
        """Whether hardly more than "'s" stands between the parts."""
        first, second = sorted(self.parts)
        near = self.cues.turns["nominal"].fullmatch(self.text, first[1], second[0]) is not None
        return self.named and (first[1] > second[0] or near)

    @property
    def exemplified(self) -> bool:
        """Whether one is an example of the other: "rivals such as Finch and Heron"."""
        first, second = sorted(self.parts)
        between = self.text[first[1] : second[0]]
        return self.named and self.cues.turns["example"].fullmatch(between) is not None

    @property
    def owned(self) -> bool:
        """Whether one is told as the other's: "its chip unit Heron", "Heron, Finch's unit"."""
        first, second = sorted(self.parts)
        start, end = self.gap
        if not self.named or any(cue_hits(self.cues.unsettled, self.text, start, end)):
            return False
        if start > first[1]:
            return True
        if self.text[slice(*first)].casefold() in self.cues.possessives:
            return self._is_ware(self.text[start:end])
        whose = _POSSESSIVE.match(self.text, second[1]) is not None
        whose = whose or self.text[slice(*second)].casefold() in self.cues.possessives
        return whose and self.text[start:end] == ", "

    @property
    def gap(self) -> Span:
        """The words that tell whose a thing is: from "its" on, where that can mean no other."""
        first, second = sorted(self.parts)
        start, end = first[1], second[0]
        its = self.cues.turns["its_ware"].search(self.text, start, end)
        own = its and not re.search(r"[A-Z]", self.text[start : its.start()])
        return (its.start(), end) if its and own else (start, end)

    def tells(self, predicate: str) -> bool:
        """Return whether a noun phrase tells it, as in "it has not the wings of Foo's app Bar"."""
        first, second = sorted(self.parts)
        told = predicate.casefold() in self.cues.belonging and first[1] <= second[0]
        grouped = predicate.casefold() in self.cues.grouping
        return (told and (self.owned or self.joined)) or (grouped and self.exemplified)

    def _is_ware(self, words: str) -> bool:
        """Return whether the words say what sort of thing follows: "new AI chip"."""
        found = words.casefold().replace(",", " ").split()
        sorts = (*self.cues.wares, *self.cues.kinds, *self.cues.alike.get("division", ()))
        return not found or (len(found) <= self.cues.limits["kind"] and found[-1] in sorts)

    def _of_kind(self, start: int, end: int) -> bool:
        """Return whether only what it is stands between them: "the French startup Heron".

        Of several it may be the second: "the French startups Heron and Magpie".
        """
        told = self.cues.turns["members"].sub("", self.text[start:end])
        words = told.casefold().split()
        kind = words[-1].rstrip(",") if words else ""
        listed = len(told) < end - start
        if len(words) > self.cues.limits["kind"] or kind not in self.cues.kinds:
            return False
        if listed and not kind.endswith("s"):
            return False
        return not any(cue_hits(self.cues.unsettled, self.text, start, end))

    def _titled(self, start: int, end: int) -> bool:
        """Return whether only a title stands between them: "Finch's chief executive, Ann Lee"."""
        words = _TITLE.findall(self.text[start:end].casefold())
        titled = all(word in self.cues.titles for word in words)
        named = any(len(word) > 1 and word not in self.cues.filler for word in words)
        return len(words) <= self.cues.limits["title"] and titled and named


def region_of(candidate: Candidate, passage: Passage) -> Region:
    """Return where the claim is put forward.

    Of parts that stand there several times the nearest to each other count; a part that stands
    nowhere by name, as a wording of our own, is taken to stand at the decisive words.
    """
    at, text = candidate.locator, passage.text
    words = (quote_places(at.words, text, at.start, at.end) or [(at.start, at.end)])[0]
    first = _recorded(candidate.subject, passage) or passage.places(candidate.subject)
    second = _object_places(candidate, passage)
    if bool(first) != bool(second) and _is_entity(candidate, passage):
        first, second = first or second, second or first
    pairs = ((a, b) for a in first or [words] for b in second or [words])
    a, b = min(pairs, key=lambda pair: _cost(pair[0], pair[1], words))
    start, end = min(a[0], b[0]), max(a[1], b[1])
    spans = sentences(text, at.start, at.end)
    inside = [one for one in spans if one[0] < end and start < one[1]]
    sentence = (inside[0][0], inside[-1][1]) if inside else (at.start, at.end)
    named = a != b and bool(first and second)
    if named and candidate.predicate.casefold() in passage.names.cues.holding:
        sentence = going_on(inside, sorted((a, b)), text, passage.names.cues) or sentence
    return Region(text, sentence, (a, b), named, passage.names.cues, candidate.predicate)


def _recorded(label: str, passage: Passage) -> list[Span]:
    """Return where in the passage mentions record that the entity is named."""
    key = fold(label)
    return [
        (one.start, one.end)
        for one in passage.mentions
        if fold(one.name) == key and passage.start <= one.start < one.end <= passage.end
    ]


def _is_entity(candidate: Candidate, passage: Passage) -> bool:
    rule = passage.names.vocabulary.properties.get(candidate.predicate)
    return rule is not None and rule.range is Range.ENTITY


def _object_places(candidate: Candidate, passage: Passage) -> list[Span]:
    if _is_entity(candidate, passage):
        named = _recorded(candidate.object, passage) or passage.places(candidate.object)
        if named:
            return named
    said = dict(candidate.options).get("said", "")
    quoted = quote_places(said or candidate.object, passage.text, passage.start, passage.end)
    return quoted or passage.places(candidate.object)


def _cost(a: Span, b: Span, words: Span) -> tuple[int, int, int]:
    """Return how far two places are apart, how far from the decisive words; long ones go first."""
    return _gap(a, b), _gap(a, words) + _gap(b, words), a[0] - a[1] + b[0] - b[1]


def _gap(one: Span, other: Span) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
