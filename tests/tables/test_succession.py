"""A release that is taken out of the chain leaves it whole, and comes back to its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.tables.small import TABLE
from tests.tables.test_releases import LATER, load, rows, two

LAST = LATER.replace("15000000000.0", "17000000000.0")


@pytest.fixture
def three(run: Run, home: Path, tmp_path: Path) -> Path:
    """Return a workspace with three releases of one table."""
    two(run, home, tmp_path)
    load(run, home, tmp_path, LAST, "july", "--date", "2026-07-02", "--replaces", "june")
    return home


def line(home: Path, key: str) -> list[str]:
    text = (home / "data/documents" / f"{key}.yaml").read_text()
    return [one for one in text.splitlines() if one.startswith("replaces")]


@pytest.mark.parametrize(
    ("gone", "next_one", "then"),
    [("june", "july", ["replaces: may"]), ("may", "june", [])],
)
def test_the_next_release_closes_the_chain(
    gone: str, next_one: str, then: list[str], run: Run, three: Path
) -> None:
    before = {path: path.read_bytes() for path in (three / "data").rglob("*.yaml")}
    at = ("--root", str(three))
    words = f"replaces {then[0][10:]}" if then else "replaces nothing"
    assert f"release: {next_one} then {words}" in run(*at, "retract", gone, "--yes").stdout
    assert line(three, next_one) == then
    assert rows(run, three, "conflicts") == []
    assert "0 error, 0 warning" in run(*at, "check").stderr
    run(*at, "retract", gone, "--undo")
    assert {path: path.read_bytes() for path in (three / "data").rglob("*.yaml")} == before


def test_a_place_in_the_chain_that_is_taken_is_not_taken_again(
    run: Run, three: Path, tmp_path: Path
) -> None:
    at = ("--root", str(three))
    run(*at, "retract", "july", "--yes")
    load(run, three, tmp_path, LAST, "august", "--date", "2026-08-02", "--replaces", "june")
    told = run(*at, "retract", "july", "--undo", code=1).stderr
    assert "'june' is replaced by 'august' by now, and by 'july' again" in told
    assert "retract 'august' first" in told
    assert not (three / "data/documents/july.yaml").exists()


def test_a_follower_that_was_changed_since_is_not_overwritten(run: Run, three: Path) -> None:
    at = ("--root", str(three))
    run(*at, "retract", "june", "--yes")
    path = three / "data/documents/july.yaml"
    path.write_text(path.read_text() + "language: en\n")
    assert "was changed since" in run(*at, "retract", "june", "--undo", code=1).stderr
    path.write_text(path.read_text().replace("language: en\n", ""))
    run(*at, "retract", "june", "--undo")
    assert line(three, "july") == ["replaces: june"]


def test_a_release_whose_line_cannot_be_found_is_told(run: Run, three: Path) -> None:
    path = three / "data/documents/july.yaml"
    path.write_text(path.read_text().replace("replaces: june", "replaces:\n  june"))
    told = run("--root", str(three), "retract", "june", "--yes", code=1).stderr
    assert "write `replaces: june` on a line of its own" in told
    assert (three / "data/documents/june.yaml").exists()


def test_entities_that_only_the_table_brought_are_counted(
    run: Run, home: Path, tmp_path: Path
) -> None:
    load(run, home, tmp_path, TABLE, "pond")
    other = TABLE.splitlines()[0] + "\nRobin,Lake Inc,Norland,,,,,,,\n"
    load(run, home, tmp_path, other, "lake")
    shown = run("--root", str(home), "retract", "lake", "--dry-run").stdout
    assert shown.endswith("2 entities that nothing else names\n  Lake Inc\n  Robin\n")
