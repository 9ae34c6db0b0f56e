"""What changed between two releases of one table, cell by cell, without any interpretation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.corpus.mapping import Mapping as TableMapping
from kg.corpus.sheet import Sheet
from kg.errors import DataError
from kg.identifiers import fold

__all__ = ["Change", "Release", "changes"]

#: a row that is gone and a new one are one, under another name, when so much of both is equal
_LIKE, _FEWEST = 0.75, 3
#: what stands in more rows than this does not tell one row from another
_COMMON = 20


@dataclass(frozen=True)
class Release:
    """A table as it was released, and the mapping that says by what its rows are known."""

    mapping: TableMapping
    sheet: Sheet

    def keys(self) -> list[str]:
        """Return the columns by which rows are known: the subject's, or those of qualifiers."""
        if self.mapping.subject.column is not None:
            return [self.mapping.subject.column]
        pairs = self.mapping.cells.qualifiers if self.mapping.cells else ()
        return [source.column for _, source in pairs if source.column is not None]


class Change(NamedTuple):
    """One difference: a row or column that is new, gone or renamed, or a cell; with its places."""

    kind: str
    subject: str = ""
    column: str = ""
    old: str = ""
    new: str = ""
    old_place: str = ""
    new_place: str = ""


class _Row(NamedTuple):
    number: int
    subject: str
    cells: tuple[str, ...]


#: folded name of a subject, and how often it stood before
_Key = tuple[str, int]


def changes(old: Release, new: Release) -> Iterator[Change]:
    """Yield the differences in the order of the new table, then what is gone.

    Rows are matched by their subject's folded name, or in a wide table by the columns of the
    qualifiers; a subject that stands in several rows is matched in their order. A row that is gone
    and a new one that has most of its cells are one row, renamed. The cells of columns that both
    tables have are compared as text. Places are fragments, as in `Cell.fragment`.
    """
    return _Comparison(old, new).changes()


class _Comparison:
    """Two releases with their rows by key, and the columns that both have."""

    def __init__(self, old: Release, new: Release) -> None:
        self.old, self.new = old.sheet, new.sheet
        self.keys = new.keys()
        self.before, self.after = _rows(old), _rows(new)
        at = {name: place for place, name in enumerate(self.old.columns)}
        #: name, and place in the old and in the new table, from 0
        self.shared = [
            (name, at[name], place) for place, name in enumerate(self.new.columns) if name in at
        ]
        self.named = new.mapping.subject.column or ""

    def changes(self) -> Iterator[Change]:
        shared = {name for name, _, _ in self.shared}
        for place, name in enumerate(self.new.columns, 1):
            if name not in shared:
                yield Change("column added", column=name, new_place=self.new.place(column=place))
        renamed = self.renamed() if self.named else {}
        for key, row in self.after.items():
            yield from self.row(self.before.get(renamed.get(key, key)), row, key in renamed)
        for key, row in self.before.items():
            if key not in self.after and key not in renamed.values():
                where = self.old.place(row=row.number)
                yield Change("row gone", subject=row.subject, old_place=where)
        for at, name in enumerate(self.old.columns, 1):
            if name not in shared:
                yield Change("column gone", column=name, old_place=self.old.place(column=at))

    def row(self, old: _Row | None, new: _Row, renamed: bool) -> Iterator[Change]:
        places = self.new.place(row=new.number)
        if old is None:
            yield Change("row added", subject=new.subject, new_place=places)
            return
        if renamed:
            names = new.subject, self.named, old.subject, new.subject
            yield Change("row renamed", *names, self.old.place(row=old.number), places)
        for name, at, place in self.shared:
            before, after = old.cells[at].strip(), new.cells[place].strip()
            if before != after and not (renamed and name == self.named):
                where = self.old.place(old.number, at + 1), self.new.place(new.number, place + 1)
                yield Change(_kind(before, after), new.subject, name, before, after, *where)

    def renamed(self) -> dict[_Key, _Key]:
        """Return the new row's key to that of the row that is gone, one for one."""
        gone = [key for key in self.before if key not in self.after]
        come = [key for key in self.after if key not in self.before]
        having: dict[tuple[int, str], list[_Key]] = {}
        for key in come:
            for number, (name, _, place) in enumerate(self.shared):
                text = self.after[key].cells[place].strip()
                if text and name != self.named:
                    having.setdefault((number, text), []).append(key)
        found: dict[_Key, _Key] = {}
        for key in gone:
            other = self.likest(key, having, found)
            if other is not None:
                found[other] = key
        return found

    def likest(
        self, key: _Key, having: Mapping[tuple[int, str], list[_Key]], taken: Mapping[_Key, _Key]
    ) -> _Key | None:
        """Return the new row that has most of the cells of the row that is gone, if one does."""
        cells, equal, filled = self.before[key].cells, Counter[_Key](), 0
        for number, (name, at, _) in enumerate(self.shared):
            text = cells[at].strip()
            filled += bool(text) and name != self.named
            rows = having.get((number, text), [])
            equal.update(one for one in rows if len(rows) <= _COMMON and one not in taken)
        for other, many in equal.most_common(1):
            own = sum(
                bool(self.after[other].cells[place].strip()) and name != self.named
                for name, _, place in self.shared
            )
            if many >= max(_FEWEST, _LIKE * max(filled, own)):
                return other
        return None


def _rows(release: Release) -> dict[_Key, _Row]:
    sheet, keys = release.sheet, release.keys()
    lacking = [name for name in keys if name not in sheet.columns]
    if lacking:
        what = f"the table has no column '{lacking[0]}', by which rows are matched"
        raise DataError.single(str(sheet.path), what, "name the mapping that fits")
    places = [sheet.columns.index(name) for name in keys]
    found: dict[_Key, _Row] = {}
    times: Counter[str] = Counter()
    for number, cells in sheet.rows():
        subject = " ".join(" ".join(cells[at].split()) for at in places)
        name = fold(subject)
        found[name, times[name]] = _Row(number, subject, cells)
        times[name] += 1
    return found


def _kind(before: str, after: str) -> str:
    if not before:
        return "cell filled"
    return "cell changed" if after else "cell emptied"
