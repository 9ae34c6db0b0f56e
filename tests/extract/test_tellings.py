"""What is told of a thing in words: of whom, how far the words go, and when none are taken."""

from __future__ import annotations

import pytest

from kg.corpus.plain import read_plain
from kg.extract.signs.rules import TABLES, make_rules
from kg.model import Tier
from kg.resources import shipped_root
from tests.extract.gold import proposals


def told(text: str) -> list[tuple[str, str, str]]:
    found = [one for one in proposals(text).candidates if one.rule.startswith("told")]
    assert all(one.tier is Tier.B for one in found)
    return [(one.subject, one.predicate, one.object) for one in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cohere aims to win banks, its chief said.", "win banks"),
        ("Cohere aims to win banks while rivals sleep.", "win banks"),
        ("Cohere aims to win banks and it hires.", "win banks"),
        ("Cohere aims to tune its models (LLMs) for banks.", "tune its models (LLMs) for banks"),
        ("Cohere aims to win banks (and more) soon.", "win banks"),
        ("Cohere aims to win banks and is likely to hire.", "win banks"),
        ("“Cohere aims to win banks,” Ann Roe said.", "win banks"),
        ("Cohere aims to win banks, and Google bought Figma.", "win banks"),
        ("Cohere aims to win banks, said Ann Lee and Bob Roe.", "win banks"),
        (
            "Cohere aims to win banks, insurers, and shops in Oslo.",
            "win banks, insurers, and shops in Oslo",
        ),
        (
            "Cohere aims to sell to Figma, Google and Nvidia, and grows.",
            "sell to Figma, Google and Nvidia",
        ),
        ("Cohere aims to hire, train and keep engineers.", "hire, train and keep engineers"),
    ],
)
def test_the_words_end_where_their_clause_ends(text: str, words: str) -> None:
    assert told(text) == [("Cohere", "aim", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Cohere aims to do so.",
        "Google sold its stake in Cohere, a memo to the staff says.",
        "Cohere aims to hire, its chief said.",
        "Cohere aims to change that.",
        "Cohere wants to be among the first of.",
        f"Cohere aims to {'really ' * 25}win.",
        "Rumors say Cohere is not working on a browser.",
    ],
)
def test_words_that_do_not_stand_for_themselves_are_not_taken(text: str) -> None:
    assert told(text) == []


def test_what_another_rule_tells_is_not_told_again() -> None:
    found = proposals("OpenAI plans to acquire Figma for $5 billion.").candidates
    assert "acquired" in {one.predicate for one in found}
    assert "aim" not in {one.predicate for one in found}


def test_an_aside_is_skipped_and_told_of_its_name() -> None:
    text = "Cohere, a firm backed by Nvidia, wants to win banks."
    assert ("Cohere", "aim", "win banks") in told(text)
    assert not any(one[0] == "Nvidia" for one in told(text))


def test_a_condition_leaves_open_what_is_to_come() -> None:
    assert told("Unless courts object, Cohere will move to Oslo.") == []
    assert told("Cohere will move to Oslo.") == [("Cohere", "outlook", "move to Oslo")]


def test_the_claim_carries_hedge_modality_and_who_says_it() -> None:
    (one,) = proposals("Cohere is likely to move to Oslo, Google said.").candidates
    options = dict(one.options)
    assert (options["modality"], options["hedge"], options["by"]) == (
        "predicted", "is likely to", "Google",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("part", "value", "why"),
    [("rest", True, "has no 'rest'"), ("takes", "line", "nothing is taken as 'line'")],
)
def test_a_row_with_a_part_that_there_is_not_is_told(part: str, value: object, why: str) -> None:
    tables = {
        name: read_plain(shipped_root().data / "extraction" / f"{name}.yaml") for name in TABLES
    }
    tables["tellings"]["rows"][0][part] = value
    with pytest.raises(ValueError, match=why):
        make_rules(tables)


def test_a_name_in_a_way_is_told_of_though_an_aside_ends_in_front() -> None:
    text = "Nvidia, a firm in Oslo, American tech giant Cohere and others met."
    assert ("Cohere", "describedAs", "American tech giant") in told(text)
