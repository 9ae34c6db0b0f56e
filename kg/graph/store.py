"""Builds on disk: immutable Oxigraph stores, named by the digest of their input."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg import __version__
from kg.errors import BuildError, DataError
from kg.graph.builds import drop_old, is_whole, write_manifest
from kg.graph.freshness import RACY_NS, remembered, state_of
from kg.graph.stream import load
from kg.resources import Root, cache_dir

__all__ = ["build_dir", "input_digest", "is_build", "open_build", "write_build"]

_STORE = "store"
#: A load writes one file an index for each million quads, and a look-up opens all files of its
#: index. Merging them makes questions four to seven times faster and the store half as large
#: again, since the engine leaves what it merges uncompressed. A store of one load has fewer.
MOST_FILES = 16
_REPORT = "report.json"
_VERSIONS = f"{__version__} {ox.__version__}"


def input_digest(root: Root) -> str:
    """Return the digest of our version and code, and of all input files, names and bytes.

    Raises DataError for a file that cannot be read.
    """
    total = _code().copy()
    for name, path in root.input_files().items():
        total.update(f"\0{name}\0".encode())
        try:
            total.update(hashlib.sha256(path.read_bytes()).digest())
        except OSError as error:
            fix = "make it readable, or take it away"
            raise DataError.single(str(path), error.strerror or str(error), fix) from error
    return total.hexdigest()[:32]


def _code() -> hashlib._Hash:
    """Return the digest of our version and code; kept where it is surely that of a state."""
    files = tuple(_code_files())
    state, newest = state_of("", files)
    if newest > time.time_ns() - RACY_NS:
        return _read_code.__wrapped__(state, files)
    return _read_code(state, files)


@lru_cache(maxsize=1)
def _read_code(_state: str, files: tuple[str, ...]) -> hashlib._Hash:
    """Return the digest of our version and code, whose files are in this state: read once."""
    total = hashlib.sha256(_VERSIONS.encode())
    for code in files:
        total.update(Path(code).read_bytes())
    return total


def _code_files() -> list[str]:
    top = Path(__file__).parents[1]
    found = ((at, name) for at, _, names in os.walk(top) for name in names if name.endswith(".py"))
    return sorted(os.path.join(at, name) for at, name in found)  # noqa: PTH118  # fast


def build_dir(root: Root) -> Path:
    """Return where the build of this input is, or will be.

    The files are read only when one has another size, time or place than when they were last.
    """
    files = [*_code_files(), *map(str, root.input_files().values())]
    name = f"{_VERSIONS} {root.layers}"
    return cache_dir() / "builds" / remembered(name, files, lambda: input_digest(root))


def write_build(
    folder: Path, lines: Iterable[str], report: dict[str, object], lenient: bool = False
) -> None:
    """Make the build in `folder`, whole or not at all, of N-Quads lines in any order.

    The store is filled by one bulk load in a fresh folder beside it while the lines are made, and
    renamed into place, so that a kill at any moment leaves the old state; a damaged build there
    is replaced. Builds that nobody has used for long are dropped. `lenient` is for lines whose
    IRIs were looked at before. Raises BuildError when the build cannot be made.
    """
    import shutil
    import tempfile

    part = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=".part-", dir=folder.parent))
        store = ox.Store(str(part / _STORE))
        load(store, lines, lenient)
        if len(list((part / _STORE).glob("*.sst"))) > MOST_FILES:
            store.optimize()
        store.flush()
        del store
        (part / _REPORT).write_text(json.dumps(report, indent=1), encoding="utf-8")
        write_manifest(part)
        _into_place(part, folder)
        drop_old(folder.parent)
    except (OSError, RuntimeError, SyntaxError) as error:
        fix = "make room, or name another folder in AIRACE_CACHE"
        what = getattr(error, "strerror", None) or str(error)
        raise BuildError.single(str(folder), what, fix) from error
    finally:
        if part is not None:
            shutil.rmtree(part, ignore_errors=True)


def _into_place(part: Path, folder: Path) -> None:
    """Rename `part` to `folder`; a damaged build there gives way, an equal one of another stays."""
    if folder.exists() and not is_whole(folder):
        import tempfile

        with tempfile.TemporaryDirectory(prefix=".part-", dir=folder.parent) as aside:
            folder.rename(Path(aside) / folder.name)
    try:
        part.rename(folder)
    except OSError:
        if not is_whole(folder):
            raise


def is_build(folder: Path) -> bool:
    """Return whether the folder is a build that `write_build` made."""
    return (folder / _STORE).is_dir() and (folder / _REPORT).is_file()


def open_build(folder: Path) -> ox.Store:
    """Return the build's store, read-only. Raises BuildError when it is damaged."""
    try:
        return ox.Store.read_only(str(folder / _STORE))
    except (OSError, RuntimeError) as error:
        fix = f"delete {folder}; the next command makes it again"
        raise BuildError.single(str(folder), f"the store cannot be opened: {error}", fix) from error


def read_report(folder: Path) -> dict[str, object]:
    """Return what the build said of itself: counts and what was left open."""
    return dict(json.loads((folder / _REPORT).read_text(encoding="utf-8")))
