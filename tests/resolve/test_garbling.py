"""What a person judged to be garbled is marked in its document, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.model import Assertion, Entity
from kg.resolve.garbling import marked_as_garbled
from kg.resolve.index import EntityIndex
from tests.making import assertion, claim, entity, quantity, text

ENTITIES = [
    Entity(id="company/a", kind="Company", label="Alder"),
    Entity(id="model/m", kind="AIModel", label="Moss", aliases=("Moss 1",)),
]
SAID = [
    assertion(claim("company/a", "released", entity("model/m"))),
    assertion(claim("company/a", "released", entity("model/m")), document="document/b"),
    assertion(claim("company/a", "describedAs", text("a quiet firm"))),
    assertion(claim("model/m", "experts", quantity("5 experts"))),
]
KEY = SAID[0].document.removeprefix("document/")
LINES = f"""- document: {KEY}
  claim: [Alder, released, Moss]
  verdict: garbledSource
  reason: the sentence lost its verb
"""


def marked(folder: Path, lines: str) -> list[Assertion]:
    (folder / "claims.yaml").write_text(lines)
    return marked_as_garbled(SAID, [folder], EntityIndex(ENTITIES))


def test_only_the_claim_of_that_document_is_marked(tmp_path: Path) -> None:
    found = marked(tmp_path, LINES)
    assert [one.garbled for one in found] == ["the sentence lost its verb", "", "", ""]
    assert [one.id for one in found] == [one.id for one in SAID]


@pytest.mark.parametrize(
    ("row", "at"),
    [
        ("[company/a, released, Moss 1]", 0),
        ("[Alder, describedAs, a quiet firm]", 2),
        ("[Moss, experts, 5 experts]", 3),
    ],
)
def test_names_words_and_figures_are_understood(tmp_path: Path, row: str, at: int) -> None:
    found = marked(tmp_path, LINES.replace("[Alder, released, Moss]", row))
    assert [bool(one.garbled) for one in found] == [number == at for number in range(4)]


def test_without_verdicts_nothing_changes(tmp_path: Path) -> None:
    assert marked_as_garbled(SAID, [tmp_path], EntityIndex(ENTITIES)) == SAID


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[Alder, released, Moss]", "[Moss, released, Alder]", "does not say Moss released Alder"),
        ("[Alder, released, Moss]", "[Alder, Moss]", "three parts"),
        (f"document: {KEY}", "document: none", "document 'none' does not say"),
        ("garbledSource", "settled", "no verdict 'settled'"),
        ("the sentence lost its verb", '" "', "gives no reason"),
        ("  verdict: garbledSource\n", "", "the key 'verdict' is missing"),
        ("  verdict", "  verdct", "verdct"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(DataError, match=says) as error:
        marked(tmp_path, LINES.replace(old, new))
    assert "claims.yaml:" in str(error.value)
