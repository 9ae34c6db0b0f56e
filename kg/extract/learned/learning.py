"""What was learned, and what it adds to the claims that the rules propose: always for review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.claims.taken import Taken
from kg.extract.claims.writing import Writer, Written
from kg.extract.learned.found import Found, Logits, found_in
from kg.extract.learned.matching import Passage, written
from kg.extract.learned.pairs import Pair, pairs
from kg.extract.learned.related import Related
from kg.extract.learned.signs import Reading
from kg.extract.learned.table import Table, make_table
from kg.extract.learned.tokens import tokens
from kg.extract.learned.weights import Weights, make_weights
from kg.extract.network.network import Asked, Network
from kg.extract.network.shown import shown
from kg.extract.network.stored import make_network
from kg.extract.reading import Sentence
from kg.extract.reference.anaphora import REACH, reachable
from kg.extract.reference.guessing import Guessed, guessed
from kg.extract.relations.framing import Hit
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Rules
from kg.model import Candidate, Unsaid

__all__ = ["Learning", "asked", "learning"]

#: the pairs of a sentence with what a network makes of them
Seen = list[tuple[Pair, Logits | None]]

#: longer sentences, and those with more names, are lists or tables
MOST_TOKENS, MOST_NAMES = 150, 30


@dataclass(frozen=True)
class Learning:
    """Proposes by signs and a network what is likely to be said of the pairs of a sentence."""

    table: Table
    weights: Weights
    network: Network | None = None

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
        """Yield what is found sentence by sentence, the likeliest first."""
        every = guessed(list(sentences), writer.patterns)
        seen = self.seen(every, [one.heading for one in sentences])
        for at, (sentence, guess) in enumerate(zip(sentences, every, strict=True)):
            found = self.found(guess, sentence.heading, seen[at], writer.patterns)
            if found:
                before = reachable(sentence, list(sentences[max(0, at - REACH) : at]))
                passage = Passage(sentences, at, guess, before, writer, self.table)
                for one in found:
                    if not related.says(*one.triple):
                        yield from written(one, passage)

    def seen(self, every: Sequence[Guessed], headings: Sequence[bool]) -> list[Seen]:
        """Return the pairs of each sentence with what the network makes of them, if there is one.

        The sentences of a document are read together, which takes half the time.
        """
        found = [list(self._pairs(one)) for one in every]
        if self.network is None:
            return [[(pair, None) for pair in each] for each in found]
        network, words = self.network, self.table.shown
        read = [
            (shown(one.masked.text, one.masked.spans, heading, network.pieces, words), each)
            for one, heading, each in zip(every, headings, found, strict=True) if each
        ]  # fmt: skip
        made = iter(network.logits([one for one, _ in read], [asked(each) for _, each in read]))
        return [list(zip(each, next(made), strict=True)) if each else [] for each in found]

    def _pairs(self, guess: Guessed) -> Iterator[Pair]:
        every = tokens(guess.masked.text)
        names = sum(one.number >= 0 for one in every)
        if len(every) <= MOST_TOKENS and 2 <= names <= MOST_NAMES:
            yield from pairs(guess, every, self.table)

    def found(self, guess: Guessed, heading: bool, seen: Seen, patterns: Patterns) -> list[Found]:
        """Return what is likely in one sentence."""
        if not seen:
            return []
        lists, text = self.table.expressions(patterns), guess.masked.text
        reading = Reading.of(text, tokens(text), self.table, lists, heading)
        return found_in(reading, seen, self.weights)


def asked(every: Sequence[Pair]) -> list[Asked]:
    """Return pairs as a network is asked about them."""
    return [
        Asked(
            one.first.number, one.second.number, (one.first.role, one.second.role),
            (one.first.margin, one.second.margin),
        )
        for one in every
    ]  # fmt: skip


@lru_cache(maxsize=4)
def learning(rules: Rules) -> Learning:
    """Return what was learned, by the rules' own table, weights and network.

    Raises ValueError for weights or a network that are none, or do not know what the table has.
    """
    table, weights = make_table(rules.learned), make_weights(rules.weights)
    if not rules.network:
        return Learning(table, weights)
    network = make_network(rules.network)
    asked_of = {label for one in table.properties for label in one.labels}
    asked_of |= {role for one in table.properties for role in one.subjects | one.objects}
    if unknown := asked_of - {*network.labels, *network.roles}:
        raise ValueError(f"the network has not learned {', '.join(sorted(unknown))}")
    return Learning(table, weights, network)
