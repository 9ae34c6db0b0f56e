"""A network learned from marked texts, with how it does on articles that it was not learned from.

It learns from benchmarks/labelled/*.txt and the texts given. It needs PyTorch, safetensors and the
published encoder that it begins with (docs/extraction.md); some ten minutes on one core.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.learning_report import LABELLED, Tally, read_articles, report  # noqa: E402
from benchmarks.network_learning import EPOCHS, Lesson, fit, lessons  # noqa: E402
from benchmarks.network_model import base_pieces  # noqa: E402
from kg.extract.learned.table import Table, make_table  # noqa: E402
from kg.extract.learned.weights import logistic  # noqa: E402
from kg.extract.network.network import Network  # noqa: E402
from kg.extract.network.pieces import Pieces  # noqa: E402
from kg.extract.network.stored import make_network  # noqa: E402
from kg.output import write_whole  # noqa: E402
from kg.rulebook import read_rules  # noqa: E402

__all__ = ["judged", "main"]

#: each of how many articles is kept back, and is judged by what the others taught
HELD_OUT = 5


def judged(every: Sequence[Lesson], network: Network, table: Table) -> list[Tally]:
    """Return for each relation how the network alone does on lessons, by the table's thresholds."""
    counts = {one.name: [0, 0, 0] for one in table.properties}
    made = network.logits([one.shown for one in every], [one.asked for one in every])
    for lesson, rows in zip(every, made, strict=True):
        for pair, holds, logits in zip(lesson.asked, lesson.holds, rows, strict=True):
            for one, label in table.fitting(*pair.roles):
                likely = logistic(logits[label]) >= one.least
                held = label in holds
                for place, more in enumerate((held, likely, held and likely)):
                    counts[one.name][place] += more
    return [Tally(name, *row) for name, row in counts.items()]


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from the marked texts, print the table and write the network."""
    name = "python -m benchmarks.network_report"
    parser = argparse.ArgumentParser(prog=name, description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, help="marked texts beside those shipped")
    parser.add_argument("--out", type=Path, default=Path("network.npz"), help="what is written")
    parser.add_argument("--epochs", type=int, default=EPOCHS, help="how often all is read")
    parser.add_argument("--table", action="store_true", help="learn twice, to judge the first")
    options = parser.parse_args(arguments)
    table, pieces = make_table(read_rules().learned), base_pieces()
    known = Pieces({piece: number for number, piece in enumerate(pieces)})
    try:
        found = read_articles([*sorted(LABELLED.glob("*.txt")), *options.texts])
    except (OSError, ValueError) as error:
        sys.exit(f"error: {error}")
    every = [lessons(one, table, known) for one in found]
    if options.table:
        others = [one for at, each in enumerate(every) if at % HELD_OUT for one in each]
        network = make_network(fit(others, table, options.epochs).file(pieces))
        kept_back = list(chain.from_iterable(every[::HELD_OUT]))
        sys.stdout.write(report(judged(kept_back, network, table)))
    data = fit(list(chain.from_iterable(every)), table, options.epochs).file(pieces)
    write_whole(options.out, data)
    sys.stderr.write(f"{options.out}: {len(data)} bytes, learned from {len(found)} texts\n")


if __name__ == "__main__":
    main()
