"""How likely a network finds each relation of a pair of names or figures in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from kg.extract.network.encoder import Array, Encoder, curve, linear
from kg.extract.network.pieces import Pieces
from kg.extract.network.shown import Shown

__all__ = ["Asked", "Network"]

#: the farthest that two names are told apart by, and the surest that words that stand for a name
FAR, SURE = 19, 9


@dataclass(frozen=True)
class Asked:
    """A pair in a sentence: its signs' numbers in the order of the text, and their roles.

    `margins` say how sure it is who words that stand for a name mean, 0 for a name.
    """

    first: int
    second: int
    roles: tuple[str, str]
    margins: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, eq=False)
class Network:
    """An encoder, with what makes logits of labels from the states of two signs."""

    pieces: Pieces
    encoder: Encoder
    labels: tuple[str, ...]
    roles: Mapping[str, int]

    def logits(
        self, sentences: Sequence[Shown], asked: Sequence[Sequence[Asked]]
    ) -> list[list[Mapping[str, float]]]:
        """Return for each pair of each sentence the logit of each label.

        A pair of which a sign stands too far behind in a long sentence has none.
        """
        states = self.encoder.states([one.numbers for one in sentences])
        return [self._of(*each) for each in zip(sentences, states, asked, strict=True)]

    def _of(self, one: Shown, states: Array, asked: Sequence[Asked]) -> list[Mapping[str, float]]:
        sums = np.concatenate([np.zeros_like(states[:1]), states.cumsum(axis=0)])
        known = [{pair.first, pair.second} <= one.places.keys() for pair in asked]
        if not any(known):
            return [{} for _ in asked]
        given = np.stack([self._pair(pair, one, states, sums) for pair in compress(asked, known)])
        arrays = self.encoder.arrays
        inner = curve(linear(arrays, "pair.in", given))
        rows = iter(linear(arrays, "pair.out", inner).tolist())
        return [dict(zip(self.labels, next(rows), strict=True)) if read else {} for read in known]

    def _pair(self, pair: Asked, one: Shown, states: Array, sums: Array) -> Array:
        """Return what the states say of a pair: of its signs, between them, and of the whole."""
        (start, inner), (outer, end) = one.places[pair.first], one.places[pair.second]
        between = max(outer, inner)
        arrays = self.encoder.arrays
        sure = [min(int(margin), SURE) / 3 for margin in pair.margins]
        return np.concatenate([
            _mean(sums, start, inner), _mean(sums, outer, end), _mean(sums, inner, between),
            states[0], *(arrays["role"][self.roles[role]] for role in pair.roles),
            arrays["far"][min(between - inner, FAR)], np.array(sure, dtype=np.float32),
        ])  # fmt: skip


def _mean(sums: Array, start: int, end: int) -> Array:
    found: Array = (sums[end] - sums[start]) / np.float32(max(end - start, 1))
    return found
