"""Files are written whole or not at all, and nothing but files is replaced."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg.output
from kg.errors import OutputError
from kg.output import write_all, write_whole


def test_a_file_is_written_with_the_folders_that_lead_to_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "out.txt"
    write_whole(path, "ü\n")
    assert path.read_bytes() == "ü\n".encode()
    assert [one.name for one in path.parent.iterdir()] == ["out.txt"]


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write_whole(tmp_path / "out", b"\x00\xff")
    assert (tmp_path / "out").read_bytes() == b"\x00\xff"


@pytest.mark.parametrize("step", ["write", "rename"])
def test_a_failure_midway_leaves_the_old_file_and_nothing_else(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out.txt"
    path.write_text("old")
    whole = kg.output._stage

    def fail(part: Path, target: Path, *_: bytes) -> None:
        if step == "write":
            whole(part, target, b"ha")
        raise OSError(28, "No space left on device")

    name = "kg.output._stage" if step == "write" else "pathlib.Path.replace"
    monkeypatch.setattr(name, fail)
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


def test_a_link_stays_and_the_file_that_it_names_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    target, link, dangling = tmp_path / "there" / "a", tmp_path / "link", tmp_path / "dangling"
    target.write_text("old")
    link.symlink_to(target)
    dangling.symlink_to(tmp_path / "there" / "b")
    write_all({link: "new", dangling: "newer"})
    assert link.is_symlink()
    assert dangling.is_symlink()
    assert sorted(one.name for one in target.parent.iterdir()) == ["a", "b"]
    assert (target.read_text(), dangling.read_text()) == ("new", "newer")


def test_links_in_a_circle_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(OutputError):
        write_whole(tmp_path / "a", "text")


def test_a_device_stays_a_device() -> None:
    write_whole(Path("/dev/null"), "text")
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_a_pipe_takes_the_bytes(tmp_path: Path) -> None:
    pipe, got = tmp_path / "pipe", list[bytes]()
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()), daemon=True)
    reader.start()
    write_whole(pipe, "text")
    reader.join(timeout=20)
    assert got == [b"text"]
    assert pipe.is_fifo()


def test_an_existing_file_keeps_its_mode_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    kept, new, usual = tmp_path / "kept", tmp_path / "new", tmp_path / "usual"
    kept.write_text("old")
    kept.chmod(0o640)
    usual.write_text("")
    write_all({kept: "text", new: "text"})
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


@pytest.mark.parametrize("name", ["", ".", "/", "a\0b", "n" * 300])
def test_a_name_that_no_file_can_have_is_an_error(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputError):
        write_whole(Path(name), "text")
    assert list(tmp_path.iterdir()) == []


def test_several_files_are_as_they_were_when_one_cannot_be_staged(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.write_text("old")
    second.mkdir()
    with pytest.raises(OutputError, match="second"):
        write_all({first: "new", second: "new", tmp_path / "third": "new"})
    assert first.read_text() == "old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["first", "second"]


def test_parts_are_written_as_they_are_made_and_not_at_all_when_one_fails(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"

    def parts(good: bool) -> Iterator[str]:
        yield from ("ü\n" for _ in range(5000))
        if not good:
            raise KeyError("claim/x")

    write_whole(path, parts(good=True))
    assert path.read_text("utf-8") == "ü\n" * 5000
    with pytest.raises(KeyError):
        write_whole(path, parts(good=False))
    assert path.read_text("utf-8") == "ü\n" * 5000
    assert [one.name for one in tmp_path.iterdir()] == ["out.txt"]
