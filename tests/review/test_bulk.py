"""New names accepted in bulk, with the claims that need them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.identifiers import fold
from kg.model import Tier
from kg.resources import Root
from kg.review.desk import Desk
from kg.review.docket import read_docket
from kg.review.known import Known
from tests.review.conftest import IBIS, RELEASED
from tests.review.test_desk import files


def test_bulk_takes_new_names_only_when_told_to(workspace: Path, known: Known) -> None:
    path = workspace / "candidates/story.yaml"
    path.write_text(path.read_text().replace("tier: B", "tier: A"))
    docket = read_docket(path, known, [workspace / "texts"])
    desk = Desk(known)
    before = files(workspace)
    done = desk.accept_tier(docket, Tier.A)
    assert [one.rule for one, _ in done.refused] == ["rival"]
    assert desk.undo()
    done = desk.accept_tier(docket, Tier.A, new_names=True)
    assert (done.entities, done.refused, docket.waiting()) == ([IBIS], [], [])
    desk.undo()
    assert files(workspace) == before


def propose_more_names(workspace: Path) -> None:
    """Let the models be new names too, and two new names claim Ibis Works."""
    entities = workspace / "data/entities/known.yaml"
    kept = [line for line in entities.read_text().split("\n") if "model" not in line.casefold()]
    entities.write_text("\n".join(kept))
    path = workspace / "candidates/story.yaml"
    more = "".join(
        f"- {{class: {kind}, label: {label}, reason: x, start: 0, end: 1{rest}}}\n"
        for kind, label, rest in (
            ("AIModel", "Heron-1", ""),
            ("AIModel", "Finch-2", ""),
            ("Company", "Ibis Group", ", aliases: [Ibis Works]"),
        )
    )
    text = path.read_text().replace("tier: B", "tier: A")
    path.write_text(text.replace("passages:", more + "passages:", 1))


def test_entities_are_read_once_for_all_new_names_of_a_document(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose_more_names(workspace)
    known = Known(Root.at(workspace))
    docket = read_docket(workspace / "candidates/story.yaml", known, [workspace / "texts"])
    reads, refresh = [], known.refresh

    def counted() -> None:
        reads.append(1)
        refresh()

    monkeypatch.setattr(known, "refresh", counted)
    done = Desk(known).accept_tier(docket, Tier.A, new_names=True)
    assert (len(done.entities), done.refused, len(reads)) == (3, [], 1)
    owners = [known.names.owner(fold(name)) for name in ("Heron-1", "Finch-2", "Ibis Works")]
    assert None not in owners
    assert Known(Root.at(workspace)).index.by_id == known.index.by_id


def test_new_names_that_cannot_be_saved_are_not_known(
    workspace: Path, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace / "candidates/story.yaml"
    path.write_text(path.read_text().replace("tier: B", "tier: A"))
    docket = read_docket(path, known, [workspace / "texts"])
    other = read_docket(path, known, [workspace / "texts"])
    Desk(known).skip(other, RELEASED)
    with pytest.raises(DataError, match="another review"):
        Desk(known).accept_tier(docket, Tier.A, new_names=True)
    assert known.entity("Ibis Works") is None
