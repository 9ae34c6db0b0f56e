"""Processor seconds and peak memory of a piece of work."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

__all__ = ["Result", "timed"]

Result = dict[str, float]
_SELF = Path("/proc/self")


def timed(work: Callable[[], object]) -> Result:
    """Return `cpu`, in seconds, and `mb`, the most memory while working, what stood there too."""
    with suppress(OSError):
        (_SELF / "clear_refs").write_text("5")  # the peak counts from here
    start = time.process_time()
    work()
    spent = time.process_time() - start
    peak = re.search(r"VmHWM:\s+(\d+) kB", (_SELF / "status").read_text())
    return {"cpu": spent, "mb": int(peak[1]) / 1000 if peak else 0}
