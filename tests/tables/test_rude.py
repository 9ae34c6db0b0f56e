"""Tables as people really have them: each oddity is read, or told in one line with what to do."""

from __future__ import annotations

import ast
import csv
import io
from pathlib import Path

import pytest

from kg.corpus.mapping import read_mapping
from kg.corpus.opening import open_unknown
from kg.corpus.sheet import open_sheet
from kg.errors import DataError
from kg.graph.ontology import read_vocabulary
from kg.resolve.remedies import REMEDIES, remedy
from kg.resources import shipped_root
from tests.conftest import Run
from tests.tables.small import mapped, said

HEAD = "Model,Organization,Parameters,Release date\n"
MAPPING = """\
version: 1
title: Marsh
claimant: {name: Marsh Watch, class: Publisher, create: true}
subject: {column: Model, class: AIModel, create: true}
columns:
  Organization: {property: developedBy, class: Company, create: true}
  Parameters: {property: parameters}
  Release date: {property: publicationDate}
"""


def guess(run: Run, folder: Path, data: str | bytes, code: int = 0, name: str = "t.csv") -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    done = run("map", "--guess", str(path), code=code)
    return done.stderr if code else done.stdout


@pytest.mark.parametrize(
    ("encoding", "line"),
    [("cp1252", "table: {encoding: cp1252}"), ("utf-16", "table: {encoding: utf-16}"),
     ("utf-8-sig", ""), ("utf-8", "")],
)  # fmt: skip
def test_a_guess_finds_the_encoding_and_its_mapping_reads_the_table(
    encoding: str, line: str, run: Run, tmp_path: Path
) -> None:
    text = guess(run, tmp_path, (HEAD + "Crâne,Société,7e9,2025-03-04\n").encode(encoding))
    assert line in text
    assert ("table:" in text) == bool(line)
    path = tmp_path / "guess.yaml"
    path.write_text(text)
    mapping = read_mapping(path, read_vocabulary(shipped_root()))
    assert next(open_sheet(tmp_path / "t.csv", mapping.dialect).rows())[1][0] == "Crâne"


def test_a_guess_finds_the_decimal_comma(run: Run, tmp_path: Path) -> None:
    text = guess(run, tmp_path, "Model;Parameters;Score\nCrane;7,5;88,4\nIbis;1.300;1.234,5\n")
    assert 'table: {decimal: ","}' in text
    assert "Parameters: {property: parameters}" in text
    assert "decimal" not in guess(run, tmp_path, 'Model,Parameters\nCrane,"7,500"\nIbis,1300\n')


def test_a_guess_names_every_form_of_date_in_a_column(run: Run, tmp_path: Path) -> None:
    days = ("2025-03-04", "14/03/2025", "March 2025", "2025")
    rows = "".join(f"M{number},{day}\n" for number, day in enumerate(days))
    assert 'date: ["%d/%m/%Y", "%B %Y"]' in guess(run, tmp_path, "Model,Release date\n" + rows)


def test_a_guess_finds_the_list_of_records_in_a_json_file(run: Run, tmp_path: Path) -> None:
    text = guess(run, tmp_path, '{"made": "2025", "data": [{"Model": "Crane"}]}', name="t.json")
    assert "table: {records: data}" in text
    path = tmp_path / "guess.yaml"
    path.write_text(text)
    dialect = read_mapping(path, read_vocabulary(shipped_root())).dialect
    assert list(open_sheet(tmp_path / "t.json", dialect).rows()) == [(1, ("Crane",))]
    two = '{"a": [{"Model": "Crane"}], "b": [{"Model": "Ibis"}]}'
    assert "this is no list of records" in guess(run, tmp_path, two, 1, "t.json")


def test_dates_in_several_forms_are_read_unless_two_forms_differ(tmp_path: Path) -> None:
    days = ("2025-03-04", "14/03/2025", "March 2025", "2025", "soon", "03/04/2025", "05/05/2025")
    rows = "".join(f"M{number},Marsh,,{day}\n" for number, day in enumerate(days))
    rule = 'Release date: {property: publicationDate, date: ["%d/%m/%Y", "%B %Y", "%m/%d/%Y"]}'
    mapping = MAPPING.replace("Release date: {property: publicationDate}", rule)
    table = mapped(tmp_path, HEAD + rows, mapping)
    found = said(list(table.assertions()), "publicationDate")
    assert [value for _, value in found] == [
        "4 March 2025", "14 March 2025", "March 2025", "2025", "5 May 2025",
    ]  # fmt: skip
    assert table.tally.reported == {
        "not a date of the form": (1, "row 6, Release date: 'soon'"),
        "a date that two of the forms read differently": (
            1, "row 7, Release date: '03/04/2025' is 2025-04-03 or 2025-03-04",
        ),
    }  # fmt: skip
    assert table.tally.balanced


def test_a_form_that_reads_no_year_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(MAPPING.replace("publicationDate}", 'publicationDate, date: "day/month"}'))
    with pytest.raises(DataError, match=r"m\.yaml:8: 'day/month' reads no year"):
        read_mapping(path, read_vocabulary(shipped_root()))


@pytest.mark.parametrize(
    ("name", "data", "what", "fix"),
    [
        ("t.csv", HEAD, "the table has no rows", "rows below its head"),
        ("t.jsonl", '{"Model": "Crane"}\n', ".jsonl is no table", "one list of records"),
        ("t.xlsx", b"PK\x03\x04", ".xlsx is no table", "export the sheet as CSV"),
        ("t.csv", "Model,,x,\nCrane,1,2,3\n", "columns 2, 4 have no name", "or take it out"),
        ("t.csv", "Model,a,a\nCrane,1,2\n", "columns 2, 3 are all called 'a'", "of its own"),
    ],
)
def test_what_is_no_table_is_told_with_what_to_do(
    name: str, data: str | bytes, what: str, fix: str, run: Run, tmp_path: Path
) -> None:
    told = guess(run, tmp_path, data, 1, name)
    assert what in told
    assert fix in told


