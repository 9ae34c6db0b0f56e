"""Where a file is not in the encoding that it should have."""

from __future__ import annotations

from pathlib import Path

__all__ = ["first_bad_line"]


def first_bad_line(path: Path) -> int:
    """Return the first line that is not UTF-8, counted from 1; 0 when there is none."""
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 0
