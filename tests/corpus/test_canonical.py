"""The canonical form loses nothing, and is its own canonical form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.canonical import flow, format_claims_file, format_entities_file, scalar
from kg.corpus.located import read_yaml
from kg.corpus.passages import (
    PASSAGE_OPTIONS,
    ROW_OPTIONS,
    ClaimsFile,
    Passage,
    Row,
    Unexpressed,
    read_claims_file,
)
from kg.errors import DataError

NASTY = st.sampled_from(
    ["a: b", "a #b", "- a", "a, b", "[a]", "{a: b}", '"a"', "'a'", "a\nb", "&a", "*a", "!a", "%a",
     "@a", "`a`", "? a", "|", ">", "~", "null", "no", "1e3", "---", "...", " a ", "a:", "#", "a\tb",
     "\x85", "\u2028", "\u00a0", "\ufeff", "\x7f", "\x00", "\\n", "é 中 🙂", "=", "<<", "a  b"]
)  # fmt: skip
ANY = st.text(max_size=20) | NASTY
FULL = ANY.filter(bool)
WORDS = FULL.filter(lambda text: 0 < len(text.split()) <= 8)
SHAS = st.just("") | st.text(alphabet="0123456789abcdef", min_size=64, max_size=64)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    """Return a row of any texts."""
    options = draw(st.dictionaries(st.sampled_from(sorted(ROW_OPTIONS)), ANY, max_size=3))
    return Row(draw(FULL), draw(FULL), draw(FULL), options, 0)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    """Return a passage of any texts."""
    place = draw(st.just((None, None)) | st.tuples(st.integers(0, 9), st.integers(10, 99)))
    return Passage(
        paragraph=draw(st.integers(1, 99)),
        words=draw(WORDS),
        options=draw(st.dictionaries(st.sampled_from(PASSAGE_OPTIONS), ANY, max_size=3)),
        rows=tuple(draw(st.lists(rows(), max_size=3))),
        line=0,
        start=place[0],
        end=place[1],
        sha256=draw(SHAS),
        since=draw(ANY),
        since_paragraph=draw(st.none() | st.integers(1, 99)),
    )


@st.composite
def files(draw: st.DrawFn) -> ClaimsFile:
    """Return a claims file of any texts."""
    left = st.builds(Unexpressed, st.integers(0, 99), ANY, ANY)
    return ClaimsFile(
        path=Path(),
        document=draw(ANY),
        names=draw(st.dictionaries(ANY, ANY, max_size=2)),
        passages=tuple(draw(st.lists(passages(), max_size=3))),
        unexpressed=tuple(sorted(draw(st.lists(left, max_size=2)), key=lambda one: one.paragraph)),
        heading=tuple(draw(st.lists(st.sampled_from(["# a", "#", "#: 'b"]), max_size=2))),
    )


def without_place(file: ClaimsFile) -> ClaimsFile:
    """Return the file without what depends on where it stands: its path and its lines."""
    bare = [
        replace(one, line=0, rows=tuple(replace(row, line=0) for row in one.rows))
        for one in file.passages
    ]
    return replace(file, path=Path(), passages=tuple(bare))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("canonical") / "a.yaml"


@given(text=ANY)
def test_any_text_is_read_as_it_was_written(text: str, path: Path) -> None:
    path.write_text(f"a: {scalar(text)}\nb: [{scalar(text)}, {flow({'c': text})}]\n", "utf-8")
    fields = read_yaml(path).mapping()
    first, second = fields["b"].items()
    assert (fields["a"].text(), first.text(), second.texts()) == (text, text, {"c": text})


@given(text=ANY)
def test_a_scalar_stands_on_one_line_and_shows_every_character(text: str) -> None:
    assert scalar(text).isprintable()


@given(file=files())
def test_a_formatted_file_says_what_the_file_said(file: ClaimsFile, path: Path) -> None:
    path.write_text(format_claims_file(file), "utf-8")
    again = read_claims_file(path, set())
    assert without_place(again) == without_place(file)
    assert format_claims_file(again) == path.read_text("utf-8")


def test_plain_names_stay_plain() -> None:
    for text in ("Qwen 2.5-Max", "the firm's blog", "5.58 million USD", "$5", "yes?", "97 %"):
        assert scalar(text) == text


ENTITIES = """# head
Person:
- label: Bo
  id: person/bo
Company:
- {id: company/z, label: Z, note: "a: b"}
- id: company/a
  label: "A"
  aliases:
  - "A, Inc."
  - AA
  matches: ["wd:Q1"]
Place: []
"""
SORTED = """# head
Company:
- id: company/a
  label: A
  aliases: ["A, Inc.", AA]
  matches: ["wd:Q1"]
- id: company/z
  label: Z
  note: "a: b"
Person:
- id: person/bo
  label: Bo
Place: []
"""


def test_entities_are_sorted_and_quoted_once_for_all(path: Path) -> None:
    path.write_text(ENTITIES)
    assert format_entities_file(path) == SORTED
    path.write_text(SORTED)
    assert format_entities_file(path) == SORTED


@pytest.mark.parametrize("text", ["Company:\n- label: A\n", "Company:\n- id: company/a\n"])
def test_an_entity_that_lacks_a_key_is_an_error_of_the_data(text: str, path: Path) -> None:
    path.write_text(text)
    with pytest.raises(DataError, match="is missing"):
        format_entities_file(path)


def test_a_comment_that_would_be_lost_is_refused(path: Path) -> None:
    path.write_text("Company:\n- id: company/a # a note\n  label: A\n")
    with pytest.raises(DataError, match="a comment below the head"):
        format_entities_file(path)
