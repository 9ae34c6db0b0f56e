"""Who says claims and where, in short: what a table names of them, without their words.

Words, positions and digests would take more than all else; only where one document makes a claim
several times the positions are read, since they tell the order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.assertions import Row, read_labels, rows_of

__all__ = ["rows_by_claim"]


def rows_by_claim(engine: Engine, queries: Path, claims: list[str]) -> dict[str, tuple[Row, ...]]:
    """Return the assertions of each claim in short, in the order of document and place.

    Those of a replaced release are left out where the claim has others.
    """
    of = engine, queries
    rows = rows_of(*of, "assertions", claim=_ids(claims))
    status = {
        row["claim"]: row["status"] for row in rows_of(*of, "claim-status", claim=_ids(claims))
    }
    judged = {row["assertion"]: row["reason"] for row in _garbled(*of, rows)}
    places = _places(*of, {row["evidence"] for row in rows})
    later = _replaced(*of, {row["document"] for row in rows})
    labels = read_labels(*of, {row[name] for row in rows for name in ("claimant", "document")})
    found: dict[str, list[Row]] = defaultdict(list)
    for row in _ordered(*of, [row for row in rows if row["evidence"] in places]):
        key, document = row["assertion"], row["document"]
        found[row["claim"]].append(
            row
            | places[row["evidence"]]
            | ({"modality": "garbled"} if key in judged else {})
            | {
                "status": status.get(row["claim"], ""),
                "garbled": judged.get(key, ""),
                "replacedBy": later.get(document, ""),
                "claimantLabel": labels.get(row["claimant"], ""),
                "documentLabel": labels.get(document, ""),
            }
        )
    return {claim: _current(of_claim) for claim, of_claim in found.items()}


def _ids(iris: Iterable[str]) -> list[str]:
    return sorted({one.removeprefix(ID) for one in iris})


def _garbled(engine: Engine, queries: Path, rows: Sequence[Row]) -> list[Row]:
    return rows_of(engine, queries, "garbled", assertion=_ids(row["assertion"] for row in rows))


def _places(engine: Engine, queries: Path, places: set[str]) -> dict[str, Row]:
    """Return the paragraph of each place in a text, or the row and column of one in a table."""
    rows = rows_of(engine, queries, "paragraphs", evidence=_ids(places))
    found = {row["evidence"]: {"paragraph": row["paragraph"], "column": ""} for row in rows}
    for row in rows_of(engine, queries, "evidence", evidence=_ids(places - found.keys())):
        found[row["evidence"]] = {"paragraph": row["paragraph"], "column": row["column"]}
    return found


def _replaced(engine: Engine, queries: Path, documents: set[str]) -> dict[str, str]:
    """Return what the releases are called that replace some of these documents."""
    rows = rows_of(engine, queries, "replacements", document=_ids(documents))
    called = read_labels(engine, queries, {row["later"] for row in rows})
    return {row["document"]: called.get(row["later"], "") for row in reversed(rows)}


def _ordered(engine: Engine, queries: Path, rows: list[Row]) -> list[Row]:
    """Return the rows by document and place."""
    times = Counter((row["claim"], row["document"]) for row in rows)
    several = [row["evidence"] for row in rows if times[row["claim"], row["document"]] > 1]
    names = _ids(one.replace("/evidence/", "/position/") for one in several)
    at = {
        row["position"].replace("/position/", "/evidence/"): (int(row["start"]), int(row["end"]))
        for row in rows_of(engine, queries, "positions", position=names)
    }
    nowhere = -1, -1
    return sorted(
        rows,
        key=lambda row: (row["document"], at.get(row["evidence"], nowhere), row["assertion"]),
    )


def _current(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if not row["replacedBy"]) or tuple(rows)
