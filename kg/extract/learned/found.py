"""What is likely in a sentence: of each pair the likeliest relation, and no figure twice.

Two readings that know nothing of each other weigh each pair: the signs in its words, and, where
there is one, the network that reads the sentence whole. What both find likely is right far more
often than what one of them does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.learned.pairs import Pair, Part
from kg.extract.learned.signs import Reading
from kg.extract.learned.table import Learnable, Table
from kg.extract.learned.weights import Weights, logistic

__all__ = ["Found", "Logits", "found_in", "likely"]

#: what a network makes of a pair: of each label its logit
Logits = Mapping[str, float]


@dataclass(frozen=True)
class Found:
    """A relation that is likely: its relation, its parts, and how likely it is."""

    relation: Learnable
    subject: Part
    object: Part
    probability: float

    @property
    def triple(self) -> tuple[str, str, str]:
        """The labels of subject, property and object."""
        return self.subject.span.label, self.relation.name, self.object.span.label

    @property
    def parts(self) -> tuple[Part, Part]:
        """The parts in the order of the text."""
        one, other = self.subject, self.object
        return (one, other) if one.at < other.at else (other, one)


def found_in(
    reading: Reading, seen: Iterable[tuple[Pair, Logits | None]], weights: Weights
) -> list[Found]:
    """Return what is found in a sentence, the likeliest first.

    `seen` are its pairs with what a network makes of them, or None without one. A pair of names has
    one relation, and a figure belongs to one thing.
    """
    every = [one for pair, logits in seen for one in likely(pair, logits, reading, weights)]
    every.sort(key=lambda one: (-one.probability, one.parts[0].at, one.parts[1].at))
    kept: list[Found] = []
    for one in every:
        if not any(_excludes(other, one, reading.table) for other in kept):
            kept.append(one)
    return kept


def likely(
    pair: Pair, logits: Logits | None, reading: Reading, weights: Weights
) -> Iterator[Found]:
    """Yield the relations that are likely enough of a pair."""
    first, second = pair.first, pair.second
    joined, fitting = reading.table.joined, reading.table.fitting(first.role, second.role)
    if logits is not None:
        least = joined["floor"]
        fitting = tuple(each for each in fitting if logits.get(each[1], least) > least)
    signs = reading.signs(pair) if fitting else frozenset()
    more = reading.table.unsure if "name" in (first.role, second.role) else 0.0
    for one, label in fitting:
        value = weights.logit(label, signs)
        if logits is not None:
            value = joined["always"] + joined["signs"] * value + joined["network"] * logits[label]
        probability = logistic(value)
        if probability >= one.least + more:
            parts = (second, first) if label.endswith("<") else (first, second)
            yield Found(one, *parts, probability)


def _excludes(one: Found, other: Found, table: Table) -> bool:
    """Return whether the first of two leaves no room for the second."""
    names = {part.span.label for part in one.parts}
    same = names == {part.span.label for part in other.parts}
    words = {part.at for part in one.parts if part.guess} & {part.at for part in other.parts}
    split = any(
        mine.at == theirs.at and mine.role != theirs.role
        for mine in one.parts for theirs in other.parts if words
    )  # fmt: skip
    figure = one.object.at == other.object.at and one.object.role in table.values
    return same or split or figure or _is_of_another(one, other)


def _is_of_another(one: Found, other: Found) -> bool:
    """Return whether one of two who did the same to the same is only guessed: "as it bought"."""
    act = one.relation.name == other.relation.name and one.object.at == other.object.at
    return act and (one.subject.guess is None) != (other.subject.guess is None)
