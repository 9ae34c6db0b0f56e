"""ground, as a user types it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from kg.resources import Root
from tests.conftest import Run


def test_what_is_not_grounded_is_listed_with_its_line_and_reason(
    run: Run, tiny_root: Root, tiny_texts: Path
) -> None:
    path = tiny_root.data / "claims" / "b.yaml"
    path.write_text(path.read_text("utf-8").replace("91 percent,", "93 percent,", 1), "utf-8")
    words = ("--root", str(tiny_root.data.parent), "--texts", str(tiny_texts), "ground")
    (row,) = json.loads(run(*words, "b", "--format", "json").stdout)
    assert row["severity"] == "WARNING"
    assert row["where"].rpartition(":")[2].isdigit()
    assert "b.yaml" in row["where"]
    assert "do not give 93 %" in row["reason"]
    assert "outright" in run(*words, "b").stderr
    rows = list(csv.DictReader(io.StringIO(run(*words, "--info", "--format", "csv").stdout)))
    assert rows[0]["severity"] == "WARNING"
    assert {one["severity"] for one in rows} == {"WARNING", "INFO"}


def test_without_texts_it_says_what_to_do(run: Run, tiny_root: Root) -> None:
    out = run("--root", str(tiny_root.data.parent), "ground", code=1)
    assert "--texts or KG_TEXTS" in out.stderr
