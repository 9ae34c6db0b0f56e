"""Tables and workspaces in odd places: pipes, and folders that are only read."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.tables.small import written


def test_a_pipe_is_told_since_it_can_be_read_once_only(
    run: Run, home: Path, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    told = run("map", "--guess", str(tmp_path / "pipe.csv"), code=1).stderr
    assert "this is a pipe, and a table is read several times" in told


def test_a_workspace_that_is_only_read_takes_no_table_and_says_where(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_from: object, to: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(to))

    path, mapping = written(tmp_path)
    monkeypatch.setattr("shutil.copyfile", locked)
    words = ("load", str(path), "--mapping", str(mapping), "--key", "pond")
    told = run("--root", str(home), *words, code=1).stderr
    assert f"{home}/tables/pond.csv: Read-only file system" in told
    assert not (home / "data/documents/pond.yaml").exists()
