"""Files into documents of a workspace, one after the other, so that a run can break off."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import AiraceError, Problem
from kg.reading.article import Article
from kg.reading.job import Job, Known, Result, problems_at, read_bytes
from kg.reading.metadata import Metadata
from kg.reading.shelf import Shelf, Stored
from kg.reading.workers import read_files

__all__ = ["Outcome", "Wanted", "add_files"]


@dataclass(frozen=True)
class Wanted:
    """What the user says of the files: this counts before what they say of themselves."""

    metadata: Metadata = field(default_factory=Metadata)
    key: str = ""
    #: asked for each file, with what was found, before it is stored
    complete: Callable[[Path, Metadata], Metadata] = lambda _, found: found


@dataclass(frozen=True)
class Outcome:
    """What became of a file: it was stored, is known already, or cannot be read."""

    path: Path
    result: Stored | Known | tuple[Problem, ...]
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    words: int = 0


def add_files(
    shelf: Shelf, paths: Iterable[Path], job: Job, workers: int, wanted: Wanted
) -> Iterator[Outcome]:
    """Yield what became of each file, in the order of the paths; each is stored as it is yielded.

    The same files give the same documents whatever the number of `workers`, and whether the run
    was broken off and begun again or not.
    """
    digests: dict[Path, str] = {}

    def looked_at() -> Iterator[tuple[Path, Result | None]]:
        for path in paths:
            yield path, _known(shelf, path, job, digests)

    for path, result in read_files(looked_at(), job, workers):
        digest = digests.pop(path, "")
        if isinstance(result, Article):
            yield _stored(shelf, path, result, digest, wanted)
        else:
            yield Outcome(path, result)


def _known(shelf: Shelf, path: Path, job: Job, digests: dict[Path, str]) -> Result | None:
    """Return what is known of the file without reading it as a document; keep its digest."""
    try:
        digests[path] = hashlib.sha256(read_bytes(path, job.largest)).hexdigest()
    except AiraceError as error:
        return problems_at(error, str(path))
    except OSError as error:
        reason = error.strerror or str(error)
        return (Problem(str(path), reason, "make it readable, or leave it out"),)
    return shelf.source(digests[path])


def _stored(shelf: Shelf, path: Path, article: Article, digest: str, wanted: Wanted) -> Outcome:
    # A file read ahead may be a copy of one that was stored since.
    metadata = wanted.metadata.over(article.metadata)
    known = shelf.source(digest) or shelf.find(article, metadata.url)
    if known:
        return Outcome(path, known)
    if wanted.key and not shelf.is_free(wanted.key):
        what = f"the key '{wanted.key}' belongs to another document"
        return Outcome(path, (Problem(str(path), what, "choose another --key"),))
    metadata = wanted.complete(path, metadata)
    stored = shelf.store(article, metadata, path.stem, digest, wanted.key)
    words = len(article.text.split())
    return Outcome(path, stored, article.notes, metadata.missing, words)
