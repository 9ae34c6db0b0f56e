"""First places that no number tells: "atop the leaderboard", "tops the ranking"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model.cues import Cues

__all__ = ["FIRST", "first_places"]

#: how such a place is written as a quantity
FIRST = "1 place"


def first_places(text: str, cues: Cues) -> Iterator[tuple[int, int]]:
    """Yield where the words stand by which something is the first of a list.

    >>> from kg.corpus.cues import read_cues
    >>> from kg.resources import shipped_root
    >>> cues = read_cues(shipped_root().table("extraction/cues.yaml"))
    >>> list(first_places("Finch 2 tops the FOO leaderboard, and Foo tops $5 billion.", cues))
    [(8, 12)]
    """
    for match in cues.turns["first_place"].finditer(text):
        yield match.span("said")
