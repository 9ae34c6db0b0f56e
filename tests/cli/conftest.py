"""A workspace to add documents to, and a folder of files to add."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.corpus.registry import read_documents
from kg.corpus.texts import read_texts
from kg.model import Document


@pytest.fixture
def space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty workspace that stands alone, as the current folder."""
    folder = empty_space(tmp_path / "space")
    monkeypatch.chdir(folder)
    return folder


def empty_space(folder: Path) -> Path:
    """Make an empty workspace that stands alone in the folder."""
    for name in ("data/documents", "data/claims", "texts"):
        (folder / name).mkdir(parents=True)
    (folder / "airace.yaml").write_text("version: 1\nstacks: nothing\n")
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a folder for the files to add."""
    folder = tmp_path / "source"
    folder.mkdir()
    return folder


def documents(space: Path) -> dict[str, Document]:
    """Return what is stored, after comparing each text with its digest and length."""
    found = read_documents([space / "data" / "documents"])
    assert len(read_texts(found, space / "texts")) == len(found)
    return {one.key: one for one in found}
