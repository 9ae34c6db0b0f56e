"""How a file is to be read, and what can come of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from kg.errors import AiraceError, Problem, UnreadableDocument
from kg.reading.article import Article, read_article
from kg.reading.settings import Settings
from kg.work.task import Limits

__all__ = ["FIX", "Job", "Known", "Packed", "Result", "digest_of", "problems_at"]

FIX = "convert it to plain text, or leave it out"


@dataclass(frozen=True)
class Known:
    """The document that holds a file already, and how that is known."""

    key: str
    why: str


Result = Article | Known | tuple[Problem, ...]
#: a file's name with its bytes, or with why they cannot be had
Packed = tuple[str, bytes | tuple[Problem, ...]]


@dataclass(frozen=True)
class Job:
    """How each file is to be read: `largest` counts bytes, an empty `encoding` is to be found.

    With `keep_lines` the lines of a hard-wrapped plain text are not joined to paragraphs.
    """

    settings: Settings
    encoding: str
    largest: int
    keep_lines: bool = False

    @property
    def limits(self) -> Limits:
        """What one file may take."""
        return Limits(self.settings.limits.seconds, self.settings.limits.memory)

    def pack(self, path: Path) -> Packed:
        """Return the name and the bytes of the file, or what is wrong with it."""
        try:
            return path.name, read_bytes(path, self.largest)
        except AiraceError as error:
            return path.name, error.problems
        except OSError as error:
            return path.name, _unreadable(error)

    def do(self, packed: Packed) -> Result:
        """Return the article in the bytes, or what is wrong; raises MemoryError only.

        Problems do not say where: only the caller knows the path.
        """
        name, data = packed
        if not isinstance(data, bytes):
            return data
        try:
            return read_article(name, data, self.settings, self.encoding, self.keep_lines)
        except AiraceError as error:
            return error.problems
        except MemoryError:
            raise
        except Exception as error:  # a library met what its authors did not foresee
            what = f"it cannot be read as what it seems to be: {type(error).__name__}"
        return (Problem("", what, FIX),)


def digest_of(path: Path, largest: int) -> str | tuple[Problem, ...]:
    """Return the SHA-256 of the file, or what is wrong with it."""
    try:
        return hashlib.sha256(read_bytes(path, largest)).hexdigest()
    except AiraceError as error:
        return error.problems
    except OSError as error:
        return _unreadable(error)


def _unreadable(error: OSError) -> tuple[Problem, ...]:
    return (Problem("", error.strerror or str(error), "make it readable, or leave it out"),)


def read_bytes(path: Path, largest: int) -> bytes:
    """Return the bytes of the file; raises UnreadableDocument for more than `largest`."""
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        what = f"it is larger than {largest / 1_000_000:g} MB"
        raise UnreadableDocument.single("", what, "raise --max-megabytes, or split it")
    return data


def problems_at(problems: tuple[Problem, ...], path: str) -> tuple[Problem, ...]:
    """Return the problems, each with the file at which it arose."""
    return tuple(Problem(path, one.what, one.fix) for one in problems)
