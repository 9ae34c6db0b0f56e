"""Cells: the places of values in tables, as RFC 7111 and RFC 6901 name them."""

from __future__ import annotations

import re
from urllib.parse import quote

from kg.model.base import Noun

__all__ = ["LONGEST_WORDS", "Cell", "few_words", "fragment_of"]

#: what a cell shows of itself at most, in characters, where eight words would be longer
LONGEST_WORDS = 120
_FEW = re.compile(r"\S+(?:[^\S\n\r]+\S+){0,7}")


def few_words(text: str) -> str:
    r"""Return the first words of a cell, exactly as they stand there: eight at most, one line.

    >>> few_words(" 6.7e+24\nestimated from the paper")
    '6.7e+24'
    """
    match = _FEW.search(text)
    return match[0][:LONGEST_WORDS] if match else ""


def fragment_of(row: int = 0, column: int = 0, name: str = "", within: str | None = None) -> str:
    """Return the fragment of a cell, of a row (without a column), or of a column (without a row).

    RFC 7111 for CSV; in JSON a pointer by RFC 6901, `within` being that of the list of records.

    >>> fragment_of(12, 4), fragment_of(12), fragment_of(column=4)
    ('cell=12,4', 'row=12', 'col=4')
    >>> fragment_of(12, 4, "a/b", "/data"), fragment_of(12, within="/data")
    ('/data/11/a~1b', '/data/11')
    """
    if within is None:
        return (
            f"cell={row},{column}" if row and column else f"row={row}" if row else f"col={column}"
        )
    key = name.replace("~", "~0").replace("/", "~1")
    record = f"{within}/{row - 1}" if row else within
    return f"{record}/{quote(key, safe='~')}" if column else record


class Cell(Noun):
    """The place of a value in a table: row and column, both from 1.

    In a CSV table the head is row 1, as RFC 7111 counts; in a JSON list the first record is
    row 1. `within` is the JSON pointer of that list, or None for a CSV table. `cites` are the web
    addresses that the row itself gives as its source.
    """

    row: int
    column: int
    column_name: str
    words: str
    sha256: str
    within: str | None = None
    cites: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """Return the place as one text, by which two assertions are the same or not."""
        return f"cell={self.row},{self.column}"

    @property
    def fragment(self) -> str:
        """Return the fragment that selects the cell: RFC 7111, or RFC 6901 in JSON.

        >>> cell = Cell(row=12, column=4, column_name="a/b", words="7", sha256="")
        >>> cell.fragment, cell.model_copy(update={"within": "/data"}).fragment
        ('cell=12,4', '/data/11/a~1b')
        """
        return fragment_of(self.row, self.column, self.column_name, self.within)
