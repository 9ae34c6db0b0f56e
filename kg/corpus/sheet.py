"""Tables as files: CSV and JSON read row by row, strictly; a cell is text, and no more."""

from __future__ import annotations

import csv
import hashlib
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from kg.corpus.encoded import first_bad_line
from kg.corpus.records import read_records
from kg.errors import AiraceError, DataError, Problem
from kg.model import fragment_of

__all__ = ["Dialect", "Sheet", "open_sheet", "weigh"]

LONGEST_LINE = 4_000_000
MOST_PROBLEMS = 20
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SEPARATORS = ",;\t|"
_SPREADSHEET = "export the sheet as CSV, in UTF-8"
_LINES = "write one list of records, as `jq -s . FILE` does, and name it .json"
_OTHERS = {
    ".jsonl": _LINES,
    ".ndjson": _LINES,
    **dict.fromkeys((".xlsx", ".xls", ".ods", ".numbers"), _SPREADSHEET),
    **dict.fromkeys((".parquet", ".feather", ".sqlite", ".db"), "export the table as CSV"),
}

#: the number of a row as RFC 7111 counts, and its cells
Rows = Iterator[tuple[int, tuple[str, ...]]]


@dataclass(frozen=True)
class Dialect:
    """How a table is written; an empty `delimiter` is found from the head.

    `records` is the dotted path to the list of records in a JSON file.
    """

    encoding: str = "utf-8"
    delimiter: str = ""
    records: str = ""


@dataclass(frozen=True)
class Sheet:
    """A table: its columns, and on demand its rows, each time from the start.

    `within` is the JSON pointer of the list of records, None for CSV.
    """

    path: Path
    columns: tuple[str, ...]
    dialect: Dialect
    within: str | None = None

    def rows(self) -> Rows:
        """Yield number and cells of each row below the head; blank rows are passed over.

        Raises DataError for rows of another width or with a NUL (the first 20 together), a byte
        that is not text, a cell of more than 131,072 characters, or a quote that is never closed.
        """
        if self.within is not None:
            yield from _record_rows(self)
            return
        with closing(_csv_rows(self.path, self.dialect)) as rows:
            next(rows)
            for number, cells in rows:
                if not cells:
                    continue
                wrong = self._wrong(number, cells)
                if wrong:
                    raise DataError(wrong, *self._more(rows))
                yield number, tuple(cells)

    def place(self, row: int = 0, column: int = 0) -> str:
        """Return file and fragment of a cell, of a row, or of a column; both count from 1."""
        name = self.columns[column - 1] if column else ""
        return f"{self.path.name}#{fragment_of(row, column, name, self.within)}"

    def _wrong(self, number: int, cells: list[str]) -> Problem | None:
        where = f"{self.path}, row {number}"
        if len(cells) != len(self.columns):
            what = f"this row has {len(cells)} cells, the head has {len(self.columns)}"
            fix = "mend the row; quote cells that hold the separator or a line break"
            return Problem(where, what, fix)
        for column, cell in enumerate(cells, 1):
            if "\0" in cell:
                what = f"column {column} ({self.columns[column - 1]}) holds a NUL"
                return Problem(where, what, "export the table again as text")
        return None

    def _more(self, rows: Iterator[tuple[int, list[str]]]) -> list[Problem]:
        """Return what else is wrong, as far as the rest of the file can be read at all."""
        found: list[Problem] = []
        with suppress(AiraceError):
            for number, cells in rows:
                wrong = self._wrong(number, cells) if cells else None
                found += [wrong] if wrong else []
                if len(found) >= MOST_PROBLEMS - 1:
                    break
        return found


def open_sheet(path: Path, dialect: Dialect | None = None) -> Sheet:
    """Return the table in the file, its head read; `.json` is JSON, everything else CSV.

    Raises DataError when it cannot be read, has no head, or two columns of one name.
    """
    how = dialect or Dialect()
    _refuse_kind(path)
    if path.suffix.lower() == ".json":
        columns, within, _ = read_records(path, how.records)
        return Sheet(path, columns, how, within)
    if not how.delimiter:
        how = Dialect(how.encoding, _delimiter(path, how.encoding), how.records)
    with closing(_csv_rows(path, how)) as rows:
        _, head = next(rows, (1, []))
    columns = tuple(one.strip() for one in head)
    if not any(columns):
        raise _error(path, 1, "the table has no head", "name the columns in the first row")
    _refuse_twins(path, columns)
    return Sheet(path, columns, how)


