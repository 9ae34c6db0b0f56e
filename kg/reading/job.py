"""How a file is to be read, and what can come of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.errors import AiraceError, Problem, UnreadableDocument
from kg.reading.article import Article, read_article
from kg.reading.settings import Settings

__all__ = ["FIX", "Job", "Known", "Result", "problems_at", "read_bytes"]

FIX = "convert it to plain text, or leave it out"


@dataclass(frozen=True)
class Known:
    """The document that holds a file already, and how that is known."""

    key: str
    why: str


Result = Article | Known | tuple[Problem, ...]


@dataclass(frozen=True)
class Job:
    """How each file is to be read: `largest` counts bytes, an empty `encoding` is to be found."""

    settings: Settings
    encoding: str
    largest: int

    def read(self, path: Path) -> Result:
        """Return the article in the file, or what is wrong with it; raises MemoryError only."""
        try:
            data = read_bytes(path, self.largest)
            return read_article(path.name, data, self.settings, self.encoding)
        except AiraceError as error:
            return problems_at(error, str(path))
        except OSError as error:
            reason = error.strerror or str(error)
            return (Problem(str(path), reason, "make it readable, or leave it out"),)
        except MemoryError:
            raise
        except Exception as error:  # a library met what its authors did not foresee
            what = f"it cannot be read as what it seems to be: {type(error).__name__}"
        return (Problem(str(path), what, FIX),)


def read_bytes(path: Path, largest: int) -> bytes:
    """Return the bytes of the file; raises UnreadableDocument for more than `largest`."""
    with path.open("rb") as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        what = f"it is larger than {largest / 1_000_000:g} MB"
        raise UnreadableDocument.single("", what, "raise --max-megabytes, or split it")
    return data


def problems_at(error: AiraceError, path: str) -> tuple[Problem, ...]:
    """Return the problems of an error, each with the file at which it arose."""
    return tuple(Problem(path, one.what, one.fix) for one in error.problems)
