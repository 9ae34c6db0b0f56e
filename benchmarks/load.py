"""Ratios to named peers, processor time, in one interleaved run: python -m benchmarks.load.

Each load is a process of its own, so that peak memory is that of one thing alone; the rounds go
through all things in turn, and the best of each counts. The machine may be shared: trust the
ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pyoxigraph as ox

from benchmarks.corpus import Corpus
from benchmarks.load_exports import print_exports
from benchmarks.load_timing import Result, timed
from kg.graph.ontology import ontology_quads
from kg.graph.store import write_build
from kg.pipeline import Graph, encode
from kg.resources import shipped_root


def lines_of(graph: Graph) -> Iterator[str]:
    """Yield the N-Quads of the graph and of the ontology."""
    root = shipped_root()
    ontology = (f"{q.subject} {q.predicate} {q.object} .\n" for q in ontology_quads(root))
    return chain(encode(graph, root), ontology)


def _file(scale: float, folder: Path) -> Path:
    """Return a file with the N-Quads of the corpus, each once."""
    path = folder / "all.nq"
    lines = {*"".join(lines_of(Corpus(scale).graph())).splitlines(keepends=True)}
    with path.open("w", encoding="utf-8") as file:
        file.writelines(lines)
    return path


def _ours(scale: float, folder: Path) -> Result:
    graph = Corpus(scale).graph()
    found = timed(lambda: write_build(folder / "build", lines_of(graph), {}, lenient=True))
    size = sum(path.stat().st_size for path in (folder / "build").rglob("*"))
    rows, claims = len(graph.assertions), len(graph.claims)
    return found | {"bytes": size, "rows": rows, "claims": claims}


def _raw(scale: float, folder: Path, lenient: bool = False) -> Result:
    path = _file(scale, folder)

    def load() -> None:
        store = ox.Store(str(folder / "store"))
        store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS, lenient=lenient)
        store.flush()

    return timed(load)


def _raw_lenient(scale: float, folder: Path) -> Result:
    return _raw(scale, folder, lenient=True)


def _rdflib_add(scale: float, folder: Path) -> Result:
    from rdflib import Dataset

    path = _file(scale, folder)
    return timed(lambda: Dataset().parse(path, format="nquads"))


def _agreement(scale: float, _folder: Path) -> Result:
    from benchmarks.synthetic import shipped_vocabulary
    from kg.agreement.disagreement import find_disagreements

    corpus, vocabulary = Corpus(scale), shipped_vocabulary()
    said, labels = list(corpus.assertions()), {one.id: one.label for one in corpus.entities()}
    labels |= {one.id: one.label for one in corpus.documents()}
    return timed(lambda: find_disagreements(said, vocabulary, labels, {}))


LOADS = {
    "ours": _ours,
    "raw bulk_load": _raw,
    "raw bulk_load, lenient": _raw_lenient,
    "rdflib add": _rdflib_add,
    "agreement": _agreement,
}


def _alone(name: str, scale: float) -> Result:
    """Return one measurement, made in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.load", "--only", name, "--scale", str(scale)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return dict(json.loads(done.stdout))


def _print_loads(scale: float, rounds: int, names: list[str]) -> None:
    found: dict[str, list[Result]] = {name: [] for name in names}
    for _ in range(rounds):
        for name in names:
            found[name].append(_alone(name, scale))
    best = {name: min(all_, key=lambda one: one["cpu"]) for name, all_ in found.items()}
    print(f"scale {scale:g}, best of {rounds} rounds\n\n| what | CPU s | speed to raw | peak MB |")
    print("| --- | ---: | ---: | ---: |")
    for name, one in best.items():
        ratio = f"{best['raw bulk_load']['cpu'] / one['cpu']:.2f}" if name != "agreement" else "-"
        print(f"| {name} | {one['cpu']:.2f} | {ratio} | {one['mb']:,.0f} |")
    ours = best["ours"]
    print(f"\n{ours['bytes'] / ours['rows']:,.0f} bytes a row of a claims file, "
          f"{ours['bytes'] / ours['claims']:,.0f} a distinct claim\n", flush=True)  # fmt: skip


def main() -> None:
    """Run what is asked for, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--small", type=float, default=0.01, help="scale of what rdflib answers")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=LOADS, help="one measurement, as JSON")
    parser.add_argument("--without-rdflib-add", action="store_true", help="it takes memory")
    parser.add_argument("--parts", nargs="+", default=PARTS, choices=PARTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.only:
            print(json.dumps(LOADS[options.only](options.scale, Path(folder))))
            return
        if "loads" in options.parts:
            names = [one for one in LOADS if one != "rdflib add" or not options.without_rdflib_add]
            _print_loads(options.scale, options.rounds, names)
        if "exports" in options.parts:
            build = Path(folder) / "build"
            write_build(build, lines_of(Corpus(options.small).graph()), {}, lenient=True)
            print_exports(build, options.small)


PARTS = ["loads", "exports"]


if __name__ == "__main__":
    main()
