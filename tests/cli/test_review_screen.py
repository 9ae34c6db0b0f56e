"""The passage on the screen: marks where the text has the words, and nothing that steers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.cli.review_screen import passage_text, visible
from tests.review.conftest import BEATS, TEXT


def marked(style: str, text: str) -> list[str]:
    """Return the words of the passage that have the style."""
    shown = passage_text(BEATS, text)
    return [shown.plain[span.start : span.end] for span in shown.spans if str(span.style) == style]


def test_passage_words_and_names_are_marked() -> None:
    assert marked("not dim", TEXT) == ["Corvid Labs said Heron-1 outperforms Finch-2."]
    assert marked("bold underline", TEXT) == ["outperforms Finch-2"]
    assert marked("bold cyan", TEXT) == ["Heron-1"]
    assert marked("bold magenta", TEXT) == ["Finch-2"]


def test_only_the_paragraph_is_shown_and_of_a_long_one_what_is_near() -> None:
    assert passage_text(BEATS, TEXT).plain == TEXT.split("\n")[1]
    long = TEXT.replace("Finch-2.\n", "Finch-2." + " and so on" * 5000)
    assert len(passage_text(BEATS, long).plain) < 1000


def test_marks_stay_where_signs_were_taken_out() -> None:
    hostile = TEXT.replace("Corvid Labs released", "\x1b]0;x\x07 \u202e released")
    assert len(hostile) == len(TEXT) - 11 + 8
    shift = hostile.replace("\x1b]0;x\x07 \u202e ", "\x1b]0;x\x07 \u202e" + " " * 4, 1)
    assert len(shift) == len(TEXT)
    assert "\x1b" not in passage_text(BEATS, shift).plain
    assert marked("bold cyan", shift) == ["Heron-1"]


@given(text=st.text())
def test_what_is_visible_has_as_many_signs_and_none_that_steers(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert shown.isprintable()
