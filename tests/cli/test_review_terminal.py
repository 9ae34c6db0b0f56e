"""kg review in a real terminal, key by key."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.pipeline import load_graph
from kg.resources import Root
from tests.cli.test_reviewing import claims, decided
from tests.review.conftest import workspace

__all__ = ["workspace"]

pytestmark = pytest.mark.processes


class Terminal:
    """A real terminal with `kg review` in it."""

    def __init__(self, folder: Path, cache: Path, **env: str) -> None:
        self.master, slave = pty.openpty()
        # the first thing that a session opens becomes its terminal, from which Ctrl-C comes
        code = "import os, signal; os.close(os.open(os.ttyname(0), os.O_RDWR))\n"
        # tests that run in the background inherit that Ctrl-C is ignored
        code += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        code += "from kg.cli.main import main; main()"
        clean = {k: v for k, v in os.environ.items() if k not in ("EDITOR", "VISUAL", "KG_TEXTS")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, "--root", str(folder), "review"],
            stdin=slave, stdout=slave, stderr=slave, close_fds=True, start_new_session=True,
            env={**clean, "AIRACE_CACHE": str(cache), "TERM": "xterm", **env},
        )  # fmt: skip
        os.close(slave)
        self.seen = ""

    def until(self, words: str) -> None:
        """Read until the words stand on the screen."""
        end = time.monotonic() + 30
        while words not in self.seen:
            assert time.monotonic() < end, self.seen
            self.seen += self._read()
        self.seen = self.seen.partition(words)[2]

    def press(self, key: str, words: str) -> None:
        """Press the key until the words stand on the screen, as a person would.

        A Ctrl-C that comes just before a prompt begins to wait is seen only with the next key.
        """
        for _ in range(15):
            self.type(key)
            end = time.monotonic() + 2
            while words not in self.seen and time.monotonic() < end:
                self.seen += self._read()
            if words in self.seen:
                break
        self.until(words)

    def _read(self) -> str:
        if not select.select([self.master], [], [], 1)[0]:
            return ""
        try:
            return os.read(self.master, 65536).decode("utf-8", "replace")
        except OSError:
            return ""

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def wait(self) -> int:
        """Wait for the end of the program; returns its exit status."""
        return self.process.wait(60)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def terminal(workspace: Path, tmp_path: Path) -> Iterator[Terminal]:
    """Return a terminal with the review of the workspace; its editor says supports."""
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/released/supports/' \"$1\"\n")
    editor.chmod(0o755)
    found = Terminal(workspace, tmp_path / "cache", EDITOR=str(editor))
    yield found
    found.close()


KEYS = "q quit"


def test_single_keys_in_a_terminal(terminal: Terminal, workspace: Path) -> None:
    terminal.until(KEYS)
    terminal.type("a")
    terminal.until("accepted")
    terminal.until(KEYS)
    terminal.type("r")
    terminal.until("reason")
    terminal.type("2\r")
    terminal.until("rejected")
    terminal.until(KEYS)
    terminal.type("u")
    terminal.until("taken back")
    terminal.until(KEYS)
    terminal.type("\x1b[A")
    terminal.until("no such key")
    terminal.until(KEYS)
    terminal.type("q")
    terminal.until("still wait")
    assert terminal.wait() == 0
    assert decided(workspace) == [("accepted", "Corvid Labs released Heron-1", "")]


def test_a_killed_session_loses_only_what_is_on_the_screen(
    terminal: Terminal, workspace: Path
) -> None:
    for _ in range(2):
        terminal.until(KEYS)
        terminal.type("a")
    terminal.until("3 of 5")
    terminal.process.kill()
    terminal.wait()
    assert len(decided(workspace)) == 2
    assert len(load_graph(Root.at(workspace)).assertions) == 2


def test_ctrl_c_quits_in_peace(terminal: Terminal, workspace: Path) -> None:
    terminal.until(KEYS)
    terminal.type("s\x03")
    terminal.until("decisions saved")
    assert terminal.wait() == 0


def test_ctrl_c_instead_of_a_reason_rejects_nothing(terminal: Terminal, workspace: Path) -> None:
    terminal.until(KEYS)
    terminal.type("r")
    terminal.until("reason")
    terminal.press("\x03", "0 decisions saved")
    assert terminal.wait() == 0
    assert decided(workspace) == []


def test_the_editor_of_the_user_changes_the_line(terminal: Terminal, workspace: Path) -> None:
    terminal.until(KEYS)
    terminal.type("e")
    terminal.until("changed; a accepts it")
    terminal.until(KEYS)
    terminal.type("aq")
    terminal.until("still wait")
    assert terminal.wait() == 0
    assert "[Corvid Labs, supports, Heron-1]" in claims(workspace)
