"""What a replaced release says is named by no question as a further source of what still holds."""

from __future__ import annotations

from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import read_question
from kg.pipeline import ensure_build
from kg.resources import Root
from tests.conftest import Run
from tests.tables.test_releases import rows, two


def test_a_replaced_release_is_no_further_source_of_what_still_holds(
    run: Run, home: Path, tmp_path: Path
) -> None:
    two(run, home, tmp_path)
    for words in (["query", "timeline"], ["query", "release-dates"], ["query", "scores"]):
        said = run("--root", str(home), *words, "--format", "csv").stdout
        assert "may," not in said, words
    dated = rows(run, home, "timeline")
    assert not [row for row in dated if "may" in row["documents"].split(", ")]
    root = Root.at(home)
    engine = Engine.on_disk(ensure_build(root), root.prefixes())
    for name in ("dated-by", "chart-scores"):
        told = engine.texts(read_question(root.queries / "commands" / f"{name}.rq").text)
        given = {value for row in told for key, value in row.items() if key.startswith("document")}
        assert not {"may", f"{ID}document/may"} & given, name
