"""A graph is opened from a build, from what it wrote, or from an export."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError
from kg.export.formats import export
from kg.graph.engine import Engine
from kg.graph.opening import open_graph
from kg.pipeline import build, ensure_build
from kg.resources import Root

COUNT = "SELECT (COUNT(*) AS ?n) { ?a a air:Assertion }"


def test_every_form_of_a_build_holds_the_same(
    tiny_root: Root, tiny_engine: Engine, tmp_path: Path
) -> None:
    build(tiny_root, None, tmp_path / "out")
    (tmp_path / "g.nq").write_text(export(tiny_engine, tiny_root.queries, "nquads"), "utf-8")
    paths = [ensure_build(tiny_root), tmp_path / "out", tmp_path / "g.nq"]
    paths += [tmp_path / "out" / name for name in ("kg.trig", "kg.ttl")]
    for path in paths:
        engine = open_graph(path, tiny_root)
        assert engine is not None
        assert engine.texts(COUNT) == tiny_engine.texts(COUNT)


def test_a_folder_of_data_is_no_graph_yet(tiny_root: Root) -> None:
    assert open_graph(tiny_root.data.parent, tiny_root) is None


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("x.html", "<p>", "no graph to compare"),
        ("x.nq", "<a> <b>", "cannot be read as"),
        ("none.trig", None, "cannot be read as"),
    ],
)
def test_anything_else_is_one_clear_error(
    name: str, text: str | None, says: str, tiny_root: Root, tmp_path: Path
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)
    with pytest.raises(DataError, match=says):
        open_graph(tmp_path / name, tiny_root)
