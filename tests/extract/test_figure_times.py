"""When a figure holds, and who bears it: talks in hand, times beside its word, backers."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals
from tests.extract.test_figures import by_words, options


@pytest.mark.parametrize(
    "text",
    [
        "It was reported that Cohere is in early talks with investors for a $5 billion round.",
        "Cohere is reportedly in the process of raising $650 million.",
    ],
)
def test_talks_in_hand_are_of_what_is_to_come_though_they_are_hearsay(text: str) -> None:
    assert options(text)["modality"] == "predicted"


def test_who_is_the_first_to_do_something_has_done_it() -> None:
    assert "modality" not in options("Cohere was the first startup to raise $5 billion.")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Despite reporting first-quarter revenue of $9 million, Cohere grew.", "first-quarter"),
        ("Cohere moved despite Q2 revenue hitting $7 million.", "Q2"),
        ("Last month alone Cohere's revenue rang in at $4 million.", "Last month alone"),
    ],
)
def test_a_figure_keeps_the_time_beside_its_word(text: str, period: str) -> None:
    found = [dict(one.options) for one in proposals(text).candidates if one.predicate == "revenue"]
    assert [one.get("period") for one in found] == [period]


def test_a_backer_of_two_nouns_bears_no_valuation() -> None:
    text = (
        "Kites rose 5 percent. Osprey won from internet and retail group Nvidia at a valuation "
        "of $3 billion."
    )
    assert "Nvidia" not in {one.subject for one in by_words(text)}
