"""kg review --table and --apply: larger batches in a spreadsheet, and hostile cells in it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kg.corpus.candidates import format_candidates, read_candidates
from kg.corpus.decisions import new_entity_id
from kg.model import NewEntity
from tests.conftest import Run
from tests.review.conftest import BEATS, IBIS, MADE, RELEASED, RIVAL, workspace

__all__ = ["workspace"]


def filled(folder: Path, run: Run, decisions: dict[str, tuple[str, str]]) -> Path:
    """Write the table and fill in decisions and reasons by identifier."""
    path = folder / "batch.csv"
    run("--root", str(folder), "review", "--table", str(path))
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))
    for row in rows:
        row["decision"], row["reason"] = decisions.get(row["id"], ("", ""))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return path


def test_a_table_is_filled_in_and_read_back(run: Run, workspace: Path) -> None:
    decisions = {RELEASED.id: ("accept", ""), BEATS.id: ("R", "not so"), RIVAL.id: ("a", "")}
    path = filled(workspace, run, decisions)
    # the claim needs its new name: without it the row is told of, and the others are done
    result = run("--root", str(workspace), "review", "--apply", str(path), code=1)
    assert result.stdout == "1 accepted, 1 rejected\n"
    assert "batch.csv:5: nothing is called 'Ibis Works'" in result.stderr
    again = run("--root", str(workspace), "review", "--apply", str(path), code=1)
    assert again.stdout == "2 decided before\n"


def test_new_names_are_decided_before_the_claims_that_need_them(run: Run, workspace: Path) -> None:
    path = filled(workspace, run, {RIVAL.id: ("a", ""), new_entity_id("story", IBIS): ("y", "")})
    head, *rows = path.read_text().splitlines()
    path.write_text("\n".join([head, *reversed(rows)]))
    assert run("--root", str(workspace), "review", "--apply", str(path)).stdout == "2 accepted\n"
    assert "Ibis Works, competesWith" in (workspace / "data/claims/story.yaml").read_text()


def test_a_spreadsheet_may_write_semicolons_and_a_mark(run: Run, workspace: Path) -> None:
    path = workspace / "batch.csv"
    path.write_text(f"\ufeffid;decision;reason\r\n{MADE.id};Reject;no, not so\r\n", "utf-8")
    assert run("--root", str(workspace), "review", "--apply", str(path)).stdout == "1 rejected\n"
    assert 'reason: "no, not so"' in (workspace / "decisions/story.yaml").read_text()


def test_a_claim_that_was_written_over_in_the_table_is_not_accepted(
    run: Run, workspace: Path
) -> None:
    path = filled(workspace, run, {RELEASED.id: ("a", ""), BEATS.id: ("a", "")})
    text = path.read_text("utf-8").replace("outperforms Finch-2,Corvid Labs,claimed", "beats,,x")
    assert "beats,,x" in text
    path.write_text(text, "utf-8")
    result = run("--root", str(workspace), "review", "--apply", str(path), code=1)
    assert result.stdout == "1 accepted\n"
    assert "sentence and by and modality was changed, but only decision" in result.stderr


def test_another_decision_than_was_made_is_told_of(run: Run, workspace: Path) -> None:
    path = workspace / "batch.csv"
    path.write_text(f"id,decision,reason\n{MADE.id},a,\n{MADE.id},r,\n{MADE.id},s,\n")
    result = run("--root", str(workspace), "review", "--apply", str(path), code=1)
    assert result.stdout == "1 accepted, 1 decided before\n"
    assert "batch.csv:3: it is accepted already" in result.stderr


def test_a_table_without_decisions_says_so(run: Run, workspace: Path) -> None:
    path = filled(workspace, run, {})
    assert "nothing decided" in run("--root", str(workspace), "review", "--apply", str(path)).stdout


def test_the_table_says_which_new_name_a_claim_needs(run: Run, workspace: Path) -> None:
    path = filled(workspace, run, {})
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(path.read_text("utf-8")))}
    assert rows[RIVAL.id]["against"] == "accept the new name 'Ibis Works' with it"
    assert rows[MADE.id]["against"] == ""


def test_wrong_rows_are_told_with_their_line(run: Run, workspace: Path) -> None:
    path = workspace / "batch.csv"
    path.write_text(
        f"id,decision,reason\n{RELEASED.id},perhaps,\ncandidate/0,accept,\n{MADE.id},a,\n"
    )
    result = run("--root", str(workspace), "review", "--apply", str(path), code=1)
    assert "batch.csv:2: unknown decision 'perhaps'" in result.stderr
    assert "batch.csv:3: no proposal 'candidate/0' waits" in result.stderr
    assert result.stdout == "1 accepted\n"


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a,b\n1,2\n", b"", b'id,decision,reason\n"x'])
def test_a_file_that_is_no_table_is_one_error(data: bytes, run: Run, workspace: Path) -> None:
    path = workspace / "batch.csv"
    path.write_bytes(data)
    run("--root", str(workspace), "review", "--apply", str(path), code=int(data[:2] != b"id"))
    assert not (workspace / "decisions").exists()


HOSTILE = "=cmd|' /C calc'!A0\x1b[2J\u202eX"


@pytest.fixture
def hostile(workspace: Path) -> Path:
    """Return a workspace in which a new name, a reason and a remark try to do harm."""
    path = workspace / "candidates/story.yaml"
    file = read_candidates(path)
    bad = NewEntity(kind="Company", label=HOSTILE, reason="@SUM(1)\x1b]0;x\x07", start=0, end=5)
    remark = RELEASED.model_copy(update={"note": HOSTILE, "rule": HOSTILE})
    path.write_text(
        format_candidates(
            type(file)("story", file.text_sha256, HOSTILE, (bad,), (remark, *file.candidates[1:]))
        )
    )
    return workspace


def test_nothing_from_a_file_steers_the_terminal_or_a_spreadsheet(run: Run, hostile: Path) -> None:
    table = hostile / "batch.csv"
    run("--root", str(hostile), "review", "--table", str(table))
    shown = run("--root", str(hostile), "review", stdin="s\ns\ns\ns\ns\nq\n").stdout
    shown += run("--root", str(hostile), "review", "--list").stdout
    for text in (shown, table.read_text("utf-8")):
        assert "\x1b]" not in text
        assert "\x1b[2J" not in text
        assert "\u202e" not in text
    cells = [cell for row in csv.reader(io.StringIO(table.read_text("utf-8"))) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "@", "+", "\t"))]
