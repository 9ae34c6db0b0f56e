"""Of whom a sentence tells, who says so, and when: where it was half right before."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals


def told(text: str) -> set[tuple[str, str, str]]:
    """Return the triples that the rules propose."""
    return {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}


def options(text: str, predicate: str) -> dict[str, str]:
    """Return the options of the first claim of a property."""
    found = (one for one in proposals(text).candidates if one.predicate == predicate)
    return dict(next(found).options)


def test_among_its_investors_is_not_of_the_investors() -> None:
    text = "Cohere lost money. Intel Capital and Samsung are among its investors."
    backers = {one for one in told(text) if one[1] == "backedBy"}
    assert backers == {
        ("Cohere", "backedBy", "Intel Capital"),
        ("Cohere", "backedBy", "Samsung"),
    }


def test_the_startup_is_not_who_buys_another() -> None:
    text = (
        "Microsoft said it had agreed to acquire Osprey Labs for $7 million, plus a bonus if the "
        "speech-recognition startup grows."
    )
    assert not any(one[0] == "Microsoft" and one[1] != "actor" for one in told(text))


def test_it_means_nobody_named_beside_a_description() -> None:
    text = "The cloud provider, which counts Cohere as a client, grew. It hired Ann Lee."
    assert ("Ann Lee", "worksFor", "Cohere") not in told(text)


def test_a_rumour_behind_what_was_done_is_not_about_it() -> None:
    text = "Cohere bought the startup Fernwood in 2022, and was rumored to be a bidder for Figma."
    assert "hedge" not in options(text, "acquired")
    text = "Databricks is said to be raising $5 billion at a $55 billion valuation."
    assert options(text, "valuation")["hedge"] == "is said to"


@pytest.mark.parametrize("when", ["last May", "this past May", "in May"])
def test_a_month_is_no_doubt(when: str) -> None:
    assert "hedge" not in options(
        f"A funding round {when} valued Cohere at $5 billion.", "valuation"
    )


def test_a_firm_may_say_it_of_itself() -> None:
    text = "Cohere said annual revenue had reached $100 million in December."
    assert options(text, "revenue")["by"] == "Cohere"
    text = "Cohere posted revenue of $100 million."
    assert "by" not in options(text, "revenue")


def test_what_somebody_will_become_is_no_occupation() -> None:
    text = "Cohere's founder, Ann Lee, will become head of voice at Google."
    assert not any(one[1] == "occupation" for one in told(text))


@pytest.mark.parametrize(
    ("text", "predicate", "key", "when"),
    [
        (
            "Cohere was valued at $600 million in a funding round in March 2023.",
            "valuation",
            "as_of",
            "2023-03",
        ),
        (
            "Cohere raised $85 million from Thrive Capital in 2024 at a valuation of $700 million.",
            "valuation",
            "as_of",
            "2024",
        ),
        ("Cohere's revenue last year was about $25 million.", "revenue", "period", "last year"),
    ],
)
def test_the_time_of_a_value_may_stand_behind_its_round_or_its_name(
    text: str, predicate: str, key: str, when: str
) -> None:
    assert options(text, predicate)[key] == when


def test_at_what_value_money_is_sought_is_not_what_is_raised() -> None:
    text = "Cohere is in talks to raise money at $15 billion."
    assert not any(one[1] == "raised" for one in told(text))


def test_a_founder_who_led_another_firm_is_not_of_the_one_named_before() -> None:
    text = "Cohere unveiled an app. Founder Ann Lee stepped down as CEO of Figma."
    assert ("Cohere", "foundedBy", "Ann Lee") not in told(text)
    text = "Cohere unveiled an app. Founder Ann Lee said it was free."
    assert ("Cohere", "foundedBy", "Ann Lee") in told(text)


def test_the_time_beside_the_name_is_that_of_the_first_figure_only() -> None:
    text = "Cohere's revenue last year was about $25 million, up from $9 million in 2023."
    found = {one.object: dict(one.options).get("period") for one in proposals(text).candidates}
    assert found == {"about 25 million USD": "last year", "9 million USD": "2023"}
