"""The mix of twelve questions: our layer against raw pyoxigraph and rdflib, on disk, in memory."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

import pyoxigraph as ox

from benchmarks.load_timing import best
from kg.graph.engine import Engine
from kg.resources import shipped_root

__all__ = ["in_memory", "print_questions"]

QUESTIONS = (
    "allegations", "attributions", "capabilities", "claimants", "contested", "corroborated",
    "denied", "disagreement-sides", "document-only", "outperforms", "scores", "timeline",
)  # fmt: skip
SECONDS = 1.0


def in_memory(engine: Engine) -> Engine:
    """Return an engine over a copy of the store in memory."""
    store = ox.Store()
    data = engine.store.dump(format=ox.RdfFormat.N_QUADS) or b""
    store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
    return Engine(store, engine.prefixes)


def _times(folder: Path) -> Iterator[tuple[str, int, list[float]]]:
    """Yield each question with its rows; times by us and raw, on disk, in memory; by rdflib."""
    from rdflib import Dataset

    root = shipped_root()
    disk = Engine.on_disk(folder, root.prefixes())
    memory, data = in_memory(disk), Dataset()
    dump = (disk.store.dump(format=ox.RdfFormat.N_QUADS) or b"").decode()
    data.parse(data=dump, format="nquads")
    for name in QUESTIONS:
        text = (root.queries / "questions" / f"{name}.rq").read_text("utf-8")
        ways = (
            partial(disk.ask, text),
            partial(_rows, disk, text),
            partial(memory.ask, text),
            partial(_rows, memory, text),
            lambda text=text: list(data.query(text, initNs=root.prefixes())),
        )
        yield name, len(_rows(disk, text)), [best(way, SECONDS) for way in ways]


def _rows(engine: Engine, text: str) -> list[tuple[object, ...]]:
    found = engine.store.query(text, prefixes=engine.prefixes)
    return [tuple(row) for row in found]  # type: ignore[union-attr]


def _mean(gains: list[float]) -> str:
    mean = math.exp(sum(map(math.log, gains)) / len(gains))
    return f"geometric mean {mean:.0f}, least {min(gains):.1f}"


def print_questions(folder: Path, scale: float) -> None:
    """Print the table of questions over the build."""
    print(f"scale {scale:g}; ms on disk and in memory, ours to raw, rdflib (in memory) to ours\n")
    print("| question | rows | disk | memory | to raw, disk | memory | rdflib, disk | memory |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    layers: list[float] = []
    gains: tuple[list[float], list[float]] = [], []
    for name, rows, (disk, raw, memory, raw_memory, other) in _times(folder):
        layers += [disk / raw, memory / raw_memory]
        for found, ours in zip(gains, (disk, memory), strict=True):
            found.append(other / ours)
        print(f"| {name} | {rows} | {disk * 1000:.1f} | {memory * 1000:.1f} | {disk / raw:.2f} | "
              f"{memory / raw_memory:.2f} | {other / disk:.0f} | {other / memory:.0f} |",
              flush=True)  # fmt: skip
    print(f"\nour layer to raw, median {median(layers):.2f}; rdflib to us on disk: "
          f"{_mean(gains[0])}; in memory: {_mean(gains[1])}\n", flush=True)  # fmt: skip
