"""Places: what the parser reads leads back to what stands in the masked sentence and the text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.parse.spelling import Spelling, Spelt, spell
from kg.extract.signs.masking import inserted, mask, plain
from kg.extract.signs.spans import Span
from kg.parsing.tree import Word

SPELLING = Spelling({"Company": ("Norton", "Ives")}, ((re.compile(r"\bco-(?=found)"), ""),))
PIECES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["Company", "AIModel"]), st.sampled_from(["Foo Labs", "Q-2"])),
        st.tuples(st.just(""), st.sampled_from(["sold", "co-founded", "Ärger", "it", ", and"])),
    ),
    max_size=12,
)  # fmt: skip


def made(pieces: list[tuple[str, str]]) -> tuple[str, Spelt]:
    """Return a text of the pieces, and how it is spelt."""
    text, spans = "Ahead. ", []
    for kind, words in pieces:
        if kind:
            spans.append(Span(len(text), len(text) + len(words), kind, words))
        text += f"{words} "
    return text, spell(mask(plain(text), 7, len(text), spans), text, SPELLING)


def words(spelt: Spelt) -> list[Word]:
    """Return the words of the sentence as a parser would cut them."""
    found = re.finditer(r"\S+", spelt.text)
    return [
        Word(number, one[0], one[0], "NN", "dep", number, one.start(), one.end())
        for number, one in enumerate(found)
    ]


@given(PIECES)
def test_each_word_leads_back_to_its_place(pieces: list[tuple[str, str]]) -> None:
    text, spelt = made(pieces)
    masked = spelt.masked
    for word in words(spelt):
        start, end = spelt.place(word)
        span = spelt.span(word)
        if span:
            assert masked.spans[int(masked.text[start:end].partition("#")[2][:-1])] is span
        elif word.text != "founded":
            assert masked.text[start:end] == word.text.lower()
            assert text[masked.origin(start) :].lower().startswith(word.text.lower())


def test_a_name_is_one_word_and_what_is_no_name_keeps_its_own() -> None:
    _, spelt = made([("Company", "Foo Labs"), ("", "co-founded"), ("AIModel", "Q-2")])
    assert spelt.text.split() == ["Norton", "founded", "Q-2"]


def test_plain_words_are_small_in_a_heading_and_a_point_has_no_mark() -> None:
    heading, spans = "- Foo Labs Releases Its Newest Model", [Span(2, 10, "Company", "Foo Labs")]
    spelt = spell(mask(plain(heading), 0, len(heading), spans), heading, SPELLING)
    assert spelt.text == "Norton releases its newest model"
    releases = next(one for one in words(spelt) if one.text == "releases")
    assert spelt.masked.text[slice(*spelt.place(releases))] == "releases"


def test_a_name_that_is_only_understood_is_spelt_out() -> None:
    text = "Foo Labs raised money in its round."
    whole = mask(text, 0, len(text), [Span(0, 8, "Company", "Foo Labs")])
    its = Span(25, 28, "Company", "Foo Labs", anaphor=True, antecedent=(0, 8))
    seen = inserted(whole, its, whole.text.index("its"), 3, "'s")
    assert spell(seen, text, SPELLING).text == "Norton raised money in Ives's round."
