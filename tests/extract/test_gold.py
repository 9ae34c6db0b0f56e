"""The gold files run as a regression: precision and recall of each relation, printed as a table."""

from __future__ import annotations

import pytest

from kg.corpus.plain import read_plain
from tests.extract.gold import FOLDER, Score, mistakes, relations, score

#: the least share of gold claims with the right claimant, modality and polarity
FULLY = 0.9


def floors(relation: str) -> dict[str, float]:
    file = read_plain(FOLDER / f"{relation}.yaml")
    return {name: float(value) for name, value in file["floors"].items()}


@pytest.mark.parametrize("relation", relations())
def test_a_relation_keeps_its_precision_and_recall(relation: str) -> None:
    found = score(relation)
    least = floors(relation)
    enough = found.precision >= least["precision"] and found.recall >= least["recall"]
    assert enough, "\n".join([str(found), *mistakes(relation)])


@pytest.mark.parametrize("relation", relations())
def test_a_gold_file_has_texts_of_which_nothing_must_be_said(relation: str) -> None:
    texts = read_plain(FOLDER / f"{relation}.yaml")["texts"]
    assert any(not one["claims"] for one in texts) or relation in ("foundedBy", "competesWith")
    assert any(one["claims"] for one in texts)


@pytest.mark.whole
def test_claimant_and_modality_are_right_nearly_always() -> None:
    scores = [score(relation) for relation in relations()]
    print(table(scores))  # noqa: T201
    right = sum(one.right for one in scores)
    assert sum(one.full for one in scores) >= FULLY * right


def table(scores: list[Score]) -> str:
    """Return the scores as a table of text."""
    lines = [f"{'relation':16} {'right':>5} {'of':>4} {'gold':>4} precision recall fully"]
    lines += [
        f"{one.relation:16} {one.right:5} {one.proposed:4} {one.wanted:4}"
        f" {one.precision:9.2f} {one.recall:6.2f} {one.fully:5.2f}"
        for one in scores
    ]
    return "\n".join(lines)
