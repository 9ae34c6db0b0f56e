"""N-Quads text as one stream into a store, of which little is in memory at a time."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from typing import IO, cast

import pyoxigraph as ox

__all__ = ["TextStream", "all_strict", "counted", "load", "strict", "uncollected"]

#: texts encoded at a time: below this calls cost, above it the caches of the processor
_TEXTS = 512
#: after how many lines the user hears again
_TOLD = 50_000


def strict(text: str) -> str:
    r"""Return the N-Quads unchanged, after looking at each IRI; raises SyntaxError.

    >>> strict("<a:s> <a:p> <a:o> .\n")
    '<a:s> <a:p> <a:o> .\n'
    """
    for _ in ox.parse(text, format=ox.RdfFormat.N_QUADS):
        pass
    return text


def all_strict(texts: Iterable[str]) -> Iterator[str]:
    """Yield the N-Quads unchanged, many texts as one, after looking at each IRI.

    Raises SyntaxError.
    """
    rest = iter(texts)
    while text := "".join(islice(rest, _TEXTS)):
        yield strict(text)


def counted(texts: Iterable[str], told: Callable[[str, int, int], None]) -> Iterator[str]:
    """Yield texts of lines, and tell now and then how many lines have been loaded."""
    number = last = 0
    for text in texts:
        yield text
        number += text.count("\n")
        if number - last >= _TOLD:
            told("loading", number, 0)
            last = number


class TextStream:
    r"""Texts as a file that is read in binary, each made when its turn comes.

    >>> stream = TextStream(["a\n", "b\n"])
    >>> stream.read(3), stream.read(3), stream.read(3)
    (b'a\nb', b'\n', b'')
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Keep the texts; none is made yet."""
        self._texts = iter(texts)
        self._chunk, self._place = b"", 0

    def read(self, size: int) -> bytes:
        """Return at most `size` bytes, none at the end."""
        if self._place >= len(self._chunk):
            self._chunk, self._place = "".join(islice(self._texts, _TEXTS)).encode(), 0
        part = self._chunk[self._place : self._place + size]
        self._place += size
        return part


def load(store: ox.Store, texts: Iterable[str], lenient: bool = False) -> None:
    """Fill the store with N-Quads in one bulk load; `lenient` where all IRIs are known to be good.

    Raises SyntaxError for what is no N-Quads, and whatever making the texts raises.
    """
    with uncollected(), _one_processor() as give_back:
        stream = cast("IO[bytes]", TextStream(_after(give_back, texts)))
        store.bulk_load(stream, format=ox.RdfFormat.N_QUADS, lenient=lenient)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the collector of cycles away while texts are made: it would walk the whole graph."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def _one_processor() -> Iterator[Callable[[], None]]:
    """Show this thread one processor until the function is called, or until the end.

    The engine holds a batch of a million quads, more than half a gigabyte, for each processor
    that it sees when a load starts; with one of them the load takes no longer, since the texts
    are made by a single thread.
    """
    known: set[int] = getattr(os, "sched_getaffinity", lambda _: set())(0)

    def show(processors: set[int]) -> None:
        with suppress(OSError):
            if processors:
                os.sched_setaffinity(0, processors)

    try:
        show({*sorted(known)[:1]})
        yield lambda: show(known)
    finally:
        show(known)


def _after(begin: Callable[[], None], texts: Iterable[str]) -> Iterator[str]:
    begin()
    yield from texts
