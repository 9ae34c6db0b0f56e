"""Places in texts: found, cut at sentences, verified."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kg.corpus.texts import (
    locate,
    paragraphs,
    read_text,
    read_texts,
    sentences,
    texts_dir,
    verify,
)
from kg.errors import DataError, LocatorError
from kg.identifiers import sha256_hex
from kg.model import Document, Locator

TEXT = "A title\n\nIt grew fast. It fell!  Why?\n  \nIn the U.S. Market it grew. “So.” Then: end"
PROSE = st.text(alphabet='abA .!?\n"”é🙂', max_size=60)


def document(text: str, **other: object) -> Document:
    fields: dict[str, object] = {
        "id": "document/a", "key": "a", "file": "a.txt", "label": "A",
        "sha256": sha256_hex(text), "characters": len(text),
    }  # fmt: skip
    return Document.model_validate(fields | other)


def test_paragraphs_are_the_lines_that_are_not_blank() -> None:
    assert [TEXT[a:b] for a, b in paragraphs(TEXT)] == [
        "A title",
        "It grew fast. It fell!  Why?",
        "In the U.S. Market it grew. “So.” Then: end",
    ]


@given(PROSE)
def test_paragraphs_and_sentences_keep_all_but_space(text: str) -> None:
    lines = paragraphs(text)
    kept = "".join(text[a:b] for line in lines for a, b in sentences(text, *line))
    assert "".join(kept.split()) == "".join(text.split())


def test_a_sentence_does_not_end_at_an_abbreviation() -> None:
    third = paragraphs(TEXT)[2]
    assert [TEXT[a:b] for a, b in sentences(TEXT, *third)] == [
        "In the U.S. Market it grew.",
        "“So.”",
        "Then: end",
    ]


@given(PROSE, st.data())
def test_a_located_passage_verifies(text: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    words = text[start : data.draw(st.integers(start + 1, len(text)))]
    try:
        found = locate(text, words)
    except ValueError:
        lines = [text[a:b] for a, b in paragraphs(text)]
        once = sum(line.startswith(words, at) for line in lines for at in range(len(line))) == 1
        assert not once
    else:
        assert verify(found, text, "") is None


@given(PROSE, st.data())
def test_a_passage_since_earlier_words_verifies(text: str, data: st.DataObject) -> None:
    places = st.integers(0, max(len(text) - 1, 0))
    one, other = sorted((data.draw(places), data.draw(places)))
    try:
        found = locate(text, text[other : other + 3], None, (text[one : one + 3], None))
    except ValueError:
        return
    assert verify(found, text, "") is None


def test_a_passage_reaches_from_the_first_to_the_last_sentence_named() -> None:
    found = locate(TEXT, "Why", 2, ("grew fast", None))
    assert TEXT[found.start : found.end] == "It grew fast. It fell!  Why?"
    assert (found.paragraph, found.words) == (2, "Why")
    over = locate(TEXT, "Then", 3, ("It fell", 2))
    assert TEXT[over.start : over.end].startswith("It fell!")
    assert over.paragraph == 3


@pytest.mark.parametrize(
    ("words", "paragraph", "since", "says"),
    [
        ("shrank", None, "", "'shrank' stands not in the text"),
        ("", None, "", "stands not in the text"),
        ("It", None, "", "'It' stands 2 times in the text"),
        ("It", 1, "", "stands not in paragraph 1"),
        ("grew", 4, "", "there is no paragraph 4; the last is 3"),
        ("grew", 0, "", "there is no paragraph 0"),
        ("grew fast", 2, "Why", "'Why' stands behind 'grew fast'"),
        ("title\n\nIt", None, "", "stands not in the text"),
    ],
)
def test_words_that_have_no_one_place_are_refused(
    words: str, paragraph: int | None, since: str, says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        locate(TEXT, words, paragraph, (since, None))


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"start": -1}, "lies outside the text"),
        ({"end": 10_000}, "lies outside the text"),
        ({"start": 22, "end": 22}, "lies outside the text"),
        ({"start": 10}, "has another SHA-256"),
        ({"sha256": "0" * 64}, "has another SHA-256"),
        ({"words": "It fell"}, "does not hold the words 'It fell'"),
        ({"paragraph": 3}, "the words stand in paragraph 2, not 3"),
    ],
)
def test_each_mismatch_of_a_place_is_told(change: dict[str, object], says: str) -> None:
    right = locate(TEXT, "grew fast")
    assert verify(right, TEXT, "a:1") is None
    problem = verify(right.model_copy(update=change), TEXT, "a:1")
    assert problem is not None
    assert says in problem.what
    assert problem.where == "a:1"


def test_a_passage_that_begins_earlier_is_in_the_paragraph_of_its_words() -> None:
    at = Locator(start=0, end=22, paragraph=2, words="It", sha256=sha256_hex(TEXT[:22]))
    assert verify(at, TEXT, "") is None
    problem = verify(at.model_copy(update={"paragraph": 1}), TEXT, "")
    assert problem is not None
    assert "paragraph" in problem.what


def test_offsets_count_code_points(tmp_path: Path) -> None:
    text = "🙂é. Now it grew."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    found = locate(read_text(document(text), tmp_path / "a.txt"), "grew")
    assert (found.start, found.end) == (4, 16)


def test_another_text_than_the_one_that_was_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It grew!")
    with pytest.raises(
        LocatorError, match=r"its SHA-256 is [0-9a-f]{64}, and that of document/a is [0-9a-f]{64}"
    ):
        read_texts([document("It grew.")], tmp_path)


def test_a_wrong_length_in_the_data_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It grew.")
    with pytest.raises(LocatorError, match="it has 8 characters, but document/a says 9"):
        read_texts([document("It grew.", characters=9)], tmp_path)


def test_a_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    import hashlib

    (tmp_path / "a.txt").write_bytes(b"It gr\xffw.")
    wanted = hashlib.sha256(b"It gr\xffw.").hexdigest()
    with pytest.raises(LocatorError, match="byte 5 is not UTF-8"):
        read_texts([document("", sha256=wanted)], tmp_path)


def test_only_texts_that_are_there_are_read(tmp_path: Path) -> None:
    assert read_texts([document("x")], tmp_path) == {}


def test_the_folder_of_texts_is_the_option_or_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("KG_TEXTS", raising=False)
    assert texts_dir(None) is None
    assert texts_dir(tmp_path) == tmp_path
    monkeypatch.setenv("KG_TEXTS", str(tmp_path))
    assert texts_dir(None) == tmp_path
    monkeypatch.setenv("KG_TEXTS", str(tmp_path / "gone"))
    with pytest.raises(DataError, match="no folder of texts"):
        texts_dir(None)


def test_a_text_that_cannot_be_read_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text("text")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(LocatorError, match="Permission denied"):
        read_texts([document("text")], tmp_path)
