"""What the words around a telling take from it: another clause, a condition, a loss, a calling."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals


def rows(text: str) -> set[tuple[str, str, str]]:
    """Return the triples that are proposed for a text of January."""
    found = proposals(text, "2024-01-15").candidates
    return {(one.subject, one.predicate, one.object) for one in found}


@pytest.mark.parametrize(
    "text",
    [
        "Had Google fired Ann Roe in 2023, it would be richer.",
        "Nvidia lost a $200 million contract with the Pentagon.",
        "Google rejected a $3 billion deal with Nvidia.",
    ],
)
def test_what_did_not_come_about_is_no_claim(text: str) -> None:
    assert rows(text) == set()


def test_a_firm_that_launched_something_was_not_founded_then() -> None:
    told = rows("GPT-4, which OpenAI launched in March 2023, is free.")
    assert "foundedIn" not in {predicate for _, predicate, _ in told}
    assert ("Zorvex Labs", "foundedIn", "2015") in rows("Zorvex Labs launched in 2015.")


def test_what_somebody_is_begins_no_name() -> None:
    assert ("Petra Holm", "sued", "OpenAI") in rows("Novelist Petra Holm sued OpenAI.")
    told = rows("Novelists Petra Holm and Jan Beck sued OpenAI.")
    assert {("Petra Holm", "sued", "OpenAI"), ("Jan Beck", "sued", "OpenAI")} <= told


def test_the_court_is_no_part_of_the_reason() -> None:
    told = rows("OpenAI sued Nvidia for patent infringement in a federal court.")
    assert ("lawsuit of OpenAI against Nvidia", "reason", "patent infringement") in told


@pytest.mark.parametrize(
    ("text", "told", "other"),
    [
        ("Google hired Ann Roe, Bob Low told reporters.", "Ann Roe", "Bob Low"),
        ("OpenAI sued Nvidia, Microsoft told reporters.", "Nvidia", "Microsoft"),
        ("OpenAI has banned GPT-4, Nvidia said.", "GPT-4", "Nvidia"),
    ],
)
def test_who_speaks_behind_a_comma_is_none_of_the_list(text: str, told: str, other: str) -> None:
    named = {part for subject, _, value in rows(text) for part in (subject, value)}
    assert any(told in one for one in named)
    assert not any(other in one for one in named)


@pytest.mark.parametrize(
    "text",
    [
        "Google hardly fired Ann Roe.",
        "Rumours that Google fired Ann Roe in May 2023 spread.",
    ],
)
def test_what_hardly_happened_or_is_rumoured_is_no_claim(text: str) -> None:
    assert rows(text) == set()
