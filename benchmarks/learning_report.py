"""Weights learned from marked texts, with how they do on articles that they were not learned from.

It learns from benchmarks/labelled/*.txt and the texts given. What the table says holds for texts that are
marked and labelled by hand: names that are not found, and words that mean another one than was
thought, are no part of it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.learning import Case, cases, fit  # noqa: E402  # the path comes first
from benchmarks.marked import Example, articles  # noqa: E402
from kg.extract.learned.table import Table, make_table  # noqa: E402
from kg.extract.learned.weights import Weights, make_weights, weights_text  # noqa: E402
from kg.extract.signs.patterns import Patterns  # noqa: E402
from kg.output import write_whole  # noqa: E402
from kg.resources import shipped_root  # noqa: E402
from kg.rulebook import read_lexicon, read_rules  # noqa: E402

__all__ = ["Tally", "held_out", "main", "read_articles", "report"]

LABELLED = ROOT / "benchmarks" / "labelled"
FOLDS = 4


@dataclass(frozen=True)
class Tally:
    """Of how many pairs a relation holds, how many were proposed, and how many of those rightly."""

    relation: str
    cases: int
    proposed: int
    right: int

    @property
    def precision(self) -> float:
        """Return how many of the proposed are right; 1 where nothing is proposed."""
        return self.right / self.proposed if self.proposed else 1.0

    @property
    def recall(self) -> float:
        """Return how many of the pairs of which it holds are proposed; 1 where there is none."""
        return self.right / self.cases if self.cases else 1.0


def read_articles(paths: Sequence[Path]) -> list[list[Example]]:
    """Return the articles of marked texts; raises OSError and ValueError, with file and line."""
    return [one for path in paths for one in articles(path.read_text("utf-8"), str(path))]


def held_out(every: Sequence[Sequence[Case]], table: Table, folds: int = FOLDS) -> list[Tally]:
    """Return for each relation how weights do on the articles that they were not learned from.

    Each part of the articles is judged by weights of all others, as they are written to a file.
    Every pair is judged alone: that a pair has one relation, and a figure one owner, is not used.
    """
    counts = {one.name: [0, 0, 0] for one in table.properties}
    for fold in range(folds):
        others = [one for at, each in enumerate(every) if at % folds != fold for one in each]
        weights = make_weights(weights_text(fit(others, table)))
        for case in (one for each in every[fold::folds] for one in each):
            for name, holds, likely in _judged(case, weights, table):
                for place, more in enumerate((holds, likely, holds and likely)):
                    counts[name][place] += more
    return [Tally(name, *row) for name, row in counts.items()]


def _judged(case: Case, weights: Weights, table: Table) -> Iterator[tuple[str, bool, bool]]:
    """Yield each relation that a pair can have, whether it has it, and whether it is likely."""
    more = table.unsure if "name" in case.roles else 0.0
    signs = frozenset(case.signs)
    for one, label in table.fitting(*case.roles):
        likely = weights.probability(label, signs) >= one.least + more
        yield one.name, label in case.labels, likely


def report(tallies: Sequence[Tally]) -> str:
    """Return the table, and a line for all relations together.

    >>> print(report([Tally("sued", 4, 2, 1)]), end="")
    relation        cases precision recall
    sued                4      0.50   0.25
    all                 4      0.50   0.25
    """
    held, proposed = sum(one.cases for one in tallies), sum(one.proposed for one in tallies)
    whole = Tally("all", held, proposed, sum(one.right for one in tallies))
    rows = [f"{'relation':15} {'cases':>5} precision recall\n"]
    rows += [
        f"{one.relation:15} {one.cases:5} {one.precision:9.2f} {one.recall:6.2f}\n"
        for one in (*tallies, whole)
    ]
    return "".join(rows)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn from the marked texts, print the table and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.learning", description=__doc__)
    parser.add_argument("texts", nargs="*", type=Path, help="marked texts beside those shipped")
    parser.add_argument("--out", type=Path, default=Path("weights.tsv"), help="what is written")
    parser.add_argument("--folds", type=int, default=FOLDS, help="0 prints no table")
    options = parser.parse_args(arguments)
    rules = read_rules()
    table = make_table(rules.learned)
    patterns = Patterns(rules, read_lexicon(shipped_root()).vocabulary)
    try:
        found = read_articles([*sorted(LABELLED.glob("*.txt")), *options.texts])
    except (OSError, ValueError) as error:
        sys.exit(f"error: {error}")
    every = [cases(one, table, patterns) for one in found]
    if options.folds:
        sys.stdout.write(report(held_out(every, table, options.folds)))
    text = weights_text(fit([one for each in every for one in each], table))
    write_whole(options.out, text)
    sys.stderr.write(f"{options.out}: weights of {text.count(chr(10))} signs, {len(found)} texts\n")
