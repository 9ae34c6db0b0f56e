"""Values that meet in a chain: neighbours can both hold, the ends cannot, and no rule is broken."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Run

SIZES = (10, 12, 14, 16)
HEAD = "Model,Parameters\n"
MAPPING = """\
version: 1
title: Sizes
claimant: {name: Pond Watch, class: Publisher, create: true}
subject: {column: Model, class: AIModel, create: true}
columns: {Parameters: {property: parameters}}
"""


def test_neighbours_of_a_chain_are_compatible_and_stand_on_sides_of_their_own(
    run: Run, home: Path, tmp_path: Path
) -> None:
    at, table = ("--root", str(home)), tmp_path / "pond.csv"
    (tmp_path / "pond.yaml").write_text(MAPPING)
    for number in SIZES:
        table.write_text(f"{HEAD}Crane,~{number}000000000\n")
        words = ("load", str(table), "--mapping", str(tmp_path / "pond.yaml"))
        run(*at, *words, "--key", f"of-{number}", "--replaces", "nothing")
    sides = json.loads(run(*at, "conflicts", "--format", "json").stdout)
    assert {row["side"] for row in sides} == {f"about {n} billion parameters" for n in SIZES}
    pairs = json.loads(run(*at, "conflicts", "--compatible", "--format", "json").stdout)
    assert len(pairs) == 6
    found = json.loads(run(*at, "check", "--format", "json").stdout)
    assert [row for row in found if row["severity"] == "error"] == []
