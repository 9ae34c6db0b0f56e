"""What `kg diff` says of words that it cannot compare: the right one, and what to name instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.tables.test_releases import two

TEXT, HERE = "'000' is a text, and only tables are compared", "tables here are: june, may"
MIXED = "'may' is a table of the workspace, and 'shipped' a graph"


@pytest.mark.parametrize(
    ("words", "said", "fix"),
    [
        (("may", "000"), TEXT, HERE),
        (("000", "may"), TEXT, HERE),
        (("april", "may"), "there is no file or folder 'april', and no table", HERE),
        (("may", "shipped"), MIXED, "two tables"),
        (("shipped", "may"), MIXED, "two tables"),
        (("{pond}", "{pond}"), "pond.csv: this is no graph to compare", "kg map --changes"),
    ],
)
def test_what_cannot_be_compared_is_named_and_nothing_else(
    words: tuple[str, str], said: str, fix: str, run: Run, home: Path, tmp_path: Path
) -> None:
    (home / "airace.yaml").write_text("version: 1\nstacks: shipped\n")
    two(run, home, tmp_path)
    old, new = (word.format(pond=tmp_path / "pond.csv") for word in words)
    told = run("--root", str(home), "diff", old, new, code=1).stderr
    assert said in told
    assert fix in told


def test_a_graph_without_claims_is_noted(run: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.nq").touch()
    told = run("--root", str(home), "diff", str(tmp_path / "empty.nq"), str(home)).stderr
    assert f"note: {tmp_path}/empty.nq holds no claims" in told