def _refuse_twins(path: Path, columns: tuple[str, ...]) -> None:
    for name in (name for name, many in Counter(columns).items() if many > 1):
        places = ", ".join(str(n) for n, one in enumerate(columns, 1) if one == name)
        what = (
            f"columns {places} are all called '{name}'"
            if name
            else f"columns {places} have no name"
        )
        raise _error(path, 1, what, "give each column a name of its own, or take it out")


def _refuse_kind(path: Path) -> None:
    """Refuse pipes, and files whose ending says that they hold something else than a table."""
    if path.is_fifo():
        what = "this is a pipe, and a table is read several times"
        raise DataError.single(str(path), what, "save it to a file first")
    fix = _OTHERS.get(path.suffix.lower())
    if fix:
        raise DataError.single(str(path), f"{path.suffix} is no table that can be read", fix)


def weigh(path: Path, encoding: str = "utf-8") -> tuple[str, int]:
    """Return SHA-256 and number of characters of the file, read in pieces."""
    total, characters = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                total.update(piece)
        with path.open(encoding=encoding, newline="") as text:
            while part := text.read(1 << 20):
                characters += len(part)
    except (OSError, UnicodeError) as error:
        raise _unreadable(path, 0, error, encoding) from error
    return total.hexdigest(), characters


def _csv_rows(path: Path, how: Dialect) -> Generator[tuple[int, list[str]], None, None]:
    """Yield number and cells of every row of the file, the head and blank rows included."""
    number = 0
    try:
        _refuse_mark(path, how.encoding)
        encoding = "utf-8-sig" if how.encoding == "utf-8" else how.encoding
        with path.open(encoding=encoding, newline="") as file:
            reader = csv.reader(_lines(path, file), delimiter=how.delimiter, strict=True)
            for number, cells in enumerate(reader, 1):  # the error names it
                yield number, cells
    except csv.Error as error:
        what = f"from here on this is not CSV: {error}"
        fix = "close the quotes, write a quote within a cell twice, and split cells that are huge"
        raise _error(path, number + 1, what, fix) from error
    except (OSError, UnicodeError, LookupError) as error:
        raise _unreadable(path, number + 1, error, how.encoding) from error


def _lines(path: Path, file: TextIO) -> Iterator[str]:
    """Yield the lines; one that is longer than any row should be is an error, not a memory hog."""
    number = 0
    while line := file.readline(LONGEST_LINE):
        number += 1
        if len(line) >= LONGEST_LINE and not line.endswith("\n"):
            what = f"line {number} is longer than {LONGEST_LINE:,} characters"
            raise DataError.single(f"{path}:{number}", what, "this is no table, or a damaged one")
        yield line


def _refuse_mark(path: Path, encoding: str) -> None:
    with path.open("rb") as file:
        found = _MARKS.get(file.read(2))
    if found and encoding == "utf-8":
        fix = f"save it as UTF-8, or write `encoding: {found}` in the mapping"
        raise DataError.single(str(path), f"the file is written in {found.upper()}", fix)


def _delimiter(path: Path, encoding: str) -> str:
    """Return the separator that stands most often in the first line; a comma when none does."""
    try:
        _refuse_mark(path, encoding)
        with path.open(encoding=encoding, newline="") as file:
            head = next(_lines(path, file), "")
    except (OSError, UnicodeError, LookupError) as error:
        raise _unreadable(path, 1, error, encoding) from error
    return max(_SEPARATORS, key=lambda sign: (head.count(sign), sign == ","))


def _record_rows(sheet: Sheet) -> Rows:
    columns, _, records = read_records(sheet.path, sheet.dialect.records)
    for number, record in enumerate(records, 1):
        yield number, tuple(record.get(name, "") for name in columns)


def _error(path: Path, row: int, what: str, fix: str) -> AiraceError:
    return DataError.single(f"{path}, row {row}", what, fix)


def _unreadable(path: Path, row: int, error: Exception, encoding: str) -> AiraceError:
    if isinstance(error, OSError):
        fix = "name a table that can be read"
        return DataError.single(str(path), error.strerror or str(error), fix)
    if isinstance(error, LookupError):
        return DataError.single(str(path), f"unknown encoding '{encoding}'", "write utf-8")
    what, fix = f"a byte here is not {encoding.upper()}", _ENCODED
    line = first_bad_line(path) if row and encoding == "utf-8" else 0
    if line:
        return DataError.single(f"{path}:{line}", what, fix)
    return _error(path, row, what, fix) if row else DataError.single(str(path), what, fix)


_ENCODED = (
    "save the table as UTF-8, or write in the mapping how it is written: "
    "`table: {encoding: cp1252}`, or shift_jis, gb18030 ..."
)
