"""Words and signs of a masked sentence, stems, and lists of names that are read as one."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.learned.table import make_table
from kg.extract.learned.tokens import past_list, stem, tokens
from kg.rulebook import read_rules

FIRMS = frozenset({"company"})
JOINTS = frozenset((",", "and", "as", "well"))
#: words as a masked sentence may hold them: small letters, signs, marks
PIECES = st.lists(
    st.sampled_from(["<company#0>", "<money#12>", "buys", "u.s.", "$3", "'s", ",", "(", "—", "é"])
)


@cache
def endings() -> tuple[str, ...]:
    """Return the endings of the shipped rules, which are not read where tests are only listed."""
    return make_table(read_rules().learned).endings


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", []),
        ("  ", []),
        ("<company#0>'s ai-chip unit", ["<company#0>", "'s", "ai-chip", "unit"]),
        ("partners' money: $2.5 bn", ["partners", "'", "money", ":", "$2.5", "bn"]),
        ("don't", ["don", "'", "t"]),
        ("<company#0>,<money#10>.", ["<company#0>", ",", "<money#10>", "."]),
        ("a < b #3>", ["a", "<", "b", "#", "3", ">"]),
    ],
)
def test_a_text_is_words_signs_and_marks(text: str, wanted: list[str]) -> None:
    assert [one.text for one in tokens(text)] == wanted


def test_a_sign_has_its_class_and_number_and_a_word_has_none() -> None:
    one, other = tokens("<company#12> grew")
    assert (one.kind, one.number) == ("company", 12)
    assert (other.kind, other.number) == ("", -1)


@given(st.text())
def test_tokens_stand_in_order_where_they_say(text: str) -> None:
    found = tokens(text)
    assert all(text[one.start : one.end] == one.text != "" for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(PIECES)
def test_no_letter_is_lost(pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert "".join(one.text for one in tokens(text)) == text.replace(" ", "")


@given(st.text(min_size=1).filter(lambda word: not word.isspace()))
def test_a_stem_is_the_beginning_of_its_word_or_the_one_of_numbers(word: str) -> None:
    found = stem(word, endings())
    assert found == "0" or (word.startswith(found) and found)


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("backing", "back"), ("raises", "rais"), ("ring", "ring"), ("used", "used"), ("$40", "0")],
)
def test_an_ending_goes_where_a_word_remains(word: str, wanted: str) -> None:
    assert stem(word, endings()) == wanted


@pytest.mark.parametrize(
    ("text", "at", "stop", "wanted"),
    [
        ("<company#0> , <company#1> , and <company#2> grew", 0, 7, 5),
        ("<company#0> as well as <company#1> grew", 0, 5, 4),
        ("<company#0> <company#1> grew", 0, 3, 0),
        ("<company#0> , <person#1> grew", 0, 4, 0),
        ("<company#0> and grew , <company#1>", 0, 5, 0),
        ("by <company#0> , <company#1>", 3, 0, 1),
        ("<company#0> , <company#1>", 2, -1, 0),
        ("<company#0> and <company#1>", 0, 2, 0),
    ],
)
def test_a_list_is_followed_up_to_its_end(text: str, at: int, stop: int, wanted: int) -> None:
    assert past_list(tokens(text), at, stop, FIRMS, JOINTS) == wanted


@given(PIECES, st.data())
def test_the_end_of_a_list_lies_between_its_place_and_the_stop(
    pieces: list[str], data: st.DataObject
) -> None:
    found = tokens(" ".join(["<company#9>", *pieces]))
    at = data.draw(st.integers(0, len(found) - 1))
    for stop in (-1, len(found)):
        end = past_list(found, at, stop, FIRMS, JOINTS)
        assert min(at, stop) <= end <= max(at, stop)
        assert end == at or found[end].kind == "company"
