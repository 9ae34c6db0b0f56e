"""The encoder against the same sums written out one by one, and what must not change them."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.network.encoder import curve
from tests.extract.network.making import HEADS, LAYERS, PIECES, WIDTH, arrays, network

SENTENCES = st.lists(st.lists(st.integers(0, len(PIECES) - 1), min_size=1, max_size=7), max_size=5)
Rows = list[list[float]]


def normed(row: list[float], name: str) -> list[float]:
    weight, bias = arrays()[f"{name}.weight"], arrays()[f"{name}.bias"]
    mean = sum(row) / len(row)
    spread = math.sqrt(sum((one - mean) ** 2 for one in row) / len(row) + 1e-12)
    return [
        (one - mean) / spread * float(weight[at]) + float(bias[at]) for at, one in enumerate(row)
    ]


def mapped(row: list[float], name: str) -> list[float]:
    weight, bias = arrays()[f"{name}.weight"], arrays()[f"{name}.bias"]
    return [
        sum(one * float(weight[at, to]) for at, one in enumerate(row)) + float(bias[to])
        for to in range(len(bias))
    ]


def attended(rows: Rows) -> Rows:
    size = WIDTH // HEADS
    found: Rows = [[0.0] * WIDTH for _ in rows]
    for head in range(HEADS):
        part = slice(head * size, (head + 1) * size)
        for at, row in enumerate(rows):
            scores = [
                sum(
                    a * b
                    for a, b in zip(row[:WIDTH][part], other[WIDTH : 2 * WIDTH][part], strict=True)
                )
                / math.sqrt(size)
                for other in rows
            ]
            whole = sum(math.exp(one) for one in scores)
            for to in range(size):
                found[at][head * size + to] = sum(
                    math.exp(score) / whole * other[2 * WIDTH + head * size + to]
                    for score, other in zip(scores, rows, strict=True)
                )
    return found


def by_hand(numbers: list[int]) -> Rows:
    """Return the states of a sentence, number by number."""
    word, place = arrays()["word"], arrays()["place"]
    rows = [
        normed([float(one) for one in word[number] + place[at]], "start")
        for at, number in enumerate(numbers)
    ]
    for number in range(LAYERS):
        rows = layer_by_hand(rows, f"layer{number}")
    return rows


def layer_by_hand(rows: Rows, name: str) -> Rows:
    seen = attended([mapped(row, f"{name}.ask") for row in rows])
    rows = [
        added(row, mapped(one, f"{name}.see"), f"{name}.seen")
        for row, one in zip(rows, seen, strict=True)
    ]
    return [added(row, mapped(bent(row, name), f"{name}.out"), f"{name}.done") for row in rows]


def bent(row: list[float], name: str) -> list[float]:
    return [one / (1 + math.exp(-1.702 * one)) for one in mapped(row, f"{name}.in")]


def added(row: list[float], more: list[float], name: str) -> list[float]:
    return normed([a + b for a, b in zip(row, more, strict=True)], name)


@pytest.mark.slow
@given(SENTENCES)
def test_states_are_the_sums_written_out(sentences: list[list[int]]) -> None:
    for numbers, states in zip(sentences, network().encoder.states(sentences), strict=True):
        assert states == pytest.approx(np.array(by_hand(numbers)), abs=2e-3)


@given(SENTENCES)
def test_a_sentence_is_read_alike_whatever_is_read_with_it(sentences: list[list[int]]) -> None:
    encoder = network().encoder
    for numbers, states in zip(sentences, encoder.states(sentences), strict=True):
        assert states == pytest.approx(encoder.states([numbers])[0], abs=1e-4)


def test_the_order_of_words_counts() -> None:
    one, other = network().encoder.states([[1, 3, 5, 2], [1, 5, 3, 2]])
    assert abs(one[0] - other[0]).max() > 1e-3


def test_of_no_sentence_there_are_no_states() -> None:
    assert network().encoder.states([]) == []


@given(st.floats(-(2.0**100), 2.0**100, width=32))
def test_the_curve_stays_finite(value: float) -> None:
    found = float(curve(np.array([value], dtype=np.float32))[0])
    assert math.isfinite(found)
    assert found == pytest.approx(value, rel=1e-3) if value > 10 else found <= max(value, 0) + 1e-6
