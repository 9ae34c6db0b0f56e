"""Many claims files read at once: what was read before is taken as it was, the rest over cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kg.corpus.kept import Kept, dump, load
from kg.corpus.located import yaml_files
from kg.corpus.passages import ClaimsFile, read_claims_file
from kg.errors import AiraceError, DataError, Problem

__all__ = ["Reading", "Told"]

#: what has been done, how much of it, and of how much in all; 0 when that is not known
Told = Callable[[str, int, int], None]
#: fewer files than this are read sooner than another process has started
_FEW = 60
_BATCH = 16

#: the line that `dump` makes of a file, or what is wrong with it
Outcome = str | tuple[Problem, ...]


def _untold(_what: str, _done: int, _all: int) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Reading:
    """How claims files are read: by how many processes, kept where, and who is told.

    Neither changes what is read, nor its order.
    """

    workers: int = 1
    cache: Path | None = None
    told: Told = _untold

    def read(self, folders: Iterable[Path], qualifiers: set[str]) -> list[ClaimsFile]:
        """Return the claims files of the folders (`Root.folders`), in order.

        Raises DataError with the problems of all files.
        """
        listed = list(folders)
        paths = [path for folder in listed for path in yaml_files(folder)]
        kept = Kept(self.cache, listed, qualifiers)
        keys = [kept.key(path) for path in paths]
        known = [kept.get(key) for key in keys]
        outcomes = list(self._outcomes(paths, known, qualifiers))
        if None in known:
            # A file that was changed while it was read is not kept under the key of before.
            rows = zip(paths, keys, outcomes, strict=True)
            good = [row for row in rows if isinstance(row[2], str) and kept.key(row[0]) == row[1]]
            kept.keep({key: str(line) for _, key, line in good})
        problems = [one for outcome in outcomes if isinstance(outcome, tuple) for one in outcome]
        if problems:
            raise DataError(*problems)
        return [load(path, str(line)) for path, line in zip(paths, outcomes, strict=True)]

    def _outcomes(
        self, paths: Sequence[Path], known: Sequence[str | None], qualifiers: set[str]
    ) -> Iterator[Outcome]:
        """Yield what is in each of the files, as known or as read now, and tell how far it is."""
        unread = [path for path, line in zip(paths, known, strict=True) if line is None]
        fresh = self._fresh(unread, qualifiers)
        for number, line in enumerate(known, 1):
            yield next(fresh) if line is None else line
            self.told("reading", number, len(paths))

    def _fresh(self, paths: Sequence[Path], qualifiers: set[str]) -> Iterator[Outcome]:
        """Yield what is in each of the files, in order."""
        read = partial(_read, qualifiers)
        if self.workers < 2 or len(paths) < _FEW:
            return map(read, paths)
        return _in_processes(read, paths, self.workers)


def _read(qualifiers: set[str], path: Path) -> Outcome:
    try:
        return dump(read_claims_file(path, qualifiers))
    except AiraceError as error:
        return error.problems


def _in_processes(
    read: Callable[[Path], Outcome], paths: Sequence[Path], workers: int
) -> Iterator[Outcome]:
    """Yield what `read` gives for each path; should a process die, the rest is read here."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    done = 0
    # Not forked: the parent may have threads, and a fresh process has a small memory.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        for outcome in pool.map(read, paths, chunksize=_BATCH):
            done += 1
            yield outcome
    except BrokenProcessPool:
        yield from map(read, paths[done:])
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
