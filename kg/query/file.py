"""The query in a user's file."""

from __future__ import annotations

from pathlib import Path

from kg.errors import QueryError

__all__ = ["read_query"]

_PLAINER = {"Is a directory": "this is a folder", "No such file or directory": "no such file"}


def read_query(path: Path) -> str:
    """Return the query in the file; raises QueryError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        what = getattr(error, "strerror", "") or "this is no text in UTF-8"
        fix = "name a readable UTF-8 file"
        raise QueryError.single(str(path), _PLAINER.get(what, what), fix) from error
