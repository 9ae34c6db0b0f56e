"""Weights fitted to labelled sentences: for each relation a logistic regression over signs.

`python -m benchmarks.learning` learns from benchmarks/labelled/*.txt and from marked texts that are
given, prints how it does on held-out articles and writes weights (`--out FILE`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.marked import Example
from kg.extract.learned.pairs import Pair, pairs
from kg.extract.learned.signs import Reading
from kg.extract.learned.table import Learnable, Table
from kg.extract.learned.tokens import tokens
from kg.extract.learned.weights import ALWAYS
from kg.extract.signs.patterns import Patterns

__all__ = ["Case", "cases", "fit", "labels_of"]

#: signs of fewer cases than this are left out, and relations of fewer are not learned
LEAST, ENOUGH = 3, 8
#: the inverse strength of the penalty on large weights
SCALE = 0.5
#: how many signs of a relation are kept
KEPT = 2000


@dataclass(frozen=True)
class Case:
    """A pair of a labelled sentence: its roles, its signs, and the labels that hold of it."""

    roles: tuple[str, str]
    signs: tuple[str, ...]
    labels: frozenset[str]


def cases(examples: Iterable[Example], table: Table, patterns: Patterns) -> list[Case]:
    """Return the pairs of the sentences."""
    return [one for example in examples for one in _cases(example, table, patterns)]


def _cases(example: Example, table: Table, patterns: Patterns) -> list[Case]:
    text = example.guess.masked.text
    every = tokens(text)
    lists = table.expressions(patterns)
    reading = Reading.of(text, every, table, lists, example.heading)
    return [
        Case(
            (pair.first.role, pair.second.role),
            tuple(sorted(reading.signs(pair))),
            frozenset(labels_of(pair, example)),
        )
        for pair in pairs(example.guess, every, table)
    ]


def labels_of(pair: Pair, example: Example) -> Iterable[str]:
    """Yield the labels that hold of a pair, by the order of the text."""
    first, second = pair.first.number, pair.second.number
    for subject, name, value in example.said:
        if (subject, value) in ((first, second), (second, first)):
            yield from (f"{name}=", f"{name}>" if subject == first else f"{name}<")


def fit(every: Sequence[Case], table: Table) -> dict[str, dict[str, float]]:
    """Return the weight of each sign for each label."""
    counted = Counter(sign for one in every for sign in one.signs)
    signs = sorted(sign for sign, count in counted.items() if count >= LEAST)
    matrix = _matrix(every, {sign: at for at, sign in enumerate(signs)})
    found: dict[str, dict[str, float]] = {}
    for one in table.properties:
        for label, weights in _fit_one(one, every, matrix).items():
            for sign, weight in zip((*signs, ALWAYS), weights, strict=True):
                found.setdefault(sign, {})[label] = weight
    return found


def _matrix(every: Sequence[Case], signs: Mapping[str, int]) -> Any:  # noqa: ANN401 - untyped
    """Return a row a case, with a 1 for each of its signs."""
    from scipy.sparse import csr_matrix

    places, starts = [], [0]
    for one in every:
        places += [signs[sign] for sign in one.signs if sign in signs]
        starts.append(len(places))
    return csr_matrix(([1.0] * len(places), places, starts), (len(every), len(signs)))


def _fit_one(one: Learnable, every: Sequence[Case], matrix: Any) -> dict[str, list[float]]:  # noqa: ANN401
    """Return the weights of a relation by label, the bias at the end.

    Each sign counts for itself and once more for each direction, so that directions learn of each
    other; what is kept of it is the sum.
    """
    import numpy as np
    from scipy.sparse import diags, hstack
    from sklearn.linear_model import LogisticRegression

    rows = [
        (at, side)
        for at, case in enumerate(every)
        for side, label in enumerate(one.labels)
        if one.fits(label, *case.roles)
    ]
    holds = [one.labels[side] in every[at].labels for at, side in rows]
    if sum(holds) < ENOUGH:
        return {}
    chosen = matrix[[at for at, _ in rows]]
    sides = (diags([float(side == each) for _, side in rows]) for each in range(len(one.labels)))
    whole = hstack([chosen, *(each @ chosen for each in sides)]).tocsr()
    model = LogisticRegression(C=SCALE, solver="liblinear", random_state=0)
    size = matrix.shape[1]
    strongest = _strongest(model.fit(whole, holds).coef_[0], size)
    weights = np.zeros(whole.shape[1])
    weights[strongest] = model.fit(whole[:, strongest], holds).coef_[0]
    return {
        label: [
            *(weights[:size] + weights[size * (1 + side) : size * (2 + side)]),
            model.intercept_[0],
        ]
        for side, label in enumerate(one.labels)
    }


def _strongest(weights: Any, size: int) -> list[int]:  # noqa: ANN401
    """Return the places of the signs that weigh most, with all their directions."""
    by_sign = abs(weights).reshape(-1, size).max(axis=0)
    chosen = sorted(by_sign.argsort(kind="stable")[-KEPT:].tolist())
    return [place + size * side for side in range(len(weights) // size) for place in chosen]


if __name__ == "__main__":
    from benchmarks.learning_report import main

    main()
