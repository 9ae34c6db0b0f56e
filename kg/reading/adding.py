"""Files into documents of a workspace, one after the other, so that a run can break off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import Problem
from kg.reading.article import Article
from kg.reading.job import FIX, Job, Known, Result, digest_of, problems_at
from kg.reading.metadata import Metadata
from kg.reading.shelf import Shelf, Stored
from kg.work.running import Place, run
from kg.work.task import Lost

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
    shelf: Shelf, paths: Iterable[Path], job: Job, place: Place, wanted: Wanted
) -> Iterator[Outcome]:
    """Yield what became of each file, in the order of the paths; each is stored as it is yielded.

    The same files give the same documents wherever they are read and by how many workers, and
    whether the run was broken off and begun again or not.
    """
    digests: dict[Path, str] = {}

    def looked_at() -> Iterator[tuple[Path, Result | None]]:
        for path in paths:
            yield path, _known(shelf, path, job, digests)

    for path, result in run(place, job, looked_at(), in_order=True):
        digest = digests.pop(path, "")
        if isinstance(result, Article):
            yield _stored(shelf, path, result, digest, wanted)
        elif isinstance(result, Known):
            yield Outcome(path, result)
        else:
            found = (Problem("", result.why, FIX),) if isinstance(result, Lost) else result
            yield Outcome(path, problems_at(found, str(path)))


def _known(shelf: Shelf, path: Path, job: Job, digests: dict[Path, str]) -> Result | None:
    """Return what is known of the file without reading it as a document; keep its digest."""
    found = digest_of(path, job.largest)
    if not isinstance(found, str):
        return found
    digests[path] = found
    return shelf.source(found)


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
