"""Which stored texts share wording with a new one: an index of five-word runs on disk.

The index is a cache: it can be deleted at any time, and is made again from the texts. It counts
what `kg.corpus.overlap` counts, so that memory does not grow with the number of documents and one
new document costs no look at the others' texts.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.corpus.overlap import runs
from kg.errors import BuildError
from kg.model import Overlap

__all__ = ["Shingles"]

_BATCH = 50
_SCHEMA = """
CREATE TABLE IF NOT EXISTS document (
  number INTEGER PRIMARY KEY, key TEXT UNIQUE NOT NULL, sha256 TEXT NOT NULL, runs INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS run (
  hash INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (hash, number)
) WITHOUT ROWID;
CREATE TEMP TABLE fresh (hash INTEGER PRIMARY KEY);
"""
_SHARED = """
SELECT document.key, document.runs, count(*) FROM fresh
JOIN run USING (hash) JOIN document USING (number)
WHERE document.key != ? GROUP BY number ORDER BY document.key
"""


class Shingles:
    """The index, open for one writer; a second one is refused until this one is closed."""

    def __init__(self, path: Path) -> None:
        """Open the index at `path`, anew where it is damaged; raises BuildError when it is held."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._base = _open(path)
        except sqlite3.OperationalError as error:
            what = f"the index cannot be opened: {error}"
            fix = "wait until the other `kg add` on this workspace is done"
            raise BuildError.single(str(path), what, fix) from error
        except sqlite3.DatabaseError:
            path.unlink()
            self._base = _open(path)

        self._open, self._last = 0, ("", frozenset[int]())

    def close(self) -> None:
        """Close the index, so that another process may open it."""
        self._base.commit()
        self._base.close()

    def known(self) -> dict[str, str]:
        """Return the SHA-256 of each indexed text, by key."""
        return dict(self._base.execute("SELECT key, sha256 FROM document"))

    def forget(self, key: str) -> None:
        """Take a document out."""
        row = self._base.execute("SELECT number FROM document WHERE key = ?", (key,)).fetchone()
        with self._whole():
            for table in ("run", "document") if row else ():
                self._base.execute(f"DELETE FROM {table} WHERE number = ?", row)  # noqa: S608

    def shared(self, key: str, text: str) -> list[Overlap]:
        """Return an overlap with each indexed document, but `key`, that shares a run, by key."""
        hashes = self._hashes(text)
        with self._whole():
            self._base.execute("DELETE FROM fresh")
            self._base.executemany("INSERT INTO fresh VALUES (?)", ((one,) for one in hashes))
            rows = self._base.execute(_SHARED, (key,)).fetchall()
        return [_overlap((key, other), len(hashes), size, both) for other, size, both in rows]

    def remember(self, key: str, sha256: str, text: str) -> None:
        """Put a document in, whole or not at all.

        Up to `_BATCH` documents are lost to the index when the process is killed, not to anybody
        else: writing its pages for each one would take most of the time.
        """
        hashes = sorted(self._hashes(text))
        self.forget(key)
        with self._whole():
            values = (key, sha256, len(hashes))
            told = self._base.execute(
                "INSERT INTO document (key, sha256, runs) VALUES (?, ?, ?)", values
            )
            rows = ((one, told.lastrowid) for one in hashes)
            self._base.executemany("INSERT INTO run VALUES (?, ?)", rows)
        self._open += 1
        if self._open % _BATCH == 0:
            self._base.commit()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Take back what was begun when it does not come to its end."""
        try:
            yield
        except BaseException:
            self._base.rollback()
            raise

    def _hashes(self, text: str) -> frozenset[int]:
        if self._last[0] != text:
            self._last = (text, _hashes(text))
        return self._last[1]


def _overlap(pair: tuple[str, str], first: int, second: int, both: int) -> Overlap:
    a, b = sorted(pair)
    return Overlap(documents=(a, b), runs=both, share=round(100 * both / min(first, second), 2))


def _open(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=2)
    try:
        # Exclusive until closed: two runs that choose keys at the same time would collide.
        base.execute("PRAGMA locking_mode = EXCLUSIVE")
        base.execute("PRAGMA synchronous = NORMAL")
        base.execute("PRAGMA cache_size = -32000")
        base.executescript(f"BEGIN EXCLUSIVE; {_SCHEMA} COMMIT;")
    except sqlite3.Error:
        base.close()
        raise
    return base


def _hashes(text: str) -> frozenset[int]:
    """Return 64 bits for each run of the text: two runs with the same bits are not to be expected.

    >>> len(_hashes("One two three four five six."))
    2
    """
    return frozenset(_numbers(text))


def _numbers(text: str) -> Iterator[int]:
    for run in runs(text):
        bits = hashlib.blake2b("\x1f".join(run).encode(), digest_size=8).digest()
        yield int.from_bytes(bits, "big", signed=True)
