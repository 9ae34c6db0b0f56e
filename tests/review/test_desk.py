"""Decisions become files at once, can be made twice without harm, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.corpus.decisions import Choice, read_decisions
from kg.errors import DataError, LocatorError
from kg.model import Tier
from kg.pipeline import load_graph
from kg.resources import Root
from kg.review.by_hand import unknown_names
from kg.review.desk import Desk
from kg.review.docket import Docket, read_docket, read_dockets
from kg.review.known import Known
from tests.review.conftest import BEATS, IBIS, MADE, RELEASED, RIVAL


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.yaml"))
    }


def test_every_proposal_of_the_article_is_grounded(desk: Desk, docket: Docket) -> None:
    assert [desk.refusals(docket, one) for one in (RELEASED, BEATS, MADE)] == [(), (), ()]
    assert "nothing is called 'Ibis Works'" in desk.refusals(docket, RIVAL)[0]


def test_a_new_name_is_asked_right_before_its_first_claim(docket: Docket) -> None:
    assert docket.waiting() == [RELEASED, BEATS, IBIS, RIVAL, MADE]


def test_accepted_claims_are_an_ordinary_claims_file(
    desk: Desk, docket: Docket, workspace: Path
) -> None:
    for one in docket.waiting():
        desk.accept(docket, one)
    assert docket.waiting() == []
    graph = load_graph(Root.at(workspace))
    assert len(graph.assertions) == 4
    text = (workspace / "data/claims/story.yaml").read_text()
    assert "[Heron-1, outperforms, Finch-2, {by: Corvid Labs}]" in text
    assert "tier" not in text
    assert "rule" not in text
    added = (workspace / "data/entities/added.yaml").read_text()
    assert added == "Company:\n- id: company/ibis-works\n  label: Ibis Works\n"
    decided = read_decisions(workspace / "decisions/story.yaml").decisions
    assert [one.rule for one in decided] == ["released", "compared", "", "rival", "made"]
    assert decided[2].became == "company/ibis-works"


def test_accepting_again_after_a_kill_before_the_decision_adds_nothing(
    desk: Desk, docket: Docket, workspace: Path
) -> None:
    desk.accept(docket, RELEASED)
    before = (workspace / "data/claims/story.yaml").read_bytes()
    (workspace / "decisions/story.yaml").unlink()
    known = Known(Root.at(workspace))
    again = read_docket(workspace / "candidates/story.yaml", known, [workspace / "texts"])
    assert RELEASED in again.waiting()
    Desk(known).accept(again, RELEASED)
    assert (workspace / "data/claims/story.yaml").read_bytes() == before
    assert RELEASED not in again.waiting()


def test_what_cannot_be_linked_is_not_written(desk: Desk, docket: Docket, workspace: Path) -> None:
    before = files(workspace)
    with pytest.raises(DataError, match="nothing is called 'Ibis Works'"):
        desk.accept(docket, RIVAL)
    assert files(workspace) == before


@pytest.mark.parametrize(
    ("update", "why"),
    [
        ({"predicate": "relaesed"}, "unknown property 'relaesed'"),
        ({"subject": "Finch-2"}, "'Finch-2' does not stand in the passage"),
        ({"object": "Finch-2"}, "Finch-2"),
        ({"options": (("modality", "surely"),)}, "unknown modality 'surely'"),
        ({"options": (("beside", "x"),)}, "'beside' is no option of a claim"),
        ({"locator": RELEASED.locator.model_copy(update={"sha256": "0" * 64})}, "SHA-256"),
    ],
)
def test_what_the_passage_does_not_carry_is_refused(
    update: dict[str, object], why: str, desk: Desk, docket: Docket
) -> None:
    wrong = RELEASED.model_copy(update=update)
    assert why in " ".join(desk.refusals(docket, wrong))
    with pytest.raises(DataError):
        desk.accept(docket, RELEASED, wrong)
    assert docket.waiting()[0] == RELEASED


def test_without_the_text_nothing_is_accepted(workspace: Path, known: Known) -> None:
    docket = read_docket(workspace / "candidates/story.yaml", known, [])
    with pytest.raises(DataError, match="not at hand"):
        Desk(known).accept(docket, RELEASED)


def test_proposals_from_another_text_are_refused(workspace: Path, known: Known) -> None:
    path = workspace / "candidates/story.yaml"
    head, _, rest = path.read_text().partition("text: ")
    path.write_text(f"{head}text: {'0' * 64}{rest[64:]}")
    with pytest.raises(DataError, match="made from another text"):
        read_docket(path, known, [workspace / "texts"])


def test_a_text_that_was_changed_is_told(workspace: Path, known: Known) -> None:
    (workspace / "texts/story.txt").write_text("another text")
    with pytest.raises(
        LocatorError, match=r"its SHA-256 is [0-9a-f]{64}, and that of document/story is"
    ):
        read_docket(workspace / "candidates/story.yaml", known, [workspace / "texts"])


def test_a_rejected_one_is_remembered_with_its_reason(
    desk: Desk, docket: Docket, workspace: Path
) -> None:
    desk.reject(docket, RELEASED, "wrong property")
    (one,) = read_decisions(workspace / "decisions/story.yaml").decisions
    assert (one.choice, one.reason) == (Choice.REJECTED, "wrong property")
    assert one.was == "Corvid Labs released Heron-1"
    assert RELEASED not in docket.waiting()
    assert not (workspace / "data/claims").exists()


def test_a_skipped_one_waits_behind_the_others(desk: Desk, docket: Docket) -> None:
    desk.skip(docket, RELEASED)
    assert docket.waiting() == [BEATS, IBIS, RIVAL, MADE, RELEASED]


def test_a_new_name_can_be_an_alias_of_a_known_one(
    desk: Desk, docket: Docket, workspace: Path
) -> None:
    ibex = desk.known.entity("Ibex Works")
    assert ibex
    desk.merge(docket, IBIS, ibex)
    assert "aliases: [Ibis Works]" in (workspace / "data/entities/known.yaml").read_text()
    desk.accept(docket, RIVAL)
    found = load_graph(Root.at(workspace)).assertions
    assert {found[0].claim.subject, found[0].claim.object.id} == {  # type: ignore[union-attr]
        "company/corvid-labs", "company/ibex-works"
    }  # fmt: skip


def test_bulk_takes_tier_a_only_and_is_one_step(
    desk: Desk, docket: Docket, workspace: Path
) -> None:
    before = files(workspace)
    done = desk.accept_tier(docket, Tier.A)
    assert done.accepted == [RELEASED, BEATS, MADE]
    assert docket.waiting() == [IBIS, RIVAL]
    desk.undo()
    assert files(workspace) == before
    assert desk.undo() == []


def test_undo_does_not_lose_what_another_wrote(desk: Desk, docket: Docket, workspace: Path) -> None:
    desk.accept(docket, RELEASED)
    claims = workspace / "data/claims/story.yaml"
    claims.write_text("# mine\n" + claims.read_text())
    with pytest.raises(DataError, match="was changed since"):
        desk.undo()
    assert claims.read_text().startswith("# mine")


ACTIONS = st.lists(st.sampled_from("arsmtu"), max_size=12)


@given(actions=ACTIONS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undoing_everything_leaves_the_files_as_they_were(actions: str, workspace: Path) -> None:
    known = Known(Root.at(workspace))
    desk = Desk(known)
    docket = read_docket(workspace / "candidates/story.yaml", known, [workspace / "texts"])
    before = files(workspace)
    for action in actions:
        act(desk, docket, action)
    while desk.undo():
        pass
    assert files(workspace) == before
    assert docket.waiting() == [RELEASED, BEATS, IBIS, RIVAL, MADE]


def act(desk: Desk, docket: Docket, action: str) -> None:
    """Do one thing with the first proposal that waits; one that is refused changes nothing."""
    one = next(iter(docket.waiting()), RELEASED)
    ibex = desk.known.entity("Ibex Works")
    try:
        if action == "a":
            desk.accept(docket, one)
        elif action in "rs":
            (desk.reject if action == "r" else lambda *_: desk.skip(docket, one))(docket, one, "")
        elif action == "m" and one == IBIS and ibex:
            desk.merge(docket, IBIS, ibex)
        elif action == "t":
            desk.accept_tier(docket, Tier.A)
        elif action == "u":
            desk.undo()
    except DataError:
        pass


def test_undo_goes_across_documents(workspace: Path) -> None:
    for kind, end in (("texts", "txt"), ("data/documents", "yaml"), ("candidates", "yaml")):
        text = (workspace / kind / f"story.{end}").read_text()
        copy = text.replace("story.txt", "tale.txt").replace("document: story", "document: tale")
        copy = copy.replace("a story", "a tale")
        (workspace / kind / f"tale.{end}").write_text(copy)
    known = Known(Root.at(workspace))
    dockets, problems = read_dockets(known, [workspace / "texts"])
    assert problems == []
    before, desk = files(workspace), Desk(known)
    for docket in dockets:
        desk.accept(docket, docket.waiting()[0])
    assert [step.docket for step in desk.undo()] == [dockets[1]]
    assert len(dockets[1].waiting()) == 5
    assert len(dockets[0].waiting()) == 4
    desk.undo()
    assert files(workspace) == before


def test_what_a_lower_layer_says_is_not_said_twice(desk: Desk, docket: Docket) -> None:
    desk.accept(docket, RELEASED)
    below = docket.claims
    desk.undo()
    docket.below = (below,)
    desk.accept(docket, RELEASED)
    assert docket.claims.passages == ()
    assert RELEASED not in docket.waiting()
    desk.accept(docket, BEATS)
    assert len(docket.claims.passages) == 1


def test_a_document_that_is_called_like_a_new_name_yields_it(workspace: Path) -> None:
    record = workspace / "data/documents/story.yaml"
    record.write_text(record.read_text().replace("label: a story", "label: ibis works"), "utf-8")
    known = Known(Root.at(workspace))
    docket = read_docket(workspace / "candidates/story.yaml", known, [workspace / "texts"])
    desk = Desk(known)
    assert unknown_names(desk, RIVAL) == ["Ibis Works"]
    desk.accept(docket, IBIS)
    desk.accept(docket, RIVAL)
    assert [one.kind for one in (desk.known.entity("Ibis Works"),) if one] == ["Company"]
    assert desk.known.entity("document story")


def test_in_bulk_too(workspace: Path) -> None:
    record = workspace / "data/documents/story.yaml"
    record.write_text(record.read_text().replace("label: a story", "label: ibis works"), "utf-8")
    known = Known(Root.at(workspace))
    docket = read_docket(workspace / "candidates/story.yaml", known, [workspace / "texts"])
    assert Desk(known).accept_names([(docket, IBIS)]) == [()]
