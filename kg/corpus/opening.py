"""A table of which nothing is known opened: in which encoding it is written is found out."""

from __future__ import annotations

import codecs
from pathlib import Path

from kg.corpus.records import only_list
from kg.corpus.sheet import Dialect, Sheet, open_sheet

__all__ = ["open_unknown"]


def open_unknown(path: Path) -> Sheet:
    """Return the table in a file of which nothing is known: UTF-8, UTF-16 with a mark, or cp1252.

    The records of a JSON file are its one list of records, where it has one at the top.

    Raises DataError as `open_sheet` does; a file that is none of these is told as not UTF-8.
    """
    if path.is_fifo():
        return open_sheet(path)
    if path.suffix.lower() == ".json":
        return open_sheet(path, Dialect(records=only_list(path)))
    head = _head(path)
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return open_sheet(path, Dialect(encoding="utf-16"))
    if b"\0" not in head and not _is_utf8(path):
        return open_sheet(path, Dialect(encoding="cp1252"))
    return open_sheet(path)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(4096)
    except OSError:
        return b""


def _is_utf8(path: Path) -> bool:
    """Return whether the whole file is UTF-8; one that cannot be read is told by its reader."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                decoder.decode(piece)
    except UnicodeDecodeError:
        return False
    except OSError:
        return True
    return True
