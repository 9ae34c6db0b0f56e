"""Disagreements, and look-alikes that can both hold: their sides, with who says so and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.graph.phrase import filled
from kg.graph.question import entity_term, read_question
from kg.query.assertions import Row, read_labels, read_term_labels, rows_of
from kg.query.lists import read_part
from kg.query.sheets import Sheet, read_conflict_sheets
from kg.query.sides import Part, Sides, read_sides

__all__ = [
    "Conflict",
    "Head",
    "Part",
    "first_conflicts",
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
class Conflict:
    """Claims about one property of one subject side by side: a disagreement or look-alikes.

    `verdict` and `note` are a person's, and empty when nobody has judged; `upheld` is the label
    of the side that a settled one upholds. `scope` says how all its claims are narrowed, and
    `names` what the documents are called that stand on more than one side.
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
    scope: str = ""
    names: tuple[str, ...] = ()

    @property
    def sentences(self) -> list[str]:
        """Return the claims of all sides as sentences, each once."""
        return list(dict.fromkeys(row["sentence"] for part in self.parts for row in part.rows))

    @property
    def where(self) -> str:
        """Return in words whether one document differs with itself, or several with each other."""
        return self.told_where(0)

    def told_where(self, most: int) -> str:
        """Return the same with the names of `most` documents at most; 0 is all."""
        rest = len(self.names) - most if most else 0
        named = ", ".join(self.names[: most or None]) + (f" and {rest:,} more" if rest > 0 else "")
        inside = f"within {named}" if named else ""
        seen = {key for part in self.parts for key in part.documents}
        apart = len(seen) > 1 or any(part.spread > 1 for part in self.parts)
        between = "between documents" if apart else ""
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
    name = "compatible" if compatible else "conflict"
    ids = _ids(engine, queries, "conflicts-of", entity) if entity else None
    return _heads(engine, queries, name, ids)


def first_conflicts(
    engine: Engine, queries: Path, most: int, kind: str = ""
) -> tuple[list[Head], Counter[str]]:
    """Return the first disagreements of all, or of one kind, and how many of each kind there are.

    `most` of 0 is all. Only those that are returned are read, from a list of the build.
    """
    rows = rows_of(engine, queries, "kinds")
    numbers = Counter({row["kind"]: int(row["number"]) for row in rows})
    before = sum(number for other, number in numbers.items() if kind and other < kind)
    wanted = Counter({kind: numbers[kind]}) if kind else numbers
    total = min(most or wanted.total(), wanted.total())
    ids = read_part(engine, queries, "disagreements", before, total)
    if rows and len(ids) == total:
        return _heads(engine, queries, "conflict", set(ids)), wanted
    heads = [one for one in list_conflicts(engine, queries) if kind in ("", one.kind)]
    return heads[: most or None], Counter(one.kind for one in heads)


def read_some(
    engine: Engine, queries: Path, heads: Iterable[Head], each: int = 0
) -> list[Conflict]:
    """Return these disagreements or look-alikes, in the order given.

    `each` is how many assertions of a side are read at most; 0 is all of them.
    """
    listed = list(heads)
    ids = [one.id for one in listed]
    name = "compatible" if listed and listed[0].kind == COMPATIBLE else "conflict"
    tops = {row["id"]: row for row in rows_of(engine, queries, f"{name}-tops", id=ids)}
    known = read_conflict_sheets(engine, queries, ids, each) if name == "conflict" else {}
    known |= _sheets(engine, queries, name, [key for key in ids if key not in known], each)
    return [_conflict(tops[ID + key], known[key]) for key in ids]


def _sheets(
    engine: Engine, queries: Path, name: str, ids: list[str], each: int
) -> dict[str, Sheet]:
    """Return the sheets of what the build wrote down nothing of."""
    sides = read_sides(engine, queries, name, ids, each)
    shared = _scopes(engine, queries, sides)
    labels = read_labels(engine, queries, {one for of in sides.values() for one in of.several})
    return {
        key: Sheet(of.parts, shared.get(key, ""), tuple(labels.get(one, one) for one in of.several))
        for key, of in sides.items()
    }


def _scopes(engine: Engine, queries: Path, sides: dict[str, Sides]) -> dict[str, str]:
    """Return how all claims of a disagreement are narrowed, where they are narrowed alike."""
    wanted = sorted({one.removeprefix(ID) for of in sides.values() for one in of.claims})
    scopes: dict[str, set[str]] = defaultdict(set)
    for row in rows_of(engine, queries, "scopes", claim=wanted):
        scopes[row["claim"]].add(filled(row["phrase"], {"q": row["scope"]}))
    return {
        key: " ".join(sorted(set.intersection(*(scopes[one] for one in of.claims))))
        for key, of in sides.items()
        if of.claims
    }


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
    subjects = read_labels(engine, queries, {row["subject"] for row in rows})
    terms = read_term_labels(
        engine, queries, {row[key] for row in rows for key in ("kind", "property") if key in row}
    )
    found = [
        (
            terms.get(row["kind"], "") if "kind" in row else COMPATIBLE,
            subjects.get(row["subject"], ""),
            terms.get(row["property"], ""),
            row["id"],
        )
        for row in rows
    ]
    return [Head(one.removeprefix(ID), kind) for kind, _, _, one in sorted(found)]


def _ids(engine: Engine, queries: Path, query: str, wanted: str) -> set[str]:
    """Return the disagreements and look-alikes about an entity, or with a claim."""
    question = read_question(queries / "commands" / f"{query}.rq")
    (name,) = (one.name for one in question.parameters)
    rows = engine.texts(question.bound({name: [entity_term(wanted)]}))
    return {row["id"].removeprefix(ID) for row in rows}


def _conflict(top: Row, sheet: Sheet) -> Conflict:
    return Conflict(
        id=top["id"].removeprefix(ID),
        kind=top["kind"],
        subject=top["subject"],
        attribute=top["property"],
        reason=top["reason"],
        verdict=top.get("verdict", ""),
        note=top.get("note", ""),
        parts=sheet.parts,
        upheld=top.get("upheld", ""),
        scope=sheet.scope,
        names=sheet.names,
    )
