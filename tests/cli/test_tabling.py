"""map and load, as a user types them; and what the other commands then show of a table."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.corpus.guessing import guess_mapping
from kg.corpus.heads import read_guesses
from kg.corpus.sheet import open_sheet
from kg.graph.ontology import read_vocabulary
from kg.resources import shipped_root
from tests.conftest import Run
from tests.making import table
from tests.tables.small import TABLE, mapping_of, written


def load(run: Run, home: Path, folder: Path, table: str = TABLE, key: str = "pond") -> str:
    path, mapping = written(folder, table)
    words = ("load", str(path), "--mapping", str(mapping), "--key", key, "--date", "2026-05-02")
    return run("--root", str(home), *words).stdout


def test_map_lists_the_shipped_mappings_all_of_which_are_sound(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("map", "--format", "csv").stdout)))
    folder = shipped_root().data / "mappings"
    assert {row["mapping"] for row in rows} == {path.stem for path in folder.glob("*.yaml")}
    assert len(rows) >= 4


def test_check_counts_shows_first_claims_and_names_problems(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    path, mapping = written(tmp_path)
    out = run("map", "--check", str(mapping), str(path)).stdout
    assert "4 rows, 40 cells: 11 in 13 claims" in out
    assert "a note without a value that is claimed" in out
    assert "Heron 9" in out
    rows = json.loads(run("map", "--check", str(mapping), str(path), "--format", "json").stdout)
    assert {
        "part": "claims", "what": "developedBy", "count": "4", "example": "", "fix": ""
    } in rows  # fmt: skip


def test_changes_name_cells_rows_and_columns(run: Run, tmp_path: Path) -> None:
    old, mapping = written(tmp_path)
    new = tmp_path / "new.csv"
    head, *rest = TABLE.replace("7.5e9", "8e9").replace("Abstract", "Summary").splitlines()
    new.write_text("\n".join([head, "New One" + "," * 9, *rest[:2], rest[3]]) + "\n")
    out = run("map", "--changes", str(mapping), str(old), str(new), "--format", "csv").stdout
    rows = [tuple(row.values()) for row in csv.DictReader(io.StringIO(out))]
    assert rows == [
        ("column added", "", "Summary", "", "", "", "new.csv#col=10"),
        ("row added", "New One", "", "", "", "", "new.csv#row=2"),
        (
            "cell changed",
            "Finch-2",
            "Parameters",
            "7.5e9",
            "8e9",
            "pond.csv#cell=3,5",
            "new.csv#cell=4,5",
        ),
        ("row gone", "", "", "", "", "pond.csv#row=4", ""),
        ("column gone", "", "Abstract", "", "", "pond.csv#col=10", ""),
    ]


def test_a_loaded_table_is_built_shown_checked_and_exported(
    run: Run, home: Path, tmp_path: Path
) -> None:
    assert "document pond: 4 rows, 40 cells" in load(run, home, tmp_path)
    root = ("--root", str(home))
    shown = run(*root, "show", "Heron 9").stdout
    assert (
        "Pond Watch, told by pond (claimed, confidence: Confident), row 2, column Parameters"
        in shown
    )
    assert "Heron 9 was trained with 3.3e24 FLOP" in shown
    rows = list(
        csv.DictReader(io.StringIO(run(*root, "show", "Heron 9", "--format", "csv").stdout))
    )
    assert {row["column"] for row in rows} >= {"Parameters", "Organization"}
    told = run(*root, "explain", "Heron 9 has 13 billion parameters").stdout
    assert "in the table pond.csv" in told
    assert "note: Table 2 of the paper" in told
    report = run(*root, "check", "--format", "json")
    worst = [row for row in json.loads(report.stdout) if row["severity"] == "error"]
    assert worst == []
    assert "places" in report.stderr
    turtle = run(*root, "export", "--format", "turtle").stdout
    for part in ('"cell=2,5"', "oa:FragmentSelector", "rfc7111", "air:citedSource <https://pond"):
        assert part in turtle, part


def test_no_question_loses_a_claim_because_it_stands_in_a_table(
    run: Run, home: Path, tmp_path: Path
) -> None:
    load(run, home, tmp_path)
    rows = run("--root", str(home), "query", "claims-about", "--format", "csv").stdout
    assert "Heron 9 has 13 billion parameters" in rows


def test_the_page_tells_row_and_column(run: Run, home: Path, tmp_path: Path) -> None:
    load(run, home, tmp_path)
    out = run("--root", str(home), "build", "--out", str(tmp_path / "out")).stdout
    assert "table pond: 4 rows, 40 cells" in out
    assert "places verified against the texts and tables" in out


def test_a_table_that_was_changed_after_loading_is_refused(
    run: Run, home: Path, tmp_path: Path
) -> None:
    load(run, home, tmp_path)
    path = home / "tables" / "pond.csv"
    path.write_text(path.read_text().replace("7.5e9", "8.5e9"))
    result = run("--root", str(home), "build", "--out", str(tmp_path / "out"), code=1)
    assert "SHA-256 or length is not that of document/pond" in result.stderr
    path.unlink()
    result = run("--root", str(home), "build", "--out", str(tmp_path / "out"), code=1)
    assert "the table pond.csv of document/pond is not there" in result.stderr


def test_two_tables_stand_side_by_side_and_what_differs_is_a_disagreement(
    run: Run, home: Path, tmp_path: Path
) -> None:
    load(run, home, tmp_path)
    load(run, home, tmp_path, TABLE.replace("13000000000.0", "15000000000.0"), "pond-2")
    rows = run("--root", str(home), "conflicts", "--format", "csv").stdout
    assert {row["side"] for row in csv.DictReader(io.StringIO(rows))} == {
        "13 billion parameters", "15 billion parameters",
    }  # fmt: skip


def test_the_shipped_data_take_no_table_and_no_key_is_taken_twice(
    run: Run, home: Path, tmp_path: Path
) -> None:
    path, mapping = written(tmp_path)
    words = ("load", str(path), "--mapping", str(mapping), "--key")
    assert "take no tables" in run(*words, "pond", code=1).stderr
    load(run, home, tmp_path)
    assert "a document 'pond' already" in run("--root", str(home), *words, "pond", code=1).stderr
    assert "is no key" in run("--root", str(home), *words, "../x", code=1).stderr
    mapping.write_text(mapping.read_text().replace("Models of", "Frogs of"))
    assert "another mapping" in run("--root", str(home), *words, "other", code=1).stderr
    run("--root", str(home), "retract", "pond", stdin="y\n")
    run("--root", str(home), "retract", "pond", "--undo")
    run("--root", str(home), "retract", "pond", stdin="y\n")
    assert "document other" in run("--root", str(home), *words, "other").stdout
    back = run("--root", str(home), "retract", "pond", "--undo", code=1).stderr
    assert "this file stands where one would come back" in back
    assert "Frogs of" in next((home / "data/mappings").glob("*.yaml")).read_text()


def test_an_unknown_mapping_names_those_that_there_are(run: Run, tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    assert "epoch-notable" in run("map", "--check", "nothing", str(path), code=1).stderr


def test_a_guessed_mapping_is_sound_and_says_that_it_is_a_guess(run: Run, tmp_path: Path) -> None:
    path, _ = written(tmp_path, TABLE.replace("many", "2e9").replace("soon", "2024-12"))
    text = run("map", "--guess", str(path)).stdout
    assert "Nothing here is certain" in text
    where = tmp_path / "guess.yaml"
    where.write_text(text)
    found = mapping_of(where)
    assert (found.subject.column, found.subject.kind, found.references) == (
        "Model", "AIModel", ("Link",),
    )  # fmt: skip
    rules = {one.column: one for one in found.columns}
    assert rules["Parameters"].rule.name == "parameters"
    assert rules["Parameters"].note == "Parameters notes"
    assert rules["Training compute (FLOP)"].rule.name == "trainingCompute"
    assert rules["Organization"].kind == "Organization"
    assert found.confidence is not None
    out = run("map", "--check", str(where), str(path)).stdout
    assert "Finch-2" in out


def test_a_guess_reads_the_unit_in_the_head_and_leaves_what_it_does_not_know(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "units.csv"
    path.write_text(
        "Model,Training time (hours),Training cost (2023 USD),MFU (share)\nX,24,5,0.4\n"
    )
    where = tmp_path / "units.yaml"
    where.write_text(run("map", "--guess", str(path)).stdout)
    found = mapping_of(where)
    units = {rule.column: rule.figure and rule.figure.unit for rule in found.columns}
    assert units == {"Training time (hours)": "hours", "Training cost (2023 USD)": "USD of 2023"}
    assert set(found.skip) == {"MFU (share)"}


@pytest.mark.parametrize("head", ['"a: b # c"', "'{x}'", "[1]", "&a", "* b", "a\tb", "\x1b[31m"])
def test_a_guess_survives_heads_that_look_like_yaml(tmp_path: Path, head: str) -> None:
    path = tmp_path / "odd.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([[head, "Link"], [head, "https://a.example"], ["# x", ""]])
    vocabulary = read_vocabulary(shipped_root())
    guesses = read_guesses(shipped_root().table("guesses.yaml"), vocabulary)
    where = tmp_path / "odd.yaml"
    where.write_text(guess_mapping(open_sheet(path), guesses, vocabulary, table()))
    assert mapping_of(where).subject.column == head.strip()
