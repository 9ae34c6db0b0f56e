"""Hard-wrapped plain text becomes paragraphs; what is no running prose stays line by line."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.article import read_article
from kg.reading.settings import Settings, read_settings
from kg.reading.wrapping import unwrap
from kg.resources import shipped_root

SETTINGS: Settings = read_settings(shipped_root().data / "reading.yaml")
LIMITS = SETTINGS.limits
FIRST = (
    "Acme released the model Boxer 2 on Monday, and said that it costs less than half of what its "
    "rivals ask for a million tokens. It was trained on machines that the company had rented from "
    "Heron Works, which owns a tenth of it since the spring."
)
SECOND = (
    "The state-of-the-art results were measured by the company itself. Nobody else has run the "
    "model so far, and the two benchmarks that it names are known to have leaked into the data "
    "from which such models learn, as several readers wrote."
)


def wrapped(*paragraphs: str, width: int = 72) -> str:
    return "\n\n".join(textwrap.fill(one, width) for one in paragraphs) + "\n"


def joined(text: str, titled: bool = False) -> str:
    found = unwrap(text, LIMITS, titled)
    return found.text if found else text


@pytest.mark.parametrize("width", [55, 60, 66, 72, 80, 90])
def test_paragraphs_come_back_whole(width: int) -> None:
    assert joined(wrapped(FIRST, SECOND, width=width)) == f"{FIRST}\n\n{SECOND}\n"


@pytest.mark.parametrize(
    "block",
    [
        "- Acme released the model Boxer 2 on Monday, and it said that it is\n  cheap",
        "1. Acme released the model Boxer 2 on Monday, and said that it would\nbe cheap",
        "# Acme released the model Boxer 2 on Monday, and said that it is so\ncheap",
        "> Acme released the model Boxer 2 on Monday, and said that it is so\n> cheap",
        "| Acme released the model Boxer 2 on Monday | and said that it is |\n| a | b |",
        "    Acme released the model Boxer 2 on Monday, and it said that it\n    is cheap",
        "Boxer 2              costs less than half of what its rivals ask for\nBoxer 3   more",
        "Acme released the model Boxer 2 on Monday, and said that it is cheap\n----------",
        "Two roads went down\nto the sea\nand one came back",
        "The harbour lamps were lit along the quiet water's darker northern end\n"
        "And nobody had come to see the ships that waited for the tide to bend\n"
        "Until the bell of morning rang across the roofs that only gulls defend\n"
        "Then every window in the street was open to the words that sailors send",
    ],
)
def test_what_is_no_running_prose_stays(block: str) -> None:
    text = joined(f"{wrapped(FIRST, SECOND)}\n{block}\n\n{wrapped(SECOND)}")
    assert text == f"{FIRST}\n\n{SECOND}\n\n{block}\n\n{SECOND}\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n{SECOND}\n",
        f"{FIRST}\n\n{SECOND}\n",
        textwrap.fill(FIRST, 72),
        "Acme released the model Boxer 2 on Monday in three of its markets.\n"
        "It costs less than half of what the rivals of the company ask for.\n"
        "It was trained on machines that Acme had rented from Heron Works.\n\n"
        "The company is owned by Heron Works to a tenth since last spring.\n"
        "Nobody else has run the model so far, as several readers wrote us.\n",
        wrapped(FIRST, SECOND, width=30),
        "",
        "\n\n",
    ],
)
def test_what_is_not_hard_wrapped_is_left(text: str) -> None:
    assert unwrap(text, LIMITS) is None


def test_the_top_keeps_its_lines_and_is_read() -> None:
    top = "Boxer 2 is out, and it costs less than half of what the rivals ask for\nBy Ann Lee\n"
    found = read_article("a.txt", f"{top}\n{wrapped(FIRST, SECOND)}".encode(), SETTINGS)
    assert found.text == f"{top}\n{FIRST}\n\n{SECOND}\n"
    assert found.metadata.author == "Ann Lee"
    assert found.notes[-1].startswith("lines (8) joined to paragraphs")


def test_lines_are_kept_when_told_to_and_in_markdown() -> None:
    text = wrapped(FIRST, SECOND)
    assert read_article("a.txt", text.encode(), SETTINGS, keep_lines=True).text == text
    assert read_article("a.md", text.encode(), SETTINGS).text == text


WORDS = st.text(st.sampled_from("abcdefgXYZ0129.,;:'*#>|(é"), min_size=1, max_size=12)
LINE = st.lists(WORDS, max_size=14).map(" ".join)


@given(st.lists(LINE, max_size=30).map("\n".join), st.booleans())
def test_the_words_are_unchanged_in_order(text: str, titled: bool) -> None:
    assert joined(text, titled).split() == text.split()


@given(
    st.lists(st.lists(WORDS, min_size=20, max_size=60).map(" ".join), min_size=2, max_size=5),
    st.integers(45, 100),
)
def test_wrapped_words_are_unchanged_in_order(paragraphs: list[str], width: int) -> None:
    text = wrapped(*paragraphs, width=width)
    assert joined(text).split() == text.split()


@given(st.text(st.sampled_from("ab -\n\t#.é"), max_size=300))
def test_nothing_but_white_space_ever_changes(text: str) -> None:
    assert "".join(joined(text).split()) == "".join(text.split())
