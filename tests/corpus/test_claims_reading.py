"""Only changed claims files are read again, many of them over cores, and nothing else changes."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus import claims_reading
from kg.corpus.claims_reading import Reading
from kg.corpus.kept import dump, load
from kg.corpus.passages import (
    ClaimsFile,
    Passage,
    Row,
    Unexpressed,
    read_claims_file,
    read_claims_files,
)
from kg.errors import DataError
from kg.export.turtle import turtle
from kg.graph.engine import Engine
from kg.pipeline import ensure_build
from kg.resources import Root

READ = claims_reading._read
WORDS = st.text(max_size=20)
OPTIONS = st.dictionaries(WORDS, WORDS, max_size=3)
PLACES = st.none() | st.integers(0, 10**15)
ROWS = st.builds(Row, WORDS, WORDS, WORDS, OPTIONS, st.integers(1, 10**6))
PASSAGES = st.builds(
    Passage, st.integers(1, 99), WORDS, OPTIONS, st.lists(ROWS, max_size=3).map(tuple),
    st.integers(1, 99), PLACES, PLACES, WORDS, WORDS, PLACES,
)  # fmt: skip
LEFT = st.builds(Unexpressed, st.integers(0, 99), WORDS, WORDS)
FILES = st.builds(
    ClaimsFile, st.just(Path("a.yaml")), WORDS, OPTIONS, st.lists(PASSAGES, max_size=3).map(tuple),
    st.lists(LEFT, max_size=2).map(tuple), st.lists(WORDS, max_size=2).map(tuple),
)  # fmt: skip


@pytest.fixture
def folder(tiny_root: Root) -> Path:
    return tiny_root.data / "claims"


def kept_in(cache: Path) -> Path:
    (found,) = (cache / "read").iterdir()
    return found


class Counting:
    """Counts the files that are read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paths: list[str] = []
        read = read_claims_file

        def counted(path: Path, qualifiers: set[str]) -> ClaimsFile:
            self.paths.append(path.name)
            return read(path, qualifiers)

        monkeypatch.setattr(claims_reading, "read_claims_file", counted)


@given(FILES)
def test_a_kept_file_is_the_file(file: ClaimsFile) -> None:
    line = dump(file)
    assert "\n" not in line
    assert load(file.path, line) == file


def test_only_what_changed_is_read_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting(monkeypatch)
    reading = Reading(cache=tmp_path / "kept")
    assert reading.read([folder], {"benchmark"}) == read_claims_files([folder], {"benchmark"})
    assert len(counting.paths) == 3
    path = folder / "b.yaml"
    path.write_text(f"# seen again\n{path.read_text('utf-8')}", "utf-8")
    assert reading.read([folder], {"benchmark"}) == read_claims_files([folder], {"benchmark"})
    assert counting.paths[3:] == ["b.yaml"]
    assert reading.read([folder], {"benchmark", "x"})[0].document == "a"
    assert len(counting.paths) == 7, "another ontology may read them in another way"


@pytest.mark.parametrize("damage", ["cut", "flip", "junk", "empty", "folder"])
def test_a_damaged_cache_is_read_past(
    damage: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(cache=tmp_path / "kept")
    whole = reading.read([folder], {"benchmark"})
    path = kept_in(tmp_path / "kept")
    data = path.read_bytes()
    made = {
        "cut": data[: len(data) // 2], "flip": data.replace(b"Finch-2", b"Finch-3", 1),
        "junk": b"\xff\x00 \n\n x", "empty": b"",
    }  # fmt: skip
    if damage == "folder":
        path.unlink()
        path.mkdir()
    else:
        path.write_bytes(made[damage])
    counting = Counting(monkeypatch)
    assert reading.read([folder], {"benchmark"}) == whole
    assert counting.paths


def test_a_wrong_file_is_told_each_time_and_the_others_stay_known(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "b.yaml").write_text("document: [b\n", "utf-8")
    counting = Counting(monkeypatch)
    for _ in range(2):
        with pytest.raises(DataError, match=r"b\.yaml"):
            Reading(cache=tmp_path / "kept").read([folder], {"benchmark"})
    assert counting.paths == ["a.yaml", "b.yaml", "c.yaml", "b.yaml"]


@pytest.mark.processes
def test_many_files_are_read_by_processes_in_the_same_order(folder: Path) -> None:
    text = (folder / "a.yaml").read_text("utf-8")
    for number in range(70):
        (folder / f"m{number}.yaml").write_text(text, "utf-8")
    heard: list[tuple[str, int, int]] = []
    told = Reading(workers=2, told=lambda *words: heard.append(words))
    assert told.read([folder], {"benchmark"}) == read_claims_files([folder], {"benchmark"})
    assert heard[-1] == ("reading", 73, 73)
    (folder / "m5.yaml").write_text("document: [b\n", "utf-8")
    with pytest.raises(DataError, match=r"m5\.yaml"):
        told.read([folder], {"benchmark"})


def dies_at_m40(qualifiers: set[str], path: Path) -> claims_reading.Outcome:
    if path.stem == "m40" and os.getpid() != int(os.environ["READS_HERE"]):
        os.abort()
    return READ(qualifiers, path)


@pytest.mark.slow
def test_what_a_dead_process_had_in_hand_is_read_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (folder / "a.yaml").read_text("utf-8")
    for number in range(100):
        (folder / f"m{number}.yaml").write_text(text, "utf-8")
    whole = read_claims_files([folder], {"benchmark"})
    monkeypatch.setenv("READS_HERE", str(os.getpid()))
    monkeypatch.setattr(claims_reading, "_read", dies_at_m40)
    assert Reading(workers=2).read([folder], {"benchmark"}) == whole


@pytest.mark.processes
def test_an_incremental_build_equals_a_full_one(
    tiny_root: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte: what is built with the files known before, and with an empty cache."""
    ensure_build(tiny_root)
    path = tiny_root.data / "claims" / "b.yaml"
    text = path.read_text("utf-8")
    assert "USD" in text
    path.write_text(text.replace(" USD", " EUR"), "utf-8")
    counting = Counting(monkeypatch)
    made = []
    for cache in (None, tmp_path / "other"):
        if cache:
            monkeypatch.setenv("AIRACE_CACHE", str(cache))
        engine = Engine.on_disk(ensure_build(tiny_root), tiny_root.prefixes())
        made.append(turtle(engine, graphs=True))
        del engine
    assert made[0] == made[1]
    assert counting.paths == ["b.yaml", "a.yaml", "b.yaml", "c.yaml"]
    shutil.rmtree(tmp_path / "other")
