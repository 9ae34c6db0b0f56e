"""How much of what the graph holds, as it was counted with the build."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.question import read_question
from kg.query.assertions import Row, rows_of
from kg.query.lists import open_list

__all__ = ["COLUMNS", "read_stats"]

COLUMNS = ("what", "kind", "number")
BY_DOCUMENT = "assertions by document"


def read_stats(engine: Engine, queries: Path, most: int = 0) -> tuple[list[Row], dict[str, int]]:
    """Return the counts as rows of COLUMNS, and of each `what` how many rows there are in all.

    The greatest numbers of a `what` come first, `most` of them; 0 is all.
    """
    counted = rows_of(engine, queries, "stats")
    if not counted:
        # A server may hold a build that was made before there were counts.
        return _first(engine.texts(read_question(queries / "plain" / "stats.rq").text), most)
    longest = open_list(engine, queries, "longest")
    some = {"document": longest.some(0, most)} if longest and most else {}
    lengths = [
        {"what": BY_DOCUMENT, "kind": row["kind"], "number": row["number"]}
        for row in rows_of(engine, queries, "lengths", **some)
    ]
    rows, numbers = _first([*lengths, *counted], most)
    return rows, numbers | ({BY_DOCUMENT: longest.size} if longest else {})


def _first(rows: Iterable[Row], most: int) -> tuple[list[Row], dict[str, int]]:
    ordered = sorted(rows, key=lambda row: (row["what"], -int(row["number"]), row["kind"]))
    groups = {what: list(of) for what, of in groupby(ordered, key=lambda row: row["what"])}
    shown = [row for of in groups.values() for row in of[: most or None]]
    return shown, {what: len(of) for what, of in groups.items()}
