"""Disagreements, and look-alikes that can both hold: their sides, with who says so and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.question import entity_term, read_question
from kg.query.assertions import Row, read_rows, rows_of

__all__ = [
    "Conflict",
    "Head",
    "Part",
    "list_conflicts",
    "read_compatibles",
    "read_conflicts",
    "read_some",
]

#: the kind of what only looks like a disagreement
COMPATIBLE = "can both hold"


@dataclass(frozen=True)
class Head:
    """Which disagreement, and of what kind: enough to count many and show some."""

    id: str
    kind: str


@dataclass(frozen=True)
class Part:
    """One side: what it says, and the assertions that carry it, by document and place."""

    label: str
    rows: tuple[Row, ...]

    @property
    def documents(self) -> dict[str, str]:
        """Return the labels of the side's documents, by their IRI."""
        return {row["document"]: row["documentLabel"] for row in self.rows}


@dataclass(frozen=True)
class Conflict:
    """Claims about one property of one subject side by side: a disagreement or look-alikes.

    `verdict` and `note` are a person's, and empty when nobody has judged; `upheld` is the label
    of the side that a settled one upholds.
    """

    id: str
    kind: str
    subject: str
    attribute: str
    reason: str
    verdict: str
    note: str
    parts: tuple[Part, ...]
    upheld: str = ""

    @property
    def within(self) -> list[str]:
        """Return the labels of the documents that stand on more than one side."""
        pairs = combinations((part.documents for part in self.parts), 2)
        both = {(key, a[key]) for a, b in pairs for key in a.keys() & b.keys()}
        return [label for _, label in sorted(both)]

    @property
    def sentences(self) -> list[str]:
        """Return the claims of all sides as sentences, each once."""
        return list(dict.fromkeys(row["sentence"] for part in self.parts for row in part.rows))

    @property
    def where(self) -> str:
        """Return in words whether one document differs with itself, or several with each other."""
        inside = f"within {', '.join(self.within)}" if self.within else ""
        seen = {key for part in self.parts for key in part.documents}
        between = "between documents" if len(seen) > 1 else ""
        return " and ".join(filter(None, (inside, between)))


def read_conflicts(
    engine: Engine, queries: Path, entity: str = "", claim: str = ""
) -> list[Conflict]:
    """Return the disagreements, by kind and subject.

    `entity` keeps those about this entity, what it made and events in which it has a part;
    `claim` those that this claim takes part in.
    """
    return _read(engine, queries, "conflict", entity, claim)


def read_compatibles(
    engine: Engine, queries: Path, entity: str = "", claim: str = ""
) -> list[Conflict]:
    """Return the look-alikes: claims that differ in wording and can both hold."""
    return _read(engine, queries, "compatible", entity, claim)


def list_conflicts(
    engine: Engine, queries: Path, entity: str = "", compatible: bool = False
) -> list[Head]:
    """Return the disagreements, or the look-alikes, about an entity or all, in their order."""
    ids = _ids(engine, queries, "conflicts-of", entity) if entity else None
    return _heads(engine, queries, "compatible" if compatible else "conflict", ids)


def read_some(engine: Engine, queries: Path, heads: Iterable[Head]) -> list[Conflict]:
    """Return these disagreements or look-alikes whole, in the order given."""
    listed = list(heads)
    name = "conflicts" if listed and listed[0].kind != COMPATIBLE else "compatibles"
    found = rows_of(engine, queries, name, id=[one.id for one in listed])
    by_conflict: dict[str, list[Row]] = {}
    for row in found:
        by_conflict.setdefault(row["id"], []).append(row)
    claims = sorted({row["claim"].removeprefix(ID) for row in found})
    said = {row["assertion"]: row for row in read_rows(engine, queries, claim=claims)}
    return [_conflict(rows, said) for rows in by_conflict.values()]


def _read(engine: Engine, queries: Path, name: str, entity: str, claim: str) -> list[Conflict]:
    wanted = [
        _ids(engine, queries, query, one)
        for query, one in (("conflicts-of", entity), ("conflicts-with", claim))
        if one
    ]
    ids = set.intersection(*wanted) if wanted else None
    return read_some(engine, queries, _heads(engine, queries, name, ids))


def _heads(engine: Engine, queries: Path, name: str, ids: set[str] | None) -> list[Head]:
    """Return the heads of these, or of all where `ids` is None, by kind, subject and property."""
    fixed = {} if ids is None else {"id": sorted(ids)}
    rows = rows_of(engine, queries, f"{name}-heads", **fixed)
    rows.sort(key=lambda row: (row["kind"], row["subject"], row["property"], row["id"]))
    return [Head(row["id"].removeprefix(ID), row["kind"]) for row in rows]


def _ids(engine: Engine, queries: Path, query: str, wanted: str) -> set[str]:
    """Return the disagreements and look-alikes about an entity, or with a claim."""
    question = read_question(queries / "commands" / f"{query}.rq")
    (name,) = (one.name for one in question.parameters)
    rows = engine.texts(question.bound({name: [entity_term(wanted)]}))
    return {row["id"].removeprefix(ID) for row in rows}


def _conflict(rows: list[Row], said: dict[str, Row]) -> Conflict:
    first = rows[0]
    by_side: dict[str, list[Row]] = {}
    for row in rows:
        by_side.setdefault(row["side"], []).append(row)
    parts = [
        Part(of[0]["label"], tuple(sorted((said[row["assertion"]] for row in of), key=_place)))
        for of in by_side.values()
    ]
    return Conflict(
        id=first["id"].removeprefix(ID),
        kind=first["kind"],
        subject=first["subject"],
        attribute=first["property"],
        reason=first["reason"],
        verdict=first["verdict"],
        note=first["note"],
        parts=tuple(parts),
        upheld=first.get("upheld", ""),
    )


def _place(row: Row) -> tuple[str, int, str]:
    return row["document"], int(row["start"] or 0), row["assertion"]
