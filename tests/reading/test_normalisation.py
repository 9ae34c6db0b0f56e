"""What is stored steers no terminal, and is otherwise what was read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.normalisation import normalise


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("page\fnext\u2028line\x85end", "page\nnext\nline\nend"),
        ("nul\x00 bell\x07 tab\t stays", "nul bell tab\t stays"),
        ("red \x1b[31;1mtext\x1b[0m", "red text"),
        ("title \x1b]0;evil\x07 gone, \x1b]8;;http://x\x1b\\link", "title  gone, link"),
        ("open \x1b]0;evil\nnext line stays", "open \nnext line stays"),
        ("eight-bit \x9b31mred", "eight-bit red"),
        ("reset \x1bc and \x1b(B done", "reset  and  done"),
        ("lone \x1b", "lone "),
        ("half \ud800 sign", "half  sign"),
        ("“Curly”, Zoë, 阿, 👍, \u202eturned\u202c, nbsp\u00a0", None),
    ],
)
def test_what_is_taken_out(text: str, stored: str | None) -> None:
    assert normalise(text)[0] == (text if stored is None else stored)


def test_what_was_done_is_told() -> None:
    assert normalise("a\r\nb\r\n\x00\x1b[0m")[1] == (
        "2 line ends made \\n",
        "1 terminal sequence removed",
        "1 control character removed",
    )
    assert normalise("plain\n") == ("plain\n", ())


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_normalising_leaves_nothing_that_steers_and_drops_nothing_that_shows(text: str) -> None:
    stored, _ = normalise(text)
    assert not any((ord(one) < 32 and one not in "\n\t") or 127 <= ord(one) < 160 for one in stored)
    if not any(ord(one) < 32 or 127 <= ord(one) < 160 or one in "\u2028\u2029" for one in text):
        assert stored == text


@given(st.text(st.sampled_from("a\x1b[]0;m\x07\n\r\x9b\\")))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once, _ = normalise(text)
    assert normalise(once) == (once, ())
