"""Claims files as they were read before, in one file of the user's cache: a line for each."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path

from kg import __version__
from kg.corpus.passages import ClaimsFile, Passage, Row, Unexpressed
from kg.errors import AiraceError
from kg.identifiers import sha256_hex
from kg.output import write_whole

__all__ = ["Kept", "dump", "load"]

#: what reads and keeps the files; another reader may read the same bytes in another way
_CODE = ("passages.py", "located.py", "kept.py")
#: a file that no build has used for so long belongs to a folder that is gone
_UNUSED_SECONDS = 30 * 24 * 60 * 60


def dump(file: ClaimsFile) -> str:
    """Return the claims file, without its path, as one line of JSON."""
    passages = [
        [*_values(one, "rows"), [_values(row) for row in one.rows]] for one in file.passages
    ]
    left = [_values(one) for one in file.unexpressed]
    parts = [file.document, file.names, passages, left, file.heading]
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def _values(one: Passage | Row | Unexpressed, without: str = "") -> list[object]:
    return [value for name, value in vars(one).items() if name != without]


def load(path: Path, line: str) -> ClaimsFile:
    """Return the claims file at the path from what `dump` made of it."""
    document, names, passages, left, heading = json.loads(line)
    unexpressed = tuple(Unexpressed(*one) for one in left)
    return ClaimsFile(
        path, document, names, tuple(map(_passage, passages)), unexpressed, tuple(heading)
    )


def _passage(values: list[object]) -> Passage:
    paragraph, words, options, line, *place, rows = values
    made = tuple(Row(*row) for row in rows)  # type: ignore[attr-defined]
    return Passage(paragraph, words, options, made, line, *place)  # type: ignore[arg-type]


class Kept:
    """What was read of the files of some folders, by digest of bytes, code and qualifiers.

    A line that is damaged counts as not there: its file is read again.
    """

    def __init__(
        self, cache_folder: Path | None, folders: Iterable[Path], qualifiers: set[str]
    ) -> None:
        """Find the file of these folders; it need not be there. Without a cache nothing is kept."""
        names = "\0".join(str(one.resolve()) for one in folders)
        name = f"{sha256_hex(names)[:32]}.jsonl"
        self._path = cache_folder / "read" / name if cache_folder else None
        self._reader = f"{_code_digest()} {' '.join(sorted(qualifiers))}\0".encode()
        self._lines = dict(self._read())

    def _read(self) -> Iterable[tuple[str, str]]:
        if self._path is None:
            return
        with suppress(OSError), self._path.open(encoding="utf-8", errors="replace") as file:
            for line in file:
                key, _, rest = line.rstrip("\n").partition(" ")
                check, _, text = rest.partition(" ")
                if check and check == sha256_hex(text)[:16]:
                    yield key, text

    def key(self, path: Path) -> str:
        """Return the key of the file as it is now; empty when nothing is kept of it."""
        if self._path is None:
            return ""
        try:
            return hashlib.sha256(self._reader + path.read_bytes()).hexdigest()[:32]
        except OSError:
            return ""

    def get(self, key: str) -> str | None:
        """Return the line that was kept under the key, or None."""
        return self._lines.get(key)

    def keep(self, lines: Mapping[str, str]) -> None:
        """Keep these lines and no others; a cache that cannot be written stays as it is."""
        if self._path is None:
            return
        rows = (f"{key} {sha256_hex(text)[:16]} {text}\n" for key, text in lines.items() if key)
        with suppress(AiraceError):
            write_whole(self._path, "".join(rows))
            _drop_unused(self._path.parent)


def _drop_unused(folder: Path) -> None:
    for path in folder.glob("*.jsonl"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _UNUSED_SECONDS:
                path.unlink()


@cache
def _code_digest() -> str:
    here = Path(__file__).parent
    return sha256_hex(__version__ + "".join((here / name).read_text("utf-8") for name in _CODE))
