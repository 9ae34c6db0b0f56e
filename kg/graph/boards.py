"""The places of long leaderboards in the order in which they are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.agreement.order import BENCHMARK, ORDER, SCORE
from kg.graph.encoding import Encoder
from kg.model import Claim, EntityRef, Quantity

__all__ = ["LEAST", "boards"]

#: a leaderboard of fewer places is read whole, which takes no longer
LEAST = 100


def boards(
    encoder: Encoder, claims: Iterable[Claim], ranked: dict[str, int]
) -> Iterator[tuple[str, list[str]]]:
    """Yield each benchmark with a long leaderboard, and its places.

    A place is the claim of a score; a model of which only orders speak, and no score, stands at
    the end. `claims` are those that no later release takes back, `ranked` the ranks of scores.
    """
    scores: dict[str, list[Claim]] = defaultdict(list)
    models: dict[str, set[str]] = defaultdict(set)
    for one in claims:
        board = _benchmark(one) if one.predicate in (SCORE, ORDER) else ""
        if board and one.id in ranked:
            scores[board].append(one)
        elif board and one.predicate == ORDER and isinstance(one.object, EntityRef):
            models[board] |= {one.subject, one.object.id}
    for benchmark in sorted({*scores, *models}):
        bare = models[benchmark] - {one.subject for one in scores[benchmark]}
        if len(scores[benchmark]) + len(bare) >= LEAST:
            found = _scored(encoder, scores[benchmark], ranked)
            yield benchmark, [*found, *_bare(encoder, bare)]


def _benchmark(claim: Claim) -> str:
    value = dict(claim.qualifiers).get(BENCHMARK)
    return value.id if isinstance(value, EntityRef) else ""


def _scored(encoder: Encoder, claims: Iterable[Claim], ranked: dict[str, int]) -> list[str]:
    """Return the claims by rank, then the higher score first, then by the label of the model."""

    def place(one: Claim) -> tuple[int, float, str, str]:
        score = one.object
        lower = float(score.lower) if isinstance(score, Quantity) else 0.0
        return ranked[one.id], -lower, encoder.labels[one.subject], one.id

    return [one.id for one in sorted(claims, key=place)]


def _bare(encoder: Encoder, models: Iterable[str]) -> list[str]:
    return sorted(models, key=lambda one: (encoder.labels[one], one))
