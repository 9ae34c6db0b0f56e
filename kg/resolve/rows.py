"""One row of a table while it is read: its cells, its claimant, and the sources that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Entity

__all__ = ["Row", "cited", "parts_of"]

_ADDRESS = re.compile(r"https?://[^\x00-\x20\x7f-\xa0\s<>\"{}|\\^`]+")
_BETWEEN = re.compile(r"[,;]+(?=https?://)|[,;.]+$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Row:
    """One row being read: its number, its cells by column, and what holds for all of them."""

    number: int
    cells: dict[str, str]
    claimant: Entity
    cites: tuple[str, ...]

    def note(self, column: str | None) -> str:
        """Return the text of a column of notes, without control characters."""
        text = self.cells.get(column, "") if column is not None else ""
        return _CONTROL.sub(" ", text).strip()


def cited(cells: dict[str, str], columns: Iterable[str]) -> tuple[str, ...]:
    r"""Return the web addresses in these columns, each once; words beside them stay aside.

    >>> cited({"Link": "https://a.example/x, https://b.example;see p. 3"}, ["Link"])
    ('https://a.example/x', 'https://b.example;see')
    >>> cited({"Link": "https://a.example/#t=a,b\nhttps://b.example."}, ["Link"])
    ('https://a.example/#t=a,b', 'https://b.example')
    """
    words = [
        word
        for name in columns
        for text in cells.get(name, "").split()
        for word in _BETWEEN.split(text)
    ]
    return tuple(dict.fromkeys(word for word in words if _ADDRESS.fullmatch(word)))


def parts_of(text: str, separator: str) -> list[str]:
    """Return the values of a cell, stripped; one without a separator, none of an empty cell.

    >>> parts_of("a, b,,", ","), parts_of(" a, b ", "")
    (['a', 'b'], ['a, b'])
    """
    found = [part.strip() for part in text.split(separator)] if separator else [text.strip()]
    return [part for part in found if part]
