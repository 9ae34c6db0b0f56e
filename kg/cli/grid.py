"""A table as rich draws it, without the time that rich takes to load and to draw."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from itertools import pairwise, zip_longest

__all__ = ["folded", "grid"]

#: signs that take one column of a terminal each
_NARROW = re.compile(r"[ -~\xa1-\xac\xae-\u02ff\u2010-\u2027]*")
_WORD = re.compile(r"\s*\S+\s*")
_BOLD, _OFF = "\x1b[1m", "\x1b[0m"
#: settings of the user by which rich decides on colours
_ASKED = ("FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]], size: int) -> str | None:
    """Return the table, or None where a cell must be broken or holds other than narrow signs.

    `size` is the width of the terminal.

    >>> grid(["a", "bb"], [["x", "yyy"]], 80).splitlines()[1:4]
    [' a   bb  ', ' ─────── ', ' x   yyy ']
    """
    widths = [max(map(len, cells)) for cells in zip(columns, *rows, strict=True)]
    return folded(columns, rows, widths, size)


def folded(
    columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], size: int
) -> str | None:
    """Return the table with cells broken over lines of these widths, or None as `grid` does.

    >>> folded(["a", "bb"], [["x", "yyy zz"]], [1, 4], 80).splitlines()[3:5]
    [' x   yyy  ', '     zz   ']
    """
    if not columns or os.name == "nt" or any(name in os.environ for name in _ASKED):
        return None
    if not all(_NARROW.fullmatch(cell) for line in (columns, *rows) for cell in line):
        return None
    inner = sum(widths) + 3 * (len(widths) - 1)
    if inner + 2 > size:
        return None
    blank = " " * (inner + 2)
    body = [line for row in rows for line in _body(row, widths)]
    return "\n".join([blank, *_head(columns, widths), f" {'─' * inner} ", *body, blank, ""])


def _head(columns: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return the lines of the head, in which short names stand at the bottom."""
    broken = [_fold(name, width)[::-1] for name, width in zip(columns, widths, strict=True)]
    lines = [_line(parts, widths, _is_terminal()) for parts in zip_longest(*broken, fillvalue="")]
    return lines[::-1]


def _body(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    broken = [_fold(cell, width) for cell, width in zip(cells, widths, strict=True)]
    return [_line(parts, widths) for parts in zip_longest(*broken, fillvalue="")]


def _line(cells: Sequence[str], widths: Sequence[int], bold: bool = False) -> str:
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=True)]
    return f" {'   '.join(f'{_BOLD}{cell}{_OFF}' if bold else cell for cell in padded)} "


def _fold(text: str, width: int) -> list[str]:
    """Return the text in lines, broken between words, and within those that no line can hold.

    >>> _fold("a bee sees", 4), _fold("abcdef gh", 4)
    (['a', 'bee', 'sees'], ['abcd', 'ef', 'gh'])
    """
    breaks, used = [0], 0
    for match in _WORD.finditer(text) if len(text) > width else ():
        start, whole, length = match.start(), len(match[0]), len(match[0].rstrip())
        if length <= width - used:
            used += whole
        elif length > width:
            pieces = range(start, start + whole, width)
            breaks += [place for place in pieces if place]
            used = start + whole - pieces[-1]
        elif used and start:
            breaks.append(start)
            used = whole
    return [text[a:b][:width].rstrip() for a, b in pairwise([*breaks, len(text)])]


def _is_terminal() -> bool:
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "unknown")
