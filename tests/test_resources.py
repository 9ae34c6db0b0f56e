"""Folders are found, files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError, OutputError, ResourceMissing
from kg.resources import Root, cache_dir, shipped_root, write_whole


def test_a_file_is_written_with_the_folders_that_lead_to_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "out.txt"
    write_whole(path, "ü\n")
    assert path.read_bytes() == "ü\n".encode()
    assert [one.name for one in path.parent.iterdir()] == ["out.txt"]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write_whole(tmp_path / "out", b"\x00\xff")
    assert (tmp_path / "out").read_bytes() == b"\x00\xff"


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_a_failure_midway_leaves_the_old_file_and_nothing_else(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    whole = Path.write_bytes

    def fail(part: Path, data: object) -> None:
        whole(part, b"ha") if step == "write_bytes" else None
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, step, fail)
    with pytest.raises(OutputError, match="No space left") as error:
        write_whole(path, "half")
    assert str(path) in str(error.value)
    assert [one.name for one in tmp_path.iterdir()] == ["out.txt"]
    assert path.read_text() == "old"


def test_a_folder_that_is_a_file_is_not_written_to(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(OutputError):
        write_whole(tmp_path / "file" / "out.txt", "text")
    assert (tmp_path / "file").read_text() == "here"


def test_a_folder_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(OutputError):
        write_whole(tmp_path / "out", "text")
    assert [one.name for one in tmp_path.iterdir()] == ["out"]


def test_a_root_without_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissing, match="holds no folder 'data'"):
        Root.at(tmp_path)


def test_a_root_takes_the_folders_that_it_lacks_from_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "queries").mkdir()
    root = Root.at(tmp_path)
    assert root.data == tmp_path / "data"
    assert root.queries == tmp_path / "queries"
    assert root.ontology == shipped_root().ontology


@pytest.mark.parametrize("text", ["", "[]", "{", '{"air": 1}', "[" * 100_000, "\xff"])
def test_a_wrong_prefix_map_is_an_error_of_the_data(text: str, tmp_path: Path) -> None:
    for name in ("data", "ontology"):
        (tmp_path / name).mkdir()
    (tmp_path / "ontology" / "prefixes.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(DataError, match=r"prefixes\.json"):
        Root.at(tmp_path).prefixes()


def test_a_missing_prefix_map_is_an_error_of_the_data(tmp_path: Path) -> None:
    for name in ("data", "ontology"):
        (tmp_path / name).mkdir()
    with pytest.raises(DataError, match=r"prefixes\.json"):
        Root.at(tmp_path).prefixes()


def test_the_cache_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "own"))
    assert cache_dir() == tmp_path / "own"
    monkeypatch.delenv("AIRACE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_dir() == tmp_path / "xdg" / "airace"
