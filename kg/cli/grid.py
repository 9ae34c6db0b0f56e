"""A table of which every cell fits on its line, as rich draws it, without the time to load rich."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence

__all__ = ["grid"]

#: signs that take one column of a terminal each
_NARROW = re.compile(r"[ -~\xa1-\xac\xae-\u02ff\u2010-\u2027]*")
_BOLD, _OFF = "\x1b[1m", "\x1b[0m"
#: settings of the user by which rich decides on colours
_ASKED = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]], size: int) -> str | None:
    """Return the table, or None where a cell must be broken or holds other than narrow signs.

    `size` is the width of the terminal.

    >>> grid(["a", "bb"], [["x", "yyy"]], 80).splitlines()[1:4]
    [' a   bb  ', ' ─────── ', ' x   yyy ']
    """
    lines = [columns, *rows]
    if not columns or os.name == "nt" or any(name in os.environ for name in _ASKED):
        return None
    if not all(_NARROW.fullmatch(cell) for line in lines for cell in line):
        return None
    widths = [max(map(len, cells)) for cells in zip(*lines, strict=True)]
    inner = sum(widths) + 3 * (len(widths) - 1)
    if inner + 2 > size:
        return None
    blank = " " * (inner + 2)
    body = [_line(row, widths) for row in rows]
    head = _line(columns, widths, bold=_is_terminal())
    return "\n".join([blank, head, f" {'─' * inner} ", *body, blank, ""])


def _line(cells: Sequence[str], widths: Sequence[int], bold: bool = False) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return f" {'   '.join(f'{_BOLD}{cell}{_OFF}' if bold else cell for cell in padded)} "


def _is_terminal() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "unknown")
