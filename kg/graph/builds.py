"""The folder of builds over time: which are whole, which are dropped."""

from __future__ import annotations

import atexit
import errno
import hashlib
import json
import time
from contextlib import suppress
from functools import cache
from os import utime
from pathlib import Path

__all__ = ["drop_old", "is_whole", "place_for", "spare", "write_manifest"]

_MANIFEST = "manifest.json"
#: RocksDB writes its diary and its lock anew when a store is opened.
_DIARY = ("LOG", "LOCK")
_DAY = 24 * 60 * 60
#: The newest builds stay; of the others, those that nobody has used for so long are dropped.
KEPT_BUILDS = 8
UNUSED_SECONDS = 14 * _DAY
#: What a killed process left behind is dropped when no living one can still be writing it.
LEFT_SECONDS = 60 * 60


#: what the system says of a folder into which nobody may write
_LOCKED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR}


def place_for(folder: Path) -> Path:
    """Return where the build that belongs into the folder can be made.

    That is the folder, or where nothing may be written beside it one of this process alone.
    """
    import tempfile

    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder.parent):
            return folder
    except OSError as error:
        if error.errno not in _LOCKED:
            return folder
    with suppress(OSError):
        return spare() / folder.name
    return folder


@cache
def spare() -> Path:
    """Return a folder for builds that is gone when the process ends; raises OSError."""
    import shutil
    import tempfile

    found = Path(tempfile.mkdtemp(prefix="airace-"))
    atexit.register(shutil.rmtree, found, ignore_errors=True)
    return found


def write_manifest(folder: Path) -> None:
    """Write down size, time and digest of each file of the store in the folder."""
    rows = {}
    for path in _files(folder):
        state = path.stat()
        rows[path.name] = [state.st_size, state.st_mtime_ns, _sha256(path)]
    (folder / _MANIFEST).write_text(json.dumps(rows, indent=1), encoding="utf-8")


def is_whole(folder: Path) -> bool:
    """Return whether the build is there and its files are those that were written.

    Sizes and times are compared; only a file whose time differs is read. A build in use is marked
    as used today.
    """
    try:
        rows = json.loads((folder / _MANIFEST).read_text(encoding="utf-8"))
        files = {path.name: path for path in _files(folder)}
        whole = rows.keys() == files.keys() and all(
            _same(files[name], *rows[name]) for name in rows
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return False
    if whole:
        _mark_used(folder)
    return whole


def drop_old(builds: Path) -> None:
    """Remove what killed processes left in the folder of builds, and builds long unused."""
    import shutil

    now = time.time()
    aged = []
    for path in builds.iterdir():
        with suppress(OSError):
            aged.append((now - path.stat().st_mtime, path))
    parts = [path for age, path in aged if path.name.startswith(".part-") and age > LEFT_SECONDS]
    whole = sorted(one for one in aged if not one[1].name.startswith("."))
    unused = [path for age, path in whole[KEPT_BUILDS:] if age > UNUSED_SECONDS]
    for path in [*parts, *unused]:
        shutil.rmtree(path, ignore_errors=True)


def _files(folder: Path) -> list[Path]:
    found = sorted((folder / "store").iterdir())
    return [path for path in found if not path.name.startswith(_DIARY)]


def _same(path: Path, size: int, written: int, digest: str) -> bool:
    state = path.stat()
    if state.st_size != size:
        return False
    return state.st_mtime_ns == written or _sha256(path) == digest


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _mark_used(folder: Path) -> None:
    """Give the folder today's time, once a day; a cache that is only read stays as it is."""
    with suppress(OSError):
        if time.time() - folder.stat().st_mtime > _DAY:
            utime(folder)
