"""The models of a benchmark by score, and who is put above whom with it or against it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.list_names import board_list
from kg.graph.namespaces import ID
from kg.query.assertions import Row, read_labels, rows_of
from kg.query.comparison import rows_by_claim
from kg.query.lists import Listed, open_list

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


@dataclass(frozen=True)
class _Places:
    """What is read of a leaderboard: its first places, and what is needed to judge their orders.

    `first` are scores, `bare` models without one; `near` are all scores of them and of the models
    that they are said to be better than. `number` tells how many places there are.
    """

    first: list[Row]
    bare: list[str]
    orders: list[Order]
    near: list[Row]
    number: int


def read_leaderboard(
    engine: Engine, queries: Path, benchmark: str, most: int = 0
) -> tuple[list[Standing], int]:
    """Return the models of the benchmark, best first, and how many there are.

    Those without a score come last; `most` of 0 returns all. The places of a long leaderboard
    are on a list of the build: then only what is returned is read.
    """
    of = engine, queries
    listed = open_list(*of, board_list(benchmark)) if most else None
    places = _listed(*of, benchmark, listed, most) if listed else _all(*of, benchmark, most)
    board = [_standing(row) for row in places.first]
    board += [Standing(0, one, (), "", (0, 0), "", (), id=one) for one in places.bare]
    _place_orders(board, places.orders, [_score(row) for row in places.near])
    models = {one.id for one in board} | {
        order.worse for one in board for order in (*one.above, *one.against)
    }
    found = _called(board, read_labels(*of, models))
    last = places.number + 1
    found.sort(key=lambda one: (one.rank or last, -one.bounds[0], one.model))
    return _told(found[: most or None], engine, queries), places.number


def _listed(engine: Engine, queries: Path, benchmark: str, listed: Listed, most: int) -> _Places:
    """Return the first places of a list of the build."""
    of = engine, queries
    entries = listed.some(0, most)
    bare = [f"{ID}{one}" for one in entries if not one.startswith("claim/")]
    claims = [one for one in entries if one.startswith("claim/")]
    first = rows_of(*of, "standings", claim=claims)
    shown = {row["model"] for row in first} | {*bare}
    own = _above(*of, benchmark, shown)
    counter = _above(*of, benchmark, {order.worse for order in own.values()} - shown)
    orders = [order for _, order in sorted({**own, **counter}.items())]
    models = _ids(one for order in own.values() for one in (order.better, order.worse))
    scored = rows_of(*of, "scores-of", model=models)
    on_it = {row["claim"] for row in scored if row["benchmark"] == ID + benchmark}
    rest = rows_of(*of, "standings", claim=_ids(on_it - {row["claim"] for row in first}))
    return _Places(first, bare, orders, [*first, *rest], listed.size)


def _above(
    engine: Engine, queries: Path, benchmark: str, models: Iterable[str]
) -> dict[str, Order]:
    """Return by claim which models one of these is said to be better than on the benchmark."""
    rows = rows_of(engine, queries, "orders-of", model=_ids(models))
    claims = _ids(row["claim"] for row in rows if row["benchmark"] == ID + benchmark)
    return {one.claim: one for one in _orders(rows_of(engine, queries, "orders", claim=claims))}


def _all(engine: Engine, queries: Path, benchmark: str, most: int) -> _Places:
    """Return the first places of those on the benchmark: of the others only the ranks are read."""
    of = engine, queries
    ranked, said = (rows_of(*of, name, benchmark=[benchmark]) for name in ("ranked", "orders"))
    orders, models = _orders(said), {row["model"] for row in ranked}
    bare = sorted({one for order in orders for one in (order.better, order.worse)} - models)
    first = _first(ranked, most)
    apart = [] if 0 < most <= len(ranked) else bare
    models = _beside({row["model"] for row in first} | {*apart}, orders)
    wanted = _ids(row["claim"] for row in ranked if row["model"] in models)
    scores = {row["claim"]: row for row in rows_of(*of, "standings", claim=wanted)}
    known = [scores[row["claim"]] for row in first if row["claim"] in scores]
    return _Places(known, apart, orders, [*scores.values()], len(ranked) + len(bare))


def _beside(shown: set[str], orders: Iterable[Order]) -> set[str]:
    """Return these models and those that they are said to be better than."""
    return shown | {order.worse for order in orders if order.better in shown}


def _ids(iris: Iterable[str]) -> list[str]:
    return [one.removeprefix(ID) for one in dict.fromkeys(iris)]


def _first(ranked: list[Row], most: int) -> list[Row]:
    """Return the scores of the best ranks, of which more than are wanted may share the last."""
    ranks = sorted(int(row["rank"]) for row in ranked)
    lowest = ranks[most - 1] if 0 < most <= len(ranks) else len(ranks)
    return [row for row in ranked if int(row["rank"]) <= lowest]


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


def _orders(rows: list[Row]) -> list[Order]:
    """Return the orders, by the IRIs of their models, each with what is said of it in all."""
    said: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        said[row["claim"]].add(row["polarity"])
    return [
        Order(claim, row["model"], row["other"], "affirmed" in said[claim], "denied" in said[claim])
        for claim, row in {row["claim"]: row for row in rows}.items()
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
