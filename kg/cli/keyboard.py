"""Keys and answers from a terminal, or line by line from a pipe."""

from __future__ import annotations

import os
import sys
from typing import Protocol

import click

__all__ = ["Keys", "keys"]


class Keys(Protocol):
    """Where keys come from."""

    #: whether a person sits there
    live: bool

    def key(self) -> str:
        """Return one key; 'q' at the end of input and for Ctrl-C."""

    def ask(self, question: str) -> str:
        """Return an answer of one line, without space round it; empty at the end of input."""

    def edit(self, text: str, head: str) -> str:
        """Return the line as the person changed it; the same line when it was left alone."""


class _Terminal:
    """Single keys, read raw; a line is edited in $VISUAL or $EDITOR where one is named."""

    live = True

    def key(self) -> str:
        try:
            return click.getchar()
        except (KeyboardInterrupt, EOFError):
            return "q"

    def ask(self, question: str) -> str:
        try:
            answer: str = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
        except click.Abort:
            return ""
        return answer.strip()

    def edit(self, text: str, head: str) -> str:
        if not (os.environ.get("VISUAL") or os.environ.get("EDITOR")):
            click.echo(f"  {text}")
            return self.ask("the new line (enter keeps it):") or text
        whole = f"# {head}\n{text}\n"
        changed = click.edit(whole, extension=".yaml", require_save=False) or whole
        lines = [line for line in changed.splitlines() if line.strip() and line[0] != "#"]
        return "\n".join(lines) or text


class _Lines:
    """A key is the first sign of a line, an answer a whole line."""

    live = False

    def key(self) -> str:
        line = sys.stdin.readline()
        return (line.strip() or "\n")[0] if line else "q"

    def ask(self, question: str) -> str:
        click.echo(question)
        return sys.stdin.readline().strip()

    def edit(self, text: str, head: str) -> str:
        return self.ask(head) or text


def keys() -> Keys:
    """Return the keys of the terminal, or of the lines on stdin when that is none."""
    return _Terminal() if sys.stdin.isatty() else _Lines()
