"""The whole story of one claim: who says it, its origins, who profits, what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import BuildError
from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.claims import Row, with_sources
from kg.query.conflicts import Conflict, read_compatibles, read_conflicts
from kg.query.origins import Gain, Origin, origins_of, read_gain, read_ties
from kg.query.sentences import get_claim

__all__ = ["Story", "read_story"]


@dataclass(frozen=True)
class Story:
    """A claim with its assertions by place, its origins, who gains, rivals and look-alikes."""

    said: tuple[Row, ...]
    origins: tuple[Origin, ...]
    gain: Gain
    conflicts: tuple[Conflict, ...]
    compatibles: tuple[Conflict, ...]

    def rows(self) -> Iterator[tuple[str, str, Row]]:
        """Yield part of the story, side, and assertion: the claim's own, then those beside it."""
        for row in self.said:
            yield "this claim", "", row
        for part, found in (("against", self.conflicts), ("can both hold", self.compatibles)):
            for one in found:
                for side in one.parts:
                    for row in side.rows:
                        yield f"{part}: {one.kind}" if part == "against" else part, side.label, row


def read_story(engine: Engine, queries: Path, wanted: str) -> Story:
    """Return the story of the claim with this identifier, start of it, or sentence.

    Raises UnknownName when none, or more than one, answers to it, and BuildError for a graph
    of which the claim's assertions are missing, as on a server that is half filled.
    """
    known = with_sources(engine, queries, get_claim(engine, queries, wanted))
    rows = {row["assertion"]: row for row in known}
    if not rows:
        fix = "build it again, or on a server: finish `kg push`"
        raise BuildError.single("", f"the graph is not whole: nobody asserts '{wanted}'", fix)
    said = tuple(sorted(rows.values(), key=lambda row: (row["document"], int(row["start"] or 0))))
    claim = said[0]["claim"].removeprefix(ID)
    ties = read_ties(engine, queries)
    return Story(
        said,
        tuple(origins_of(said, ties)),
        read_gain(engine, queries, claim, ties),
        tuple(read_conflicts(engine, queries, claim=claim)),
        tuple(read_compatibles(engine, queries, claim=claim)),
    )
