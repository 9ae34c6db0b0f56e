"""How the cost of finding disagreements grows, against comparing all claims with all others.

    python benchmarks/agreement.py                 # 10,000, 100,000 and 1,000,000 assertions
    python benchmarks/agreement.py --sizes 5000    # other sizes
    python benchmarks/agreement.py --rounds 3      # the best of three

Each size runs in a process of its own. Where the naive way still ends, both ways run in turn in
one process, on the same assertions, and must find the same. Needs the project's own dependencies.
"""

from __future__ import annotations

import argparse
import gc
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.naive import naive_disagreements  # noqa: E402  # the path comes first
from benchmarks.synthetic import Synthetic, shipped_vocabulary  # noqa: E402
from kg.agreement.disagreement import find_disagreements  # noqa: E402

SIZES = (1_000, 3_000, 10_000, 100_000, 1_000_000)
NAIVE_UP_TO = 10_000
HEADS = ("assertions", "found", "seconds", "per 10,000", "memory MB", "naive seconds", "ratio")

Row = dict[str, Any]


def cpu_seconds(task: Callable[[], object]) -> tuple[float, Any]:
    """Return the processor time that the task took, and its result."""
    gc.collect()
    start = time.process_time()
    result = task()
    return time.process_time() - start, result


def peak_mb() -> float:
    """Return the greatest memory that this process held so far."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def measured(size: int, rounds: int) -> Row:
    """Return the measurements of one size, the best of so many rounds."""
    made = Synthetic(size)
    said, labels, vocabulary = list(made.assertions()), made.labels(), shipped_vocabulary()
    before, quick, naive = peak_mb(), [], []
    for _ in range(rounds):
        seconds, found = cpu_seconds(lambda: find_disagreements(said, vocabulary, labels))
        quick.append(seconds)
        if size <= NAIVE_UP_TO:
            slow, wanted = cpu_seconds(lambda: naive_disagreements(said, vocabulary))
            naive.append(slow)
            if wanted != {(one.kind, one.subject, one.predicate, one.members) for one in found}:
                raise SystemExit(f"{size}: the two ways find different disagreements")
    return {
        "assertions": size, "found": len(found), "seconds": min(quick),
        "input": before, "memory": peak_mb(), "naive": min(naive, default=None),
    }  # fmt: skip


def rows(sizes: list[int], rounds: int) -> Iterator[Row]:
    """Yield the measurements of each size, from a fresh process."""
    for size in sizes:
        words = [sys.executable, __file__, "--one", str(size), "--rounds", str(rounds)]
        done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise SystemExit(done.stderr)
        yield json.loads(done.stdout)


def cells(row: Row) -> list[str]:
    """Return the cells of a row of the table."""
    seconds, naive = row["seconds"], row["naive"]
    return [
        f"{row['assertions']:,}",
        f"{row['found']:,}",
        f"{seconds:.2f}",
        f"{seconds * 10_000 / row['assertions']:.2f}",
        f"{row['memory']:,.0f} ({row['input']:,.0f} before)",
        f"{naive:.2f}" if naive is not None else "-",
        f"{naive / seconds:,.0f}" if naive is not None else "-",
    ]


def main() -> None:
    """Print the table as Markdown."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.one:
        sys.stdout.write(json.dumps(measured(chosen.one, chosen.rounds)))
        return
    sys.stdout.write(f"| {' | '.join(HEADS)} |\n|{' ---: |' * len(HEADS)}\n")
    for row in rows(chosen.sizes, chosen.rounds):
        sys.stdout.write(f"| {' | '.join(cells(row))} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
