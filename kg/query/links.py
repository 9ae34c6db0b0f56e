"""The claims that join two entities: which there are around some, and what is said in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.assertions import Row, read_rows, rows_of

__all__ = ["Link", "Links", "Tie"]


class Tie(NamedTuple):
    """An assertion that joins two entities, with its weight: a fact goes before a claim."""

    claim: str
    assertion: str
    subject: str
    object: str
    weight: int


@dataclass(frozen=True)
class Link:
    """One passage in which somebody affirms a claim that joins two entities."""

    claim: str
    sentence: str
    subject: str
    object: str
    predicate: str
    both_ways: bool
    status: str
    weight: int
    modality: str
    claimant: str
    document: str
    paragraph: str
    words: str
    column: str = ""

    @property
    def place(self) -> str:
        """Return where the passage stands: a paragraph of a text, or a row of a table."""
        if self.column:
            return f"row {self.paragraph}, column {self.column}"
        return f"paragraph {self.paragraph}"

    def arrow(self, start: str) -> str:
        """Return which way the claim runs as seen from `start`."""
        return "↔" if self.both_ways else "→" if self.subject == start else "←"


@dataclass(frozen=True)
class Links:
    """All links of a build, of which those around some entities are read."""

    engine: Engine
    queries: Path

    def around(self, entities: Collection[str]) -> list[Tie]:
        """Return the assertions that join one of these to another entity.

        What a word weighs stands in queries/commands/links.rq.
        """
        return [
            _tie(row)
            for side in ("subject", "object")
            for row in rows_of(self.engine, self.queries, "links", **{side: sorted(entities)})
        ]

    def read(self, ties: Iterable[Tie]) -> list[Link]:
        """Return what is said in these assertions, the strongest first."""
        weights = {f"{ID}{one.assertion}": one.weight for one in ties}
        claims = sorted({one.claim for one in ties})
        rows = read_rows(self.engine, self.queries, claim=claims)
        properties = rows_of(self.engine, self.queries, "symmetric")
        both = {row["property"].rpartition("#")[2] for row in properties}
        said = [
            row | {"weight": str(weights[key])}
            for row in rows
            if (key := row["assertion"]) in weights
        ]
        return list(dict.fromkeys(_link(row, both) for row in sorted(said, key=_order)))


def _tie(row: Row) -> Tie:
    names = ("claim", "assertion", "subject", "object")
    claim, assertion, subject, thing = (row[name].removeprefix(ID) for name in names)
    return Tie(claim, assertion, subject, thing, int(row["weight"]))


def _order(row: Row) -> tuple[int | str, ...]:
    place = row["documentLabel"], int(row["paragraph"]), row["claimantLabel"], row["assertion"]
    return int(row["weight"]), row["sentence"], row["claim"], *place


def _link(row: Row, both: Collection[str]) -> Link:
    own = row["claimant"] == row["document"]
    return Link(
        claim=row["claim"].removeprefix(ID),
        sentence=row["sentence"],
        subject=row["subject"].removeprefix(ID),
        object=row["object"].removeprefix(ID),
        predicate=row["predicate"],
        both_ways=row["predicate"] in both,
        status=row["status"],
        weight=int(row["weight"]),
        modality=row["modality"],
        claimant="" if own else row["claimantLabel"] or row["claimant"].removeprefix(ID),
        document=row["documentLabel"] or row["document"].removeprefix(ID),
        paragraph=row["paragraph"],
        words=row["words"],
        column=row["column"],
    )
