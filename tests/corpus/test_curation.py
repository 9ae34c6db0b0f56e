"""What a curator does: cite, complete, format."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus.completion import complete, locator_of
from kg.corpus.curation import cite, complete_file, format_data
from kg.corpus.passages import read_claims_file
from kg.corpus.registry import read_documents
from kg.corpus.texts import read_texts, verify
from kg.errors import DataError, LocatorError
from kg.resources import Root
from tests.making import vocabulary

QUALIFIERS = set(vocabulary().qualifiers)
BARE = """document: a
passages:
- at: {paragraph: 3, words: Analysts expect}
  claims:
  - [Corvane, outlook, lower its prices, {by: analysts, modality: predicted}]
- at: {paragraph: 2, words: founded by Ada, since: Corvane released}
  claims:
  - [Corvane, foundedBy, Ada Mirov]
"""


@pytest.fixture
def texts(tiny_root: Root, tiny_texts: Path) -> dict[str, str]:
    return read_texts(read_documents(tiny_root.folders("documents")), tiny_texts)


@pytest.fixture
def bare(tiny_root: Root) -> Path:
    """Return a claims file of which no place is filled in."""
    path = tiny_root.data / "claims" / "a.yaml"
    path.write_text(BARE)
    return path


def test_completing_a_file_fills_in_its_places_in_reading_order(
    tiny_root: Root, texts: dict[str, str], bare: Path
) -> None:
    assert complete_file(tiny_root, texts, bare, QUALIFIERS) == 2
    file = read_claims_file(bare, QUALIFIERS)
    assert [one.words for one in file.passages] == ["founded by Ada", "Analysts expect"]
    for passage in file.passages:
        assert verify(locator_of(file, passage), texts["document/a"], "") is None
        assert not passage.since
    assert complete_file(tiny_root, texts, bare, QUALIFIERS) == 0


def test_completing_changes_nothing_when_a_place_is_not_found(
    tiny_root: Root, texts: dict[str, str], bare: Path
) -> None:
    wrong = BARE.replace("Analysts expect", "Nobody says").replace("founded by Ada", "a")
    bare.write_text(wrong)
    with pytest.raises(LocatorError) as error:
        complete_file(tiny_root, texts, bare, QUALIFIERS)
    assert [one.where for one in error.value.problems] == [f"{bare}:3", f"{bare}:6"]
    assert bare.read_text() == wrong


def test_a_passage_without_place_has_no_locator(bare: Path) -> None:
    file = read_claims_file(bare, QUALIFIERS)
    with pytest.raises(LocatorError, match="has no start, end or sha256 yet"):
        locator_of(file, file.passages[0])


def test_a_complete_file_is_left_as_it_is(tiny_root: Root, texts: dict[str, str]) -> None:
    file = read_claims_file(tiny_root.data / "claims" / "b.yaml", QUALIFIERS)
    assert complete(file, texts["document/b"]) == file


@pytest.mark.parametrize("name", ["a", "document/a", "document a"])
def test_a_citation_is_the_head_of_a_passage(
    name: str, tiny_root: Root, texts: dict[str, str]
) -> None:
    lines = cite(tiny_root, texts, name, "in 2027", None, "").splitlines()
    assert lines[0] == "- at: {paragraph: 2, start: 186, end: 227, words: in 2027}"
    assert lines[1].startswith("  sha256: f51403ab")


def test_words_or_documents_that_are_not_there_cannot_be_cited(
    tiny_root: Root, texts: dict[str, str]
) -> None:
    with pytest.raises(DataError, match="there is no document 'z'") as error:
        cite(tiny_root, texts, "z", "x", None, "")
    assert error.value.problems[0].fix == "use one of: a, b, c"
    with pytest.raises(LocatorError, match="stands not in the text"):
        cite(tiny_root, texts, "a", "purple", None, "")
    with pytest.raises(LocatorError, match="its text is not at hand"):
        cite(tiny_root, {}, "a", "in 2027", None, "")


def test_formatting_names_the_files_that_it_changes(tiny_root: Root) -> None:
    assert format_data(tiny_root, QUALIFIERS) in ([], [_entities(tiny_root)])
    path = tiny_root.data / "claims" / "b.yaml"
    right = path.read_text()
    path.write_text(right.replace("document: b", 'document: "b"'))
    assert format_data(tiny_root, QUALIFIERS, write=False) == [path]
    assert path.read_text() != right
    assert format_data(tiny_root, QUALIFIERS) == [path]
    assert path.read_text() == right
    assert format_data(tiny_root, QUALIFIERS) == []


def test_formatting_writes_nothing_when_one_file_is_wrong(tiny_root: Root) -> None:
    good, wrong = (tiny_root.data / "claims" / name for name in ("a.yaml", "b.yaml"))
    good.write_text(good.read_text().replace("document: a", 'document: "a"'))
    wrong.write_text("document: [b\n")
    before = good.read_text()
    with pytest.raises(DataError):
        format_data(tiny_root, QUALIFIERS)
    assert good.read_text() == before


def _entities(root: Root) -> Path:
    return root.data / "entities" / "entities.yaml"
