"""The files that a graph is made of: regular ones, in a fixed order."""

from __future__ import annotations

from pathlib import Path

from kg.errors import DataError

__all__ = ["refuse_special", "visible"]


def visible(folder: Path, pattern: str) -> list[Path]:
    """Return the files in and under the folder, sorted; hidden ones belong to editors and systems.

    Raises DataError for a pipe or device, which would never end, or a folder of such a name.
    """
    found = [
        path
        for path in sorted(folder.rglob(pattern))
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    for path in found:
        refuse_special(path)
    return found


def refuse_special(path: Path) -> None:
    """Raise DataError when a folder, pipe or device stands where a file should be read."""
    if path.exists() and not path.is_file():
        what = "this is a folder, pipe or device, not a file"
        raise DataError.single(str(path), what, "take it away")
