"""What changed between two releases of one table, cell by cell, without any interpretation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.corpus.mapping import Mapping
from kg.corpus.sheet import Sheet
from kg.errors import DataError
from kg.identifiers import fold

__all__ = ["Change", "changes"]


@dataclass(frozen=True)
class Change:
    """One difference: a row or column that is new or gone, or a cell with its rows and texts."""

    kind: str
    subject: str = ""
    column: str = ""
    old: str = ""
    new: str = ""
    old_row: str = ""
    new_row: str = ""


#: folded name of a subject, and how often it stood before: number of the row, and its cells
_Rows = dict[tuple[str, int], tuple[int, dict[str, str]]]


def changes(mapping: Mapping, old: Sheet, new: Sheet) -> Iterator[Change]:
    """Yield the differences in the order of the new table, then what is gone.

    Rows are matched by their subject's folded name, or in a wide table by the columns of the
    qualifiers; the cells of columns that both tables have are compared as text. A subject that
    stands in several rows is matched in their order.
    """
    keys = _keys(mapping)
    before, after = _rows(old, keys), _rows(new, keys)
    shared = [name for name in new.columns if name in old.columns]
    yield from (Change("column added", column=name) for name in new.columns if name not in shared)
    for key, (number, cells) in after.items():
        if key in before:
            yield from _cells(before[key], (number, cells), shared, keys)
        else:
            yield Change("row added", subject=_subject(cells, keys), new_row=str(number))
    for key, (number, cells) in before.items():
        if key not in after:
            yield Change("row gone", subject=_subject(cells, keys), old_row=str(number))
    yield from (Change("column gone", column=name) for name in old.columns if name not in shared)


def _keys(mapping: Mapping) -> list[str]:
    if mapping.subject.column is not None:
        return [mapping.subject.column]
    pairs = mapping.cells.qualifiers if mapping.cells else ()
    return [source.column for _, source in pairs if source.column is not None]


def _rows(sheet: Sheet, keys: list[str]) -> _Rows:
    lacking = [name for name in keys if name not in sheet.columns]
    if lacking:
        what = f"the table has no column '{lacking[0]}', by which rows are matched"
        raise DataError.single(str(sheet.path), what, "name the mapping that fits")
    found: _Rows = {}
    for number, texts in sheet.rows():
        cells = dict(zip(sheet.columns, texts, strict=True))
        name, times = fold(_subject(cells, keys)), 0
        while (name, times) in found:
            times += 1
        found[name, times] = number, cells
    return found


def _subject(cells: dict[str, str], keys: list[str]) -> str:
    return " ".join(" ".join(cells[key].split()) for key in keys)


def _cells(
    old: tuple[int, dict[str, str]],
    new: tuple[int, dict[str, str]],
    shared: list[str],
    keys: list[str],
) -> Iterator[Change]:
    for name in shared:
        before, after = old[1][name].strip(), new[1][name].strip()
        if before != after:
            kind = "cell filled" if not before else "cell emptied" if not after else "cell changed"
            subject = _subject(new[1], keys)
            yield Change(kind, subject, name, before, after, str(old[0]), str(new[0]))
