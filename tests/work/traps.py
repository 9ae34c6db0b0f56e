"""A task that does what its items say: work, hang, die, or take all memory."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.work.task import Limits


@dataclass(frozen=True)
class Traps:
    """Turns a word into capitals; some words are traps. Marks are left in a folder."""

    folder: Path
    limits: Limits = Limits(seconds=2, memory=2000)  # noqa: RUF009  # it is frozen

    def pack(self, word: str) -> str:
        """Return the word."""
        return word

    def do(self, word: str) -> str:
        """Do what the word says."""
        kind = word.partition(" ")[0]
        if kind == "once":
            mark = self.folder / word
            kind = "" if mark.exists() else "die"
            mark.touch()
        TRAPS.get(kind, lambda: None)()
        return word.upper()


def fail() -> None:
    """Raise what a library might."""
    raise ValueError("what is this")


TRAPS: dict[str, Callable[[], object]] = {
    "hang": lambda: time.sleep(600),
    "die": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "leave": lambda: os._exit(7),
    "fill": lambda: bytearray(10**10),
    "fail": fail,
    "slow": lambda: time.sleep(0.3),
}
