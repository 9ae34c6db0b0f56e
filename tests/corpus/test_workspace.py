"""A workspace is made whole or not at all, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus.workspace import make_workspace
from kg.errors import OutputError
from kg.mark import MARK
from kg.resources import Root


def tree(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


def test_a_new_folder_is_a_workspace(tmp_path: Path) -> None:
    note = make_workspace(tmp_path / "new" / "own")
    root = Root.at(tmp_path / "new" / "own")
    assert len(root.layers) == 2
    assert [path.name for path in root.folders("claims")] == ["claims", "claims"]
    assert len(note.splitlines()) == 5
    assert note == (tmp_path / "new" / "own" / "README.md").read_text("utf-8")


def test_files_that_are_there_stay(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    (tmp_path / "photo").mkdir()
    make_workspace(tmp_path, alone=True)
    assert (tmp_path / "README.md").read_text() == "mine"
    assert len(Root.at(tmp_path).folders("claims")) == 1
    assert {"photo", MARK, "texts"} <= set(tree(tmp_path))


@pytest.mark.parametrize("name", [MARK, "data", "texts", "ontology"])
def test_nothing_of_a_workspace_may_be_there(name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(OutputError, match=f"there is {name} already"):
        make_workspace(tmp_path)
    assert tree(tmp_path) == [name]


def test_a_file_is_no_place_for_a_workspace(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        make_workspace(tmp_path / "file")
    with pytest.raises(OutputError):
        make_workspace(tmp_path / "file" / "below")
    assert tree(tmp_path) == ["file"]


@pytest.mark.parametrize("there", [True, False])
def test_a_failure_midway_leaves_nothing(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own"
    if there:
        folder.mkdir()
        (folder / "mine").write_text("x")
    rename, before = Path.rename, tree(tmp_path)

    def fail(path: Path, target: Path) -> Path:
        if target.name in (MARK, "own"):
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(OutputError, match="No space left"):
        make_workspace(folder)
    assert tree(tmp_path) == before
