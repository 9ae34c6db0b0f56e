"""Rows to assertions: who, what, where, how sure; and every cell counted."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.cells import check_cells
from kg.errors import DataError
from kg.identifiers import sha256_hex
from kg.model import Assertion, Cell, Modality, Quantity
from tests.tables.small import MAPPING, TABLE, mapped, said


def test_every_column_with_a_rule_becomes_claims_of_its_property(tmp_path: Path) -> None:
    found = list(mapped(tmp_path).assertions())
    assert said(found, "developedBy")[:3] == [
        ("model/heron-9", "organization/pond-labs"),
        ("model/heron-9", "organization/reed-institute"),
        ("model/finch-2", "organization/pond-labs"),
    ]
    assert said(found, "basedIn")[:2] == [
        ("organization/pond-labs", "place/norland"),
        ("organization/reed-institute", "place/southern-land"),
    ]
    assert said(found, "parameters")[0] == ("model/heron-9", "13 billion parameters")
    assert said(found, "publicationDate") == [
        ("model/heron-9", "4 March 2025"), ("model/finch-2", "January 2025"),
    ]  # fmt: skip


def test_a_known_name_is_met_by_its_key_and_nothing_is_merged_by_likeness(tmp_path: Path) -> None:
    table = mapped(tmp_path, TABLE.replace("Finch-2,", "finch 2,").replace("Wren,", "Finch-2b,"))
    subjects = {one.claim.subject for one in table.assertions()}
    assert {"model/finch-2", "model/finch-2b"} <= subjects


def test_the_place_is_row_and_column_with_digest_words_and_the_rows_own_sources(
    tmp_path: Path,
) -> None:
    one = next(x for x in mapped(tmp_path).assertions() if x.claim.predicate == "trainingCompute")
    assert isinstance(one.locator, Cell)
    assert one.locator.fragment == "cell=2,7"
    assert one.locator.column_name == "Training compute (FLOP)"
    assert one.locator.sha256 == sha256_hex("3.2999999999999996e+24")
    assert one.locator.cites == ("https://pond.example/heron", "https://reed.example/h")
    assert one.inferred == "3.2999999999999996e+24 is 3.3e+24 in binary fractions"
    assert isinstance(one.claim.object, Quantity)
    assert one.claim.object.text == "3.3e24 FLOP"


def test_confidence_is_kept_and_chooses_the_modality_of_its_columns_only(tmp_path: Path) -> None:
    found = [x for x in mapped(tmp_path).assertions() if x.claim.subject == "model/finch-2"]
    sure = {one.claim.predicate: (one.modality, one.confidence) for one in found}
    assert sure["parameters"] == (Modality.OPINION, "Speculative")
    assert sure["developedBy"] == (Modality.CLAIMED, "")
    assert {one.claimant for one in found} == {"publisher/pond-watch"}


def test_notes_are_kept_beside_their_value(tmp_path: Path) -> None:
    found = [x for x in mapped(tmp_path).assertions() if x.claim.predicate == "parameters"]
    assert [one.note for one in found] == ["Table 2 of the paper", ""]


def test_every_cell_is_counted_and_what_is_not_expressed_is_reported_by_reason(
    tmp_path: Path,
) -> None:
    table = mapped(tmp_path)
    claims = list(table.assertions())
    tally = table.tally
    assert (tally.rows, tally.cells, tally.balanced) == (4, 40, True)
    assert sum(tally.claims.values()) == len(claims)
    assert {reason: many for reason, (many, _) in tally.reported.items()} == {
        "a row without a subject": 5,
        "not as many values as in the column 'Organization'": 1,
        "not a date of the form": 1,
        "not a number": 1,
        "a note without a value that is claimed": 1,
        "a source without a web address": 1,
    }
    assert tally.reported["not a number"][1] == "row 5, Parameters: 'many'"
    assert tally.skipped == 1


def test_a_column_that_the_mapping_does_not_name_is_reported(tmp_path: Path) -> None:
    table = mapped(tmp_path, mapping=MAPPING.replace("skip: {Abstract: words of the source}\n", ""))
    assert list(table.assertions())
    assert table.tally.reported["a column that the mapping does not name"][0] == 1
    assert table.tally.balanced


def test_an_unknown_word_of_confidence_is_reported_not_guessed(tmp_path: Path) -> None:
    table = mapped(tmp_path, TABLE.replace("Confident,", "Certain,"))
    predicates = [one.claim.predicate for one in table.assertions() if "heron" in one.claim.subject]
    assert "parameters" not in predicates
    assert "developedBy" in predicates
    assert table.tally.reported["a word of confidence that the mapping does not know"][0] == 2


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('"8,5"', "8.5 parameters"),
        ("1.234.567", "1,234,567 parameters"),
        ('"1.234,5"', "1234.5 parameters"),
        ("8.5", None),
        ("0.125", None),
        ("1.5e9", None),
    ],
)
def test_with_a_decimal_comma_a_point_stands_between_thousands_only(
    tmp_path: Path, cell: str, value: str | None
) -> None:
    mapping = f'{MAPPING}table: {{decimal: ","}}\n'
    table = mapped(tmp_path, TABLE.replace("13000000000.0", cell), mapping)
    found = dict(said(list(table.assertions()), "parameters"))
    assert found.get("model/heron-9") == value
    assert ("a point where decimals follow a comma" in table.tally.reported) is True
    assert table.tally.balanced


def test_two_rows_about_one_subject_are_told(tmp_path: Path) -> None:
    table = mapped(tmp_path, TABLE.replace("Wren,", "heron9,"))
    assert list(table.assertions())
    assert table.tally.repeated == ["row 5: Heron 9 as in row 2"]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("=HYPERLINK(1)", "a formula in the place of a name"),
        ("{}", "an object in the place of a name"),
        ("--", "a name without letters"),
        ("?", "a name without letters"),
        ("#REF!", "the error of a formula"),
        ("#N/A", "the error of a formula"),
        ("x" * 121, "more than 120 characters in the place of a name"),
        ("a\x07b", "control characters"),
        ("a\u200bb", "control characters"),
        ("\u202eba", "control characters"),
        ("Finch-2", "a name that stands for another class"),
    ],
)
def test_what_is_no_name_makes_no_entity(tmp_path: Path, name: str, reason: str) -> None:
    table = mapped(tmp_path, TABLE.replace("Finch-2,Pond Labs", f"Finch-2,{name}"))
    made = {one.claim.subject for one in table.assertions()}
    assert reason in table.tally.reported
    assert table.tally.balanced
    assert len(made) == 5


def test_a_value_of_many_words_is_reported_so_that_no_sentence_is_taken_over(
    tmp_path: Path,
) -> None:
    mapping = MAPPING.replace(
        "Parameters: {property: parameters,", "Parameters: {property: trainingData,"
    )
    long = "one two three four five six seven eight nine"
    table = mapped(tmp_path, TABLE.replace("7.5e9", long), mapping)
    assert list(table.assertions())
    assert table.tally.reported["more than eight words in the place of a value"][0] == 1


def test_the_cells_are_checked_against_the_table_by_digest(tmp_path: Path) -> None:
    table = mapped(tmp_path)
    claims = list(table.assertions())
    sheets = {"document/pond": table.sheet}
    checked, problems = check_cells(claims, sheets)
    assert (checked, problems) == (len({one.locator for one in claims}), [])
    text = table.sheet.path.read_text("utf-8").replace("7.5e9", "7.6e9")
    table.sheet.path.write_text(text.replace("2025-03-04", "2025-03-05"), "utf-8")
    wrong = sorted(problem.where for problem in check_cells(claims, sheets)[1])
    assert wrong == ["document/pond cell=2,4", "document/pond cell=3,5"]


def test_a_wrong_place_is_a_problem(tmp_path: Path) -> None:
    table = mapped(tmp_path)
    one = next(iter(table.assertions()))
    assert isinstance(one.locator, Cell)
    sheets = {"document/pond": table.sheet}
    changed: list[dict[str, object]] = [
        {"row": 99}, {"column": 99}, {"column_name": "Model"}, {"words": "Pond Lakes"},
    ]  # fmt: skip
    for change in changed:
        at = one.locator.model_copy(update=change)
        moved: Assertion = one.model_copy(update={"locator": at})
        assert len(check_cells([moved], sheets)[1]) == 1, change


def test_a_table_without_the_subjects_column_names_those_it_has(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no column 'Model'.*\n.*System"):
        mapped(tmp_path, TABLE.replace("Model,", "System,", 1))


def test_a_wide_table_has_a_claim_for_each_cell_but_the_absent(tmp_path: Path) -> None:
    mapping = (
        "version: 1\ntitle: Ratings\n"
        "claimant: {name: Pond Watch, class: Publisher, create: true}\n"
        "subject: {class: AIModel, create: true}\nabsent: ['0.0']\n"
        "cells: {property: rating, significant: 5, qualifiers: {category: arena, "
        'as_of: {column: "", date: "%Y%m%d"}}}\n'
    )
    table = ",finch-2,Heron 9\n20250131,0.0,918.2202296788714\n20250201,1200.5,0.0\n"
    wide = mapped(tmp_path, table, mapping)
    found = list(wide.assertions())
    assert said(found, "rating") == [
        ("model/heron-9", "918.22 points"), ("model/finch-2", "1200.5 points"),
    ]  # fmt: skip
    assert [name for name, _ in found[0].claim.qualifiers] == ["asOf", "category"]
    assert found[0].locator.place == "cell=2,3"
    assert (wide.tally.said, wide.tally.skipped, wide.tally.context) == (2, 2, 2)
    assert wide.tally.balanced


_SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
CELLS = st.lists(st.lists(st.text(_SIGNS, max_size=12), min_size=10, max_size=10), max_size=6)


@given(CELLS)
def test_whatever_the_cells_hold_they_add_up(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    head = TABLE.splitlines()[0]
    with tempfile.TemporaryDirectory() as folder:
        table = mapped(Path(folder), f"{head}\r\n{out.getvalue()}")
        claims = list(table.assertions())
    assert table.tally.balanced
    assert sum(table.tally.claims.values()) == len(claims)
    assert len({one.id for one in claims}) == len(claims)
