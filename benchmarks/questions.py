"""Questions: our layer against raw pyoxigraph and rdflib, at scale, and the start of the program.

    python -m benchmarks.questions                    # small: ratios, in memory and on disk
    python -m benchmarks.questions --store FOLDER     # warm times over a build of benchmarks.corpus

All times are those of the processor, the ways in turn, medians of the rounds.
"""

from __future__ import annotations

import argparse
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import pyoxigraph as ox

from benchmarks.corpus import Corpus
from benchmarks.load import lines_of
from kg.graph.engine import Engine
from kg.graph.question import entity_term, read_question
from kg.graph.store import write_build
from kg.graph.stream import load
from kg.resources import shipped_root

#: what both engines answer at a small scale
QUESTIONS = (
    "allegations", "attributions", "capabilities", "claimants", "contested", "corroborated",
    "denied", "disagreement-sides", "document-only", "outperforms", "scores", "timeline",
)  # fmt: skip
#: question, parameter, entity: the most frequent of the corpus, and a usual one
ASKED = (
    ("leaderboard", "benchmark", "benchmark/b0"),
    ("leaderboard", "benchmark", "benchmark/b10"),
    ("leaderboard", "benchmark", "benchmark/b100"),
    ("corroborated", "document", "document/d5"),
    ("fact-or-claim", "document", "document/d5"),
    ("contested", "subject", "model/m20"),
    ("contested", "subject", "model/m500"),
    ("timeline", "event", "event/e0"),
    ("timeline", "event", "event/e4"),
    ("timeline", "event", "event/e100"),
    ("repeated", "document", "document/d5"),
    ("document-only", "document", "document/d5"),
    ("claims-about", "entity", "model/m20"),
    ("outperforms", "better", "model/m20"),
    ("scores", "benchmark", "benchmark/b100"),
    ("publishers", "", ""),
)
RUN = "from kg.cli.main import main; main()"
STARTS = {
    "bare": ("-c", "pass"),
    "kg --help": ("-c", RUN, "--help"),
    "kg query founders": ("-c", RUN, "query", "founders"),
}


def _spent(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def _raw(store: ox.Store, text: str, prefixes: dict[str, str]) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.query(text, prefixes=prefixes)]  # type: ignore[union-attr]


def _ways(folder: Path, scale: float) -> tuple[Engine, Engine, Callable[[str], object]]:
    """Return our engine on disk and in memory, and rdflib, over the same quads."""
    from rdflib import Dataset

    root = shipped_root()
    lines = list(dict.fromkeys(lines_of(Corpus(scale).graph())))
    write_build(folder / "build", lines, {})
    disk = Engine.on_disk(folder / "build", root.prefixes())
    store = ox.Store()
    load(store, lines)
    data = Dataset()
    data.parse(data="".join(lines), format="nquads")
    return disk, Engine(store, root.prefixes()), partial(_by_rdflib, data, root.prefixes())


def _by_rdflib(data: object, prefixes: dict[str, str], text: str) -> object:
    return list(data.query(text, initNs=prefixes))  # type: ignore[attr-defined]


