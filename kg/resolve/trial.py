"""A mapping tried on a table that is in no root: what it would make, without making it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.corpus.mapping import Mapping
from kg.corpus.sheet import open_sheet
from kg.model import Assertion, Document, Entity, WordingTable, value_text
from kg.resolve.index import EntityIndex
from kg.resolve.mapped import MappedTable
from kg.resolve.newcomers import Newcomers
from kg.resolve.tally import Tally

__all__ = ["Trial", "try_mapping"]

FIRST = 12


@dataclass(frozen=True)
class Trial:
    """What became of the cells, the first assertions in words, and the entities that are new."""

    tally: Tally
    first: tuple[tuple[str, ...], ...]
    made: tuple[Entity, ...]

    def problems(self) -> Iterator[tuple[str, str, str]]:
        """Yield what a person should look at: what, how often, and an example."""
        ranked = sorted(self.tally.reported.items(), key=lambda pair: (-pair[1][0], pair[0]))
        for reason, (times, example) in ranked:
            yield reason, str(times), example
        for name in self.tally.missing:
            yield "a column of the mapping that the table lacks", "1", name or "(no name)"
        if self.tally.repeated:
            many = str(len(self.tally.repeated))
            yield "two rows about one subject", many, self.tally.repeated[0]


def try_mapping(mapping: Mapping, path: Path, newcomers: Newcomers, table: WordingTable) -> Trial:
    """Return what the mapping would make of the table; raises DataError for a damaged one."""
    document = Document(
        id="document/trial", key="trial", file=path.name, sha256="", characters=0, label=path.name
    )
    mapped = MappedTable(open_sheet(path, mapping.dialect), mapping, document, newcomers, table)
    stream = mapped.assertions()
    first = list(islice(stream, FIRST))
    for _ in stream:
        pass
    return Trial(
        mapped.tally, tuple(_row(one, newcomers.index) for one in first), tuple(newcomers.made)
    )


def _row(one: Assertion, index: EntityIndex) -> tuple[str, ...]:
    labels = index.labels()
    subject, value = labels[one.claim.subject], value_text(one.claim.object, labels)
    more = "; ".join(value_text(value, labels) for _, value in one.claim.qualifiers)
    said = f"{one.modality} by {labels[one.claimant]}"
    return (one.locator.place, subject, one.claim.predicate, value, more, said, one.confidence)
