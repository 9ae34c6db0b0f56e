"""What a user waits for, at scale: python -m benchmarks.commands --store FOLDER.

Each command runs as a user types it, without the start of Python, over a build of
`benchmarks.corpus` at scale 10: once to warm the engine, then some rounds. Both the processor's time
and that of the clock are medians.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from statistics import median
from unittest.mock import patch

from click.testing import CliRunner

from kg.cli.main import cli
from kg.cli.session import Session
from kg.graph.engine import Engine
from kg.resources import shipped_root

#: the busiest things of the corpus, then usual ones
COMMANDS = (
    ("conflicts", "--entity", "model/m20"),
    ("conflicts", "--entity", "model/m20", "--format", "csv"),
    ("conflicts", "--entity", "model/m500"),
    ("conflicts",),
    ("conflicts", "--kind", "date"),
    ("leaderboard", "benchmark/b0"),
    ("leaderboard", "benchmark/b100"),
    ("leaderboard", "benchmark/b100", "--format", "csv"),
    ("timeline", "--entity", "event/e0"),
    ("timeline", "--entity", "event/e4"),
    ("timeline", "--entity", "event/e100"),
    ("timeline", "--document", "d5"),
    ("timeline",),
    ("timeline", "--reactions", "event/e50001"),
    ("stats",),
    ("sources",),
    ("sources", "d5"),
    ("show", "model/m20"),
    ("show", "model m500"),
    ("compare", "model/m20", "model/m500"),
    ("compare", "model/m500", "model/m501"),
    ("explain", "claim/13d4f7cbac042150"),
    ("explain", "claim/13d4f7cb"),
    ("query", "contested", "-p", "subject=model/m20"),
    ("query", "leaderboard", "-p", "benchmark=benchmark/b100"),
    ("path", "model/m20", "model/m500"),
    ("show", "no such name"),
)


def _spent(words: tuple[str, ...]) -> tuple[float, float, int]:
    """Return milliseconds of the processor and of the clock, and how many lines came out."""
    cpu, wall = time.process_time(), time.perf_counter()
    found = CliRunner().invoke(cli, list(words))
    spent = time.process_time() - cpu, time.perf_counter() - wall
    return 1000 * spent[0], 1000 * spent[1], found.stdout.count("\n")


def main() -> None:
    """Print a table of all commands."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", type=Path, required=True, help="a build at scale 10")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    engine = Engine.on_disk(options.store, shipped_root().prefixes())
    print("| command | lines | CPU, ms | clock, ms |\n| --- | ---: | ---: | ---: |")
    with patch.object(Session, "engine", engine):
        for words in COMMANDS:
            _spent(words)
            cpu, wall, lines = zip(*(_spent(words) for _ in range(options.rounds)), strict=True)
            told = f"{' '.join(words)} | {lines[0]:,} | {median(cpu):,.0f} | {median(wall):,.0f}"
            print(f"| {told} |", flush=True)


if __name__ == "__main__":
    main()
