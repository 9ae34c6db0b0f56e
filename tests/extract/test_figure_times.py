"""When a figure holds, and who bears it: talks in hand, times beside its word, backers."""

from __future__ import annotations

import pytest

from kg.model import Tier
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


@pytest.mark.parametrize(
    ("text", "predicate", "key", "when"),
    [
        ("As of March, Finch Labs was valued at $2 billion.", "valuation", "as_of", "2025-03"),
        ("As of last month, Finch Labs was valued at $2 billion.", "valuation", "as_of", "2025-05"),
        ("Cohere's market value was $4bn as of Friday.", "marketValue", "as_of", "2025-06-06"),
        ("Finch Labs had 300 employees at the end of March.", "employees", "as_of", "2025-03"),
        (
            "Finch Labs had revenue of $9 million in the quarter ended March 31.",
            "revenue",
            "period",
            "quarter ended March 31",
        ),
        (
            "Finch Labs was worth $2 billion at its peak in 2021.",
            "valuation",
            "period",
            "at its peak in 2021",
        ),
    ],
)  # fmt: skip
def test_the_time_of_a_value_is_kept(text: str, predicate: str, key: str, when: str) -> None:
    made = proposals(text, "2025-06-10").candidates
    (one,) = (one for one in made if one.predicate == predicate)
    assert dict(one.options)[key] == when
    assert one.tier is Tier.A


@pytest.mark.parametrize(
    "text",
    [
        "When it raised money in 2022, Finch Labs was valued at $2 billion.",
        "A share sale in October valued Finch Labs at $2 billion.",
        "Finch Labs has some 300 employees in Skarnvik.",
    ],
)
def test_a_value_of_another_time_or_place_is_left_to_a_person(text: str) -> None:
    made = proposals(text, "2025-06-10").candidates
    values = [one for one in made if one.predicate in ("valuation", "employees")]
    assert {one.tier for one in values} == {Tier.B}


def test_the_day_of_one_thing_is_not_that_of_another_with_a_verb() -> None:
    text = "Finch Labs' Talon 3, released in March, beats GPT-4 on MMLU."
    made = {one.subject for one in proposals(text, "2025-06-10").candidates}
    assert "release of GPT-4" not in made
