"""What the next sentence takes back, a story tells, or lies ahead of its text is no fact."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals


@pytest.mark.parametrize(
    "behind",
    [
        "That never happened.",
        "The report was false.",
        "It later denied this.",
        "Not quite.",
        "Or so it claimed.",
        "At least that is what the rumor says.",
        "The company later retracted the announcement.",
        "The deal was later called off.",
        "Regulators blocked the deal.",
        "Figma denied the report.",
        "Just kidding.",
    ],
)
def test_the_next_sentence_takes_it_back(behind: str) -> None:
    made = proposals(f"Microsoft acquired Figma. {behind}")
    assert made.candidates == ()
    assert any("takes it back" in one.reason for one in made.unsaid)


@pytest.mark.parametrize(
    "behind",
    ["Cohere denied that it had lent money.", "It denied wrongdoing.", "It was a good year."],
)
def test_another_denial_takes_nothing_back(behind: str) -> None:
    found = proposals(f"Microsoft acquired Figma. {behind}").candidates
    assert ("Microsoft", "acquired", "Figma") in {
        (one.subject, one.predicate, one.object) for one in found
    }


def test_what_is_only_imagined_is_no_fact() -> None:
    assert proposals("Imagine it is 2030. OpenAI acquired Figma.").candidates == ()


def test_a_paragraph_behind_a_story_is_none_of_it() -> None:
    assert proposals("Imagine it is 2030.\n\nOpenAI acquired Figma.").candidates


@pytest.mark.parametrize(
    "text",
    ["By 2035, Microsoft has acquired Figma.", "In 2030, OpenAI acquires Figma."],
)
def test_what_is_dated_behind_the_day_of_publication_is_no_fact(text: str) -> None:
    assert proposals(text, "2025-06-10").candidates == ()
    assert proposals(text, "2036-06-10").candidates
