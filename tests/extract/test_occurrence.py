"""Names and quotes in a passage: found where they stand, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.grounder.occurrence import folded_places, name_places
from kg.extract.grounder.quoting import quote_places
from kg.extract.grounder.standing import Passage, Way, lacking_words
from kg.model import NewEntity
from tests.extract.proposing import known


@given(st.text(max_size=30), st.text(min_size=1, max_size=12), st.text(max_size=30))
def test_a_quote_stands_where_it_was_put_and_reads_as_it_did(a: str, words: str, b: str) -> None:
    text = a + words + b
    places = quote_places(words, text)
    assert ((len(a), len(a) + len(words)) in places) is bool(words.split())
    exact = [text[start:end] for start, end in places]
    assert all(one == words for one in exact)


@given(st.text(max_size=40), st.text(max_size=8))
def test_folded_places_lie_in_the_text_and_fold_to_the_words(text: str, words: str) -> None:
    for start, end in folded_places(words, text):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Osprey and Osprey", 2), ("the Osprey-Magpie rivalry", 1), ("Osprey-2", 0),
        ("Osprey-led", 1), ("Ospreys", 1), ("Osprey.5", 1), ("non-Osprey", 0), ("OSPREY's", 1),
    ],
)  # fmt: skip
def test_names_are_found_on_whole_words(text: str, found: int) -> None:
    assert len(name_places("Osprey", text, known())) == found


def test_a_known_longer_name_hides_the_name_in_it_but_a_possessive_does_not() -> None:
    assert name_places("Heron AI", "Heron-1 is out", known()) == []
    assert len(name_places("Heron AI", "Heron’s Heron-1 is out", known())) == 1
    assert len(name_places("Heron AI", "Heron AI is out", known())) >= 1


@pytest.mark.parametrize(
    ("label", "text", "way"),
    [
        ("release of Finch-2", "Finch-2 was unveiled.", Way.DESCRIBED),
        ("release of Finch-2", "Finch-2 was trained.", None),
        ("release of Finch-2", "Finch-3 was unveiled.", None),
        ("Heron AI's new model", "Heron AI has a model that is new.", Way.DESCRIBED),
        ("Heron AI's new model", "Osprey has a new model.", None),
        ("Finch-2", "Finch-2 was unveiled.", Way.NAMED),
        ("Finch-9", "Finch 2 and 9", None),
        ("Heron AI's next model", "Heron AI has a next model.", None),
        ("", "anything", None),
    ],
)
def test_a_description_stands_by_its_parts(label: str, text: str, way: Way | None) -> None:
    # A proposed entity is described; one that nobody proposed ("next model") is not.
    names = known().including([NewEntity(kind="AIModel", label="Heron AI's new model")])
    assert Passage(text, 0, len(text), names).way(label) is way


def test_words_of_our_own_need_their_stems_in_the_passage() -> None:
    text = "The startups are competing with lower prices."
    passage = Passage(text, 0, len(text), known())
    assert lacking_words("a startup that competes by lower price", passage) == []
    assert lacking_words("a startup with 12 prices", passage) == ["12"]
