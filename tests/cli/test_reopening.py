"""kg review --decided and --reopen: what an earlier session decided is taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.review.conftest import BEATS, RELEASED, workspace

__all__ = ["workspace"]


@pytest.fixture(autouse=True)
def _there(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace)


def state(folder: Path) -> dict[str, str]:
    """Return all files of the workspace with their texts."""
    found = (path for path in sorted(folder.rglob("*")) if path.suffix == ".yaml")
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in found}


def listed(run: Run, *words: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(
        run("review", *words, "--list", "--format", "json").stdout
    )
    return found


def waiting(run: Run) -> set[str]:
    return {row["id"] for row in listed(run)}


def test_a_rejection_of_an_earlier_session_is_taken_back(run: Run, workspace: Path) -> None:
    run("review", stdin="r\n1\nq\n")
    assert RELEASED.id not in waiting(run)
    (row,) = listed(run, "--decided")
    assert (row["decision"], row["reason"]) == ("rejected", "the passage does not say so")
    shown = run("review", "--decided", stdin="o\n")
    assert "rejected: Corvid Labs released Heron-1" in shown.stdout
    assert "Corvid Labs released Heron-1 on Monday." in shown.stdout
    assert "1 decision reopened" in shown.stderr
    assert RELEASED.id in waiting(run)
    assert listed(run, "--decided") == []


def test_an_accepted_claim_leaves_the_data_and_waits_again(run: Run, workspace: Path) -> None:
    before = state(workspace)
    run("review", stdin="a\nq\n")
    told = run("review", "--reopen", RELEASED.id).stdout
    assert "taken out of the data: Corvid Labs released Heron-1" in told
    assert "released" not in (workspace / "data/claims/story.yaml").read_text()
    assert RELEASED.id in waiting(run)
    run("review", stdin="a\nq\n")
    assert "released" in (workspace / "data/claims/story.yaml").read_text()
    assert before.items() <= state(workspace).items()


def test_what_was_edited_before_it_was_accepted_goes_too(run: Run, workspace: Path) -> None:
    line = "[Corvid Labs, supports, Heron-1, {note: on a Monday, as_of: Monday}]"
    run("review", stdin=f"e\n{line.replace(', as_of: Monday', '')}\na\na\nq\n")
    assert "supports" in (workspace / "data/claims/story.yaml").read_text()
    run("review", "--reopen", RELEASED.id)
    left = (workspace / "data/claims/story.yaml").read_text()
    assert "supports" not in left
    assert "outperforms" in left
    assert waiting(run) >= {RELEASED.id}
    assert BEATS.id not in waiting(run)


def test_a_claim_that_was_changed_by_hand_stays(run: Run, workspace: Path) -> None:
    run("review", stdin="a\nq\n")
    path = workspace / "data/claims/story.yaml"
    changed = path.read_text().replace("[Corvid Labs, released,", "[Corvid Labs, supports,")
    path.write_text(changed)
    told = run("review", "--reopen", RELEASED.id).stdout
    assert "taken out" not in told
    assert "supports" in path.read_text()


def test_a_new_name_waits_until_no_claim_uses_it(run: Run, workspace: Path) -> None:
    run("review", stdin="s\ns\na\na\nq\n")
    rows = {row["was"]: row["id"] for row in listed(run, "--decided")}
    name = rows["Ibis Works (Company)"]
    before = state(workspace)
    refused = run("review", "--reopen", name, code=1).stderr
    assert "'Ibis Works' is used in data/claims/story.yaml" in refused
    assert state(workspace) == before
    run("review", "--reopen", rows["Ibis Works competesWith Corvid Labs"])
    assert "taken out of the data: Ibis Works" in run("review", "--reopen", name).stdout
    assert "Ibis" not in (workspace / "data/entities/added.yaml").read_text()
    assert name in waiting(run)
    run("check")


def test_an_alias_goes_and_the_entity_stays(run: Run, workspace: Path) -> None:
    before = state(workspace)
    run("review", stdin="s\ns\nm\n1\nq\n")
    (row,) = listed(run, "--decided")
    run("review", "--reopen", row["id"])
    known = "data/entities/known.yaml"
    assert "Ibis Works" not in state(workspace)[known]
    assert "Ibex Works" in state(workspace)[known]
    assert before[known].count("label") == state(workspace)[known].count("label")


def test_reopening_is_undone_within_the_session(run: Run, workspace: Path) -> None:
    run("review", stdin="a\na\nq\n")
    before = state(workspace)
    told = run("review", "--decided", stdin="o\no\ns\no\nu\nu\nu\nq\n")
    assert "open again: Heron-1 outperforms" in told.stdout
    assert "it is open again already" in told.stdout
    assert told.stdout.count("taken back") == 2
    assert "nothing to take back" in told.stdout
    assert "0 decisions reopened" in told.stderr
    assert state(workspace) == before


def test_what_is_proposed_no_more_is_said_to_need_a_new_reading(run: Run, workspace: Path) -> None:
    run("review", stdin="r\n1\nq\n")
    (workspace / "candidates/story.yaml").unlink()
    assert "kg extract story proposes it again" in run("review", "--reopen", RELEASED.id).stdout


def test_what_was_never_decided_or_is_ones_own_is_refused(run: Run, workspace: Path) -> None:
    assert "nothing was decided on 'x'" in run("review", "--reopen", "x", code=1).stderr
    assert "nothing was accepted" in run("review", "--decided").stdout
    run("claim", "story", "Heron-1", "developedBy", "Corvid Labs", "--at", "was developed by")
    rows = [row for row in listed(run, "--decided") if row["was"].startswith("Heron-1")]
    own = run("review", "--reopen", rows[0]["id"], code=1).stderr
    assert "kg claim story ... --undo" in own


def test_two_walks_at_once_are_wrong_usage(run: Run, workspace: Path) -> None:
    for words in (["--decided", "--rest"], ["--decided", "--rest", "--list"],
                  ["--reopen", "x", "--list"], ["--decided", "--accept-tier", "A"]):  # fmt: skip
        run("review", *words, code=2)
