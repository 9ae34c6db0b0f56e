"""Firms that a text names by the way: "the company" and "its" are of the one that it tells of."""

from __future__ import annotations

from time import process_time

import pytest

from tests.extract.gold import proposals


def told(text: str) -> set[tuple[str, str, str]]:
    """Return the triples that the rules propose."""
    return {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}


@pytest.mark.parametrize(
    "text",
    [
        # a rival, a backer, a former employer in front of the subject
        "Databricks rival Wrenfield AI has hired a former Tesla engineer. The startup employs 40.",
        "Accel-backed Wrenfield AI opened a lab in Oslo. The startup employs 40 people.",
        "Wrenfield AI grew. Ann Roe, who joined Cohere last week, left. It employs 40 people.",
        # where somebody was before
        "Wrenfield AI has named Ann Roe as chief executive. She previously ran Cohere's sales. "
        "Its staff of 40 people will move.",
        # who gives money to the one that is told of
        "BMW, Cohere and Figma joined the $70 million round of Wrenfield, which makes robots. The "
        "company, founded in 2017, employs 40 people.",
        # who advises, pays, makes or invests by trade, and who was somewhere
        "Goldman Sachs advised Wrenfield AI on the sale. The company employs 40 people.",
        "Wrenfield AI raised money from Cherry Ventures, and the Berlin company employs 40 people.",
        "Ann Roe, 41, was previously at McKinsey. Under her the company has grown to 40 employees.",
        "Intel sold a stake in Wrenfield AI. The private equity firm employs 40 people.",
        "Toyota led an investment in Wrenfield AI. The robotics company employs 40 people.",
        # told ahead of the name, which nobody knows
        "Founded in 2013 in Toronto, Wrenfield uses AI to find drugs. The company employs 40.",
        "Backed by Accel, Wrenfield sells sensors to Tesla. The biotech employs 40 people.",
        "Wrenfield said that Intel and AMD had invested in it. The Palo Alto company employs 40.",
    ],
)
def test_those_named_by_the_way_employ_nobody(text: str) -> None:
    bearers = {one[0] for one in told(text) if one[1] == "employees"}
    assert bearers <= {"Wrenfield", "Wrenfield AI"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "BMW, Cohere and Figma joined the $70 million round of Wrenfield, which makes robots. "
            "The company, headquartered in Bristol, was founded in 2017.",
            ("Wrenfield", "foundedIn", "2017"),
        ),
        (
            "Databricks rival Wrenfield AI has hired a former Tesla engineer. The start-up was "
            "valued at $900 million in March.",
            ("Wrenfield AI", "valuation", "900 million USD"),
        ),
        (
            "Founded in 2013 in Toronto, Wrenfield uses AI to find drugs. The company's founder, "
            "Ann Roe, is a professor.",
            ("Wrenfield", "foundedBy", "Ann Roe"),
        ),
        (
            "Founded two years ago by former Spotify engineers, Wrenfield has signed up many. "
            "Today's round values the company at $300 million.",
            ("Wrenfield", "valuation", "300 million USD"),
        ),
        (
            "Spanish bank Wrenfield said it had cut 900 jobs. The lender, which employs 24,000 "
            "people, uses an assistant.",
            ("Wrenfield", "employees", "24,000 employees"),
        ),
        (
            "Cohere's rival Wrenfield has filed to go public. The biotech, backed by Accel and "
            "Temasek, reported revenue of $120 million for 2023.",
            ("Wrenfield", "backedBy", "Temasek"),
        ),
    ],
)
def test_the_one_told_of_is_meant(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text)


def test_a_former_employer_has_no_revenue() -> None:
    text = (
        "The former Uber executive Ann Roe, who now heads Wrenfield, wants to double its sales. "
        "It employs 240 people in Oslo."
    )
    assert "Uber" not in {one[0] for one in told(text)}


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("Ann Roe, who joined Wrenfield from Oracle, said so. The company employs 40.", set()),
        ("Nvidia advised Wrenfield on the deal. The company employs 40 people.", set()),
        # who is known to be of the trade, and who is not
        ("Backed by Nvidia, Wrenfield grew. The chipmaker employs 40 people.", {"Nvidia"}),
        ("Wrenfield bought chips from Nvidia. The chipmaker employs 40 people.", set()),
        ("Backed by Nvidia, Wrenfield grew. The startup employs 40 people.", {"Wrenfield"}),
    ],
)
def test_words_of_a_trade_and_of_those_beside_mean_no_other(text: str, bearers: set[str]) -> None:
    assert {one[0] for one in told(text) if one[1] == "employees"} == bearers


def test_a_list_of_hundreds_of_firms_is_read_in_seconds() -> None:
    begun = process_time()
    assert told("Wrenfield, Oracle, " * 400 + "Tesla grew.") is not None
    assert process_time() - begun < 15
