"""The same input gives the same bytes, whatever the order of files and the hash seed."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg import pipeline
from kg.corpus import passages, registry
from kg.export.turtle import turtle
from kg.graph.engine import Engine
from kg.resources import Root, shipped_root

LINES = """import sys
from pathlib import Path
from kg.export.turtle import turtle
from kg.graph.engine import Engine
from kg.pipeline import ensure_build
from kg.resources import Root
root = Root.at(Path(sys.argv[1]))
engine = Engine.on_disk(ensure_build(root), root.prefixes())
sys.stdout.buffer.write(turtle(engine, graphs=True).encode())
"""


def quads_of(root: Root) -> list[str]:
    return sorted({*"".join(pipeline.encode(pipeline.load_graph(root), root)).splitlines()})


def shuffled(folder: Path) -> list[Path]:
    """Return the files of the folder in an order that depends on nothing but a fixed seed."""
    found = sorted(folder.glob("*.yaml"), reverse=True)
    random.Random(7).shuffle(found)  # noqa: S311  # no secret
    return found[::-1]


@pytest.fixture(params=["tiny", pytest.param("shipped", marks=pytest.mark.whole)])
def root(request: pytest.FixtureRequest, tiny_root: Root) -> Root:
    return tiny_root if request.param == "tiny" else shipped_root()


def test_two_readings_give_the_same_quads(root: Root) -> None:
    assert quads_of(root) == quads_of(root)


def test_the_order_of_files_does_not_matter(root: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    before = quads_of(root)
    orders = []

    def other(folder: Path) -> list[Path]:
        orders.append(shuffled(folder))
        return orders[-1]

    for module in (passages, registry):
        monkeypatch.setattr(module, "yaml_files", other)
    assert quads_of(root) == before
    assert any(order != sorted(order) for order in orders)


def test_the_place_of_entities_in_their_files_does_not_matter(tiny_root: Root) -> None:
    before = quads_of(tiny_root)
    path = tiny_root.data / "entities" / "entities.yaml"
    blocks = path.read_text("utf-8").replace("\n- id", "\n\x00- id").split("\n")
    kinds = "\n".join(blocks).replace("\x00", "")
    parts = [part if part.endswith("\n") else f"{part}\n" for part in _classes(kinds)]
    path.write_text("".join(reversed(parts)), "utf-8")
    assert quads_of(tiny_root) == before


def _classes(text: str) -> list[str]:
    """Return the text cut before each line that names a class."""
    found: list[str] = []
    for line in text.splitlines(keepends=True):
        if line[0].isupper():
            found.append("")
        found[-1] += line
    return found


@pytest.mark.processes
def test_another_hash_seed_and_another_place_give_the_same_turtle(
    tiny_root: Root, tmp_path: Path
) -> None:
    engine = Engine.on_disk(pipeline.ensure_build(tiny_root), tiny_root.prefixes())
    wanted = turtle(engine, graphs=True).encode()
    moved = tmp_path / "a" / "further" / "place"
    shutil.copytree(tiny_root.data.parent, moved)
    for seed in ("1", "4711"):
        made = subprocess.run(
            [sys.executable, "-c", LINES, str(moved)],
            env={**os.environ, "PYTHONHASHSEED": seed, "AIRACE_CACHE": str(tmp_path / seed)},
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            check=True,
        )
        assert made.stdout == wanted
