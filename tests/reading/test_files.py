"""Which files a path stands for: in a fixed order, each once, nothing that would hang."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.reading.files import find_files

SUFFIXES = {".txt", ".html"}


def names(top: Path, *paths: Path) -> list[str]:
    found = find_files(paths or [top], SUFFIXES).files
    return [str(path.relative_to(top)) for path in found]


@pytest.fixture
def top(tmp_path: Path) -> Path:
    read, others = (
        ("b.txt", "a.html", "sub/c.TXT", "sub/deep/d.txt"),
        ("z.png", ".h.txt", "Makefile"),
    )
    for name in (*read, *others):
        path = tmp_path / "top" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("Acme")
    return tmp_path / "top"


def test_a_folder_stands_for_its_files_of_known_types_in_order(top: Path) -> None:
    assert names(top) == ["a.html", "b.txt", "sub/c.TXT", "sub/deep/d.txt"]


def test_what_is_passed_over_is_told(top: Path) -> None:
    assert find_files([top], SUFFIXES).told() == [
        "1 passed over: hidden",
        "1 passed over: of another type (.png)",
        "1 passed over: of another type (no ending)",
    ]


def test_a_named_file_is_taken_whatever_its_ending_and_only_once(top: Path) -> None:
    assert names(top, top / "Makefile", top / "b.txt", top, top / "b.txt")[:3] == [
        "Makefile",
        "b.txt",
        "a.html",
    ]


def test_links_in_a_circle_end(top: Path) -> None:
    (top / "sub" / "up").symlink_to(top)
    (top / "self.txt").symlink_to(top / "self.txt")
    (top / "dead.txt").symlink_to(top / "nothing")
    found = find_files([top], SUFFIXES)
    assert len(found.files) == 4
    assert any("read already" in note for note in found.notes)
    assert found.passed["devices, pipes and dead links"] >= 1


def test_pipes_and_devices_are_never_opened(top: Path) -> None:
    os.mkfifo(top / "pipe.txt")
    assert "pipe.txt" not in names(top)
    found = find_files([top / "pipe.txt", Path("/dev/zero"), top / "none"], SUFFIXES)
    assert [reason for _, reason in found.wrong] == [
        "it is a device or a pipe, not a file",
        "it is a device or a pipe, not a file",
        "No such file or directory",
    ]


def test_the_parts_of_a_saved_page_are_passed_over(top: Path) -> None:
    (top / "a_files").mkdir()
    (top / "a_files" / "frame.html").write_text("ad")
    (top / "notes_files").mkdir()
    (top / "notes_files" / "n.txt").write_text("a note")
    assert [name for name in names(top) if "_files" in name] == ["notes_files/n.txt"]


def test_a_workspace_is_not_read_into_itself(top: Path) -> None:
    (top / "sub" / "airace.yaml").write_text("version: 1\nstacks: nothing\n")
    assert names(top) == ["a.html", "b.txt"]
