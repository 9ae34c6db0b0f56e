"""One changed value or verdict changes exactly the disagreements that hang on it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.model import Disagreement
from kg.pipeline import Graph, load_graph
from kg.resources import Root, shipped_root
from tests.making import shipped_graph

V3 = "event/release-of-deepseek-v3"
NVIDIA = ("event/fall-of-nvidia-shares", "valueLoss")


@pytest.fixture
def root(tmp_path: Path) -> Root:
    """Return a copy of the shipped data, which a test may change."""
    shipped = shipped_root()
    for folder in (shipped.data, shipped.ontology):
        shutil.copytree(folder, tmp_path / "root" / folder.name)
    return Root.at(tmp_path / "root")


@pytest.fixture(scope="module")
def before() -> Graph:
    """Return the graph of the shipped data."""
    return shipped_graph()


def change(root: Root, name: str, old: str, new: str) -> Graph:
    path = root.data / name
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")
    return load_graph(root)


def by_id(graph: Graph) -> dict[str, Disagreement]:
    return {one.id: one for one in graph.disagreements}


def difference(before: Graph, after: Graph) -> tuple[list[Disagreement], list[Disagreement]]:
    """Return the disagreements that are gone, and those that are new."""
    old, new = by_id(before), by_id(after)
    return [old[key] for key in old if key not in new], [new[key] for key in new if key not in old]


def about(found: list[Disagreement]) -> list[tuple[str, str]]:
    return [(one.subject, one.predicate) for one in found]


def test_a_copy_without_a_change_has_the_same_disagreements(root: Root, before: Graph) -> None:
    assert by_id(load_graph(root)) == by_id(before)


def test_a_verdict_changes_no_disagreement_but_its_own_resolution(
    root: Root, before: Graph
) -> None:
    name = "judgements/disagreements.yaml"
    first = "property: valueLoss\n  verdict: possiblyDifferentEvents"
    after = change(root, name, first, first.replace("possiblyDifferentEvents", "garbledSource"))
    old, new = by_id(before), by_id(after)
    assert old.keys() == new.keys()
    assert about([new[key] for key in old if new[key] != old[key]]) == [NVIDIA]


def test_a_wider_bound_reconciles_exactly_one_pair(root: Root, before: Graph) -> None:
    old = "nearly: {lower: 0.9, upper: 1}"
    gone, new = difference(before, change(root, "wording.yaml", old, old.replace("0.9", "0.8")))
    assert (about(gone), about(new)) == ([NVIDIA], [])


def test_a_narrower_bound_parts_exactly_one_pair(root: Root, before: Graph) -> None:
    old = "under: {lower: 0.5, upper: 1}"
    gone, new = difference(before, change(root, "wording.yaml", old, old.replace("0.5", "0.95")))
    assert (about(gone), about(new)) == ([], [("model/deepseek-v3", "trainingCost")])


def test_a_narrower_tolerance_of_weeks_makes_other_sides(root: Root, before: Graph) -> None:
    after = change(root, "wording.yaml", "  weeks: 4\n", "  weeks: 1\n")
    gone, new = difference(before, after)
    assert (about(gone), about(new)) == ([(V3, "date")], [(V3, "date")])
    assert [len(one.sides) for one in (*gone, *new)] == [2, 3]


def test_a_changed_day_of_the_anchor_moves_what_is_counted_from_it(
    root: Root, before: Graph
) -> None:
    old = "[release of Qwen 2.5-Max, date, 2025-01-29, {said: first day of the Lunar New Year, "
    after = change(root, "claims/001.yaml", old, old.replace("2025-01-29", "2025-03-29"))
    gone, new = difference(before, after)
    assert about(gone) == [(V3, "date")]
    assert sorted(about(new)) == [(V3, "date"), ("event/release-of-qwen-2.5-max", "date")]


def test_a_changed_figure_makes_one_disagreement(root: Root, before: Graph) -> None:
    path = root.data / "claims" / "000.yaml"
    assert "5.58 million USD" in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace("5.58 million USD", "9.58 million USD"))
    gone, new = difference(before, load_graph(root))
    assert (about(gone), about(new)) == ([], [("model/deepseek-v3", "trainingCost")])
