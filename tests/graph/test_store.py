"""Builds are whole or not there, and are only read."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import BuildError, DataError
from kg.graph.builds import is_whole
from kg.graph.store import build_dir, input_digest, open_build, write_build
from kg.pipeline import ensure_build
from kg.resources import Root

LINES = ["<a:s> <a:p> <a:o> .\n", '<a:s> <a:p> "x" <a:g> .\n']


def left_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []


def test_a_build_holds_the_lines_and_the_report(tmp_path: Path) -> None:
    folder = tmp_path / "builds" / "one"
    write_build(folder, LINES, {"places": 3})
    assert len(open_build(folder)) == 2
    assert json.loads((folder / "report.json").read_text()) == {"places": 3}
    assert left_in(folder.parent) == ["one"]


def test_a_store_of_many_files_is_merged_and_says_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.graph.store.MOST_FILES", 0)
    write_build(tmp_path / "one", LINES, {})
    assert is_whole(tmp_path / "one")
    assert len(open_build(tmp_path / "one")) == 2


@pytest.mark.parametrize("broken", ["tempfile.mkdtemp", "json.dumps", "kg.graph.store._into_place"])
def test_a_build_that_fails_leaves_nothing(
    broken: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(broken, fail)
    with pytest.raises(BuildError, match="No space left"):
        write_build(tmp_path / "builds" / "one", LINES, {})
    assert left_in(tmp_path / "builds") == []


def test_a_folder_that_cannot_be_made_is_a_build_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(BuildError):
        write_build(tmp_path / "file" / "builds" / "one", LINES, {})


def test_the_second_builder_finds_the_build_of_the_first(tmp_path: Path) -> None:
    folder = tmp_path / "one"
    write_build(folder, LINES, {"first": 1})
    write_build(folder, LINES, {"second": 2})
    assert json.loads((folder / "report.json").read_text()) == {"first": 1}
    assert left_in(tmp_path) == ["one"]


@pytest.mark.parametrize("how", ["gone", "empty", "junk", "cut"])
def test_a_damaged_build_is_told_with_its_cure(how: str, tmp_path: Path) -> None:
    folder = tmp_path / "one"
    write_build(folder, LINES, {})
    current = folder / "store" / "CURRENT"
    if how == "gone":
        current.unlink()
    else:
        current.write_bytes({"empty": b"", "junk": b"\x00junk", "cut": b"MANIFEST-999999\n"}[how])
    with pytest.raises(BuildError) as error:
        open_build(folder)
    assert error.value.problems[0].fix.startswith(f"delete {folder}")


def test_a_build_is_only_read(tmp_path: Path) -> None:
    write_build(tmp_path / "one", LINES, {})
    opened = open_build(tmp_path / "one")
    node = ox.NamedNode("a:new")
    with pytest.raises(RuntimeError, match="read-write"):
        opened.add(ox.Quad(node, node, node))
    assert len(open_build(tmp_path / "one")) == 2


def test_any_change_of_the_input_is_another_build(tiny_root: Root) -> None:
    seen = {input_digest(tiny_root)}
    for path in (tiny_root.data / "claims" / "a.yaml", tiny_root.ontology / "prefixes.json"):
        path.write_text(path.read_text("utf-8") + " ", "utf-8")
        seen.add(input_digest(tiny_root))
    (tiny_root.data / "claims" / "c.yaml").rename(tiny_root.data / "claims" / "d.yaml")
    seen.add(input_digest(tiny_root))
    assert len(seen) == 4


def test_code_that_was_read_just_after_a_change_is_read_again(
    tiny_root: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code.py"
    monkeypatch.setattr("kg.graph.store._code_files", lambda: [str(code)])
    seen = set()
    # one state, as a file system tells it that keeps coarse times: changed now, later long ago
    for text, newest in (("1", time.time_ns()), ("2", 0)):
        code.write_text(text)
        monkeypatch.setattr("kg.graph.store.state_of", lambda *_, at=newest: ("one", at))
        seen.add(input_digest(tiny_root))
    assert len(seen) == 2


def test_the_build_of_unchanged_input_is_made_once(tiny_root: Root) -> None:
    folder = ensure_build(tiny_root)
    before = (folder / "report.json").stat().st_mtime_ns
    assert ensure_build(tiny_root) == folder == build_dir(tiny_root)
    assert (folder / "report.json").stat().st_mtime_ns == before


def test_wrong_data_make_no_build(tiny_root: Root, own_cache: Path) -> None:
    (tiny_root.data / "claims" / "a.yaml").write_text("document: [a\n")
    with pytest.raises(DataError):
        ensure_build(tiny_root)
    assert left_in(own_cache / "builds") == []


def test_an_input_that_cannot_be_read_is_an_error_of_the_data(tiny_root: Root) -> None:
    (tiny_root.data / "claims" / "d.yaml").mkdir()
    with pytest.raises(DataError, match=r"d\.yaml"):
        ensure_build(tiny_root)
