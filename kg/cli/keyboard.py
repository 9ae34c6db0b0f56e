"""Keys and answers from a terminal, or line by line from a pipe."""

from __future__ import annotations

import os
import sys
from typing import Protocol

import click

from kg.cli.printing import plain

__all__ = ["Keys", "keys"]

#: seconds within which the signs of one escape sequence arrive
_PAUSE = 0.02


class Keys(Protocol):
    """Where keys come from."""

    #: whether a person sits there
    live: bool

    def key(self) -> str:
        """Return one key; 'q' at the end of input and for Ctrl-C."""

    def ask(self, question: str) -> str:
        """Return an answer of one line, without space round it.

        Raises KeyboardInterrupt for Ctrl-C and at the end of input: no answer is no decision.
        """

    def edit(self, text: str, head: str) -> str:
        """Return the line as the person changed it; the same line when it was left alone."""


class _Terminal:
    """Single keys, read raw; a line is edited in $VISUAL or $EDITOR where one is named."""

    live = True

    def key(self) -> str:
        try:
            return _one_key()
        except (KeyboardInterrupt, EOFError):
            return "q"

    def ask(self, question: str) -> str:
        try:
            answer: str = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
        except click.Abort:
            raise KeyboardInterrupt from None
        return answer.strip()

    def edit(self, text: str, head: str) -> str:
        if not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
            click.echo(plain(f"  {text}"))
            return self.ask("the new line (enter keeps it):") or text
        whole = f"# {head}\n{text}\n"
        changed = click.edit(whole, extension=".yaml", require_save=False) or whole
        lines = [line for line in changed.splitlines() if line.strip() and line[0] != "#"]
        return "\n".join(lines) or text


def _one_key() -> str:
    """Return the next key; what was typed ahead is kept, which click.getchar throws away."""
    try:
        import termios
        import tty
    except ImportError:  # not a POSIX terminal
        return click.getchar()
    fd = sys.stdin.fileno()
    before = termios.tcgetattr(fd)
    try:
        tty.setcbreak(fd, termios.TCSADRAIN)
        return _bytes(fd).decode("utf-8", "replace")
    finally:
        termios.tcsetattr(fd, termios.TCSADRAIN, before)


def _bytes(fd: int) -> bytes:
    """Return the bytes of one key: a letter of any script, or a whole escape sequence."""
    import select

    found = os.read(fd, 1)
    if not found or found == b"\x04":
        raise EOFError
    more = (
        7 if found == b"\x1b" else max(0, f"{found[0]:08b}".index("0") - 1 if found[0] > 191 else 0)
    )
    while more and select.select([fd], [], [], _PAUSE)[0]:
        found += os.read(fd, 1)
        more -= 1
    return found


class _Lines:
    """A key is the first sign of a line, an answer a whole line."""

    live = False

    def key(self) -> str:
        line = sys.stdin.readline()
        return (line.strip() or "\n")[0] if line else "q"

    def ask(self, question: str) -> str:
        click.echo(question)
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        return line.strip()

    def edit(self, text: str, head: str) -> str:
        return self.ask(head) or text


def keys() -> Keys:
    """Return the keys of the terminal, or of the lines on stdin when that is none."""
    return _Terminal() if sys.stdin.isatty() else _Lines()
