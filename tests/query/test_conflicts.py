"""Disagreements and look-alikes as people read them: sides, places, within or between documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.pipeline import ensure_build
from kg.query.conflicts import Conflict, read_compatibles, read_conflicts
from kg.resources import Root
from tests.conftest import copy_tiny


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Root:
    """Return the tiny root with one document that contradicts itself and nearly agrees with a."""
    root = copy_tiny(tmp_path_factory.mktemp("tiny"))
    path = root.data / "claims" / "c.yaml"
    passage = (
        "- at: {paragraph: 2, start: 243, end: 288, words: write whole books}\n"
        "  sha256: f1ea8cfaff2941edf8996865e6a322f427ea8257912d92aed834fa73aa2f9f01\n"
        "  claims:\n"
        "  - [Finch-2, trainingCost, 5.58 million USD]\n"
        "  - [Finch-2, trainingCost, 90 million USD]\n"
    )
    path.write_text(path.read_text("utf-8") + passage, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def engine(root: Root, tmp_path_factory: pytest.TempPathFactory) -> Engine:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRACE_CACHE", str(tmp_path_factory.mktemp("cache")))
        return Engine.on_disk(ensure_build(root), root.prefixes())


def of_kind(found: list[Conflict], kind: str) -> Conflict:
    return next(one for one in found if one.kind == kind)


def test_every_side_has_its_label_and_its_places(engine: Engine, root: Root) -> None:
    one = of_kind(read_conflicts(engine, root.queries), "by value")
    sides = {part.label: {row["documentLabel"] for row in part.rows} for part in one.parts}
    by_document = {label[-2:-1] for labels in sides.values() for label in labels}
    assert all({row["document"] for row in part.rows} == part.documents for part in one.parts)
    assert {"under 6 million USD", "nearly 40 million USD", "90 million USD"} <= set(sides)
    assert by_document == {"a", "b", "c"}
    assert all(row["paragraph"] for part in one.parts for row in part.rows)


def test_a_document_against_itself_is_told_from_two(engine: Engine, root: Root) -> None:
    one = of_kind(read_conflicts(engine, root.queries), "by value")
    assert len(one.names) == 1
    assert one.where.startswith("within ")
    assert one.where.endswith(" and between documents")
    two = of_kind(read_conflicts(engine, root.queries), "by polarity")
    assert two.where == "between documents"


def test_an_entity_finds_what_it_made_and_not_the_rest(engine: Engine, root: Root) -> None:
    def kinds(entity: str) -> set[str]:
        return {one.kind for one in read_conflicts(engine, root.queries, entity)}

    assert "by value" in kinds("model/finch-2")
    assert "by value" in kinds("company/corvane")
    assert "by value" not in kinds("model/heron-1")
    assert kinds("person/ada-mirov") == set()


def test_look_alikes_say_why_both_can_hold(engine: Engine, root: Root) -> None:
    found = read_compatibles(engine, root.queries)
    pairs = [{part.label for part in one.parts} for one in found]
    assert any("under 6 million USD" in pair for pair in pairs)
    assert all(len(pair) == 2 and one.reason for pair, one in zip(pairs, found, strict=True))


def test_a_claim_finds_its_own_only(engine: Engine, root: Root) -> None:
    value = of_kind(read_conflicts(engine, root.queries), "by value")
    claim = value.parts[0].rows[0]["claim"].removeprefix(ID)
    assert [one.id for one in read_conflicts(engine, root.queries, claim=claim)] == [value.id]


def test_nothing_contested_is_nothing(tmp_path: Path) -> None:
    root = copy_tiny(tmp_path)
    (root.data / "claims" / "b.yaml").unlink()
    (root.data / "documents" / "b.yaml").unlink()
    (root.data / "claims" / "c.yaml").unlink()
    (root.data / "documents" / "c.yaml").unlink()
    engine = Engine.on_disk(ensure_build(root), root.prefixes())
    assert read_conflicts(engine, root.queries) == []
    assert read_compatibles(engine, root.queries) == []
