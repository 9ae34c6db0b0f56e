"""A small table and small weights made by hand, and what they find in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.marked import Example, marked
from kg.corpus.plain import read_plain
from kg.extract.learned.found import Found, found_in
from kg.extract.learned.pairs import Pair, pairs
from kg.extract.learned.signs import Reading
from kg.extract.learned.table import Table, make_table
from kg.extract.learned.tokens import tokens
from kg.extract.learned.weights import make_weights, weights_text
from kg.extract.proposing import Proposals, propose
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Rules
from kg.identifiers import sha256_hex
from kg.model import Candidate, Document
from tests.extract.gold import shipped

__all__ = [
    "ALWAYS", "CERTAIN", "added", "example", "found", "learned", "patterns", "proposals", "reading",
    "signs", "table",
]  # fmt: skip

SMALL = Path(__file__).parent / "small.yaml"
#: the sign that every pair has, and a weight that makes likely whatever has it
ALWAYS, CERTAIN = "", 9.0
#: of a sign the weights of labels
Signs = Mapping[str, Mapping[str, float]]


@cache
def table() -> Table:
    """Return the small table."""
    return make_table(read_plain(SMALL))


@cache
def patterns() -> Patterns:
    """Return the patterns of the shipped rules."""
    lexicon, rules = shipped()
    return Patterns(rules, lexicon.vocabulary)


def example(sentence: str) -> Example:
    """Return a marked sentence."""
    return next(marked(sentence, "made"))


def reading(sentence: str) -> tuple[Reading, list[Pair]]:
    """Return a marked sentence as it is read, with its pairs."""
    one = example(sentence)
    text = one.guess.masked.text
    every = tokens(text)
    read = Reading.of(text, every, table(), table().expressions(patterns()), one.heading)
    return read, list(pairs(one.guess, every, table()))


def signs(sentence: str) -> frozenset[str]:
    """Return the signs of the first pair of a marked sentence."""
    read, every = reading(sentence)
    return frozenset(read.signs(every[0]))


def found(sentence: str, weights: Signs) -> list[Found]:
    """Return what weights find in a marked sentence, by the small table."""
    read, every = reading(sentence)
    return found_in(read, [(one, None) for one in every], make_weights(weights_text(weights)))


@cache
def _rules(weights: str) -> Rules:
    return replace(shipped()[1], learned=read_plain(SMALL), weights=weights)


def proposals(text: str, weights: Signs) -> Proposals:
    """Return what the shipped rules and weights by the small table propose for a text."""
    return _proposals(text, _rules(weights_text(weights)))


def _proposals(text: str, rules: Rules) -> Proposals:
    document = Document(
        id="document/a", key="a", file="a.txt", sha256=sha256_hex(text), characters=len(text),
        label="A",
    )  # fmt: skip
    return propose(document, text, shipped()[0], rules)


def added(text: str, weights: Signs) -> list[Candidate]:
    """Return the claims that weights by the small table add to those of the rules."""
    return [one for one in proposals(text, weights).candidates if one.rule.startswith("learned")]


def learned(text: str, weights: Signs) -> list[tuple[str, str, str]]:
    """Return the triples that weights by the small table add to those of the rules."""
    return [(one.subject, one.predicate, one.object) for one in added(text, weights)]
