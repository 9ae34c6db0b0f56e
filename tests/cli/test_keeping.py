"""init, retract, recheck and diff, as a user types them."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.resources import Root
from tests.conftest import Run, make_tiny_workspace


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a tiny workspace, in which the user stands."""
    make_tiny_workspace(tmp_path / "own")
    monkeypatch.chdir(tmp_path / "own")
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "cache"))
    return tmp_path / "own"


def test_init_tells_what_to_do_next(run: Run, tmp_path: Path) -> None:
    result = run("init", str(tmp_path / "new"), "--alone")
    assert result.stdout.strip() == str(tmp_path / "new")
    assert "kg add" in result.stderr
    assert "stacks: nothing" in (tmp_path / "new" / "airace.yaml").read_text()
    assert "already" in run("init", str(tmp_path / "new"), code=1).stderr


def test_an_empty_workspace_answers(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "cache"))
    run("init", str(tmp_path / "new"), "--alone")
    at = ("--root", str(tmp_path / "new"))
    assert "0 assertions" in run(*at, "build", "--out", str(tmp_path / "out")).stdout
    run(*at, "check")
    assert run(*at, "query", "documents", "--format", "json").stdout == "[]\n"


def test_commands_use_the_workspace_in_which_the_user_stands(run: Run, place: Path) -> None:
    rows = json.loads(run("query", "documents", "--format", "json").stdout)
    assert len(rows) == 3
    out = run("build", "--out", str(place.parent / "out")).stdout
    assert "17 places verified" in out


def test_a_missing_text_is_a_warning(run: Run, place: Path) -> None:
    (place / "texts" / "a.txt").unlink()
    result = run("build", "--out", str(place.parent / "out"))
    assert "12 of 17 places verified: texts of a not found" in result.stderr
    rows = json.loads(run("check", "--format", "json").stdout)
    assert [row["severity"] for row in rows if row["check"] == "place"] == ["warning"]


def test_an_empty_folder_of_texts_is_a_warning(
    run: Run, tiny_root: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "cache"))
    (tmp_path / "empty").mkdir()
    at = ("--root", str(tiny_root.data.parent), "--texts", str(tmp_path / "empty"))
    result = run(*at, "build", "--out", str(tmp_path / "out"))
    assert "0 of 17 places verified: texts of a, b, c not found" in result.stderr
    assert "0 of 17" in run(*at, "check", "--format", "json").stdout


def test_retract_shows_asks_and_keeps(run: Run, place: Path) -> None:
    shown = run("retract", "c", "--dry-run")
    assert "Brightleaf's price cut" in shown.stdout
    assert "nothing was changed" in shown.stderr
    assert "nothing was changed" in run("retract", "c", stdin="n\n").stderr
    assert (place / "texts" / "c.txt").is_file()
    run("retract", "c", stdin="y\n")
    assert not (place / "texts" / "c.txt").exists()
    assert (place / "retracted" / "c-1" / "texts" / "c.txt").is_file()
    assert len(json.loads(run("query", "documents", "--format", "json").stdout)) == 2
    assert "back: " in run("retract", "c", "--undo").stdout
    assert (place / "texts" / "c.txt").is_file()
    run("check")


def test_a_document_whose_claims_are_broken_can_be_retracted(run: Run, place: Path) -> None:
    path = place / "data" / "claims" / "c.yaml"
    path.write_text(path.read_text().replace("trainingCost", "traniningCost"))
    run("check", code=1)
    assert "not listed" in run("retract", "c", "--yes").stderr
    run("check")


def test_recheck_shows_and_writes_what_moved(run: Run, place: Path) -> None:
    path = place / "texts" / "a.txt"
    path.write_text("A new head.\n" + path.read_text().replace("under 6", "under 7"))
    assert "kg recheck a" in run("build", "--out", str(place.parent / "out"), code=1).stderr
    result = run("recheck", "a", "--format", "json")
    states = [row["state"] for row in json.loads(result.stdout)]
    assert sorted(states) == ["lost", "moved", "moved", "moved", "moved"]
    run("check", code=1)
    run("recheck", "document/a", "--write")
    assert (place / "lost" / "a.yaml").is_file()
    run("check")
    again = run("recheck", "a")
    assert "4 same, 0 moved, 0 lost" in again.stderr
    assert again.stdout == ""


@pytest.mark.usefixtures("work_here")
def test_recheck_tells_what_is_carried_over_and_what_is_to_be_read_again(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "cache"))
    story = tmp_path / "story.txt"
    story.write_text("Corvid Labs released Heron-1.\n\nIbis Works acquired Teal Labs.\n")
    run("init", "--alone", str(tmp_path / "space"))
    monkeypatch.chdir(tmp_path / "space")
    run("add", str(story), "--workers", "1")
    run("extract", "--workers", "1")
    run("review", "--accept-tier", "A", "--new-names")
    stood = json.loads(run("review", "--decided", "--list", "--format", "json").stdout)
    text = next(Path("texts").glob("*.txt"))
    text.write_text("An early word.\n\n" + text.read_text().replace("acquired", "bought"))
    key = text.stem
    assert "to be carried over" in run("recheck", key).stderr
    told = run("recheck", key, "--write").stderr
    claims = [one["was"] for one in stood if one["id"].startswith("candidate/")]
    lost = [one for one in claims if "Ibis" in one]
    assert f"{len(claims) - len(lost)} accepted claim" in told
    assert all(f"  {one}" in told for one in lost)
    run("extract", "--workers", "1")
    again = json.loads(run("review", "--list", "--format", "json").stdout)
    assert not any("Heron-1" in one["sentence"] and one["tier"] == "A" for one in again)
    assert any("Teal" in one["sentence"] for one in again)


