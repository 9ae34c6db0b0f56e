"""The models of a benchmark by score, and who is put above whom with it or against it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.question import entity_term, read_question
from kg.query.claims import Row
from kg.query.comparison import rows_by_claim

__all__ = ["Order", "Standing", "read_leaderboard"]


@dataclass(frozen=True)
class Order:
    """A claim that one model is better than another on the benchmark."""

    better: str
    worse: str
    rows: tuple[Row, ...]

    @property
    def denied(self) -> bool:
        """Return whether somebody denies it."""
        return any(row["polarity"] == "denied" for row in self.rows)

    @property
    def affirmed(self) -> bool:
        """Return whether somebody affirms it."""
        return any(row["polarity"] == "affirmed" for row in self.rows)


@dataclass(frozen=True)
class Standing:
    """A model on a benchmark: its rank, score and bounds, and what is said of its place.

    The rank is one more than the number of models whose scores are surely higher, so that
    intervals that meet share a rank; a model without a score has rank 0. `against` are the
    orders that the scores, or other orders, deny.
    """

    rank: int
    model: str
    developers: tuple[str, ...]
    score: str
    bounds: tuple[float, float]
    unit: str
    rows: tuple[Row, ...]
    above: list[Order] = field(default_factory=list)
    against: list[Order] = field(default_factory=list)


@dataclass(frozen=True)
class _Score:
    model: str
    bounds: tuple[float, float]
    unit: str

    def beats(self, other: _Score) -> bool:
        """Return whether this score is surely the higher one."""
        alike = self.unit == other.unit and self.model != other.model
        return alike and self.bounds[0] > other.bounds[1]


def read_leaderboard(engine: Engine, queries: Path, benchmark: str) -> list[Standing]:
    """Return the models of the benchmark, best first; those without a score come last."""
    question = read_question(queries / "commands" / "standings.rq")
    found = engine.texts(question.bound({"benchmark": [entity_term(benchmark)]}))
    said = rows_by_claim(engine, queries, sorted({row["claim"] for row in found}))
    orders = [
        Order(row["modelLabel"], row["otherLabel"], said[row["claim"]])
        for row in {row["claim"]: row for row in found if row["other"]}.values()
    ]
    scored = {row["claim"]: row for row in found if row["score"]}
    makers: dict[str, set[str]] = defaultdict(set)
    for row in found:
        makers[row["model"]].add(row["developer"])
    board = [_standing(row, said, sorted(makers[row["model"]])) for row in scored.values()]
    board += _unscored(orders, {one.model for one in board})
    _place_orders(board, orders, [_score(row) for row in scored.values()])
    return sorted(board, key=lambda one: (one.rank or len(board) + 1, -one.bounds[0], one.model))


def _score(row: Row) -> _Score:
    return _Score(row["modelLabel"], (float(row["lower"]), float(row["upper"])), row["unit"])


def _standing(row: Row, said: dict[str, tuple[Row, ...]], makers: list[str]) -> Standing:
    own, developers = _score(row), tuple(filter(None, makers))
    rank = int(row["rank"])
    return Standing(
        rank, own.model, developers, row["score"], own.bounds, own.unit, said[row["claim"]]
    )


def _unscored(orders: list[Order], scored: set[str]) -> list[Standing]:
    """Return those that are only put above or below another, without a score."""
    named = {name for one in orders for name in (one.better, one.worse)} - scored
    return [Standing(0, name, (), "", (0, 0), "", ()) for name in sorted(named)]


def _place_orders(board: list[Standing], orders: list[Order], scores: list[_Score]) -> None:
    """Put each order where its better model stands: with its place, or against it."""
    affirmed = {(one.better, one.worse) for one in orders if one.affirmed}
    by_model: dict[str, list[_Score]] = defaultdict(list)
    for score in scores:
        by_model[score.model].append(score)
    standing: dict[str, list[Standing]] = defaultdict(list)
    for one in board:
        standing[one.model].append(one)
    for order in orders:
        beaten = any(
            rival.beats(own) for rival in by_model[order.worse] for own in by_model[order.better]
        )
        opposed = order.denied or beaten or (order.worse, order.better) in affirmed
        for one in standing[order.better]:
            (one.against if opposed else one.above).append(order)
