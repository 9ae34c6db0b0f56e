"""Turtle and TriG against rdflib's serializers, in one interleaved run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from benchmarks.load_timing import timed
from kg.export.turtle import turtle
from kg.graph.dataset import default_graph
from kg.graph.engine import Engine
from kg.resources import shipped_root

__all__ = ["in_memory", "print_exports"]

ROUNDS = 4


def in_memory(engine: Engine) -> Engine:
    """Return an engine over a copy of the store in memory."""
    store = ox.Store()
    data = engine.store.dump(format=ox.RdfFormat.N_QUADS) or b""
    store.bulk_load(data, format=ox.RdfFormat.N_QUADS)
    return Engine(store, engine.prefixes)


def _ways(disk: Engine) -> dict[str, dict[str, Callable[[], object]]]:
    """Return for each format the ways to write it; those of rdflib hold the graph in memory."""
    from rdflib import Dataset

    memory, graph, data = in_memory(disk), default_graph(disk.store), Dataset()
    dump = (disk.store.dump(format=ox.RdfFormat.N_QUADS) or b"").decode()
    data.parse(data=dump, format="nquads")
    return {
        "Turtle": {
            "ours, from memory": lambda: turtle(memory, ontology=True),
            "ours, from disk": lambda: turtle(disk, ontology=True),
            "rdflib, from memory": lambda: graph.serialize(format="turtle"),
            "rdflib, from disk": lambda: default_graph(disk.store).serialize(format="turtle"),
        },
        "TriG": {
            "ours, from memory": lambda: turtle(memory, graphs=True, ontology=True),
            "ours, from disk": lambda: turtle(disk, graphs=True, ontology=True),
            "rdflib, from memory": lambda: data.serialize(format="trig"),
        },
    }


def print_exports(folder: Path, scale: float) -> None:
    """Print how long each way takes for the build, ontology included, the best of some rounds."""
    engine = Engine.on_disk(folder, shipped_root().prefixes())
    print(f"scale {scale:g}, {len(engine.store):,} quads, best of {ROUNDS} rounds\n")
    print("| format | way | CPU s | rdflib from memory to it |\n| --- | --- | ---: | ---: |")
    for form, ways in _ways(engine).items():
        runs = [{way: timed(work)["cpu"] for way, work in ways.items()} for _ in range(ROUNDS)]
        least = {way: min(run[way] for run in runs) for way in ways}
        for way, seconds in least.items():
            ratio = least["rdflib, from memory"] / seconds
            print(f"| {form} | {way} | {seconds:.3f} | {ratio:.1f} |")
    print(flush=True)
