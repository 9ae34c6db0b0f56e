"""Damaged builds are found and made again; old ones are dropped, those in use never."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.graph.builds import KEPT_BUILDS, LEFT_SECONDS, UNUSED_SECONDS, drop_old, is_whole
from kg.graph.store import open_build, write_build
from kg.pipeline import build, ensure_build
from kg.resources import Root

LINES = ["<a:s> <a:p> <a:o> .\n"]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


DAMAGE = pytest.mark.parametrize("damage", [cut, flip, Path.unlink])


@DAMAGE
def test_a_damaged_build_is_not_whole_and_is_made_again(
    damage: Callable[[Path], None], tmp_path: Path
) -> None:
    folder = tmp_path / "builds" / "one"
    write_build(folder, LINES, {})
    assert is_whole(folder)
    damage(next((folder / "store").glob("*.sst")))
    assert not is_whole(folder)
    write_build(folder, LINES, {})
    assert is_whole(folder)
    assert len(open_build(folder)) == 1
    assert [one.name for one in folder.parent.iterdir()] == ["one"]


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"CURRENT": 5}', "\x00"])
def test_a_build_with_a_wrong_manifest_is_not_whole(manifest: str, tmp_path: Path) -> None:
    write_build(tmp_path / "one", LINES, {})
    (tmp_path / "one" / "manifest.json").write_text(manifest)
    assert not is_whole(tmp_path / "one")


def test_a_build_that_was_copied_or_opened_is_whole(tmp_path: Path) -> None:
    write_build(tmp_path / "one", LINES, {})
    for path in (tmp_path / "one" / "store").iterdir():
        os.utime(path, (1, 1))
    open_build(tmp_path / "one")
    assert is_whole(tmp_path / "one")


@DAMAGE
def test_every_way_to_a_build_mends_it(
    damage: Callable[[Path], None], tiny_root: Root, tmp_path: Path
) -> None:
    folder = ensure_build(tiny_root)
    for mend in (lambda: ensure_build(tiny_root), lambda: build(tiny_root, None, tmp_path / "o")):
        damage(next((folder / "store").glob("*.sst")))
        mend()
        assert is_whole(folder)


def aged(path: Path, seconds: float) -> Path:
    path.mkdir(parents=True)
    os.utime(path, (time.time() - seconds,) * 2)
    return path


def test_only_what_is_old_and_unused_is_dropped(tmp_path: Path) -> None:
    kept = [aged(tmp_path / f"new-{n}", UNUSED_SECONDS * 2) for n in range(KEPT_BUILDS - 1)]
    kept.append(aged(tmp_path / ".part-new", LEFT_SECONDS / 2))
    kept.append(aged(tmp_path / "in-use", 60))
    gone = [aged(tmp_path / f"old-{n}", UNUSED_SECONDS * 3) for n in range(3)]
    gone.append(aged(tmp_path / ".part-old", LEFT_SECONDS * 2))
    drop_old(tmp_path)
    assert all(one.exists() for one in kept)
    assert not any(one.exists() for one in gone)


def test_many_builds_of_this_week_all_stay(tmp_path: Path) -> None:
    for number in range(KEPT_BUILDS * 2):
        aged(tmp_path / str(number), UNUSED_SECONDS / 2)
    drop_old(tmp_path)
    assert len(list(tmp_path.iterdir())) == KEPT_BUILDS * 2


def test_use_makes_a_build_young_again(tmp_path: Path) -> None:
    write_build(tmp_path / "one", LINES, {})
    os.utime(tmp_path / "one", (1, 1))
    assert is_whole(tmp_path / "one")
    assert time.time() - (tmp_path / "one").stat().st_mtime < 60
