"""What one document is worth, or what each is in numbers, without reading the others."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.assertions import Row, read_labels, rows_of
from kg.query.dossier import Dossier, Pair, Said, read_dossiers
from kg.query.lists import open_list
from kg.query.origins import Overlap

__all__ = ["COUNTED", "read_dossier", "read_weights"]

#: the numbers of a document, as columns
COUNTED = (
    "claims", "own", "assertions", "firstHand", "opinions", "hedged", "selfInterested", "contested",
)  # fmt: skip


def read_weights(engine: Engine, queries: Path, most: int = 0) -> tuple[list[Row], int]:
    """Return documents with the numbers that COUNTED names, by key, and how many there are.

    `most` are returned at most; 0 is all.
    """
    listed = open_list(engine, queries, "documents")
    if listed is None:
        # A server may hold a build that was made before there were counts.
        rows = [_counted(one) for one in read_dossiers(engine, queries)]
        return rows[: most or None], len(rows)
    some = {"document": listed.some(0, most)} if most else {}
    rows = rows_of(engine, queries, "weights", **some)
    return [row | {name: row[name] or "0" for name in COUNTED} for row in rows], listed.size


def _counted(one: Dossier) -> Row:
    numbers = {
        "claims": len(one.claims),
        "own": len(one.only),
        "assertions": len(one.rows),
        "firstHand": one.first_hand,
        "opinions": one.modalities["opinion"],
        "hedged": one.count("hedge"),
        "selfInterested": one.count("selfInterested", "true"),
        "contested": len(one.contested),
    }
    about = {"document": one.document, "label": one.label, "replacedBy": one.about["replacedBy"]}
    return about | {name: str(number) for name, number in numbers.items()}


def read_dossier(engine: Engine, queries: Path, document: str) -> tuple[Dossier, list[Pair]]:
    """Return the dossier of a document, by identifier, and what it has in common with others.

    Of the other documents the pairs know only the label.
    """
    of, iri = (engine, queries), f"{ID}{document}"
    about = rows_of(*of, "documents", document=[document])
    said: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(*of, "dossiers", document=[document]):
        said[row["claim"]].append(row)
    held: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(*of, "holders", claim=[one.removeprefix(ID) for one in said]):
        held[row["claim"]].append(row)
    claims = [Said(tuple(rows), _others(held[claim], iri)) for claim, rows in said.items()]
    called = rows_of(*of, "called", document=[document])
    names = {row["called"]: row["means"] for row in called}
    one = Dossier(iri, about[0], names, tuple(claims))
    return one, _pairs(engine, queries, one, held)


def _others(held: Iterable[Row], document: str) -> tuple[str, ...]:
    """Return the labels of the other current documents that hold a claim."""
    current = {row["document"]: row["documentLabel"] for row in held if row["replaced"] == "false"}
    return tuple(label for key, label in current.items() if key != document)


def _pairs(engine: Engine, queries: Path, one: Dossier, held: dict[str, list[Row]]) -> list[Pair]:
    shared: dict[str, list[str]] = defaultdict(list)
    for said in one.claims:
        if said.has("polarity", "affirmed"):
            for row in held[said.rows[0]["claim"]]:
                if row["affirmed"] == "true":
                    shared[row["document"]].append(said.sentence)
    against = _against(engine, queries, one)
    overlaps = _overlaps(engine, queries, one.document)
    keys = sorted(({*shared, *against, *overlaps}) - {one.document})
    labels = read_labels(engine, queries, keys)
    known = {key: Dossier(key, {"label": labels[key]}, {}, ()) for key in keys}
    return [
        Pair(
            min(one, known[key], key=lambda each: each.document),
            max(one, known[key], key=lambda each: each.document),
            tuple(shared.get(key, ())),
            against[key],
            overlaps.get(key, Overlap(0, 0, False)),
        )
        for key in keys
    ]


def _against(engine: Engine, queries: Path, one: Dossier) -> Counter[str]:
    """Return in how many disagreements each other document stands on another side."""
    claims = [said.rows[0]["claim"].removeprefix(ID) for said in one.claims]
    contested = {row["contested"] for row in rows_of(engine, queries, "contesting", claim=claims)}
    sides: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    ids = sorted(key.removeprefix(ID) for key in contested)
    for row in rows_of(engine, queries, "side-documents", id=ids):
        sides[row["id"]][row["side"]].add(row["document"])
    found: Counter[str] = Counter()
    for of in sides.values():
        pairs = combinations(of.values(), 2)
        apart = {other for a, b in pairs for other in _across(one.document, a, b)}
        found.update(apart - {one.document})
    return found


def _across(document: str, one: set[str], other: set[str]) -> set[str]:
    return (other if document in one else set()) | (one if document in other else set())


def _overlaps(engine: Engine, queries: Path, document: str) -> dict[str, Overlap]:
    found = {}
    for row in rows_of(engine, queries, "overlaps"):
        ends = [row["first"], row["second"]]
        if document in ends:
            ends.remove(document)
            same = row["sameOrigin"] == "true"
            found[ends[0]] = Overlap(int(row["runs"]), float(row["share"]), same)
    return found