def test_a_byte_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" + b"1,2\n" * 3000 + b"caf\xe9,4\n")
    with pytest.raises(DataError, match=r"t\.csv:3002: a byte here is not UTF-8"):
        list(open_sheet(path).rows())
    assert open_unknown(path).dialect.encoding == "cp1252"


def test_all_ragged_rows_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n1\n1,2,3\n1,2\n" + "1\n" * 100)
    with pytest.raises(DataError) as error:
        list(open_sheet(path).rows())
    assert len(error.value.problems) == 20
    assert [one.where.rpartition(", ")[2] for one in error.value.problems[:3]] == [
        "row 3", "row 4", "row 6",
    ]  # fmt: skip


def test_a_mapping_for_another_table_is_refused_and_nothing_is_loaded(
    run: Run, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    run("init", str(home), "--alone")
    table, mapping = tmp_path / "t.csv", tmp_path / "marsh.yaml"
    mapping.write_text(MAPPING)
    words = ("--root", str(home), "load", str(table), "--mapping", str(mapping))
    table.write_text("Model,Colour\nCrane,red\n")
    told = run(*words, code=1).stderr
    assert f"the mapping '{mapping}' claims nothing of this table" in told
    assert "kg map --check" in told
    table.write_text(HEAD)
    assert "the table has no rows" in run(*words, code=1).stderr
    assert not list((home / "data" / "documents").glob("*"))
    table.write_text(HEAD + 'Crane,=CMD|calc,"7,5",soon\n\x1b[31mIbis,Marsh,7e9,2025\nTern,,1,\n')
    told = run(*words).stderr
    assert "1 x not a number: row 2, Parameters: '7,5'; commas: `table: {decimal" in told
    assert "1 x not a date of the form: row 2, Release date: 'soon'; give the form" in told
    assert "\x1b" not in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--date", "2025-13-01"), "'2025-13-01' is no day of the calendar"),
        (("--date", "May 2025"), "write --date as 2026-05-02"),
        (("--url", "javascript:alert(1)"), "is no web address"),
        (("--label", "a\x1b[31m"), "the label holds control characters"),
        (("--title", "a\nlabel: b"), "the title holds control characters"),
        (("--label", " "), "the label is empty"),
    ],
)
def test_what_no_document_may_hold_is_refused_before_it_is_written(
    words: tuple[str, ...], said: str, run: Run, tmp_path: Path
) -> None:
    """A date that is no day was written, and stopped every later command."""
    home, table, mapping = tmp_path / "home", tmp_path / "t.csv", tmp_path / "marsh.yaml"
    run("init", str(home), "--alone")
    mapping.write_text(MAPPING)
    table.write_text(HEAD + "Crane,Marsh,7e9,2025\n")
    load = ("--root", str(home), "load", str(table), "--mapping", str(mapping))
    assert said in run(*load, *words, code=1).stderr
    assert not list((home / "data").rglob("t.yaml"))
    assert "document t" in run(*load).stdout


@pytest.mark.usefixtures("work_here")
def test_a_table_beside_articles_is_in_nobodys_way(run: Run, tmp_path: Path) -> None:
    """Extracting and measuring asked for the text of the table, and did nothing."""
    home, table, mapping = tmp_path / "home", tmp_path / "t.csv", tmp_path / "marsh.yaml"
    run("init", str(home), "--alone")
    mapping.write_text(MAPPING)
    table.write_text(HEAD + "Crane,Marsh,7e9,2025\n")
    article = tmp_path / "news.txt"
    article.write_text("Acme Labs released Boxer 2 on Monday. Acme Labs competes with Marsh.\n")
    top = ("--root", str(home))
    run(*top, "load", str(table), "--mapping", str(mapping))
    run(*top, "add", str(article))
    run(*top, "extract", "--workers", "1")
    run(*top, "sources", "--measure")
    assert (home / "candidates" / "news.yaml").is_file()
    for words in (("extract", "t"), ("recheck", "t"), ("cite", "t", "Marsh")):
        told = run(*top, *words, code=1).stderr
        assert "document/t: this is a table" in told
        assert "kg load --replaces" in told
    listed = csv.DictReader(io.StringIO(run(*top, "documents", "--format", "csv").stdout))
    assert {one["key"]: one["assertions"] for one in listed} == {"news": "0", "t": "by mapping"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("property: parameters", "property: paramters", "did you mean parameters"),
        ("class: AIModel", "class: AIModell", "did you mean AIModel"),
        ("property: parameters", "property: zzz", "spell it as in the ontology"),
    ],
)
def test_an_unknown_word_of_a_mapping_is_told_with_its_like(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "m.yaml"
    path.write_text(MAPPING.replace(old, new))
    with pytest.raises(DataError, match=rf"m\.yaml:\d: unknown .*\n.*{said}"):
        read_mapping(path, read_vocabulary(shipped_root()))


def test_every_reason_in_the_code_has_a_remedy() -> None:
    folder = Path(__file__).parents[2] / "kg" / "resolve"
    reasons: list[str] = []
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            named = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused"
            if named and isinstance(node.args[0], ast.Constant):  # type: ignore[attr-defined]
                reasons.append(str(node.args[0].value))  # type: ignore[attr-defined]
    assert len(reasons) >= 14
    assert [one for one in reasons if not remedy(one)] == []
    assert all(REMEDIES.values())
