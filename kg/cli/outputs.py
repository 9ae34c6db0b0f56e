"""Where a command writes what it makes: a file, or stdout for `-`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.output import Content

__all__ = ["STDOUT", "OutputPath", "deliver"]

STDOUT = Path("-")


class OutputPath(click.Path):
    """A file or folder to write; an empty name, or one with a NUL sign, is wrong usage.

    It goes into a folder that is there: one that a slip of the pen names is never made.
    """

    def __init__(self, *, folder: bool = False) -> None:
        """Take a file, or a folder."""
        super().__init__(path_type=Path, file_okay=not folder, dir_okay=folder)

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return the path; raises BadParameter, or OutputError where it would lie nowhere."""
        if not str(value).strip():
            self.fail("the name is empty", param, ctx)
        if "\0" in str(value):
            self.fail("no name can hold a NUL sign", param, ctx)
        found = Path(str(super().convert(str(value), param, ctx)))
        _refuse_nowhere(found)
        return found


def _refuse_nowhere(path: Path) -> None:
    """Raise OutputError when the folder in which the path would lie is not there."""
    from kg.errors import OutputError

    above = path.parent
    if not above.is_dir():
        fix = f"make it with `mkdir -p {above}`, or name another place"
        what = f"there is no folder {above}"
        if above.is_file():
            what, fix = f"{above} is a file, no folder", "name another place"
        raise OutputError.single(str(path), what, fix)


def deliver(path: Path, text: Content) -> bool:
    """Write whole to the path and return true; `-` is stdout, then return false.

    Raises OutputError when the file cannot be written.
    """
    from kg.output import chunks, write_whole

    if path == STDOUT:
        for chunk in chunks(text):
            _print(chunk)
        return False
    write_whole(path, text)
    return True


def _print(chunk: bytes) -> None:
    """Write all of it to stdout; an unbuffered stream may take a part where a disk fills."""
    stream, rest = sys.stdout.buffer, memoryview(chunk)
    sys.stdout.flush()
    while rest:
        rest = rest[stream.write(rest) :]
    stream.flush()
