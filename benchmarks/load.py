"""Ratios to named peers, processor time, in one interleaved run: python -m benchmarks.load.

Each measurement is a process of its own, so that peak memory is that of one thing alone; the
rounds go through all things in turn, and the best of each counts. The machine may be shared:
trust the ratios, not the seconds.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from statistics import median

import pyoxigraph as ox

from benchmarks.corpus import Corpus
from kg.export.turtle import turtle
from kg.graph.engine import Engine
from kg.graph.ontology import ontology_quads
from kg.graph.store import write_build
from kg.pipeline import Graph, encode
from kg.resources import shipped_root

QUESTIONS = (
    "allegations", "attributions", "capabilities", "claimants", "contested", "corroborated",
    "denied", "disagreement-sides", "document-only", "outperforms", "scores", "timeline",
)  # fmt: skip
Result = dict[str, float]


def _lines(graph: Graph) -> Iterator[str]:
    root = shipped_root()
    ontology = (f"{q.subject} {q.predicate} {q.object} .\n" for q in ontology_quads(root))
    return chain(encode(graph, root), ontology)


def _once(graph: Graph) -> str:
    """Return the N-Quads of the graph, each once."""
    return "".join({*"".join(_lines(graph)).splitlines(keepends=True)})


def _timed(work: Callable[[], object]) -> Result:
    start = time.process_time()
    work()
    spent = time.process_time() - start
    return {"cpu": spent, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}


def _ours(scale: float, folder: Path) -> Result:
    graph = Corpus(scale).graph()
    found = _timed(lambda: write_build(folder / "build", _lines(graph), {}, lenient=True))
    size = sum(path.stat().st_size for path in folder.rglob("*"))
    rows, claims = len(graph.assertions), len(graph.claims)
    return found | {"bytes": size, "rows": rows, "claims": claims}


def _raw(scale: float, folder: Path) -> Result:
    text = _once(Corpus(scale).graph()).encode()

    def load() -> None:
        store = ox.Store(str(folder / "store"))
        store.bulk_load(text, format=ox.RdfFormat.N_QUADS)
        store.flush()

    return _timed(load)


def _rdflib_add(scale: float, _folder: Path) -> Result:
    from rdflib import Dataset

    text = _once(Corpus(scale).graph())
    return _timed(lambda: Dataset().parse(data=text, format="nquads"))


def _agreement(scale: float, _folder: Path) -> Result:
    from benchmarks.synthetic import shipped_vocabulary
    from kg.agreement.disagreement import find_disagreements

    corpus, vocabulary = Corpus(scale), shipped_vocabulary()
    said, labels = list(corpus.assertions()), {one.id: one.label for one in corpus.entities()}
    labels |= {one.id: one.label for one in corpus.documents()}
    return _timed(lambda: find_disagreements(said, vocabulary, labels, {}))


LOADS = {"ours": _ours, "raw bulk_load": _raw, "rdflib add": _rdflib_add, "agreement": _agreement}


def _questions(
    scale: float, folder: Path, seconds: float
) -> Iterator[tuple[str, int, list[float]]]:
    """Yield each question with its rows and the times by our layer, raw, and rdflib."""
    from rdflib import Dataset

    root = shipped_root()
    write_build(folder / "build", _lines(Corpus(scale).graph()), {})
    engine = Engine.on_disk(folder / "build", root.prefixes())
    data = Dataset()
    text = (engine.store.dump(format=ox.RdfFormat.N_QUADS) or b"").decode()
    data.parse(data=text, format="nquads")
    for name in QUESTIONS:
        text = (root.queries / "questions" / f"{name}.rq").read_text("utf-8")
        ways = (
            partial(engine.ask, text),
            lambda text=text: _rows(engine, text),
            lambda text=text: list(data.query(text, initNs=root.prefixes())),
        )
        times = [_best(way, seconds) for way in ways]
        yield name, len(_rows(engine, text)), times


def _rows(engine: Engine, text: str) -> list[tuple[object, ...]]:
    found = engine.store.query(text, prefixes=engine.prefixes)
    return [tuple(row) for row in found]  # type: ignore[union-attr]


def _best(work: Callable[[], object], seconds: float) -> float:
    """Return the least of up to 5 times; no second one when the first took long."""
    times: list[float] = []
    while len(times) < 5 and sum(times) < seconds:
        times.append(_timed(work)["cpu"])
    return min(times)


def _serializers(scale: float, folder: Path) -> dict[str, float]:
    from kg.graph.dataset import default_graph

    write_build(folder / "build", _lines(Corpus(scale).graph()), {})
    engine = Engine.on_disk(folder / "build", shipped_root().prefixes())
    graph = default_graph(engine.store)
    return {
        "ours": _best(lambda: turtle(engine, ontology=True), 2),
        "rdflib": _best(lambda: graph.serialize(format="turtle"), 2),
    }


def _start(*words: str) -> float:
    """Return the processor seconds of a fresh Python that runs these words."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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
          f"{ours['bytes'] / ours['claims']:,.0f} a distinct claim\n")  # fmt: skip


def _print_questions(scale: float) -> None:
    print(f"scale {scale:g}\n\n| question | rows | ours ms | ours to raw | rdflib to ours |")
    print("| --- | ---: | ---: | ---: | ---: |")
    layers, gains = [], []
    with tempfile.TemporaryDirectory() as folder:
        for name, rows, (ours, raw, other) in _questions(scale, Path(folder), 1):
            layers.append(ours / raw)
            gains.append(other / ours)
            print(
                f"| {name} | {rows} | {ours * 1000:.1f} | {ours / raw:.2f} | {other / ours:.0f} |",
                flush=True,
            )
    mean = math.exp(sum(map(math.log, gains)) / len(gains))
    print(f"\nour layer to raw, median {median(layers):.2f}; to rdflib, geometric mean {mean:.0f}, "
          f"least {min(gains):.1f}\n")  # fmt: skip


def main() -> None:
    """Run what is asked for, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--small", type=float, default=0.01, help="scale of what rdflib answers")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=LOADS, help="one measurement, as JSON")
    parser.add_argument("--without-rdflib-add", action="store_true", help="it takes memory")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.only:
            print(json.dumps(LOADS[options.only](options.scale, Path(folder))))
            return
    names = [name for name in LOADS if name != "rdflib add" or not options.without_rdflib_add]
    _print_loads(options.scale, options.rounds, names)
    _print_questions(options.small)
    with tempfile.TemporaryDirectory() as folder:
        times = _serializers(options.small, Path(folder))
    print(f"Turtle: rdflib takes {times['rdflib'] / times['ours']:.1f} times ours")
    run = "from kg.cli.main import main; main()"
    bare = min(_start("-c", "pass") for _ in range(5))
    os.environ.setdefault("AIRACE_CACHE", tempfile.mkdtemp())
    for words in (("--help",), ("query", "founders")):
        _start("-c", run, *words)
        spent = min(_start("-c", run, *words) for _ in range(5)) - bare
        print(f"kg {' '.join(words)}: {spent * 1000:.0f} ms of CPU over bare Python")


if __name__ == "__main__":
    main()
