"""Weights: their file and the probability that they give."""

from __future__ import annotations

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.learned.weights import make_weights, weights_text

LABELS = ["acquired>", "acquired<", "sued>", "partnersWith="]
SIGNS = ["", "between: buy", "last: by", "kind 1: company", "mark: \u2014", "meant: sue ~ -"]
WEIGHTS = st.dictionaries(
    st.sampled_from(SIGNS),
    st.dictionaries(st.sampled_from(LABELS), st.floats(-1e4, 1e4), min_size=1),
)
CHOSEN = st.lists(st.sampled_from([*SIGNS[1:], "never learned"]), unique=True)


def rounded(weights: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Return by label what a file keeps of weights."""
    found: dict[str, dict[str, float]] = {}
    for sign, every in weights.items():
        for label, value in every.items():
            if round(value, 2):
                found.setdefault(label, {})[sign] = float(f"{round(value, 2):g}")
    return found


@given(WEIGHTS, CHOSEN, st.sampled_from([*LABELS, "never>"]))
def test_a_probability_lies_between_none_and_all(
    weights: dict[str, dict[str, float]], signs: list[str], label: str
) -> None:
    made = make_weights(weights_text(weights))
    assert 0.0 <= made.probability(label, frozenset(signs)) <= 1.0


@given(WEIGHTS, CHOSEN, st.randoms(use_true_random=False))
def test_the_order_of_signs_does_not_matter(
    weights: dict[str, dict[str, float]], signs: list[str], chooser: random.Random
) -> None:
    made, other = make_weights(weights_text(weights)), list(signs)
    chooser.shuffle(other)
    for label in LABELS:
        forth = made.probability(label, frozenset(signs))
        assert forth == made.probability(label, frozenset(other))


@given(WEIGHTS)
def test_a_file_is_read_as_it_was_written(weights: dict[str, dict[str, float]]) -> None:
    made, wanted = make_weights(weights_text(weights)), rounded(weights)
    found = {
        label: {sign: value for sign, value in every.items() if value}
        for label, every in made.by_label.items()
    }
    assert found == wanted


@given(WEIGHTS)
def test_a_file_does_not_depend_on_the_order_of_what_was_learned(
    weights: dict[str, dict[str, float]],
) -> None:
    turned = {
        sign: dict(reversed(every.items())) for sign, every in reversed(list(weights.items()))
    }
    assert weights_text(turned) == weights_text(weights)


@given(WEIGHTS, CHOSEN)
def test_it_is_the_logistic_regression_of_the_signs(
    weights: dict[str, dict[str, float]], signs: list[str]
) -> None:
    made = make_weights(weights_text(weights))
    for label, every in rounded(weights).items():
        sum_ = every.get("", 0.0) + sum(every.get(sign, 0.0) for sign in signs)
        wanted = 1 / (1 + math.exp(-sum_)) if sum_ > -700 else 0.0
        assert made.probability(label, frozenset(signs)) == pytest.approx(wanted, abs=1e-9)


def test_more_that_speaks_for_a_relation_makes_it_likelier() -> None:
    made = make_weights("\tsued>\t-2\na\tsued>\t1\nb\tsued>\t2\nc\tsued>\t-5\n")
    chosen: list[tuple[str, ...]] = [("c",), (), ("a",), ("b",), ("a", "b")]
    found = [made.probability("sued>", frozenset(one)) for one in chosen]
    assert found == sorted(found)
    assert len(set(found)) == len(found)


def test_of_what_nothing_was_learned_nothing_is_likely() -> None:
    assert make_weights("").probability("sued>", frozenset({"a"})) == 0.0


@pytest.mark.parametrize(
    "line", ["", "alone", "sign\tsued>", "sign\tsued>\t1\tacquired>", "sign\tsued>\tmuch"]
)
def test_a_line_that_is_none_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"line 2 of the weights|could not convert"):
        make_weights(f"a\tsued>\t1\n{line}\n")
