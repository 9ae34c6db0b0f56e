"""A mapping tried on a table that is in no root: what it would make, without making it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.corpus.mapping import Mapping
from kg.corpus.sheet import open_sheet
from kg.errors import DataError
from kg.model import Assertion, Document, Entity, WordingTable, value_text
from kg.resolve.index import EntityIndex
from kg.resolve.mapped import MappedTable
from kg.resolve.newcomers import Newcomers
from kg.resolve.remedies import remedy
from kg.resolve.tally import Tally

__all__ = ["Trial", "try_mapping"]

FIRST = 12
_OFTEN = 20_000
#: measured: 400,000 claims are built within 3.4 GB
_MOST = 450_000


@dataclass(frozen=True)
class Trial:
    """What became of the cells, the first assertions in words, and the entities that are new."""

    tally: Tally
    first: tuple[tuple[str, ...], ...]
    made: tuple[Entity, ...]

    def refuse_idle(self, path: Path, name: str) -> None:
        """Raise DataError when not one cell of the table is claimed: another one may be meant."""
        if not self.tally.rows:
            fix = "name a table with rows below its head"
            raise DataError.single(str(path), "the table has no rows", fix)
        if not sum(self.tally.claims.values()):
            what = f"the mapping '{name}' claims nothing of this table"
            fix = f"`kg map --check {name} {path}` says why; or name the mapping that fits"
            raise DataError.single(str(path), what, fix)

    def problems(self) -> Iterator[tuple[str, str, str, str]]:
        """Yield what a person should look at: what, how often, an example, and what to do."""
        for what, many, example in self._found():
            yield what, many, example, remedy(what)

    def _found(self) -> Iterator[tuple[str, str, str]]:
        if not self.tally.rows:
            yield "the table has no rows below its head", "1", ""
        ranked = sorted(self.tally.reported.items(), key=lambda pair: (-pair[1][0], pair[0]))
        for reason, (times, example) in ranked:
            yield reason, str(times), example
        for name in self.tally.missing:
            yield "a column of the mapping that the table lacks", "1", name or "(no name)"
        claims = sum(self.tally.claims.values())
        if claims > _MOST:
            yield "more claims than a build holds in 4 GB of memory", f"{claims:,}", ""
        if self.tally.repeated:
            many = str(len(self.tally.repeated))
            yield "two rows about one subject", many, self.tally.repeated[0]


def try_mapping(
    mapping: Mapping,
    path: Path,
    newcomers: Newcomers,
    table: WordingTable,
    told: Callable[[int], None] = lambda _rows: None,
) -> Trial:
    """Return what the mapping would make of the table; raises DataError for a damaged one.

    `told` gets from time to time how many rows were read.
    """
    document = Document(
        id="document/trial", key="trial", file=path.name, sha256="", characters=0, label=path.name
    )
    mapped = MappedTable(open_sheet(path, mapping.dialect), mapping, document, newcomers, table)
    stream = mapped.assertions()
    first = list(islice(stream, FIRST))
    for number, _ in enumerate(stream):
        if number % _OFTEN == 0:
            told(mapped.tally.rows)
    return Trial(
        mapped.tally, tuple(_row(one, newcomers.index) for one in first), tuple(newcomers.made)
    )


def _row(one: Assertion, index: EntityIndex) -> tuple[str, ...]:
    labels = index.labels()
    subject, value = labels[one.claim.subject], value_text(one.claim.object, labels)
    more = "; ".join(value_text(value, labels) for _, value in one.claim.qualifiers)
    said = f"{one.modality} by {labels[one.claimant]}"
    return (one.locator.place, subject, one.claim.predicate, value, more, said, one.confidence)
