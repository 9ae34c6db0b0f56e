"""The weights of signs, as they were learned, and the probability of a relation by them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Weights", "logistic", "make_weights", "weights_text"]

#: the sign that every pair has
ALWAYS = ""


@dataclass(frozen=True)
class Weights:
    """For each label how much each sign speaks for it."""

    by_label: Mapping[str, Mapping[str, float]]

    def logit(self, label: str, signs: frozenset[str]) -> float:
        """Return the logit of a label for a pair with these signs; without weights it is -inf."""
        weights = self.by_label.get(label)
        if weights is None:
            return -math.inf
        # in the order of the text of the signs, so that the sum is the same in every run
        found = [(sign, weights[sign]) for sign in signs if sign in weights]
        return weights[ALWAYS] + sum(weight for _, weight in sorted(found))

    def probability(self, label: str, signs: frozenset[str]) -> float:
        """Return the probability of a label for a pair with these signs, by logistic regression."""
        return logistic(self.logit(label, signs))


def logistic(value: float) -> float:
    """Return 1 / (1 + e^-x), without an overflow for values far from zero.

    >>> logistic(0.0), logistic(-1e9), logistic(1e9)
    (0.5, 0.0, 1.0)
    """
    if value >= 0:
        return 1.0 / (1.0 + math.exp(-value))
    grown = math.exp(value)
    return grown / (1.0 + grown)


def make_weights(text: str) -> Weights:
    r"""Return the weights of a file: a line a sign, then label and weight in turn, by tabs.

    Raises ValueError for a line that is none.

    >>> some = make_weights("\tacquired>\t-2\nbetween: buy\tacquired>\t3.5\n")
    >>> round(some.probability("acquired>", frozenset({"between: buy"})), 2)
    0.82
    """
    by_label: dict[str, dict[str, float]] = {}
    for number, line in enumerate(text.splitlines(), 1):
        sign, *rest = line.split("\t")
        if len(rest) % 2 or not rest:
            raise ValueError(f"line {number} of the weights is no sign with labels and weights")
        for label, weight in zip(rest[::2], rest[1::2], strict=True):
            by_label.setdefault(label, {ALWAYS: 0.0})[sign] = _finite(weight, number)
    return Weights(by_label)


def _finite(weight: str, number: int) -> float:
    value = float(weight)
    if not math.isfinite(value):
        raise ValueError(f"line {number} of the weights has '{weight}', which is no weight")
    return value


def weights_text(weights: Mapping[str, Mapping[str, float]]) -> str:
    r"""Return the file of weights by sign and label, to two places, without those that round to 0.

    >>> weights_text({"between: buy": {"acquired>": 3.456, "leads>": 0.001}})
    'between: buy\tacquired>\t3.46\n'
    """
    lines = []
    for sign in sorted(weights):
        kept = {label: round(value, 2) for label, value in sorted(weights[sign].items())}
        cells = [cell for label, value in kept.items() if value for cell in (label, f"{value:g}")]
        if cells:
            lines.append("\t".join((sign, *cells)) + "\n")
    return "".join(lines)
