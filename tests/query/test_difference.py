"""Two graphs compared by claim: each change has its sort, and nothing else is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.engine import Engine
from kg.pipeline import ensure_build
from kg.query.difference import Change, Snapshot, differences, read_snapshot
from kg.resources import Root
from tests.conftest import copy_tiny


def snapshot(root: Root) -> Snapshot:
    engine = Engine.on_disk(ensure_build(root), root.prefixes())
    return read_snapshot(engine, root.queries)


@pytest.fixture
def old(tiny_root: Root) -> Snapshot:
    return snapshot(tiny_root)


@pytest.fixture
def new(tmp_path: Path) -> Root:
    return copy_tiny(tmp_path / "new")


def edit(root: Root, name: str, before: str, after: str) -> None:
    path = root.data / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def told(changes: list[Change]) -> list[tuple[str, str, str, str]]:
    return [(one.sort, one.what, one.before, one.after) for one in changes]


def test_a_graph_does_not_differ_from_itself(old: Snapshot, new: Root) -> None:
    assert differences(old, snapshot(new)) == []


def test_a_claim_taken_away_is_removed_one_way_and_added_the_other(
    old: Snapshot, new: Root
) -> None:
    edit(new, "claims/a.yaml", "  - [Corvane, foundedIn, 2027, {said: in 2027}]\n", "")
    changed = snapshot(new)
    assert told(differences(old, changed)) == [
        ("claim removed", "Corvane was founded in 2027", "stated", "")
    ]
    (back,) = differences(changed, old)
    assert told([back]) == [("claim added", "Corvane was founded in 2027", "", "stated")]
    assert back.where == "stated, Daily Ledger (a) \xb62"


def test_another_value_of_the_same_source_is_one_change(old: Snapshot, new: Root) -> None:
    edit(new, "claims/a.yaml", "foundedIn, 2027", "foundedIn, 2026")
    assert told(differences(old, snapshot(new))) == [
        ("value changed", "Corvane, foundedIn", "2027", "2026")
    ]


def test_what_is_counted_of_a_claim_does_not_narrow_it(old: Snapshot) -> None:
    assert {key for said in old.claims.values() for key, _ in said.qualifiers} == {"onBenchmark"}


def test_a_claim_of_other_qualifiers_is_another_claim(old: Snapshot, new: Root) -> None:
    edit(new, "claims/a.yaml", ", benchmark: QuizBench}", "}")
    sorts = [one.sort for one in differences(old, snapshot(new))]
    assert {"claim added", "support removed"} <= set(sorts)
    assert "value changed" not in sorts


def test_a_lost_second_source_is_support(old: Snapshot, new: Root) -> None:
    edit(new, "claims/b.yaml", "[Corvane, foundedBy, Ada Mirov]", "[Corvane, describedAs, young]")
    added, change = differences(old, snapshot(new))
    assert added.sort == "claim added"
    assert (change.sort, change.what) == ("support removed", "Corvane was founded by Ada Mirov")
    assert change.before == "stated, Tech Notes (b) \xb63"


def test_documents_and_entities_are_named(old: Snapshot, new: Root) -> None:
    for name in ("claims", "documents"):
        (new.data / name / "c.yaml").unlink()
    edit(new, "entities/entities.yaml", "label: Ada Mirov", "label: Ada B. Mirov")
    for name in ("a", "b"):
        edit(new, f"claims/{name}.yaml", "foundedBy, Ada Mirov", "foundedBy, Ada B. Mirov")
    found = told(differences(old, snapshot(new)))
    assert ("document removed", "Daily Ledger (c) (document/c)", "", "") in found
    assert ("entity renamed", "person/ada-mirov", "Ada Mirov", "Ada B. Mirov") in found


def test_disagreements_appear_change_and_are_settled(old: Snapshot, new: Root) -> None:
    verdict = "subject: Finch-2, property: trainingCost, verdict: settled, reason: r"
    sides = [one for one in old.conflicts.values() if one.kind == "by value"]
    label = sides[0].parts[0].label
    (new.data / "judgements").mkdir()
    path = new.data / "judgements" / "disagreements.yaml"
    path.write_text(f'- {{{verdict}, holds: "{label}"}}\n', "utf-8")
    settled = snapshot(new)
    (change, *others) = [
        one for one in differences(old, settled) if one.sort.startswith("disagreement")
    ]
    assert others == []
    assert (change.sort, change.before) == ("disagreement settled", "open")
    assert label in change.after
    assert "status changed" in {one.sort for one in differences(old, settled)}
    for name in ("claims", "documents"):
        (new.data / name / "b.yaml").unlink()
    path.unlink()
    without = snapshot(new)
    assert "disagreement gone" in {one.sort for one in differences(old, without)}
    assert "disagreement appeared" in {one.sort for one in differences(without, old)}


def test_the_order_is_fixed_and_each_change_stands_once(old: Snapshot, new: Root) -> None:
    (new.data / "claims" / "b.yaml").unlink()
    (new.data / "documents" / "b.yaml").unlink()
    found = differences(old, snapshot(new))
    assert len(set(found)) == len(found) > 5
    sorts = [one.sort.partition(" ")[0] for one in found]
    order = ("document", "entity", "claim", "value", "status", "support", "disagreement")
    assert sorts == sorted(sorts, key=order.index)
