"""Lists that were made with the build: their first things, and those whose names begin alike.

Some pages are read, never all things. A server may hold a build that was made before there were
lists: then a list is None, and who asks reads everything.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import read_question, text_term
from kg.identifiers import digest
from kg.query.assertions import Row, rows_of

__all__ = ["Listed", "has_lists", "open_list", "read_part"]

#: sorted behind every text that begins with what stands before it
_LAST = "\U0010ffff"


@dataclass(frozen=True)
class Listed:
    """A list of the build: its pages in order, each with its first key and its length."""

    engine: Engine
    queries: Path
    pages: Sequence[Row]

    @property
    def size(self) -> int:
        """Return how many things the list has."""
        return sum(int(one["count"]) for one in self.pages)

    def some(self, start: int, most: int) -> list[str]:
        """Return the identifiers of `most` things from place `start` on, or of all up to the end.

        The first place is 0, and `most` of 0 is all.
        """
        end = min(start + most, self.size) if most else self.size
        ends = list(accumulate(int(one["count"]) for one in self.pages))
        first, last = bisect_right(ends, start), bisect_left(ends, end)
        if start >= end:
            return []
        before = ends[first] - int(self.pages[first]["count"])
        return self._entries(first, last + 1)[start - before : end - before]

    def beginning(self, key: str) -> tuple[int, int]:
        """Return the places from and to which keys that begin with this one can stand.

        All of them stand there, and with them some from the pages at both ends.
        """
        firsts = [one["first"] for one in self.pages]
        ends = [0, *accumulate(int(one["count"]) for one in self.pages)]
        start, end = bisect_left(firsts, key), bisect_right(firsts, key + _LAST)
        return ends[max(start - 1, 0)], ends[end]

    def around(self, key: str) -> tuple[int, int]:
        """Return the places from and to which this very key can stand."""
        firsts = [one["first"] for one in self.pages]
        ends = [0, *accumulate(int(one["count"]) for one in self.pages)]
        return ends[max(bisect_left(firsts, key) - 1, 0)], ends[bisect_right(firsts, key)]

    def _entries(self, first: int, last: int) -> list[str]:
        pages = [one["page"].removeprefix(ID) for one in self.pages[first:last]]
        found = {
            row["page"].removeprefix(ID): row["entries"].split(" ")
            for row in rows_of(self.engine, self.queries, "entries", page=pages)
        }
        return [entry for page in pages for entry in found[page]]


def read_part(engine: Engine, queries: Path, name: str, start: int, most: int) -> list[str]:
    """Return the identifiers of `most` things of a list from a place on, the first place being 0.

    No other page is looked at. Nothing is returned where there is nothing of the list.
    """
    first = _page(engine, queries, name, 1)
    if not first or most < 1:
        return []
    at, listed = start // len(first), list[str]()
    before = at * len(first)
    while before + len(listed) < start + most:
        at += 1
        page = first if at == 1 else _page(engine, queries, name, at)
        listed += page
        if len(page) < len(first):
            break
    return listed[start - before :][:most]


def _page(engine: Engine, queries: Path, name: str, number: int) -> list[str]:
    """Return what stands on a page of a list, by the name that the build gives each page."""
    page = f"page/{digest([name, str(number)])}"
    rows = rows_of(engine, queries, "entries", page=[page])
    return rows[0]["entries"].split(" ") if rows else []


def open_list(engine: Engine, queries: Path, name: str) -> Listed | None:
    """Return a list of the build, or None where there is nothing of it."""
    question = read_question(queries / "commands" / "pages.rq")
    rows = engine.texts(question.bound({"list": [text_term(name)]}))
    return Listed(engine, queries, rows) if rows else None


def has_lists(engine: Engine, queries: Path) -> bool:
    """Return whether the build made lists, so that one of which nothing is there is empty."""
    return bool(rows_of(engine, queries, "listed"))
