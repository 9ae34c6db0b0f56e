"""The sides of a disagreement: what each says, and its assertions, or the first of very many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.agreement.chosen import MOST, Voice, chosen
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.assertions import Row, read_rows, rows_of

__all__ = ["Part", "Sides", "read_sides"]


@dataclass(frozen=True)
class Part:
    """One side: what it says, and assertions that carry it, by document and place.

    `number` tells how many assertions it has in all, and `spread` in how many documents, where
    not all of them are among the rows; `documents` has the IRIs of those that were read.
    """

    label: str
    rows: tuple[Row, ...]
    documents: frozenset[str]
    number: int
    spread: int


@dataclass(frozen=True)
class Sides:
    """The sides of one disagreement, its claims, and the documents on several sides, by IRI."""

    parts: tuple[Part, ...]
    claims: frozenset[str]
    several: tuple[str, ...]


def read_sides(
    engine: Engine, queries: Path, name: str, ids: Sequence[str], each: int
) -> dict[str, Sides]:
    """Return the sides of these disagreements or look-alikes, by identifier.

    `each` is how many assertions of a side are read at most; 0 is all of them. What is read of
    very many was chosen with the build; a build that chose nothing is read whole.
    """
    if name == "conflict" and 0 < each <= MOST:
        sides = rows_of(engine, queries, "conflict-parts", id=ids)
        small = _ids(row["side"] for row in sides if not row["first"])
        carried: dict[str, list[str]] = defaultdict(list)
        for row in rows_of(engine, queries, "side-members", side=small):
            carried[row["side"]].append(row["assertion"])
        if all(len(of) <= MOST for of in carried.values()):
            return _first(engine, queries, sides, carried, each)
    return _every(engine, queries, name, ids, each)


def _ids(iris: Iterable[str]) -> list[str]:
    return sorted({one.removeprefix(ID) for one in iris})


def _first(
    engine: Engine, queries: Path, sides: list[Row], carried: dict[str, list[str]], each: int
) -> dict[str, Sides]:
    """Return the sides from what is known of each, and its first assertions."""
    listed = carried | {
        row["side"]: [ID + one for one in row["first"].split(" ")] for row in sides if row["first"]
    }
    wanted = _ids(one for of in listed.values() for one in of)
    said = {row["assertion"]: row for row in read_rows(engine, queries, False, assertion=wanted)}
    held: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(engine, queries, "conflict-claims", id=_ids(row["id"] for row in sides)):
        held[row["id"]].add(row["claim"])
    parts: dict[str, list[Part]] = defaultdict(list)
    several: dict[str, tuple[str, ...]] = {}
    for row in sides:
        rows = [said[one] for one in listed[row["side"]] if one in said]
        parts[row["id"]].append(_known(row, rows, each))
        several[row["id"]] = tuple(ID + one for one in row["several"].split())
    return {
        key.removeprefix(ID): Sides(tuple(of), frozenset(held[key]), several[key] or _twice(of))
        for key, of in parts.items()
    }


def _known(side: Row, rows: list[Row], each: int) -> Part:
    if side["first"]:
        shown = rows[:each]
        number, spread = int(side["number"]), int(side["spread"])
    else:
        some = set(_chosen(rows, each))
        shown = [row for row in rows if row["assertion"] in some]
        number, spread = len(rows), len(_documents(rows))
    return Part(side["label"], _placed(shown), _documents(rows), number, spread)


def _every(
    engine: Engine, queries: Path, name: str, ids: Sequence[str], each: int
) -> dict[str, Sides]:
    """Return the sides, after reading of all their assertions in which documents they stand."""
    rows = rows_of(engine, queries, f"{name}-sides", id=ids)
    by_side: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        by_side[row["id"]][row["side"]].append(row)
    said = _said(engine, queries, [of for sides in by_side.values() for of in sides.values()], each)
    found = {}
    for key, sides in by_side.items():
        parts = tuple(_whole(of, said, each) for of in sides.values())
        claims = frozenset(row["claim"] for of in sides.values() for row in of)
        found[key.removeprefix(ID)] = Sides(parts, claims, _twice(parts))
    return found


def _said(
    engine: Engine, queries: Path, sides: Sequence[Sequence[Row]], each: int
) -> dict[str, Row]:
    """Return what is read of the assertions, by their IRI."""
    if each and any(len(of) > each for of in sides):
        some = _ids(one for of in sides for one in _chosen(of, each))
        found = read_rows(engine, queries, False, assertion=some)
    else:
        found = read_rows(
            engine, queries, False, claim=_ids(row["claim"] for of in sides for row in of)
        )
    return {row["assertion"]: row for row in found}


def _whole(rows: Sequence[Row], said: dict[str, Row], each: int) -> Part:
    # What was chosen for another side is not shown on this one.
    read = [said[one] for one in _chosen(rows, each) if one in said]
    documents = _documents(rows)
    return Part(rows[0]["label"], _placed(read), documents, len(rows), len(documents))


def _chosen(rows: Iterable[Row], each: int) -> list[str]:
    return chosen(_voices(rows), each)


def _voices(rows: Iterable[Row]) -> Iterator[Voice]:
    for row in rows:
        denied = row["polarity"] == "denied"
        yield Voice(row["assertion"], row["claim"], row["document"], row["modality"], denied)


def _documents(rows: Iterable[Row]) -> frozenset[str]:
    return frozenset(row["document"] for row in rows)


def _twice(parts: Iterable[Part]) -> tuple[str, ...]:
    """Return the documents that stand on several of the sides."""
    seen = Counter(one for part in parts for one in part.documents)
    return tuple(sorted(one for one, number in seen.items() if number > 1))


def _placed(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[str, int, str]:
    return row["document"], int(row["start"] or 0), row["assertion"]
