"""What the parse of a text's sentences adds to the claims that the rules propose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.extract.claims.taken import Taken
from kg.extract.claims.writing import Writer, Written
from kg.extract.parse.parse_frame import ParseRules
from kg.extract.parse.parse_hits import ParseHit, parse_hits
from kg.extract.parse.spelling import Spelt, spell
from kg.extract.reading import Sentence
from kg.extract.reference.anaphora import REACH, reachable
from kg.extract.reference.speech import Voice, voices
from kg.extract.relations.judging import judge
from kg.extract.signs.masking import SIGN, Masked, without
from kg.model import Candidate, Tier
from kg.parsing.parser import Parser
from kg.parsing.tree import Tree

__all__ = ["Parsing"]

#: longer sentences are lists or tables: their parse means nothing
MOST_SIGNS = 800


@dataclass(frozen=True)
class Parsing:
    """Proposes by parse; the model is loaded when the first sentence is read."""

    rules: ParseRules

    @cached_property
    def parser(self) -> Parser:
        """The parser of the rules' package."""
        return Parser(self.rules.package)

    def claims(
        self, sentences: Sequence[Sentence], writer: Writer, made: Iterable[Candidate]
    ) -> Iterator[Written]:
        """Yield the claims that the parse shows, without those that `made` has for the passage."""
        taken = Taken(writer.lexicon.vocabulary, self.rules.words["given once"])
        for one in made:
            taken.add(one)
            taken.give(one)
        fit = list(_readings(sentences))
        spelt = [spell(one.masked, writer.text, self.rules.spelling) for one, _ in fit]
        trees = self.parser.trees([one.text for one in spelt])
        for (sentence, before), words, tree in zip(fit, spelt, trees, strict=True):
            heard = voices(sentence.masked, writer.patterns, before)
            for candidate, entities in self._of(sentence, heard, words, tree, writer):
                if not taken.has(candidate):
                    taken.add(candidate)
                    yield candidate, entities

    def _of(
        self, sentence: Sentence, heard: list[Voice], spelt: Spelt, tree: Tree, writer: Writer
    ) -> Iterator[Written]:
        for one in parse_hits(tree, spelt, self.rules, writer.patterns):
            if not one.reason:
                yield from self._judged(one, sentence, heard, writer)

    def _judged(
        self, one: ParseHit, sentence: Sentence, heard: list[Voice], writer: Writer
    ) -> Iterator[Written]:
        spoken = [one.voice] if one.voice else []
        verdict = judge(one.hit, sentence, [*heard, *spoken], writer.patterns)
        if sentence.own >= 0:
            verdict = replace(verdict, tier=Tier.B)
        if not verdict.reason and _is_across(one, sentence):
            yield from writer.claims(one.hit, verdict, sentence)


def _is_across(one: ParseHit, sentence: Sentence) -> bool:
    """Return whether the match is that of a sentence, or has parts in a point and its lead-in."""
    spans = [span for every in one.hit.slots.values() for span in every]
    return sentence.own < 0 or len({span.start >= sentence.own for span in spans}) > 1


def _readings(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, list[Masked]]]:
    """Yield what is parsed, with the sentences before it: each, and points with their lead-in."""
    for at, one in enumerate(sentences):
        before = reachable(one, list(sentences[max(0, at - REACH) : at]))
        whole = one.with_lead_in()
        for read in (*_understood(one), *([whole] if whole and whole.masked.spans else [])):
            if _is_fit(read):
                yield read, before


def _is_fit(sentence: Sentence) -> bool:
    """Return whether a parse of the sentence may show anything: two names, or one and a figure."""
    masked = sentence.masked
    return len(masked.spans) > 1 and masked.end - masked.start <= MOST_SIGNS


def _understood(sentence: Sentence) -> list[Sentence]:
    """Return the readings of a sentence that differ in the names on which its words lean.

    A reading with fewer of them than another is none of its own. A subject that is only carried
    on to a second verb is left out: a tree shows whose verb that is.
    """
    views = sentence.views
    readings = [without(one, [span for span in one.spans if span.carried]) for one in views]
    kept: list[Masked] = []
    for one in reversed([sentence.masked, *readings]):
        if not any(_names(one) <= _names(other) for other in kept):
            kept.append(one)
    return [replace(sentence, masked=one) for one in reversed(kept)]


def _names(reading: Masked) -> set[tuple[int, int, str]]:
    """Return the names of a reading with their places, those that are cut out left aside."""
    signs = SIGN.finditer(reading.text)
    spans = [reading.spans[int(sign[1])] for sign in signs]
    return {(one.start, one.end, one.label) for one in spans}
