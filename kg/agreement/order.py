"""Order: who is put above whom, against the opposite and against the numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from kg.agreement.rivals import claim_key
from kg.model import Claim, Disagreement, Kind, Quantity, Side, value_key

__all__ = ["BENCHMARK", "SCORE", "by_numbers", "by_order"]

ORDER, SCORE, BENCHMARK = "outperforms", "scored", "onBenchmark"

#: gives the identifiers of the assertions that carry a claim
Carrying = Callable[[str], list[str]]
#: subject, and the qualifiers without a unit
Question = tuple[str, tuple[tuple[str, str], ...]]


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
    """Yield the orders on a benchmark that the scores on it, where they are given, deny.

    Scores speak to an order under its own qualifiers only, and deny it when each of the one is
    below each of the other.
    """
    orders: list[Claim] = []
    scores: dict[Question, list[Claim]] = defaultdict(list)
    for one in claims:
        if one.predicate == SCORE and isinstance(one.object, Quantity):
            scores[one.subject, _qualifiers(one)].append(one)
        elif one.predicate == ORDER and _benchmark(one):
            orders.append(one)
    for claim in sorted(orders, key=lambda one: one.id):
        rest = _qualifiers(claim)
        ahead = scores.get((claim.subject, rest), [])
        behind = scores.get((value_key(claim.object), rest), [])
        if ahead and behind and _below(ahead, behind):
            yield _denied(claim, _by_id(ahead), _by_id(behind), labels, carrying)


def _denied(
    claim: Claim,
    ahead: list[Claim],
    behind: list[Claim],
    labels: dict[str, str],
    carrying: Carrying,
) -> Disagreement:
    """Return the disagreement of an order with the scores of both."""
    first, second = (" or ".join(_score(one) for one in side) for side in (ahead, behind))
    return Disagreement(
        kind=Kind.ORDER,
        subject=claim.subject,
        predicate=ORDER,
        sides=(
            _side(f"{labels[claim.subject]} is ahead", [claim], carrying),
            _side("the scores say otherwise", [*ahead, *behind], carrying),
        ),
        reason=f"{first} against {second} on {labels[_benchmark(claim)]}",
    )


def _by_id(claims: list[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda one: one.id)


def _qualifiers(claim: Claim) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((name, value_key(value)) for name, value in claim.qualifiers))


def _side(label: str, claims: list[Claim], carrying: Carrying) -> Side:
    said = sorted(key for one in claims for key in carrying(one.id))
    return Side(label=label, claims=tuple(sorted(one.id for one in claims)), assertions=tuple(said))


def _benchmark(claim: Claim) -> str:
    return next((value_key(value) for name, value in claim.qualifiers if name == BENCHMARK), "")


def _below(ahead: Iterable[Claim], behind: Iterable[Claim]) -> bool:
    """Return whether each score of the first is below each of the second, in one unit."""
    first, second = (
        [one.object for one in side if isinstance(one.object, Quantity)] for side in (ahead, behind)
    )
    one_unit = len({one.unit for one in (*first, *second)}) == 1
    return one_unit and max(one.upper for one in first) < min(one.lower for one in second)


def _score(claim: Claim) -> str:
    return claim.object.text if isinstance(claim.object, Quantity) else ""
