"""Inputs are read again whenever they may have changed, and only then."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kg.graph import freshness
from kg.graph.freshness import remembered
from kg.graph.store import build_dir, input_digest
from kg.resources import Root


class Reader:
    """Reads the files as a digest would, and counts how often."""

    def __init__(self, *paths: Path) -> None:
        self.paths, self.times = paths, 0

    def __call__(self) -> str:
        """Return the texts of all files."""
        self.times += 1
        return "".join(path.read_text("utf-8") for path in self.paths)

    def ask(self, name: str = "root") -> str:
        """Return what is remembered of the files, or read now; let the clock of files tick on."""
        found = remembered(name, map(str, self.paths), self)
        time.sleep(0.02)
        return found


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take files for old as soon as they are written."""
    monkeypatch.setattr(freshness, "RACY_NS", -(10**9))


@pytest.fixture
def reader(tmp_path: Path) -> Reader:
    paths = tmp_path / "a", tmp_path / "b"
    for path in paths:
        path.write_text(path.name, "utf-8")
    return Reader(*paths)


def test_an_edit_of_the_same_size_and_time_just_after_reading_is_seen(reader: Reader) -> None:
    before = reader.paths[0].stat()
    assert reader.ask() == "ab"
    reader.paths[0].write_text("x", "utf-8")
    os.utime(reader.paths[0], ns=(before.st_atime_ns, before.st_mtime_ns))
    assert reader.ask() == "xb"


@pytest.mark.usefixtures("at_once")
def test_files_that_stay_as_they_are_are_read_once(reader: Reader) -> None:
    assert [reader.ask(), reader.ask(), reader.ask()] == ["ab"] * 3
    assert reader.times == 1


@pytest.mark.usefixtures("at_once")
def test_an_edit_that_keeps_size_and_time_is_seen(reader: Reader) -> None:
    old = reader.paths[0].stat()
    assert reader.ask() == "ab"
    reader.paths[0].write_text("x", "utf-8")
    os.utime(reader.paths[0], ns=(old.st_atime_ns, old.st_mtime_ns))
    assert reader.ask() == "xb"


@pytest.mark.usefixtures("at_once")
def test_another_file_in_its_place_with_its_size_and_time_is_seen(reader: Reader) -> None:
    assert reader.ask() == "ab"
    other = reader.paths[0].with_name("other")
    other.write_text("x", "utf-8")
    old = reader.paths[0].stat()
    os.utime(other, ns=(old.st_atime_ns, old.st_mtime_ns))
    other.replace(reader.paths[0])
    assert reader.ask() == "xb"


@pytest.mark.usefixtures("at_once")
def test_fewer_files_other_names_and_other_versions_are_seen(reader: Reader) -> None:
    assert reader.ask() == "ab"
    assert Reader(reader.paths[1]).ask() == "b"
    assert reader.ask("other version") == "ab"
    assert reader.times == 2


def test_a_file_with_a_time_in_the_future_is_never_taken_for_known(reader: Reader) -> None:
    os.utime(reader.paths[0], (2**33, 2**33))
    assert [reader.ask(), reader.ask()] == ["ab", "ab"]
    assert reader.times == 2


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("junk", [b"", b"\xff\xfe", b"half", b"other digest"])
def test_a_damaged_memory_is_made_again(junk: bytes, reader: Reader, own_cache: Path) -> None:
    assert reader.ask() == "ab"
    (memory,) = (own_cache / "inputs").iterdir()
    memory.write_bytes(junk)
    assert [reader.ask(), reader.ask()] == ["ab", "ab"]
    assert reader.times == 2


@pytest.mark.usefixtures("at_once")
def test_a_cache_that_cannot_be_written_only_costs_time(reader: Reader, own_cache: Path) -> None:
    own_cache.parent.mkdir(parents=True, exist_ok=True)
    own_cache.write_text("no folder")
    assert [reader.ask(), reader.ask()] == ["ab", "ab"]
    assert reader.times == 2


@pytest.mark.usefixtures("at_once")
def test_the_build_of_a_root_is_that_of_its_bytes(tiny_root: Root) -> None:
    assert build_dir(tiny_root).name == build_dir(tiny_root).name == input_digest(tiny_root)
    path = tiny_root.data / "claims" / "a.yaml"
    path.write_text(path.read_text("utf-8").replace("2025", "2024"), "utf-8")
    assert build_dir(tiny_root).name == input_digest(tiny_root)
    path.rename(path.with_name("z.yaml"))
    assert build_dir(tiny_root).name == input_digest(tiny_root)
