"""The digest of a root's inputs, remembered by the state of the files, so that none is read again.

A file that was written so shortly before that a second writing could have left the same time
makes the memory worthless: then nothing is remembered.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress

from kg.errors import AiraceError
from kg.resources import cache_dir, write_whole

__all__ = ["RACY_NS", "remembered", "state_of"]

#: file systems keep times to two seconds at worst; a clock may be set a little back
RACY_NS = 5 * 10**9


def remembered(name: str, files: Iterable[str], made: Callable[[], str]) -> str:
    """Return what `made` returns, or what it returned when the files were as they are now.

    `name` tells memories apart. How a file is: its name, size, place on the disk and both times.
    """
    now = time.time_ns()
    state, newest = state_of(name, files)
    memory = cache_dir() / "inputs" / hashlib.sha256(name.encode()).hexdigest()[:16]
    with suppress(OSError, ValueError):
        known, _, digest = memory.read_text("utf-8").partition(" ")
        if known == state and digest:
            return digest
    found = made()
    if newest < now - RACY_NS:
        # A cache that is only read stays as it is.
        with suppress(OSError, AiraceError):
            write_whole(memory, f"{state} {found}")
    return found


def state_of(name: str, files: Iterable[str]) -> tuple[str, int]:
    """Return the state of all files as a digest, and the newest time of any."""
    total, newest = hashlib.sha256(name.encode()), 0
    for path in files:
        try:
            one = os.stat(path)  # noqa: PTH116  # there may be thousands
        except OSError:
            return "", time.time_ns()
        times = one.st_mtime_ns, one.st_ctime_ns
        state = f"\0{one.st_size} {one.st_dev} {one.st_ino} {times}\0"
        total.update(os.fsencode(path) + state.encode())
        newest = max(newest, *times)
    return total.hexdigest(), newest
