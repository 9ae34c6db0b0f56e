"""What learned weights add to the claims that the rules propose: always for review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.anaphora import REACH, reachable
from kg.extract.framing import Hit
from kg.extract.guessing import Guessed, guessed
from kg.extract.learned.found import Found, found_in
from kg.extract.learned.matching import Passage, written
from kg.extract.learned.related import Related
from kg.extract.learned.signs import Reading
from kg.extract.learned.table import Table, make_table
from kg.extract.learned.tokens import tokens
from kg.extract.learned.weights import Weights, make_weights
from kg.extract.patterns import Patterns
from kg.extract.reading import Sentence
from kg.extract.rules import Rules
from kg.extract.taken import Taken
from kg.extract.writing import Writer, Written
from kg.model import Candidate, Unsaid

__all__ = ["Learning", "learning"]

#: longer sentences, and those with more names, are lists or tables
MOST_TOKENS, MOST_NAMES = 150, 30


@dataclass(frozen=True)
class Learning:
    """Proposes by weights what is likely to be said of the pairs of a sentence."""

    table: Table
    weights: Weights

    def claims(
        self, sentences: Sequence[Sentence], writer: Writer, made: Sequence[Candidate],
        refused: Mapping[Unsaid, Iterable[Hit]],
    ) -> Iterator[Written]:  # fmt: skip
        """Yield the claims, without what `made` has for the passage and what the rules refused."""
        taken = Taken(writer.lexicon.vocabulary, frozenset())
        beside = frozenset(writer.patterns.rules.links["beside"])
        related = Related(beside, self.table.single)
        for one in made:
            taken.add(one)
            related.add(one)
        for left, hits in refused.items():
            related.refuse(left, hits)
        for candidate, entities in self._every(sentences, writer, related):
            if not taken.has(candidate) and not related.has(candidate):
                taken.add(candidate)
                related.add(candidate)
                yield candidate, entities

    def _every(
        self, sentences: Sequence[Sentence], writer: Writer, related: Related
    ) -> Iterator[Written]:
        """Yield what the weights find, sentence by sentence, the likeliest first."""
        every = guessed(list(sentences), writer.patterns)
        for at, (sentence, guess) in enumerate(zip(sentences, every, strict=True)):
            found = self.found(guess, sentence.heading, writer.patterns)
            if found:
                before = reachable(sentence, list(sentences[max(0, at - REACH) : at]))
                passage = Passage(sentences, at, guess, before, writer, self.table)
                for one in found:
                    if not related.says(*one.triple):
                        yield from written(one, passage)

    def found(self, guess: Guessed, heading: bool, patterns: Patterns) -> list[Found]:
        """Return what the weights find in one sentence."""
        every = tokens(guess.masked.text)
        names = sum(one.number >= 0 for one in every)
        if len(every) > MOST_TOKENS or not 2 <= names <= MOST_NAMES:
            return []
        lists = self.table.expressions(patterns)
        reading = Reading.of(guess.masked.text, every, self.table, lists, heading)
        return found_in(reading, guess, self.weights)


@lru_cache(maxsize=4)
def learning(rules: Rules) -> Learning:
    """Return what was learned, by the rules' own table and weights."""
    return Learning(make_table(rules.learned), make_weights(rules.weights))
