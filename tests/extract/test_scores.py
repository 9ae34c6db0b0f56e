"""Scores without a unit of their own: points, numbers alone, lists and comparisons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.cues import read_cues
from kg.extract.grounder.scores import bare_scores
from kg.resources import shipped_root

CUES = read_cues(shipped_root().table("extraction/cues.yaml"))


def found(text: str) -> list[str]:
    return [f"{one.number} {one.unit}" for one in bare_scores(text, CUES)]


@pytest.mark.parametrize(
    ("text", "scores"),
    [
        ("Heron-2 scores 85.2 on FinchBench.", ["85.2 score"]),
        ("Heron-2 scored 56 points on MMLU.", ["56 points"]),
        ("Heron-2 scored 56 points on the coding test MMLU.", ["56 points"]),
        ("Heron-2 scores just 85 on MMLU, and Claude 8 reaches 80.", ["85 score", "80 score"]),
        ("It reached a score of 61.2 on MMLU.", ["61.2 score"]),
        ("It reaches 61.2 points on MMLU and 45.1 on GPQA.", ["61.2 points", "45.1 points"]),
        ("It scores 70.1% on FOO, 66.3 on BAR, and 8 on BAZ.", ["66.3 percent", "8 percent"]),
        ("It scores 56 on FOO, behind Foo 8 (76) and Bar 9.", ["56 score", "76 score"]),
        ("On GPQA, Heron-2 scores 76.5 percent, ahead of Claude 8 with 70.", ["70 percent"]),
        ("On GPQA 2.0, a test, Heron-2 scores 76.5.", ["76.5 score"]),
        ("Heron-2 ties for first place at 61.2 points with Claude 8.", ["61.2 points"]),
        ("Heron-2 ranks third on MMLU with 61.2.", ["61.2 score"]),
        ("With 61.2 on MMLU, Heron-2 beats Claude 8 (60.1).", ["61.2 score", "60.1 score"]),
        ("“With 61.2 on MMLU, it wins.”", ["61.2 score"]),
        ("It beats Heron-2's score of 60.4.", ["60.4 score"]),
        ("It scores 76.5 on MMLU, compared to 70.1 for Claude 8.5.", ["76.5 score", "70.1 score"]),
    ],
)  # fmt: skip
def test_a_score_takes_the_unit_of_its_sentence(text: str, scores: list[str]) -> None:
    assert found(text) == scores


@pytest.mark.parametrize(
    "text",
    [
        "Heron-2 leads MMLU with 9 points.",
        "Heron-2 leads MMLU with 30 points more than Claude 8.",
        "Heron-2 ranks third on MMLU with 45 engineers, or 45.",
        "Heron-2 improved by 9 points on MMLU.",
        "Heron-2 scores 9 points higher on MMLU than Claude 8.",
        "Heron-2 scored an average of 65.2 on MMLU.",
        "Heron-2 scores an average score of 65.2 on MMLU.",
        "Heron-2 scores 65.2 on average on MMLU.",
        "With 61.2 on MMLU and GPQA, Heron-2 wins.",
        "With 61 on the Finch team, Heron-2 wins.",
        "It beats Heron-2's average score of 60.4.",
        "Heron-2 scores 65.2 on MMLU and GPQA.",
        "Heron-2 scores 65.2 on MMLU, MBPP and GPQA.",
        "Heron-2 scores 65.2 on 3 benchmarks, among them MMLU.",
        "Heron-2 scores 60-65 points on MMLU.",
        "Heron-2 scores 60 to 65 on MMLU.",
        "Heron-2 scored 2026 on MMLU.",
        "Heron-2 scored 3 on MMLU.",
        "Heron-2 scored 5 out of 10 on MMLU.",
        "Heron-2 aims to score 90 on MMLU.",
        "On MMLU, Heron-2 reached 45.1 tokens.",
        "Heron-2 scored 70% on MMLU. Claude 8 (65) came later.",
        "Heron-2 scored 70% on MMLU and trailed on GPQA behind Claude 8 (65).",
        "Heron-2 scored 70% on MMLU, ahead of Claude 8 (2025).",
    ],
)
def test_what_is_no_score_gives_none(text: str) -> None:
    assert found(text) == []


@given(st.lists(st.integers(min_value=10, max_value=100), min_size=1, max_size=5))
def test_every_score_of_a_list_is_read(numbers: list[int]) -> None:
    text = "Heron-2 scores " + ", ".join(f"{one} on FOO" for one in numbers) + "."
    assert found(text) == [f"{one} score" for one in numbers]


@given(st.text(alphabet="scored 7.(),;%\nOn FOBR", max_size=60))
def test_a_score_stands_where_it_says(text: str) -> None:
    assert all(text[one.start :].startswith(one.number) for one in bare_scores(text, CUES))
