"""Order: who is put above whom, against the opposite and against the numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.agreement.rivals import claim_key
from kg.model import Claim, Disagreement, Kind, Quantity, Side, value_key

__all__ = ["by_numbers", "by_order"]

ORDER, SCORE, BENCHMARK = "outperforms", "scored", "onBenchmark"

Carrying = dict[str, list[str]]


def by_order(
    claims: Iterable[Claim], labels: dict[str, str], carrying: Carrying
) -> Iterator[Disagreement]:
    """Yield the pairs in which each is said to outperform the other, under equal qualifiers."""
    ranked = {
        (one.subject, value_key(one.object), claim_key(one)[2]): one
        for one in claims
        if one.predicate == ORDER
    }
    for (better, worse, rest), claim in sorted(ranked.items()):
        rival = ranked.get((worse, better, rest))
        if rival is not None and better < worse:
            yield Disagreement(
                kind=Kind.ORDER,
                subject=better,
                predicate=ORDER,
                sides=(
                    _side(f"{labels[better]} is ahead", [claim], carrying),
                    _side(f"{labels[worse]} is ahead", [rival], carrying),
                ),
                reason=f"{labels[better]} and {labels[worse]} are each put above the other",
            )


def by_numbers(
    claims: Iterable[Claim], labels: dict[str, str], carrying: Carrying
) -> Iterator[Disagreement]:
    """Yield the orders on a benchmark that the scores on it, where they are given, deny."""
    known = list(claims)
    scores = {
        (one.subject, _benchmark(one)): one
        for one in known
        if one.predicate == SCORE and isinstance(one.object, Quantity)
    }
    for claim in sorted(known, key=lambda one: one.id):
        test = _benchmark(claim)
        if claim.predicate != ORDER or not test:
            continue
        ahead, behind = (
            scores.get((one, test)) for one in (claim.subject, value_key(claim.object))
        )
        if ahead and behind and _below(ahead, behind):
            yield Disagreement(
                kind=Kind.ORDER,
                subject=claim.subject,
                predicate=ORDER,
                sides=(
                    _side(f"{labels[claim.subject]} is ahead", [claim], carrying),
                    _side("the scores say otherwise", [ahead, behind], carrying),
                ),
                reason=f"{_score(ahead)} against {_score(behind)} on {labels[test]}",
            )


def _side(label: str, claims: list[Claim], carrying: Carrying) -> Side:
    said = sorted(key for one in claims for key in carrying[one.id])
    return Side(label=label, claims=tuple(sorted(one.id for one in claims)), assertions=tuple(said))


def _benchmark(claim: Claim) -> str:
    return next((value_key(value) for name, value in claim.qualifiers if name == BENCHMARK), "")


def _below(a: Claim, b: Claim) -> bool:
    one, other = a.object, b.object
    if not isinstance(one, Quantity) or not isinstance(other, Quantity):
        return False
    return one.unit == other.unit and one.upper < other.lower


def _score(claim: Claim) -> str:
    return claim.object.text if isinstance(claim.object, Quantity) else ""
