"""What the weights find made a match, judged and written as every other one is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from kg.extract.claims.writing import Writer, Written
from kg.extract.learned.found import Found
from kg.extract.learned.table import Table
from kg.extract.reading import Sentence
from kg.extract.reference.discourse import fullest
from kg.extract.reference.guessing import Guessed, meant
from kg.extract.reference.speech import Voice, voices
from kg.extract.relations.contradicting import Around, contradicted
from kg.extract.relations.framing import Hit
from kg.extract.relations.judging import Verdict, judge
from kg.extract.relations.refusal import clause_before
from kg.extract.signs.masking import SIGN, Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from kg.model import Candidate, Tier

__all__ = ["Passage", "written"]

#: the relation of which it may be known between whom it holds
MADE = "developedBy"
#: how many letters behind a pair still belong to it
BEHIND = 16
#: the options of what a sentence may take for granted, whatever else it says
TAKEN = frozenset({"presupposed", "settled"})


@dataclass(frozen=True)
class Passage:
    """A sentence of a text, with what is guessed of its words and what stands before it."""

    sentences: Sequence[Sentence]
    at: int
    guess: Guessed
    before: list[Masked]
    writer: Writer
    table: Table
    voices: dict[str, list[Voice]] = field(default_factory=dict)

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.sentences[self.at]

    def heard(self, view: Masked) -> list[Voice]:
        """Return who speaks in a view of the sentence; it is found once."""
        if view.text not in self.voices:
            self.voices[view.text] = voices(view, self.writer.patterns, self.before)
        return self.voices[view.text]

    @cached_property
    def around(self) -> Around:
        """What stands around the sentence."""
        published = self.writer.document.published
        return Around(self.sentences, self.at, self.writer.patterns, published)


def written(found: Found, passage: Passage) -> Iterator[Written]:
    """Yield the claims of what is found, where nothing in the sentence speaks against it."""
    view, numbers = _view(found, passage)
    where = replace(passage.sentence, masked=view)
    hit = _hit(found, view, numbers)
    if hit is None or _is_barred(found, hit, view, passage):
        return
    if _is_worded_otherwise(found, view, numbers):
        return
    heard = passage.heard(view)
    patterns, table = passage.writer.patterns, passage.table
    verdict = _judged(hit, where, heard, patterns, table.toward)
    if hit.frame.options & TAKEN and table.spoken.search(_named(found, view, numbers)):
        verdict = judge(hit, where, heard, patterns)
    verdict = replace(verdict, tier=Tier.B)
    if _is_sure(verdict) and not contradicted(hit, verdict, view, passage.around):
        over = _bygone(found, hit, verdict, table)
        for candidate, entities in passage.writer.claims(hit, verdict, where):
            yield _over(candidate, over), entities


def _named(found: Found, view: Masked, numbers: Mapping[int, int]) -> str:
    """Return the masked text with the subject and the object by their names."""
    return _marked(view.text, {numbers[found.subject.at]: "s", numbers[found.object.at]: "o"})


def _bygone(found: Found, hit: Hit, verdict: Verdict, table: Table) -> str:
    """Return the words between the two that say that it is over, if any do."""
    properties, words = table.bygone
    over = words.search(hit.between) if found.relation.name in properties else None
    return over[0] if over and not verdict.ahead else ""


def _over(candidate: Candidate, words: str) -> Candidate:
    """Return the claim with the words as its period, where it has no time of its own."""
    if not words or {"period", "as_of"} & {*dict(candidate.options)}:
        return candidate
    options = (*candidate.options, ("period", words))
    return candidate.model_copy(update={"options": options})


def _is_barred(found: Found, hit: Hit, view: Masked, passage: Passage) -> bool:
    """Return whether it is another relation by its words, or others are known to be related."""
    makers = _makers(found.triple[0], passage.writer.patterns.rules.naming["makers"])
    if found.relation.name == MADE and makers and found.triple[2] not in makers:
        return True
    if found.triple[2] in found.relation.never:
        return True
    if found.relation.needs and not _has(found.relation.needs, view.text):
        return True
    around = view.text[hit.start : hit.end + BEHIND]
    clause = clause_before(view.text, hit.start) + hit.words
    return _has(found.relation.unless, around) or _has(passage.table.undone, clause)


def _makers(label: str, table: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """Return who is known to make what is so called, or begins so: "Foo 3" is of Foo's makers."""
    if label in table:
        return table[label]
    keys = [key for key in table if re.match(rf"{re.escape(key)}(?:[- ]?v?\d| )", label)]
    return table[max(keys, key=len)] if keys else ()


