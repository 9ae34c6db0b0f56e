"""The index on disk counts what the measure of all pairs counts, one document at a time."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.overlap import measure_overlaps
from kg.errors import BuildError
from kg.identifiers import sha256_hex
from kg.model import Overlap
from kg.reading.shingles import Shingles

WORDS = st.lists(st.sampled_from(["acme", "boxer", "costs", "less"]), max_size=25).map(" ".join)


def indexed(path: Path, texts: dict[str, str]) -> list[Overlap]:
    path.unlink(missing_ok=True)
    with closing(Shingles(path)) as index:
        found = []
        for key, text in texts.items():
            found += index.shared(key, text)
            index.remember(key, sha256_hex(text), text)
    return sorted(found, key=lambda one: one.documents)


@given(st.dictionaries(st.sampled_from("dcba"), WORDS))
def test_the_index_agrees_with_the_measure_of_all_pairs(
    tmp_path_factory: pytest.TempPathFactory, texts: dict[str, str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "shingles.sqlite"
    assert indexed(path, texts) == measure_overlaps(texts)


def test_what_is_forgotten_is_shared_no_more(tmp_path: Path) -> None:
    text = "One two three four five six."
    with closing(Shingles(tmp_path / "a.sqlite")) as index:
        index.remember("a", "f" * 64, text)
        assert index.known() == {"a": "f" * 64}
        index.forget("a")
        assert (index.known(), index.shared("b", text)) == ({}, [])


def test_a_damaged_index_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(b"this is no database at all" * 100)
    with closing(Shingles(path)) as index:
        assert index.known() == {}


def test_a_second_writer_is_refused_until_the_first_is_done(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with closing(Shingles(path)):
        with pytest.raises(BuildError) as error:
            Shingles(path)
        assert "another" in str(error.value) or "other" in str(error.value)
    Shingles(path).close()
