"""The models of a benchmark by score, and who is put above whom with it or against it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.assertions import Row, read_labels, rows_of
from kg.query.comparison import rows_by_claim

__all__ = ["Order", "Standing", "read_leaderboard"]


@dataclass(frozen=True)
class Order:
    """A claim that one model is better than another on the benchmark.

    It may be affirmed by some and denied by others; `rows` are its assertions.
    """

    claim: str
    better: str
    worse: str
    affirmed: bool
    denied: bool
    rows: tuple[Row, ...] = ()


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
    claim: str = ""
    id: str = ""
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


def read_leaderboard(
    engine: Engine, queries: Path, benchmark: str, most: int = 0
) -> tuple[list[Standing], int]:
    """Return the models of the benchmark, best first, and how many there are.

    Those without a score come last; `most` of 0 returns all.
    """
    of = engine, queries
    scores, orders = (rows_of(*of, name, benchmark=[benchmark]) for name in ("standings", "orders"))
    models = {row[name] for row in (*scores, *orders) for name in ("model", "other") if name in row}
    labels = read_labels(*of, models)
    board = [_standing(row, labels) for row in {row["claim"]: row for row in scores}.values()]
    listed = _orders(orders, labels)
    board += _unscored(listed, {one.model for one in board})
    scored = [_Score(one.model, one.bounds, one.unit) for one in board if one.rank]
    _place_orders(board, listed, scored)
    last = len(board) + 1
    board = sorted(board, key=lambda one: (one.rank or last, -one.bounds[0], one.model))
    return _told(board[: most or None], engine, queries), len(board)


def _standing(row: Row, labels: dict[str, str]) -> Standing:
    bounds = float(row["lower"]), float(row["upper"])
    model = row["model"]
    own = row["score"], bounds, row["unit"]
    return Standing(int(row["rank"]), labels.get(model, model), (), *own, (), row["claim"], model)


def _orders(rows: list[Row], labels: dict[str, str]) -> list[Order]:
    """Return the orders, each with what is said of it in all."""
    said: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        said[row["claim"]].add(row["polarity"])
    return [
        Order(
            claim,
            labels.get(row["model"], row["model"]),
            labels.get(row["other"], row["other"]),
            "affirmed" in said[claim],
            "denied" in said[claim],
        )
        for claim, row in {row["claim"]: row for row in rows}.items()
    ]


def _told(board: list[Standing], engine: Engine, queries: Path) -> list[Standing]:
    """Return the standings with who develops each, and with the assertions."""
    makers: dict[str, list[str]] = defaultdict(list)
    ids = sorted({one.id.removeprefix(ID) for one in board if one.id})
    for row in rows_of(engine, queries, "makers", model=ids):
        makers[row["model"]].append(row["developer"])
    orders = {order.claim for one in board for order in (*one.above, *one.against)}
    said = rows_by_claim(
        engine, queries, sorted(orders | {one.claim for one in board if one.claim})
    )

    def whole(listed: list[Order]) -> list[Order]:
        return [replace(order, rows=said[order.claim]) for order in listed]

    return [
        replace(
            one,
            developers=tuple(sorted(makers[one.id])) if one.id else (),
            rows=said[one.claim] if one.claim else (),
            above=whole(one.above),
            against=whole(one.against),
        )
        for one in board
    ]


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
