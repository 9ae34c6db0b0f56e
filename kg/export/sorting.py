"""Lines sorted that may be more than fit into memory."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice

__all__ = ["sorted_lines"]

#: so many lines are sorted in memory, about 100 MB of N-Quads
MOST_LINES = 500_000


def sorted_lines(lines: Iterable[str], most: int = MOST_LINES) -> Iterator[str]:
    r"""Yield the lines, each with its line break, sorted by code point.

    More than `most` of them are sorted in parts that wait in temporary files.

    >>> list(sorted_lines(["c\n", "a\n", "b\n"], most=2))
    ['a\n', 'b\n', 'c\n']
    """
    rest = iter(lines)
    with ExitStack() as files:
        parts: list[Iterable[str]] = []
        while part := sorted(islice(rest, most)):
            if len(part) < most:
                parts.append(part)
                break
            file = files.enter_context(tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n"))
            file.writelines(part)
            file.seek(0)
            parts.append(file)
        yield from heapq.merge(*parts)
