"""kg review as a person types it: by lines through a pipe, and key by key in a terminal."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.corpus.candidates import format_candidates, read_candidates
from kg.corpus.decisions import read_decisions
from kg.model import NewEntity
from kg.pipeline import load_graph
from kg.resources import Root
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
    assert "5 decisions saved, 0 proposals still wait" in result.stderr
    assert len(load_graph(Root.at(workspace)).assertions) == 2


def test_the_screen_shows_sentence_rule_claimant_and_passage(run: Run, workspace: Path) -> None:
    shown = run("--root", str(workspace), "review", "story", stdin="s\nq\n").stdout
    for part in ("tier A", "rule compared", "claimed by Corvid Labs", "Heron-1 outperforms"):
        assert part in shown
    assert "Corvid Labs said Heron-1 outperforms Finch-2." in shown


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
    text = path.read_text()
    rows = text.splitlines()
    # the claim needs its new name: without it the row is told of, and the others are done
    result = run("--root", str(workspace), "review", "--apply", str(path), code=1)
    assert result.stdout == "1 accepted, 1 rejected\n"
    line = 1 + next(at for at, row in enumerate(rows) if row.startswith(RIVAL.id))
    assert f"batch.csv:{line}: nothing is called 'Ibis Works'" in result.stderr
    path.write_text(text.replace(",,,story,,,subject of", ",accept,,story,,,subject of"))
    named = [row.replace(",", ",accept,", 1) if row.startswith("name/") else row for row in rows]
    path.write_text("\ufeff" + "\n".join(row.replace(",accept,,,", ",accept,,") for row in named))
    again = run("--root", str(workspace), "review", "--apply", str(path))
    assert again.stdout == "2 accepted, 2 decided before\n"
    assert "Ibis Works, competesWith" in claims(workspace)


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


class Terminal:
    """A real terminal with `kg review` in it."""

    def __init__(self, folder: Path, cache: Path, **env: str) -> None:
        self.master, slave = pty.openpty()
        # the first thing that a session opens becomes its terminal, from which Ctrl-C comes
        code = "import os; os.close(os.open(os.ttyname(0), os.O_RDWR))\n"
        code += "from kg.cli.main import main; main()"
        clean = {k: v for k, v in os.environ.items() if k not in ("EDITOR", "VISUAL", "KG_TEXTS")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, "--root", str(folder), "review"],
            stdin=slave, stdout=slave, stderr=slave, close_fds=True, start_new_session=True,
            env={**clean, "AIRACE_CACHE": str(cache), "TERM": "xterm", **env},
        )  # fmt: skip
        os.close(slave)
        self.seen = ""

    def until(self, words: str) -> None:
        """Read until the words stand on the screen."""
        end = time.monotonic() + 30
        while words not in self.seen:
            assert time.monotonic() < end, self.seen
            self.seen += self._read()
        self.seen = self.seen.partition(words)[2]

    def _read(self) -> str:
        if not select.select([self.master], [], [], 1)[0]:
            return ""
        try:
            return os.read(self.master, 65536).decode("utf-8", "replace")
        except OSError:
            return ""

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def wait(self) -> int:
        """Wait for the end of the program; returns its exit status."""
        return self.process.wait(60)

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def terminal(workspace: Path, tmp_path: Path) -> Iterator[Terminal]:
    """Return a terminal with the review of the workspace; its editor says supports."""
    editor = tmp_path / "editor"
    editor.write_text("#!/bin/sh\nsed -i 's/released/supports/' \"$1\"\n")
    editor.chmod(0o755)
    found = Terminal(workspace, tmp_path / "cache", EDITOR=str(editor))
    yield found
    found.close()


KEYS = "q quit"


def test_single_keys_in_a_terminal(terminal: Terminal, workspace: Path) -> None:
    terminal.until(KEYS)
    terminal.type("a")
    terminal.until("accepted")
    terminal.until(KEYS)
    terminal.type("r")
    terminal.until("reason")
    terminal.type("2\r")
    terminal.until("rejected")
    terminal.until(KEYS)
    terminal.type("u")
    terminal.until("taken back")
    terminal.until(KEYS)
    terminal.type("\x1b[A")
    terminal.until("no such key")
    terminal.until(KEYS)
    terminal.type("q")
    terminal.until("still wait")
    assert terminal.wait() == 0
    assert decided(workspace) == [("accepted", "Corvid Labs released Heron-1", "")]


def test_a_killed_session_loses_only_what_is_on_the_screen(
    terminal: Terminal, workspace: Path
) -> None:
    for _ in range(2):
        terminal.until(KEYS)
        terminal.type("a")
    terminal.until("3 of 5")
    terminal.process.kill()
    terminal.wait()
    assert len(decided(workspace)) == 2
    assert len(load_graph(Root.at(workspace)).assertions) == 2


def test_ctrl_c_quits_in_peace(terminal: Terminal, workspace: Path) -> None:
    terminal.until(KEYS)
    terminal.type("s\x03")
    terminal.until("decisions saved")
    assert terminal.wait() == 0


def test_the_editor_of_the_user_changes_the_line(terminal: Terminal, workspace: Path) -> None:
    terminal.until(KEYS)
    terminal.type("e")
    terminal.until("changed; a accepts it")
    terminal.until(KEYS)
    terminal.type("aq")
    terminal.until("still wait")
    assert terminal.wait() == 0
    assert "[Corvid Labs, supports, Heron-1]" in claims(workspace)
