"""The documents that are tables, read by their mappings, in the order of their keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.corpus.mapping import find_mapping, read_mapping
from kg.corpus.releases import replacements
from kg.corpus.sheet import Sheet, open_sheet, weigh
from kg.errors import DataError, LocatorError
from kg.model import Assertion, Document, Entity, WordingTable
from kg.resolve.mapped import MappedTable
from kg.resolve.newcomers import Newcomers
from kg.resolve.tally import Tally
from kg.resources import Root, shipped_root

__all__ = ["TableFolders", "Tabled", "read_tabled"]


@dataclass(frozen=True)
class TableFolders:
    """Where mappings and the tables themselves are looked for, the nearest first."""

    mappings: tuple[Path, ...]
    tables: tuple[Path, ...]

    @classmethod
    def of(cls, root: Root) -> TableFolders:
        """Return the folders of a root, those of the topmost layer first."""
        homes = [layer.data.parent for layer in reversed(root.layers) if layer.data is not None]
        mappings = [*reversed(root.folders("mappings")), shipped_root().data / "mappings"]
        tables = [*(home / "tables" for home in homes), *root.text_folders()]
        return cls(tuple(dict.fromkeys(mappings)), tuple(tables))

    def table(self, document: Document) -> Path:
        """Return the table's file; raises DataError when it is not there."""
        for folder in self.tables:
            path = folder / document.file
            if path.is_file():
                return path
        what = f"the table {document.file} of {document.id} is not there"
        fix = (
            f"bring it back into {self.tables[0]}, or take data/documents/{document.key}.yaml away"
        )
        raise DataError.single("", what, fix)


@dataclass
class Tabled:
    """What the tables give: assertions, entities that they brought, counts and sheets by key."""

    assertions: list[Assertion] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    tallies: dict[str, Tally] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)


def read_tabled(
    documents: Sequence[Document], folders: TableFolders, newcomers: Newcomers, table: WordingTable
) -> Tabled:
    """Return what the documents with a mapping say; new entities join the newcomers' index.

    The assertions of a release that another one replaces are marked as superseded.

    Raises DataError for a table or mapping that is missing or damaged, LocatorError for a table
    that is not the one that was loaded.
    """
    found, later = Tabled(), replacements(documents)
    for document in sorted(documents, key=lambda one: one.key):
        if document.mapping:
            one = open_mapped(document, folders, newcomers, table)
            found.assertions += _marked(one.assertions(), document.id in later)
            found.tallies[document.key] = one.tally
            found.sheets[document.id] = one.sheet
    found.entities = newcomers.made
    return found


def _marked(assertions: Iterator[Assertion], superseded: bool) -> Iterator[Assertion]:
    if not superseded:
        return assertions
    return (one.model_copy(update={"superseded": True}) for one in assertions)


def open_mapped(
    document: Document, folders: TableFolders, newcomers: Newcomers, table: WordingTable
) -> MappedTable:
    """Return the table of a document, ready to be read."""
    path = folders.table(document)
    where = find_mapping(document.mapping, list(folders.mappings))
    mapping = read_mapping(where, newcomers.vocabulary)
    _verify(document, path, mapping.dialect.encoding)
    return MappedTable(open_sheet(path, mapping.dialect), mapping, document, newcomers, table)


def _verify(document: Document, path: Path, encoding: str) -> None:
    if weigh(path, encoding) != (document.sha256, document.characters):
        what = f"its SHA-256 or length is not that of {document.id}"
        fix = "bring back the table that was loaded, or load this one under a key of its own"
        raise LocatorError.single(str(path), what, fix)
