"""A small invented table with the columns of real ones, and a mapping for it."""

from __future__ import annotations

from pathlib import Path

from kg.corpus.mapping import Mapping, read_mapping
from kg.corpus.registry import read_tables
from kg.corpus.sheet import open_sheet
from kg.graph.ontology import read_vocabulary
from kg.model import Assertion, Document, Entity
from kg.resolve.index import EntityIndex
from kg.resolve.mapped import MappedTable
from kg.resolve.newcomers import Newcomers
from kg.resources import shipped_root

TABLE = """\
Model,Organization,Country (of organization),Publication date,Parameters,Parameters notes,\
Training compute (FLOP),Confidence,Link,Abstract
Heron 9,"Pond Labs,Reed Institute","Norland,Sudland",2025-03-04,13000000000.0,Table 2 of the paper,\
3.2999999999999996e+24,Confident,"https://pond.example/heron, https://reed.example/h",Long words
Finch-2,Pond Labs,Norland,2025-01,7.5e9,,1e23,Speculative,https://pond.example/finch,
,Pond Labs,Norland,2025-01-01,1.0,,,Likely,,
Wren,Pond Labs,"Norland,Sudland",soon,many,said nowhere,,Likely,no address,
"""

MAPPING = """\
version: 1
title: Models of the pond
claimant: {name: Pond Watch, class: Publisher, create: true}
subject: {column: Model, class: AIModel, create: true}
references: [Link]
confidence:
  column: Confidence
  of: [Parameters, Training compute (FLOP)]
  words: {Confident: claimed, Likely: claimed, Speculative: opinion}
names: {Sudland: Southern Land}
columns:
  Organization: {property: developedBy, class: Organization, create: true, separator: ","}
  Country (of organization):
    {property: basedIn, of: Organization, class: Place, create: true, separator: ","}
  Publication date: {property: publicationDate}
  Parameters: {property: parameters, note: Parameters notes}
  Training compute (FLOP): {property: trainingCompute}
skip: {Abstract: words of the source}
"""

FINCH = Entity(id="model/finch-2", kind="AIModel", label="Finch-2", aliases=("Finch 2",))


def written(folder: Path, table: str = TABLE, mapping: str = MAPPING) -> tuple[Path, Path]:
    """Return the paths of the table and of its mapping, both written into the folder."""
    paths = folder / "pond.csv", folder / "pond.yaml"
    for path, text in zip(paths, (table, mapping), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def mapping_of(path: Path) -> Mapping:
    """Return the mapping in the file, by the shipped ontology."""
    return read_mapping(path, read_vocabulary(shipped_root()))


def mapped(folder: Path, table: str = TABLE, mapping: str = MAPPING) -> MappedTable:
    """Return the table ready to be read, over a graph that knows one model."""
    path, where = written(folder, table, mapping)
    known = mapping_of(where)
    document = Document(
        id="document/pond", key="pond", file=path.name, sha256="", characters=0, label="pond"
    )
    newcomers = Newcomers(EntityIndex([FINCH]), read_vocabulary(shipped_root()))
    tables = read_tables(shipped_root().data / "wording.yaml")
    return MappedTable(open_sheet(path, known.dialect), known, document, newcomers, tables)


def said(assertions: list[Assertion], predicate: str) -> list[tuple[str, str]]:
    """Return subject and object key of the claims of one property."""
    found = []
    for one in assertions:
        if one.claim.predicate == predicate:
            value = one.claim.object
            found.append(
                (one.claim.subject, getattr(value, "id", "") or getattr(value, "text", ""))
            )
    return found