def _is_worded_otherwise(found: Found, view: Masked, numbers: Mapping[int, int]) -> bool:
    """Return whether the sentence words it so that the two are not so related."""
    places = {"s": found.subject.at, "o": found.object.at}
    ways = [places, {"s": places["o"], "o": places["s"]}][: 1 + found.relation.symmetric]
    return any(
        one.search(_marked(view.text, {numbers[at]: name for name, at in way.items()}))
        for way in ways
        for one in found.relation.against
    )


def _marked(text: str, names: Mapping[int, str]) -> str:
    """Return the masked text with the parts by their names.

    >>> _marked("<company#0> bought <company#1>.", {0: "s", 1: "o"})
    '{s} bought {o}.'
    """
    return SIGN.sub(
        lambda sign: f"{{{names[int(sign[1])]}}}" if int(sign[1]) in names else sign[0], text
    )


def _has(words: Iterable[str], text: str) -> bool:
    return any(re.search(rf"(?<![\w-]){one}(?![\w-])", text) for one in words)


def _judged(
    hit: Hit, where: Sentence, heard: list[Voice], patterns: Patterns, toward: frozenset[str]
) -> Verdict:
    """Return the verdict; what a sentence may take for granted is judged so where it is refused.

    A hedge that is one `toward` something is that of some other verb.
    """
    taken = hit.frame.options & TAKEN
    plain = replace(hit, frame=replace(hit.frame, options=hit.frame.options - taken))
    verdict = judge(plain, where, heard, patterns)
    unclear = verdict.reason or dict(verdict.options).get("hedge") in toward
    return judge(hit, where, heard, patterns) if unclear and taken else verdict


def _is_sure(verdict: Verdict) -> bool:
    """Return whether the sentence says it: of what is denied nobody knows by weights what it is."""
    return not verdict.reason and "denied" not in dict(verdict.options)


def _view(found: Found, passage: Passage) -> tuple[Masked, dict[int, int]]:
    """Return the sentence with who is meant put in, and the numbers of the parts in it."""
    view, numbers = fullest(passage.sentence), {}
    for part in found.parts:
        numbers[part.at] = part.number
        if part.guess is not None:
            sign = passage.guess.masked.spans[part.number]
            start, end = view.at(sign.start), view.at(sign.end)
            numbers[part.at] = len(view.spans)
            view = inserted(view, meant(part.span, sign), start, end - start, part.guess.behind)
    return view, numbers


def _hit(found: Found, view: Masked, numbers: dict[int, int]) -> Hit | None:
    """Return the match of the two parts, and of the one test that the sentence names."""
    spans = {part.at: view.spans[numbers[part.at]] for part in found.parts}
    subject, _, value = (part.strip("{}") for part in found.relation.frame.claims[0])
    slots: dict[str, tuple[Span, ...]] = {
        subject: (spans[found.subject.at],),
        value: (spans[found.object.at],),
    }
    tests = {one.label: one for one in view.spans if one.kind == "Benchmark"}
    options = found.relation.frame.options
    if "tested" in options and len(tests) != 1:
        return None
    if options & {"tested", "test"} and len(tests) == 1:
        slots["b"] = tuple(tests.values())
    places = [_place(view, numbers[part.at]) for part in found.parts]
    (start, inner), (outer, end) = places
    words = view.text[start:end]
    return Hit(found.relation.frame, slots, start, end, view.text[inner:outer], words)


def _place(view: Masked, number: int) -> tuple[int, int]:
    kind = view.spans[number].kind.lower()
    sign = f"<{kind}#{number}>"
    start = view.text.index(sign)
    return start, start + len(sign)
