"""What a network makes of the pairs of a sentence, and what it is shown of their names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.network.network import Asked
from kg.extract.network.pieces import Pieces
from kg.extract.network.shown import MOST_PIECES, Shown, shown
from kg.extract.signs.spans import Span
from tests.extract.network.making import PIECES, network

NUMBERS = {piece: number for number, piece in enumerate(PIECES)}
WORDS = {"company": "firm", "heading": "headline"}
TEXT = "<company#0> bought <company#1>"


def read(text: str, names: tuple[str, ...] = ("Foo", "Bar"), **more: bool) -> Shown:
    spans = [Span(0, 3, "Company", name, anaphor=more.get("anaphor", False)) for name in names]
    return shown(text, spans, more.get("heading", False), Pieces(NUMBERS), WORDS)


def spelt(one: Shown) -> str:
    return " ".join(PIECES[number] for number in one.numbers)


def test_a_name_is_shown_by_its_class() -> None:
    assert spelt(read(TEXT)) == "[CLS] firm bought firm [SEP]"
    assert read(TEXT).places == {0: (1, 2), 1: (3, 4)}


@given(st.text(min_size=1), st.text(min_size=1))
def test_who_is_named_changes_nothing(one: str, other: str) -> None:
    assert read(TEXT, (one, other)) == read(TEXT)


def test_words_that_stand_for_a_name_are_shown_as_they_are_unless_they_are_many() -> None:
    assert spelt(read(TEXT, ("it", "sold"), anaphor=True)) == "[CLS] it bought s ##old [SEP]"
    long = read(TEXT, ("it it it it it", "it"), anaphor=True)
    assert spelt(long) == "[CLS] firm bought it [SEP]"


def test_a_heading_is_shown_as_one() -> None:
    assert spelt(read(TEXT, heading=True)).startswith("[CLS] headline firm")


def test_of_a_long_sentence_the_end_is_not_read() -> None:
    one = read("<company#0>" + " bought" * MOST_PIECES + " <company#1>")
    assert len(one.numbers) == MOST_PIECES
    assert one.places.keys() == {0}
    first, second = Asked(0, 1, ("firm", "firm")), Asked(0, 0, ("firm", "firm"))
    ((none, some),) = network().logits([one], [[first, second]])
    assert none == {}
    assert some.keys() == {"acquired>", "acquired<", "sued="}


def test_pairs_have_logits_of_each_label_by_their_places_and_roles() -> None:
    pairs = [Asked(0, 1, ("firm", "firm")), Asked(0, 1, ("firm", "name"))]
    pairs.append(Asked(0, 1, ("firm", "firm"), (3.0, 0.0)))
    ((one, other, guessed),) = network().logits([read(TEXT)], [pairs])
    assert one.keys() == other.keys() == {"acquired>", "acquired<", "sued="}
    assert one != other
    assert one != guessed


def test_a_pair_is_read_alike_whatever_is_read_with_it() -> None:
    pair = Asked(0, 1, ("firm", "firm"))
    every = [read(TEXT), read("<company#0>, <company#1> bought it"), read("it, it")]
    found = network().logits(every, [[pair], [pair, pair], []])
    assert [len(each) for each in found] == [1, 2, 0]
    ((alone,),) = network().logits([read(TEXT)], [[pair]])
    assert found[0][0] == pytest.approx(alone, abs=1e-4)
    assert network().logits([], []) == []


def test_words_are_cut_into_the_longest_pieces_that_are_known() -> None:
    pieces = Pieces(NUMBERS)
    assert [PIECES[one] for one in pieces.of("Sold it's")] == ["s", "##old", "it", "'", "s"]
    assert [PIECES[one] for one in pieces.of("solder firms")] == ["[UNK]", "[UNK]"]
    assert pieces.of("s" + "old" * 30) == (0,)
    assert pieces.of("") == ()


@given(st.text())
def test_any_text_has_pieces(text: str) -> None:
    assert all(0 <= one < len(PIECES) for one in Pieces(NUMBERS).of(text))
