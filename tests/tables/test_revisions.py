"""What changed between two releases, over all small tables: complete, and nothing else."""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.revisions import Change, Release, changes
from kg.corpus.sheet import open_sheet
from kg.identifiers import fold
from tests.tables.small import mapping_of

MAPPING = """\
version: 1
title: Pond
claimant: {name: Pond Watch, class: Publisher, create: true}
subject: {column: Model, class: AIModel, create: true}
columns: {}
skip: {A: x, B: x, C: x}
"""
CELLS = st.sampled_from(["", "1", "2", "one, two", "x\\ny", " 1 "])
ROWS = st.dictionaries(
    st.sampled_from(["Heron", "Finch", "Ibis", "Crane", "Tern"]),
    st.tuples(CELLS, CELLS, CELLS),
    min_size=1,
)
Table = dict[str, tuple[str, str, str]]


def compared(old: Table, new: Table) -> list[Change]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "m.yaml").write_text(MAPPING)
        mapping = mapping_of(folder / "m.yaml")
        releases = []
        for file, rows in (("old.csv", old), ("new.csv", new)):
            with (folder / file).open("w", newline="") as out:
                writer = csv.writer(out)
                writer.writerow(["Model", "A", "B", "C"])
                writer.writerows([model, *cells] for model, cells in rows.items())
            releases.append(Release(mapping, open_sheet(folder / file)))
        return list(changes(*releases))


@given(ROWS)
def test_a_release_does_not_differ_from_itself(table: Table) -> None:
    assert compared(table, table) == []


@given(ROWS, ROWS)
def test_every_difference_is_told_once_with_its_places(old: Table, new: Table) -> None:
    found = compared(old, new)
    kinds = Counter(one.kind for one in found)
    assert len(new) == len(old) + kinds["row added"] - kinds["row gone"]
    names = {one.new: one.old for one in found if one.kind == "row renamed"}
    was = {model: old.get(names.get(model, model)) for model in new}
    wanted = {
        (model, "ABC"[at], before[at].strip(), cells[at].strip())
        for model, cells in new.items()
        if (before := was[model]) is not None
        for at in range(3)
        if before[at].strip() != cells[at].strip()
    }
    cells = [one for one in found if one.kind.startswith("cell")]
    assert {(one.subject, one.column, one.old, one.new) for one in cells} == wanted
    assert len(cells) == len(wanted)
    rows = {model: number for number, model in enumerate(new, 2)}
    for one in cells:
        column = "ABC".index(one.column) + 2
        assert one.new_place == f"new.csv#cell={rows[one.subject]},{column}"
    assert {fold(one.subject) for one in found if one.kind == "row added"} == {
        fold(model) for model in new if model not in old and model not in names
    }


def test_a_row_with_most_of_its_cells_under_another_name_is_renamed() -> None:
    (one,) = compared({"Heron": ("7", "8", "9")}, {"Heron 2": ("7", "8", "9")})
    assert one[:5] == ("row renamed", "Heron 2", "Model", "Heron", "Heron 2")
    found = compared({"Heron": ("7", "8", "9")}, {"Heron 2": ("7", "8", "0")})
    assert [one.kind for one in found] == ["row added", "row gone"]
