"""Which words of its sentence a claim shows."""

from __future__ import annotations

import pytest

from kg.extract.claims.decisive import shown
from kg.model import MOST_WORDS
from tests.extract.gold import proposals


def test_a_shared_subject_does_not_push_out_what_is_said_last() -> None:
    text = "Cohere bought Figma for $5 million last year, employs 40 people and is based in Oslo."
    found = {one.predicate: one.locator.words for one in proposals(text).candidates}
    assert found["basedIn"].endswith("based in Oslo")
    assert all(len(words.split()) <= MOST_WORDS for words in found.values())


def test_few_words_are_shown_as_they_stand() -> None:
    assert shown("- Foo bought Bar.", (0, 16), [(2, 5)]) == "Foo bought Bar"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Valued at $2 billion, Cohere makes chips.", "Valued at $2 billion, Cohere"),
        (
            "Valued at more than $2 billion by its investors last year, Cohere has hired people.",
            "Valued at more than $2 billion by its",
        ),
        ("Cohere makes chips. Now worth $2 billion, Cohere", "Now worth $2 billion, Cohere"),
        ("With 500 employees, Cohere is large.", "With 500 employees, Cohere"),
        ("Cohere, valued at $2 billion, makes chips.", "Cohere, valued at $2 billion"),
    ],
)
def test_a_value_in_front_of_its_subject_is_shown_with_the_words_that_lead_to_it(
    text: str, words: str
) -> None:
    figures = [one for one in proposals(text).candidates if one.predicate != "activity"]
    assert [one.locator.words for one in figures] == [words]


def test_a_comma_at_the_end_is_not_shown() -> None:
    assert shown("worth $2 billion, Foo", (0, 17), [(6, 16)]) == "worth $2 billion"
