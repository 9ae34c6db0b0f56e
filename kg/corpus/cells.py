"""Every cell of a corpus against the tables that were loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.corpus.sheet import Sheet
from kg.errors import Problem
from kg.identifiers import sha256_hex
from kg.model import Assertion, Cell

__all__ = ["check_cells"]

_FIX = "load the table again, under a key of its own where it has changed"


def check_cells(
    assertions: Iterable[Assertion], sheets: Mapping[str, Sheet]
) -> tuple[int, list[Problem]]:
    """Return how many cells were compared with the tables (by document id), and what is wrong.

    Each table is read once, row by row; compared are the place, the name of the column, the
    digest of the whole cell, and the decisive words.
    """
    wanted: dict[str, dict[int, set[Cell]]] = defaultdict(lambda: defaultdict(set))
    for one in assertions:
        if isinstance(one.locator, Cell):
            wanted[one.document][one.locator.row].add(one.locator)
    checked = sum(len(cells) for rows in wanted.values() for cells in rows.values())
    problems: list[Problem] = []
    for document, rows in sorted(wanted.items()):
        sheet = sheets.get(document)
        for number, cells in sheet.rows() if sheet else ():
            for cell in rows.pop(number, ()):
                problems += _wrong(cell, cells, sheet.columns if sheet else (), document)
        for cell in (cell for left in rows.values() for cell in left):
            problems.append(Problem(f"{document} {cell.place}", "the table has no such row", _FIX))
    return checked, problems


def _wrong(
    cell: Cell, cells: tuple[str, ...], columns: tuple[str, ...], document: str
) -> list[Problem]:
    """Return what is wrong with the cell in its row; nothing when it holds."""
    where = f"{document} {cell.place}"
    if cell.column > len(columns) or columns[cell.column - 1] != cell.column_name:
        return [Problem(where, f"the column is not called '{cell.column_name}'", _FIX)]
    text = cells[cell.column - 1]
    if sha256_hex(text) != cell.sha256:
        return [Problem(where, "the cell at this place has another SHA-256", _FIX)]
    if cell.words not in text:
        return [Problem(where, f"the cell does not hold the words '{cell.words}'", _FIX)]
    return []