def small(scale: float, rounds: int) -> None:
    """Print ratios for the mix of questions; rdflib is asked once, and the plain query where there is one."""
    queries = shipped_root().queries / "questions"
    print(f"scale {scale:g}\n\n| question | rows | on disk, ms | to raw | in memory, ms | to raw | "
          "rdflib to disk | rdflib to memory |\n| --- |" + " ---: |" * 7)  # fmt: skip
    found: list[list[float]] = []
    with tempfile.TemporaryDirectory() as folder:
        disk, memory, other = _ways(Path(folder), scale)
        for name in QUESTIONS:
            text = (queries / f"{name}.rq").read_text("utf-8")
            ways: list[Callable[[], object]] = []
            for one in (disk, memory):
                ways += [partial(one.ask, text), partial(_raw, one.store, text, one.prefixes)]
            times = [_in_turn(ways, number) for number in range(rounds)]
            on, raw_on, inside, raw_in = (median(column) for column in zip(*times, strict=True))
            plain = queries.parent / "plain" / f"{name}.rq"
            slow = _spent(partial(other, plain.read_text("utf-8") if plain.exists() else text))
            ratios = [on / raw_on, inside / raw_in, slow / on, slow / inside]
            found.append(ratios)
            rows = len(disk.select(text).rows)
            print(f"| {name} | {rows} | {on:.1f} | {ratios[0]:.2f} | {inside:.1f} | {ratios[1]:.2f} | "
                  f"{ratios[2]:.0f} | {ratios[3]:.0f} |", flush=True)  # fmt: skip
    layer, layer_in, gain, gain_in = zip(*found, strict=True)
    print(f"\nour layer to raw, median: {median(layer):.2f} on disk, {median(layer_in):.2f} in "
          f"memory; rdflib to ours, geometric mean: {_mean(gain):.0f} on disk, {_mean(gain_in):.0f} "
          f"in memory; least {min(gain):.1f} and {min(gain_in):.1f}\n")  # fmt: skip


def _in_turn(ways: list[Callable[[], object]], number: int) -> list[float]:
    """Return what each way took; each second round turns the order round.

    Who asks a store right after another finds the caches of the processor filled.
    """
    order = range(len(ways)) if number % 2 else range(len(ways) - 1, -1, -1)
    spent = {place: _spent(ways[place]) for place in order}
    return [spent[place] for place in range(len(ways))]


def _mean(ratios: tuple[float, ...]) -> float:
    return math.exp(sum(map(math.log, ratios)) / len(ratios))


def large(folder: Path, rounds: int) -> None:
    """Print the warm times of questions about one thing over a large build."""
    root = shipped_root()
    engine = Engine.on_disk(folder, root.prefixes())
    print("| question | of | rows | warm, ms | first, ms |\n| --- | --- | ---: | ---: | ---: |")
    for name, parameter, entity in ASKED:
        question = read_question(root.queries / "questions" / f"{name}.rq")
        text = question.bound({parameter: [entity_term(entity)]} if parameter else {})
        first, *times = (_spent(partial(engine.ask, text)) for _ in range(rounds + 1))
        rows = len(engine.select(text).rows)
        print(f"| {name} | {entity} | {rows:,} | {median(times):.1f} | {first:.1f} |", flush=True)


def start(rounds: int) -> None:
    """Print what the program takes to start over bare Python, its bytecode kept as installed."""
    with tempfile.TemporaryDirectory() as folder:
        kept = {"AIRACE_CACHE": folder, "PYTHONPYCACHEPREFIX": f"{folder}/bytecode"}
        settings = {**os.environ, **kept}
        settings.pop("PYTHONDONTWRITEBYTECODE", None)
        for words in STARTS.values():
            _process(words, settings)
        # Inputs that are some seconds old are known by their times from here on.
        time.sleep(6)
        _process(STARTS["kg query founders"], settings)
        times = [[_process(words, settings) for words in STARTS.values()] for _ in range(rounds)]
    bare, *others = (list(column) for column in zip(*times, strict=True))
    for name, spent in zip(list(STARTS)[1:], others, strict=True):
        over, least = median(spent) - median(bare), min(spent) - min(bare)
        print(f"{name}: {over:.0f} ms over bare Python ({median(bare):.0f}), least {least:.0f}")


def _process(words: tuple[str, ...], settings: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.DEVNULL
    subprocess.run([sys.executable, *words], check=True, stdout=out, stderr=out, env=settings)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main() -> None:
    """Run what is asked for, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=0.01, help="of what rdflib answers")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--store", type=Path, help="a build of benchmarks.corpus at scale 10")
    options = parser.parse_args()
    if options.store:
        large(options.store, options.rounds)
        return
    small(options.scale, options.rounds)
    start(3 * options.rounds)


if __name__ == "__main__":
    main()
