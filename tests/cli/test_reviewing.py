"""kg review as a person types it: by lines through a pipe, and key by key in a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.corpus.decisions import read_decisions
from kg.errors import DataError
from kg.pipeline import load_graph
from kg.resources import Root
from kg.review.desk import Desk
from kg.review.docket import Docket, read_dockets
from kg.review.known import Known
from tests.conftest import Run
from tests.review.conftest import BEATS, MADE, RELEASED, RIVAL, workspace

__all__ = ["workspace"]


def decided(folder: Path) -> list[tuple[str, str, str]]:
    """Return choice, what it was and reason of each decision on the story."""
    file = read_decisions(folder / "decisions/story.yaml")
    return [(str(one.choice), one.was, one.reason) for one in file.decisions]


def claims(folder: Path) -> str:
    path = folder / "data/claims/story.yaml"
    return path.read_text() if path.is_file() else ""


def test_a_session_of_lines_decides_all(run: Run, workspace: Path) -> None:
    # accept; reject with the second reason; the new name; its claim; skip the last
    result = run("--root", str(workspace), "review", stdin="a\nr\n2\na\na\ns\n")
    assert decided(workspace) == [
        ("accepted", "Corvid Labs released Heron-1", ""),
        ("rejected", "Heron-1 outperforms Finch-2 (by: Corvid Labs)", "wrong subject or object"),
        ("accepted", "Ibis Works (Company)", ""),
        ("accepted", "Ibis Works competesWith Corvid Labs", ""),
        ("skipped", "Heron-1 developedBy Corvid Labs", ""),
    ]
    assert "1 of 5" in result.stdout
    assert "5 of 5" in result.stdout
    assert "Ibex Works (Company, company/ibex-works)" in result.stdout
    assert "5 decisions saved, 1 still wait" in result.stderr
    assert len(load_graph(Root.at(workspace)).assertions) == 2


def test_the_screen_shows_sentence_rule_claimant_and_passage(run: Run, workspace: Path) -> None:
    shown = run("--root", str(workspace), "review", "story", stdin="s\nq\n").stdout
    for part in ("tier A", "rule compared", "claimed by Corvid Labs", "Heron-1 outperforms"):
        assert part in shown
    assert "Corvid Labs said Heron-1 outperforms Finch-2." in shown


def test_a_new_name_is_shown_in_its_paragraph_alone(run: Run, workspace: Path) -> None:
    # accept the claim, skip the next: the new name comes third
    result = run("--root", str(workspace), "review", stdin="a\ns\nq\n")
    screen = result.stdout.partition("a new name")[2].partition("near known")[0]
    assert "Ibis Works is a competitor of Corvid Labs." in screen
    assert "Corvid Labs said" not in screen
    assert "2 decisions saved" in result.stderr
    again = run("--root", str(workspace), "review", stdin="a\nq\n").stderr
    assert "\n1 decision saved" in again


def test_the_end_of_input_quits_and_keeps_what_was_decided(run: Run, workspace: Path) -> None:
    run("--root", str(workspace), "review", stdin="a\n")
    assert len(decided(workspace)) == 1
    again = run("--root", str(workspace), "review", stdin="")
    assert "1 of 4" in again.stdout


def test_a_rejected_one_is_never_asked_again(run: Run, workspace: Path) -> None:
    run("--root", str(workspace), "review", stdin="r\nnot so\nq\n")
    assert decided(workspace) == [("rejected", "Corvid Labs released Heron-1", "not so")]
    listed = json.loads(
        run("--root", str(workspace), "review", "--list", "--format", "json").stdout
    )
    assert [one["id"] for one in listed if one["tier"]] == [BEATS.id, RIVAL.id, MADE.id]


def test_a_number_that_no_reason_has_is_asked_again(run: Run, workspace: Path) -> None:
    """It was kept as the reason: 9, for what was meant to be 6."""
    told = run("--root", str(workspace), "review", stdin="r\n99\n0\n7\nr\n8\n\nq\n").stdout
    assert "there is no reason 99; 1 to 7" in told
    assert [reason for _, _, reason in decided(workspace)] == ["not worth keeping", ""]


def test_the_end_of_input_instead_of_a_reason_rejects_nothing(run: Run, workspace: Path) -> None:
    run("--root", str(workspace), "review", stdin="r\n")
    assert decided(workspace) == []


def test_undo_goes_back_as_far_as_the_session(run: Run, workspace: Path) -> None:
    result = run("--root", str(workspace), "review", stdin="a\nr\n\ns\nu\nu\nu\nu\nq\n")
    assert result.stdout.count("taken back") == 3
    assert "nothing to take back" in result.stdout
    assert decided(workspace) == []
    assert not claims(workspace)


def test_an_edit_is_checked_before_it_is_kept(run: Run, workspace: Path) -> None:
    lines = ["e", "[Finch-2, released, Heron-1]", "e", "[Corvid Labs, supports, Heron-1", "e"]
    lines += ["[Corvid Labs, supports, Heron-1, {note: on a Monday}]", "a", "q"]
    result = run("--root", str(workspace), "review", stdin="\n".join(lines) + "\n")
    assert "not kept: " in result.stdout
    assert "this is not YAML" in result.stdout
    assert "[Corvid Labs, supports, Heron-1, {note: on a Monday}]" in claims(workspace)
    (one,) = read_decisions(workspace / "decisions/story.yaml").decisions
    assert (one.id, one.was) == (RELEASED.id, "Corvid Labs released Heron-1")
    assert one.became.startswith("Corvid Labs supports Heron-1")


def test_a_new_name_becomes_an_alias_of_a_near_one(run: Run, workspace: Path) -> None:
    run("--root", str(workspace), "review", stdin="s\ns\nm\n1\na\nq\n")
    assert "aliases: [Ibis Works]" in (workspace / "data/entities/known.yaml").read_text()
    assert "Ibis Works, competesWith, Corvid Labs" in claims(workspace)


def test_another_entity_is_put_in_a_claim_only_if_the_passage_carries_it(
    run: Run, workspace: Path
) -> None:
    result = run(
        "--root", str(workspace), "review", stdin="m\ns\nIbex Works\nm\nx\nm\no\nno one\nq\n"
    )
    assert "not kept: " in result.stdout
    assert "nothing called 'no one'" in result.stdout
    assert decided(workspace) == []


def test_bulk_asks_once(run: Run, workspace: Path) -> None:
    run("--root", str(workspace), "review", stdin="A\nn\nq\n")
    assert decided(workspace) == []
    result = run("--root", str(workspace), "review", stdin="A\ny\nu\nA\ny\nq\n")
    assert result.stdout.count("story: 3 claims and 0 new names accepted") == 2
    assert len(decided(workspace)) == 3


def test_bulk_leaves_alone_what_was_skipped(run: Run, workspace: Path) -> None:
    told = run("--root", str(workspace), "review", stdin="s\nA\ny\nq\n").stdout
    assert "story: 2 claims and 0 new names accepted, 1 that were skipped still wait" in told
    assert "released" not in claims(workspace).partition("claims:")[2]


def test_help_and_a_wrong_key_change_nothing(run: Run, workspace: Path) -> None:
    result = run("--root", str(workspace), "review", stdin="?\nz\n\nq\n")
    assert "it is not proposed again" in result.stdout
    assert result.stdout.count("no such key") == 2
    assert not (workspace / "decisions").exists()


def test_accepting_a_tier_says_what_it_did(run: Run, workspace: Path) -> None:
    told = run("--root", str(workspace), "review", "--accept-tier", "A").stdout
    assert told == "story: 3 claims and 0 new names accepted\n"
    again = run("--root", str(workspace), "review", "--accept-tier", "A").stdout
    assert again == "story: 0 claims and 0 new names accepted\n"


def test_nothing_to_review_is_said(run: Run, workspace: Path) -> None:
    (workspace / "candidates/story.yaml").unlink()
    assert "nothing waits" in run("--root", str(workspace), "review").stdout
    missing = run("--root", str(workspace), "review", "../story", code=1)
    assert "no proposals for a document '../story'" in missing.stderr


def test_a_broken_file_does_not_hide_the_others(run: Run, workspace: Path) -> None:
    (workspace / "candidates/other.yaml").write_text("document: other\n")
    result = run("--root", str(workspace), "review", "--list", code=1)
    assert "other.yaml:1: the key 'text' is missing" in result.stderr
    assert "rule" in result.stdout
    assert RELEASED.rule in result.stdout


def test_two_ways_at_once_are_wrong_usage(run: Run, workspace: Path) -> None:
    run("--root", str(workspace), "review", "--list", "--accept-tier", "A", code=2)


def test_of_two_reviews_at_a_time_none_writes_over_the_other(workspace: Path) -> None:
    def desk() -> tuple[Desk, Docket]:
        known = Known(Root.at(workspace))
        return Desk(known), read_dockets(known, [workspace / "texts"])[0][0]

    (first, one), (second, other) = desk(), desk()
    first.skip(one, one.waiting()[0])
    with pytest.raises(DataError, match="another review"):
        second.reject(other, other.waiting()[1], "not so")
    assert [choice for choice, _, _ in decided(workspace)] == ["skipped"]


def test_options_that_do_not_go_together_are_told(run: Run, workspace: Path) -> None:
    for words, why in (
        (["--new-names"], "--new-names goes with --accept-tier"),
        (["story", "--doc", "other"], "name one document, not two"),
    ):
        assert why in run("--root", str(workspace), "review", *words, code=2).stderr
