"""The shipped queries for the roots of hundreds of tests, without two hundred new files each."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from kg.resources import shipped_root

__all__ = ["link_queries"]


def link_queries(folder: Path) -> None:
    """Make the folder with the shipped queries in it, as links to one copy that a process has.

    A test may add and delete files there, and write over the rules, which are copied. Another file
    that is written over would be so for all tests, which is an error here for the next one.
    """
    for path, name, state in _copied():
        assert _state(path) == state, f"a test wrote over {name}: delete it before"
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if name.startswith("rules/") or not _linked(path, place):
            shutil.copyfile(path, place)


def _linked(path: Path, place: Path) -> bool:
    """Return whether the place is now a link to the path; it is not on another disk."""
    try:
        os.link(path, place)
    except OSError:
        return False
    return True


@cache
def _copied() -> list[tuple[Path, str, tuple[int, int]]]:
    """Return the files of a copy of the shipped queries, with their names and states."""
    top = Path(tempfile.mkdtemp(prefix="airace-queries-"))
    atexit.register(shutil.rmtree, top, ignore_errors=True)
    shutil.copytree(shipped_root().queries, top / "queries", copy_function=shutil.copyfile)
    files = sorted(path for path in (top / "queries").rglob("*") if path.is_file())
    return [(one, one.relative_to(top / "queries").as_posix(), _state(one)) for one in files]


def _state(path: Path) -> tuple[int, int]:
    about = path.stat()
    return about.st_mtime_ns, about.st_size
