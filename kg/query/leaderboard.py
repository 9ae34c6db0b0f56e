"""The models of a benchmark by score, and who is put above whom with it or against it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.assertions import Row, read_labels, rows_of
from kg.query.places import Order, read_places
from kg.query.sources import rows_by_claim

__all__ = ["Order", "Standing", "read_leaderboard"]


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

    Those without a score come last; `most` of 0 returns all. The places of a long leaderboard
    are on a list of the build: then only what is returned is read.
    """
    places = read_places(engine, queries, benchmark, most)
    board = [_standing(row) for row in places.first]
    board += [Standing(0, one, (), "", (0, 0), "", (), id=one) for one in places.bare]
    _place_orders(board, places.orders, [_score(row) for row in places.near])
    models = {one.id for one in board} | {
        order.worse for one in board for order in (*one.above, *one.against)
    }
    found = _called(board, read_labels(engine, queries, models))
    last = places.number + 1
    found.sort(key=lambda one: (one.rank or last, -one.bounds[0], one.model))
    return _told(found[: most or None], engine, queries), places.number


def _score(row: Row) -> _Score:
    return _Score(row["model"], (float(row["lower"]), float(row["upper"])), row["unit"])


def _standing(row: Row) -> Standing:
    model, own = row["model"], _score(row)
    said = row["score"], own.bounds, own.unit
    return Standing(int(row["rank"]), model, (), *said, (), row["claim"], model)


def _called(board: list[Standing], labels: dict[str, str]) -> list[Standing]:
    """Return the standings with models by label."""

    def called(one: Order) -> Order:
        better, worse = (labels.get(model, model) for model in (one.better, one.worse))
        return replace(one, better=better, worse=worse)

    return [
        replace(
            one,
            model=labels.get(one.model, one.model),
            above=[*map(called, one.above)],
            against=[*map(called, one.against)],
        )
        for one in board
    ]


def _told(board: list[Standing], engine: Engine, queries: Path) -> list[Standing]:
    """Return the standings with who develops each, and with the assertions."""
    makers: dict[str, list[str]] = defaultdict(list)
    ids = sorted({one.id.removeprefix(ID) for one in board if one.rank})
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
            developers=tuple(sorted(makers[one.id])),
            rows=said[one.claim] if one.claim else (),
            above=whole(one.above),
            against=whole(one.against),
        )
        for one in board
    ]


def _place_orders(board: list[Standing], orders: list[Order], scores: list[_Score]) -> None:
    """Put each order where its better model stands: with its place, or against it."""
    affirmed = {(one.better, one.worse) for one in orders if one.affirmed}
    by_model: dict[str, list[_Score]] = defaultdict(list)
    for score in scores:
        by_model[score.model].append(score)
    standing: dict[str, list[Standing]] = defaultdict(list)
    for one in board:
        standing[one.id].append(one)
    for order in orders:
        beaten = any(
            rival.beats(own) for rival in by_model[order.worse] for own in by_model[order.better]
        )
        opposed = order.denied or beaten or (order.worse, order.better) in affirmed
        for one in standing[order.better]:
            (one.against if opposed else one.above).append(order)
