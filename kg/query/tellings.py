"""Who gives the dates of events, all passages or those that are shown, and what disputes them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query import assertions
from kg.query.assertions import Row, read_labels

__all__ = [
    "Dispute",
    "only",
    "read_disputes",
    "read_tellings",
    "read_tellings_in",
    "rows_of",
    "short",
]

#: a date, one that stands against it, and a person's verdict
Dispute = tuple[str, str, str]

#: what is not read of a passage of which only little is told
_UNREAD = {"paragraph": "0", "said": "", "modality": "", "hedge": ""}
_SHORT = ("event", "claim", "rival", "document", "part", "reaction", "cause", "date")


def rows_of(engine: Engine, queries: Path, name: str, **fixed: Iterable[str]) -> list[Row]:
    """Return the rows of a query of queries/commands, identifiers without their namespace."""
    return [
        {key: short(value) if key in _SHORT else value for key, value in row.items()}
        for row in assertions.rows_of(engine, queries, name, **fixed)
    ]


def short(iri: str) -> str:
    """Return the identifier of an IRI of ours."""
    return iri.removeprefix(ID)


def only(name: str, values: Iterable[str] | None) -> dict[str, list[str]]:
    """Return what fixes a parameter of a query to these values, or nothing where all are wanted."""
    return {} if values is None else {name: sorted(values)}


def read_tellings(
    engine: Engine,
    queries: Path,
    claims: Iterable[str] | None,
    briefly: bool = False,
    first: bool = False,
) -> dict[str, list[Row]]:
    """Return who gives these dates, or all, by claim.

    `briefly` tells of each passage only its document and what was inferred. `first` reads, of
    dates that very many give, those passages alone that the build chose: they name the first
    documents, and in which manners the date is given.
    """
    name = "dated-briefly" if briefly else "dated-by"
    of = engine, queries
    if claims is None or not first:
        return _named(*of, rows_of(engine, queries, name, **only("claim", claims)))
    wanted = set(claims)
    chosen = {row["claim"]: row["first"] for row in rows_of(*of, "dated-first", claim=wanted)}
    rows = rows_of(*of, name, claim=wanted - chosen.keys())
    some = [one for listed in chosen.values() for one in listed.split(" ")]
    return _named(*of, rows + rows_of(*of, name, assertion=some))


def read_tellings_in(engine: Engine, queries: Path, document: str) -> dict[str, list[Row]]:
    """Return the passages of one document that give dates, by claim."""
    return _named(engine, queries, rows_of(engine, queries, "dated-by", document=[document]))


def _named(engine: Engine, queries: Path, rows: list[Row]) -> dict[str, list[Row]]:
    labels = read_labels(engine, queries, {f"{ID}{row['document']}" for row in rows})
    told: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        label = labels.get(f"{ID}{row['document']}", "")
        told[row["claim"]].append(_UNREAD | row | {"documentLabel": label})
    return told


def read_disputes(engine: Engine, queries: Path, claims: set[str] | None) -> list[Dispute]:
    """Return the dates on the other sides of the disagreements of these dates, or of all."""
    own = rows_of(engine, queries, "date-disputes", **only("claim", claims))
    sides: dict[str, list[Row]] = defaultdict(list)
    for row in rows_of(engine, queries, "conflict-holds", id={short(row["id"]) for row in own}):
        sides[row["id"]].append(row)
    return sorted(
        {
            (row["claim"], other["claim"], row["verdict"])
            for row in own
            for other in sides[row["id"]]
            if other["side"] != row["side"]
        }
    )
