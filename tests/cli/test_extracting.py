"""extract, as a user types it: on a text, and on a workspace."""

from __future__ import annotations

import json
import multiprocessing
import threading
import time
from pathlib import Path

import pytest

from kg.corpus.candidates import read_candidates
from kg.resources import shipped_root
from tests.conftest import Run, make_articles

TEXT = "Anthropic raised $3 billion.\n\nOpenAI has released GPT-5.1 mini.\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return make_articles(tmp_path / "mine", {one: f"{TEXT}This is text {one}.\n" for one in KEYS})


KEYS = ("one", "two")


def test_a_text_without_a_workspace_is_tried_out(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    rows = json.loads(run("extract", "--print", str(path), "--format", "json").stdout)
    said = {(row["subject"], row["property"], row["object"]) for row in rows}
    assert ("Anthropic", "raised", "3 billion USD") in said
    assert ("OpenAI", "released", "GPT-5.1 mini") in said


OWN = 'We have released Heron-2, a language model.\n\n"We bought Merle AI," said Ann Doe.\n'


def test_a_text_is_tried_out_with_who_published_it_and_when(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "post.txt"
    path.write_text(OWN + "\nAnthropic unveiled Claude 9 on May 3.\n", "utf-8")
    asked = ("extract", "--print", str(path), "--format", "json")
    alone = json.loads(run(*asked).stdout)
    assert {row["subject"] for row in alone if row["property"] == "released"} == {"Anthropic"}
    known = json.loads(run(*asked, "--publisher", "Anthropic", "--date", "2026-05-04").stdout)
    own = [row for row in known if row["object"] == "Heron-2" and row["property"] == "released"]
    assert [(row["subject"], row["tier"], row["options"]) for row in own] == [
        ("Anthropic", "B", "by: Anthropic")
    ]
    assert not any(row["property"] == "acquired" for row in known)
    assert any((row["property"], row["object"]) == ("date", "2026-05-03") for row in known)


def test_who_published_it_and_when_are_said_of_a_text_only(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "post.txt"
    path.write_text(OWN, "utf-8")
    assert "given with --print" in run("extract", "--publisher", "OpenAI", code=2).stderr
    done = run("extract", "--print", str(path), "--date", "last week", code=2)
    assert "--date" in done.stderr


def test_what_is_no_text_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(OWN.encode() * 20 + b"\0")
    done = run("extract", "--print", str(path), code=1)
    assert "article.txt: it holds NUL characters" in done.stderr
    assert "as UTF-8" in done.stderr


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_a_text_is_tried_in_whatever_encoding_it_is(
    encoding: str, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "article.txt"
    path.write_text(OWN, "utf-8")
    plain = run("extract", "--print", str(path), "--format", "json").stdout
    path.write_bytes(OWN.replace("\n", "\r\n").encode(encoding))
    assert run("extract", "--print", str(path), "--format", "json").stdout == plain


@pytest.mark.usefixtures("work_here")
def test_candidates_are_written_once_and_then_passed_over(run: Run, workspace: Path) -> None:
    first = run("--root", str(workspace), "extract", "--workers", "1", "--format", "json")
    assert [row["note"] for row in json.loads(first.stdout)] == ["", ""]
    path = workspace / "candidates" / "one.yaml"
    assert len(read_candidates(path).candidates) >= 2
    before = path.stat().st_mtime_ns
    again = run("--root", str(workspace), "extract", "--format", "json")
    assert all("unchanged" in row["note"] for row in json.loads(again.stdout))
    assert path.stat().st_mtime_ns == before


@pytest.mark.usefixtures("work_here")
def test_what_an_older_wording_lacks_is_told(run: Run, workspace: Path) -> None:
    shipped = shipped_root().table("wording.yaml").read_text("utf-8")
    own = workspace / "data" / "wording.yaml"
    own.parent.mkdir(exist_ok=True)
    own.write_text(shipped.replace('  score: "{n}"\n', ""), "utf-8")
    done = run("--root", str(workspace), "extract", "one", "--workers", "1")
    assert f"note: {own} has not what came with this version (units: score)" in done.stderr


@pytest.mark.slow
def test_more_workers_write_the_same_bytes(run: Run, workspace: Path) -> None:
    run("--root", str(workspace), "extract", "--workers", "1")
    files = sorted((workspace / "candidates").iterdir())
    alone = [path.read_bytes() for path in files]
    for path in files:
        path.unlink()
    run("--root", str(workspace), "extract", "--workers", "2")
    assert [path.read_bytes() for path in files] == alone


@pytest.mark.slow
def test_a_killed_worker_costs_nothing(run: Run, workspace: Path) -> None:
    killed: list[int] = []

    def kill() -> None:
        while not killed:
            for one in multiprocessing.active_children():
                one.kill()
                killed.append(one.pid or 0)
            time.sleep(0.01)

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    out = run("--root", str(workspace), "extract", "--workers", "1", "--format", "json").stdout
    killer.join(10)
    assert len(killed) == 1
    assert [row["note"] for row in json.loads(out)] == ["", ""]
    assert len(list((workspace / "candidates").iterdir())) == 2


@pytest.mark.usefixtures("work_here")
def test_a_dry_run_writes_nothing(run: Run, workspace: Path) -> None:
    out = run("--root", str(workspace), "extract", "one", "--dry-run", "--format", "csv").stdout
    assert "GPT-5.1 mini" in out
    assert not (workspace / "candidates").exists()


@pytest.mark.usefixtures("work_here")
def test_a_rejected_proposal_is_not_proposed_again(run: Run, workspace: Path) -> None:
    run("--root", str(workspace), "extract", "one")
    path = workspace / "candidates" / "one.yaml"
    rejected = read_candidates(path).candidates[0]
    from kg.corpus.decisions import Choice, Decision, DecisionsFile, format_decisions

    decided = DecisionsFile("one", (Decision(rejected.id, Choice.REJECTED, "x", reason="wrong"),))
    folder = workspace / "decisions"
    folder.mkdir()
    (folder / "one.yaml").write_text(format_decisions(decided), "utf-8")
    path.unlink()
    run("--root", str(workspace), "extract", "one")
    assert rejected.id not in {one.id for one in read_candidates(path).candidates}


def test_an_unknown_document_and_no_workspace_are_errors(run: Run, workspace: Path) -> None:
    assert "known are one, two" in run("--root", str(workspace), "extract", "six", code=1).stderr
    assert "kg init" in run("extract", code=1).stderr


def test_asking_a_model_needs_settings_and_a_workspace_not_a_file(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("KG_LLM_URL", "KG_LLM_MODEL", "KG_LLM_KEY"):
        monkeypatch.delenv(name, raising=False)
    assert "KG_LLM_URL: it is not set" in run("extract", "--llm", code=1).stderr
    path = tmp_path / "a.txt"
    path.write_text("Finch Labs released Finch-2.", "utf-8")
    run("extract", "--llm", "--print", str(path), code=2)
