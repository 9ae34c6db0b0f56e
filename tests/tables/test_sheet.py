"""Tables from strangers: what is wrong is told with row and column, and memory stays bounded."""

from __future__ import annotations

import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.sheet import Dialect, open_sheet, weigh
from kg.errors import DataError

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8)


def table(folder: Path, data: bytes | str, name: str = "t.csv") -> Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def rows(path: Path, dialect: Dialect | None = None) -> list[tuple[int, tuple[str, ...]]]:
    return list(open_sheet(path, dialect).rows())


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_separator_is_found_and_the_head_is_row_one(tmp_path: Path, sign: str) -> None:
    path = table(tmp_path, f"\ufeffa{sign}b\n\n1{sign}'x, y'\n".replace("'", '"'))
    assert open_sheet(path).columns == ("a", "b")
    assert rows(path) == [(3, ("1", "x, y"))]


def test_line_breaks_and_quotes_within_cells_stay(tmp_path: Path) -> None:
    path = table(tmp_path, 'a,b\r\n"x\r\ny","say ""z"""\r\n')
    assert rows(path) == [(2, ("x\r\ny", 'say "z"'))]


def test_another_encoding_is_read_when_it_is_named(tmp_path: Path) -> None:
    path = table(tmp_path, "név\nŐr\n".encode("cp1250"))
    assert rows(path, Dialect(encoding="cp1250")) == [(2, ("Őr",))]


WRONG = {
    "bytes": (b"a,b\n1,2\n\xff\xfe,3\n", "is not UTF-8"),
    "utf-16": ("a,b\n1,2\n".encode("utf-16"), "written in UTF-16"),
    "ragged": (b"a,b\n1,2\n1,2,3\n", "row 3: this row has 3 cells, the head has 2"),
    "short": (b"a,b\n1\n", "row 2: this row has 1 cells"),
    "nul": (b"a,b\n1,x\0y\n", r"row 2: column 2 \(b\) holds a NUL"),
    "twice": (b"a,b, a\n1,2,3\n", "columns 1, 3 are all called 'a'"),
    "unclosed": (b'a,b\n1,"2\n3,4\n', "from here on this is not CSV"),
    "after quote": (b'a,b\n"1"x,2\n', "row 2: from here on this is not CSV"),
    "huge cell": (b"a,b\n1," + b"x" * 200_000 + b"\n", "row 2: from here on this is not CSV"),
    "endless line": (b"a,b\n1," + b"x" * 4_100_000, "longer than 4,000,000 characters"),
    "empty": (b"", "the table has no head"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_damaged_table_is_one_clear_error(tmp_path: Path, name: str) -> None:
    data, what = WRONG[name]
    with pytest.raises(DataError, match=what):
        rows(table(tmp_path, data))


def test_a_missing_table_and_an_unknown_encoding_are_errors(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        open_sheet(tmp_path / "none.csv")
    with pytest.raises(DataError, match="unknown encoding 'latin-99'"):
        open_sheet(table(tmp_path, "a\n1\n"), Dialect(encoding="latin-99"))


def test_a_cell_that_never_ends_is_no_load_on_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.write(b'a,b\n1,"')
        for _ in range(40):
            file.write(b"x" * 1_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(DataError):
            rows(path)
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()


def test_json_keeps_the_digits_and_joins_plain_lists(tmp_path: Path) -> None:
    text = '{"data": {"rows": [{"a": 3.30e24, "b": ["x", "y"]}, {"a": null, "c": {"d": true}}]}}'
    path = table(tmp_path, text, "t.json")
    sheet = open_sheet(path, Dialect(records="data.rows"))
    assert (sheet.columns, sheet.within) == (("a", "b", "c"), "/data/rows")
    assert list(sheet.rows()) == [(1, ("3.30e24", "x\ny", "")), (2, ("", "", '{"d": true}'))]


BAD_JSON = {
    "no list": ('{"a": 1}', "no list of records"),
    "no record": ("[1]", "row 1: this is no record"),
    "empty": ("[]", "no record in it"),
    "syntax": ("[{]", "this is not JSON"),
    "twice": ('[{"a": 1, "a": 2}]', "two values of one name"),
    "deep": ("[" * 100_000, "nested too deep"),
    "surrogate": ('[{"a": "\\ud800"}]', "half a character"),
}


@pytest.mark.parametrize("name", BAD_JSON)
def test_damaged_json_is_one_clear_error(tmp_path: Path, name: str) -> None:
    text, what = BAD_JSON[name]
    with pytest.raises(DataError, match=what):
        open_sheet(table(tmp_path, text, "t.json"))


def test_weighing_counts_characters_and_digests_bytes(tmp_path: Path) -> None:
    sha256, characters = weigh(table(tmp_path, "é\r\n"))
    assert (len(sha256), characters) == (64, 3)


@given(st.lists(st.dictionaries(NAMES, NAMES, min_size=1), min_size=1, max_size=5))
def test_json_records_of_texts_come_back(records: list[dict[str, str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = table(Path(folder), json.dumps(records), "t.json")
        sheet = open_sheet(path)
        found = [dict(zip(sheet.columns, cells, strict=True)) for _, cells in sheet.rows()]
    assert [{k: v for k, v in one.items() if v} for one in found] == records
