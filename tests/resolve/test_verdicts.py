"""A person's verdicts: names linked, sides found, what nobody says refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.agreement.contradiction import by_judgement
from kg.errors import DataError
from kg.model import Entity
from kg.resolve.index import EntityIndex
from kg.resolve.verdicts import Verdicts
from tests.making import assertion, claim, entity, text, vocabulary

ENTITIES = [
    Entity(id="company/a", kind="Company", label="Alder"),
    Entity(id="company/b", kind="Company", label="Birch"),
    Entity(id="model/m", kind="AIModel", label="Moss"),
]
SAID = [
    assertion(claim("company/a", "released", entity("model/m"))),
    assertion(claim("company/b", "released", entity("model/m")), document="document/b"),
    assertion(claim("company/a", "describedAs", text("a quiet firm"))),
]
LINES = """
- subject: Moss
  property: released
  sides:
  - {says: by Alder, claims: [[Alder, released, Moss]]}
  - {says: by Birch, claims: [[Birch, released, Moss]]}
  reason: each is named
"""


def verdicts(folder: Path, lines: str) -> Verdicts:
    (folder / "contradictions.yaml").write_text(lines)
    return Verdicts([folder], EntityIndex(ENTITIES), vocabulary())


def test_each_side_holds_its_claims_and_assertions(tmp_path: Path) -> None:
    (found,) = by_judgement(SAID, verdicts(tmp_path, LINES).contradictions(SAID))
    assert [side.label for side in found.sides] == ["by Alder", "by Birch"]
    assert found.contested == {SAID[0].claim.id, SAID[1].claim.id}
    assert [side.assertions for side in found.sides] == [(SAID[0].id,), (SAID[1].id,)]


def test_a_settled_one_frees_the_side_that_holds(tmp_path: Path) -> None:
    lines = LINES + "  verdict: settled\n  holds: by Alder\n"
    (found,) = by_judgement(SAID, verdicts(tmp_path, lines).contradictions(SAID))
    assert found.contested == {SAID[1].claim.id}


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[Birch, released", "[Cedar, released", "nothing is called 'Cedar'"),
        ("[[Birch, released, Moss]]", "[[Birch, describedAs, loud]]", "no claim says"),
        ("[[Birch, released, Moss]]", "[[Birch, Moss]]", "three parts"),
        ("[[Birch, released, Moss]]", "[]", "has no claims"),
        ("property: released", "property: relaesed", "unknown property"),
        ("  - {says: by Birch, claims: [[Birch, released, Moss]]}\n", "", "fewer than two"),
        ("each is named", "each is named\n  verdict: settled", "the key 'holds' is missing"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    wrong = verdicts(tmp_path, LINES.replace(old, new))
    with pytest.raises(DataError, match=says) as error:
        wrong.contradictions(SAID)
    assert "contradictions.yaml:" in str(error.value)
