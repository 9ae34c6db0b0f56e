"""The rank of each score on a benchmark: how many other models surely stand above it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from kg.agreement.order import BENCHMARK, SCORE
from kg.model import Assertion, Claim, EntityRef, Polarity, Quantity

__all__ = ["ranks"]

#: benchmark and unit
_Board = tuple[str, str]


def ranks(assertions: Iterable[Assertion]) -> dict[str, int]:
    """Return the rank of each claim that affirms a score on a benchmark.

    That is one more than the number of other models of which some affirmed score, in the same
    unit, is surely higher: its least possible value is above the greatest of this one. Scores
    whose bounds meet share a rank.
    """
    boards: dict[_Board, dict[str, Claim]] = defaultdict(dict)
    for one in assertions:
        claim = one.claim
        if claim.predicate != SCORE or one.polarity is not Polarity.AFFIRMED:
            continue
        benchmark = dict(claim.qualifiers).get(BENCHMARK)
        if isinstance(claim.object, Quantity) and isinstance(benchmark, EntityRef):
            boards[benchmark.id, claim.object.unit][claim.id] = claim
    return {
        claim: rank for board in boards.values() for claim, rank in _ranked(board.values()).items()
    }


def _ranked(claims: Iterable[Claim]) -> dict[str, int]:
    scores = [(one, one.object) for one in claims if isinstance(one.object, Quantity)]
    best: dict[str, Decimal] = {}
    for claim, score in scores:
        best[claim.subject] = max(score.lower, best.get(claim.subject, score.lower))
    ordered = sorted(best.values())
    return {
        claim.id: 1 + len(ordered) - bisect_right(ordered, score.upper) - own
        for claim, score in scores
        for own in [best[claim.subject] > score.upper]
    }
