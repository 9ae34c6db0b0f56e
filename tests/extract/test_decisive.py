"""Which words of its sentence a claim shows."""

from __future__ import annotations

from kg.extract.decisive import shown
from kg.model import MOST_WORDS
from tests.extract.gold import proposals


def test_a_shared_subject_does_not_push_out_what_is_said_last() -> None:
    text = "Cohere bought Figma for $5 million last year, employs 40 people and is based in Oslo."
    found = {one.predicate: one.locator.words for one in proposals(text).candidates}
    assert found["basedIn"].endswith("based in Oslo")
    assert all(len(words.split()) <= MOST_WORDS for words in found.values())


def test_few_words_are_shown_as_they_stand() -> None:
    assert shown("- Foo bought Bar.", (0, 16), [(2, 5)]) == "Foo bought Bar"
