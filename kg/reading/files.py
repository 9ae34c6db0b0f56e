"""Which files the paths on a command line stand for, and which were passed over and why."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.mark import MARK

__all__ = ["Found", "find_files"]


@dataclass
class Found:
    """The files to read, in a fixed order, and notes on what was passed over."""

    files: list[Path] = field(default_factory=list)
    #: paths that were named and are no readable file, with the reason
    wrong: list[tuple[Path, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    #: how many files in folders were passed over, by reason
    passed: Counter[str] = field(default_factory=Counter)

    def told(self) -> list[str]:
        """Return lines that say what was passed over."""
        return [*self.notes, *(f"{n} passed over: {why}" for why, n in sorted(self.passed.items()))]


def find_files(paths: Iterable[Path], suffixes: set[str]) -> Found:
    """Return the files that the paths stand for, each once, those of folders sorted by name.

    A file that is named is taken whatever its ending; of a folder those with one of the
    `suffixes`. Hidden files, devices, the parts of a saved page, and folders that were seen
    before (links in a circle) or are a workspace are passed over.
    """
    found = Found()
    seen: set[tuple[int, int]] = set()
    taken: set[Path] = set()
    for path in paths:
        for one in _files(path, suffixes, seen, found):
            if one not in taken:
                taken.add(one)
                found.files.append(one)
    return found


def _files(
    path: Path, suffixes: set[str], seen: set[tuple[int, int]], found: Found
) -> Iterator[Path]:
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        found.wrong.append((path, getattr(error, "strerror", None) or str(error)))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, suffixes, seen, found)
    elif stat.S_ISREG(mode):
        yield path
    else:
        found.wrong.append((path, "it is a device or a pipe, not a file"))


def _folder(
    top: Path, suffixes: set[str], seen: set[tuple[int, int]], found: Found
) -> Iterator[Path]:
    """Yield the files below a folder, folder by folder, without recursion."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        entries = _entries(folder, seen, found)
        pages = {entry.name.rpartition(".")[0] for entry in entries if ".htm" in entry.name.lower()}
        below = []
        for entry in entries:
            kind = _kind(entry, pages, suffixes)
            if kind == "folder":
                below.append(Path(entry.path))
            elif kind == "file":
                yield Path(entry.path)
            else:
                found.passed[kind] += 1
        waiting += reversed(below)


def _entries(folder: Path, seen: set[tuple[int, int]], found: Found) -> list[os.DirEntry[str]]:
    """Return what the folder holds, sorted by name; nothing where it is not to be read."""
    try:
        status = folder.stat()
        key = (status.st_dev, status.st_ino)
        if key in seen:
            found.notes.append(f"{folder}: passed over, it was read already (a link in a circle?)")
            return []
        seen.add(key)
        if (folder / MARK).is_file():
            found.notes.append(f"{folder}: passed over, it is a workspace")
            return []
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: os.fsencode(entry.name))
    except OSError as error:
        found.wrong.append((folder, error.strerror or str(error)))
        return []


def _kind(entry: os.DirEntry[str], pages: set[str], suffixes: set[str]) -> str:
    """Return `folder`, `file`, or why the entry is passed over."""
    if entry.name.startswith("."):
        return "hidden"
    try:
        if entry.is_dir():
            part = entry.name.removesuffix("_files").removesuffix(".files")
            return "parts of a saved page" if part != entry.name and part in pages else "folder"
        if not entry.is_file():
            return "devices, pipes and dead links"
    except OSError:
        return "links in a circle"
    suffix = Path(entry.name).suffix.lower()
    return "file" if suffix in suffixes else f"of another type ({suffix or 'no ending'})"
