"""What a noun phrase tells of the name in it, and of what it tells nothing."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals


def _told(text: str) -> set[tuple[str, str, str]]:
    return {
        (one.subject, one.predicate, one.object)
        for one in proposals(text).candidates
        if one.rule.startswith("noun-")
    }


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("He bought chip designer Velmont Corp.", "chips"),
        ("Labels sued AI music companies Velmont Corp and Nelvia Inc.", "AI music"),
        ("Telecom operator Velmont Corp signed a deal.", "telecoms"),
        (
            "Velmont Corp, a Norwegian medical software company based in Oslo, fell.",
            "medical software",
        ),
        ("Velmont Corp is a cloud-computing giant.", "cloud computing"),
        ("Velmont Corp, a supplier of batteries, fell.", "batteries"),
        ("Velmont Corp fell. The ride-hailing startup lost money.", "ride-hailing"),
        ("Velmont Corp, Meta's drug discovery arm, fell.", "drug discovery"),
    ],
)
def test_the_trade_in_a_noun_phrase_is_that_of_its_firm(text: str, trade: str) -> None:
    assert ("Velmont Corp", "activeIn", trade) in _told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The potato chip company Velmont Corp fell.",
        "The former software company Velmont Corp fell.",
        "Velmont Corp is not a chip company.",
        "Velmont Corp, no longer a chip company, fell.",
        "Velmont Corp wants to become a software company.",
        "Critics of data company Velmont Corp spoke.",
        "Velmont Corp, which plans to make chips, fell.",
        "Meta's planned chip unit was to be Velmont Corp.",
        "Velmont Corp, a part-owner of Nelvia Inc, fell.",
        "Velmont Corp, once the owner of Nelvia Inc, fell.",
        "Velmont Corp's customers could include Toyota.",
        "Former congresswoman Ann Roe spoke.",
        "Velmont Corp, which is behind ChatGPT, fell.",
    ],
)
def test_nothing_is_told_where_the_words_say_something_else(text: str) -> None:
    assert not _told(text)


def test_a_named_arm_is_no_division_without_a_name() -> None:
    told = _told("Velmont Corp, Meta's self-driving arm, fell.")
    assert not any(predicate == "divisionOf" for _, predicate, _ in told)
    assert ("Meta", "owns", "Velmont Corp") in told


def test_words_that_stand_for_a_firm_name_no_division_of_it() -> None:
    told = _told("Velmont Corp fell. Its cloud division lost money.")
    assert not any(predicate == "divisionOf" for _, predicate, _ in told)


@pytest.mark.parametrize("first", ["Ride-hailing startup", "Retail group", "Food-delivery company"])
def test_a_sort_that_begins_a_sentence_is_no_name(first: str) -> None:
    made = proposals(f"{first} Velmont Corp hired Ann Roe.")
    assert {one.label for one in made.entities} <= {"Velmont Corp", "Ann Roe", *_trades(made)}


def _trades(made: object) -> set[str]:
    return {one.label for one in getattr(made, "entities", ()) if one.kind == "Field"}


def test_words_of_a_trade_may_begin_a_name() -> None:
    made = proposals("Search Group Velmont hired Ann Roe. Open Foundry raised $5 million.")
    assert any(one.subject == "Open Foundry" for one in made.candidates)
