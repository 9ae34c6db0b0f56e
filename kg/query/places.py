"""The places on a benchmark, best first: all, or the first ones from a list of the build."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.list_names import board_list
from kg.graph.namespaces import ID
from kg.graph.question import entity_term, read_question
from kg.query.assertions import Row, rows_of
from kg.query.lists import Listed, open_list

__all__ = ["Order", "Places", "read_places"]

#: where more places than these are wanted, all are read
_LISTED = 1000


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
class Places:
    """What is read of a leaderboard: its first places, and what is needed to judge their orders.

    `first` are scores, `bare` models without one; `near` are all scores of them and of the models
    that they are said to be better than. `number` tells how many places there are.
    """

    first: list[Row]
    bare: list[str]
    orders: list[Order]
    near: list[Row]
    number: int


def read_places(engine: Engine, queries: Path, benchmark: str, most: int) -> Places:
    """Return the first places on the benchmark, or all where `most` is 0."""
    of = engine, queries
    listed = open_list(*of, board_list(benchmark)) if 0 < most <= _LISTED else None
    return _listed(*of, benchmark, listed, most) if listed else _all(*of, benchmark, most)


def _listed(engine: Engine, queries: Path, benchmark: str, listed: Listed, most: int) -> Places:
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
    models = [one for order in own.values() for one in (order.better, order.worse)]
    rest = {*_claims(*of, "scores-of", benchmark, models)} - {*claims}
    return Places(
        first, bare, orders, [*first, *rows_of(*of, "standings", claim=sorted(rest))], listed.size
    )


def _above(
    engine: Engine, queries: Path, benchmark: str, models: Iterable[str]
) -> dict[str, Order]:
    """Return by claim which models one of these is said to be better than on the benchmark."""
    claims = _claims(engine, queries, "orders-of", benchmark, models)
    return {one.claim: one for one in _orders(rows_of(engine, queries, "orders", claim=claims))}


def _claims(
    engine: Engine, queries: Path, name: str, benchmark: str, models: Iterable[str]
) -> list[str]:
    """Return the claims about these models on the benchmark that a query finds."""
    listed = [entity_term(one) for one in _ids(models)]
    question = read_question(queries / "commands" / f"{name}.rq")
    fixed = {"benchmark": [entity_term(benchmark)], "model": listed}
    return _ids(row["claim"] for row in engine.texts(question.bound(fixed))) if listed else []


def _all(engine: Engine, queries: Path, benchmark: str, most: int) -> Places:
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
    return Places(known, apart, orders, [*scores.values()], len(ranked) + len(bare))


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


def _orders(rows: list[Row]) -> list[Order]:
    """Return the orders, by the IRIs of their models, each with what is said of it in all."""
    said: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        said[row["claim"]].add(row["polarity"])
    return [
        Order(claim, row["model"], row["other"], "affirmed" in said[claim], "denied" in said[claim])
        for claim, row in {row["claim"]: row for row in rows}.items()
    ]
