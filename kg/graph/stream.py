"""Quads as one stream of N-Quads text, of which at most a few thousand lines are in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from kg.graph.namespaces import Quad

__all__ = ["TextStream", "counted", "nquads"]

#: lines encoded at a time: below this calls cost, above it the caches of the processor
_LINES = 4096
#: after how many lines the user hears again
_TOLD = 50_000


def nquads(quads: Iterable[Quad]) -> Iterator[str]:
    r"""Yield the N-Quads line of each quad; a store takes equal ones as one.

    >>> list(nquads([("<a:s>", "<a:p>", "<a:o>", ""), ("<a:s>", "<a:p>", "<a:o>", "<a:g>")]))
    ['<a:s> <a:p> <a:o>  .\n', '<a:s> <a:p> <a:o> <a:g> .\n']
    """
    return (f"{s} {p} {o} {g} .\n" for s, p, o, g in quads)


def counted(lines: Iterable[str], told: Callable[[str, int, int], None]) -> Iterator[str]:
    """Yield the lines, and tell now and then how many have been loaded."""
    for number, line in enumerate(lines, 1):
        yield line
        if number % _TOLD == 0:
            told("loading", number, 0)


class TextStream:
    r"""Lines as a file that is read in binary, each line made when its turn comes.

    >>> stream = TextStream(["a\n", "b\n"])
    >>> stream.read(3), stream.read(3), stream.read(3)
    (b'a\nb', b'\n', b'')
    """

    def __init__(self, lines: Iterable[str]) -> None:
        """Keep the lines; none is made yet."""
        self._lines = iter(lines)
        self._chunk, self._place = b"", 0

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes, none at the end."""
        if self._place >= len(self._chunk):
            self._chunk, self._place = "".join(islice(self._lines, _LINES)).encode(), 0
        part = self._chunk[self._place : self._place + size]
        self._place += size
        return part