def accept_all(run: Run, path: Path, text: str) -> None:
    """Add the text to the workspace and accept all that is proposed."""
    path.write_text(text, "utf-8")
    run("add", str(path), "--workers", "1")
    run("extract", "--workers", "1")
    run("review", "--table", "all.csv")
    rows = list(csv.DictReader(io.StringIO(Path("all.csv").read_text("utf-8"))))
    with Path("all.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"decision": "accept"} for row in rows)
    run("review", "--apply", "all.csv")


@pytest.mark.usefixtures("work_here")
def test_recheck_asks_again_for_what_leans_on_words_that_changed(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A firm that is only called "it" is another once the sentence before names another."""
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "cache"))
    run("init", "--alone", str(tmp_path / "space"))
    monkeypatch.chdir(tmp_path / "space")
    told = "Ibis Labs makes chips. It raised $5 million from Reed Ventures."
    accept_all(run, tmp_path / "story.txt", f"Corvid Labs released Heron-1.\n\n{told}\n")
    claims, text = Path("data/claims/story.yaml"), Path("texts/story.txt")
    assert "[Ibis Labs, raised, 5 million USD" in claims.read_text("utf-8")

    text.write_text(f"An early word.\n\n{text.read_text('utf-8')}", "utf-8")
    assert ", 0 lost" in run("recheck", "story", "--write").stderr

    text.write_text(text.read_text("utf-8").replace("Ibis Labs makes", "Teal Labs makes"))
    told = run("check", "--format", "json", code=1).stdout
    assert "leans on words before it that have changed" in told
    found = json.loads(run("recheck", "story", "--write", "--format", "json").stdout)
    assert any(row["state"] == "lost" and "it leans" in row["hint"] for row in found)
    assert "raised" not in claims.read_text("utf-8")
    assert "Heron-1" in claims.read_text("utf-8")
    assert "[Ibis Labs, raised, 5 million USD" in Path("lost/story.yaml").read_text("utf-8")
    run("extract", "--workers", "1")
    again = json.loads(run("review", "--list", "--format", "json").stdout)
    assert any("Teal Labs raised 5 million USD" in one["sentence"] for one in again)


def test_recheck_needs_the_text(run: Run, place: Path) -> None:
    (place / "texts" / "a.txt").unlink()
    assert "not at hand" in run("recheck", "a", code=1).stderr


def test_a_judgement_on_nothing_is_a_finding_with_its_line(run: Run, place: Path) -> None:
    path = place / "data" / "judgements" / "disagreements.yaml"
    path.write_text(
        "- subject: Corvane\n  property: foundedIn\n  verdict: garbledSource\n  reason: r\n"
    )
    (row,) = [
        row
        for row in json.loads(run("check", "--format", "json", code=1).stdout)
        if row["check"] == "judgement"
    ]
    assert (row["severity"], row["where"]) == ("error", f"{path}:1")


def test_diff_compares_roots_and_exports(run: Run, place: Path) -> None:
    run("export", "--format", "nquads", "-o", str(place.parent / "old.nq"))
    assert (
        run("diff", str(place.parent / "old.nq"), ".", "--exit-code")
        .stderr.strip()
        .endswith("no difference")
    )
    path = place / "data" / "claims" / "a.yaml"
    path.write_text(path.read_text().replace("foundedIn, 2027", "foundedIn, 2026"))
    result = run("diff", "../old.nq", ".", "--exit-code", "--format", "json", code=1)
    (row,) = json.loads(result.stdout)
    assert (row["change"], row["before"], row["after"]) == ("value changed", "2027", "2026")
    assert "2026" in run("diff", "../old.nq", ".", "--format", "csv").stdout
    assert "no graph" in run("diff", "airace.yaml", ".", code=1).stderr


def test_diff_counts_several_changes_in_the_plural(run: Run, place: Path) -> None:
    run("export", "--format", "nquads", "-o", str(place.parent / "old.nq"))
    more = (
        "Company:\n- {id: company/one, label: One Works}\n- {id: company/two, label: Two Works}\n"
    )
    (place / "data" / "entities" / "more.yaml").write_text(more)
    assert run("diff", "../old.nq", ".").stderr.strip().endswith("2 entities added")
    (place / "data" / "entities" / "more.yaml").write_text("\n".join(more.split("\n")[:2]))
    assert run("diff", "../old.nq", ".").stderr.strip().endswith("1 entity added")


def test_a_checkout_whose_data_are_not_in_use_is_hinted_at(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data", "ontology"):
        (tmp_path / name).mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "airace"\n')
    monkeypatch.chdir(tmp_path)
    assert "kg --root ." in run("format", "--check").stderr
    assert "hint" not in run("--root", ".", "format", "--check", code=1).stderr
    assert "hint" not in run("stats").stderr


def test_explain_names_the_side_that_a_verdict_upholds(run: Run) -> None:
    out = run("explain", "DeepSeek released DeepSeek-R1").stdout
    assert "settled: “DeepSeek released it” holds" in out
