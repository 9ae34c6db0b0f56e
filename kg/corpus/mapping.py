"""Mappings as they are written: what the columns of a table claim, about what, in whose name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.corpus.located import Located, read_yaml
from kg.corpus.rules import ColumnRule, NameRule, read_column, read_name
from kg.corpus.sheet import Dialect
from kg.errors import DataError
from kg.model import Modality, Vocabulary

__all__ = ["ConfidenceRule", "Mapping", "find_mapping", "read_mapping"]

_FIELDS = {
    "version", "title", "table", "claimant", "subject", "references", "confidence", "absent",
    "names", "columns", "cells", "skip", "releases",
}  # fmt: skip


@dataclass(frozen=True)
class ConfidenceRule:
    """Which column says how sure a row is, of which columns, and the modality of each word."""

    column: str
    of: frozenset[str]
    words: dict[str, Modality]


@dataclass(frozen=True)
class Mapping:
    """One mapping. In a wide table `cells` says what each cell claims, and heads are subjects.

    The tables of a `series` are releases of one table: each replaces the one before it.
    """

    path: Path
    title: str
    claimant: NameRule
    subject: NameRule
    columns: tuple[ColumnRule, ...] = ()
    cells: ColumnRule | None = None
    dialect: Dialect = field(default_factory=Dialect)
    decimal: str = "."
    references: tuple[str, ...] = ()
    confidence: ConfidenceRule | None = None
    absent: frozenset[str] = frozenset()
    names: dict[str, str] = field(default_factory=dict)
    skip: dict[str, str] = field(default_factory=dict)
    series: bool = False

    @property
    def name(self) -> str:
        """Return the name by which documents refer to it."""
        return self.path.stem

    def context(self) -> set[str]:
        """Return the columns that are read for other cells: names, notes, sources, qualifiers."""
        rules = (*self.columns, *([self.cells] if self.cells else []))
        found = {self.claimant.column, self.subject.column, *self.references}
        found |= {one.note for one in rules}
        found |= {source.column for one in rules for _, source in one.qualifiers}
        if self.confidence:
            found.add(self.confidence.column)
        return {one for one in found if one is not None} - {one.column for one in self.columns}


def find_mapping(name: str, folders: list[Path]) -> Path:
    """Return the mapping of this name, or the file itself; raises DataError when there is none."""
    given = Path(name)
    tried = [given] if given.suffix == ".yaml" else [one / f"{name}.yaml" for one in folders]
    for path in tried:
        if path.is_file():
            return path
    known = sorted({one.stem for folder in folders for one in folder.glob("*.yaml")})
    fix = f"use one of: {', '.join(known) or 'none is there'}; or `kg map --guess TABLE`"
    raise DataError.single("", f"there is no mapping '{name}'", fix)


def read_mapping(path: Path, vocabulary: Vocabulary) -> Mapping:
    """Return the mapping in the file; raises DataError, with the line, for an unknown word."""
    root = read_yaml(path)
    fields = root.mapping(_FIELDS)
    root.require(fields, "version", "title", "claimant", "subject")
    if fields["version"].text() != "1":
        raise fields["version"].error("this version of mappings is not known", "write 1")
    if ("columns" in fields) == ("cells" in fields):
        raise root.error("one of `columns` and `cells` says what is claimed", "write one of them")
    table = fields["table"].texts(_TABLE) if "table" in fields else {}
    return Mapping(
        path=path,
        title=fields["title"].text(),
        claimant=read_name(fields["claimant"], vocabulary),
        subject=_subject(fields["subject"], vocabulary, wide="cells" in fields),
        columns=tuple(_columns(fields.get("columns"), vocabulary)),
        cells=read_column(fields["cells"], "", vocabulary) if "cells" in fields else None,
        dialect=Dialect(**{key: value for key, value in table.items() if key != "decimal"}),
        decimal=_decimal(fields["table"]) if "decimal" in table else ".",
        references=tuple(_texts(fields.get("references"))),
        confidence=_confidence(fields.get("confidence")),
        absent=frozenset(_texts(fields.get("absent"))),
        names=fields["names"].texts() if "names" in fields else {},
        skip=fields["skip"].texts() if "skip" in fields else {},
        series="releases" in fields and _series(fields["releases"]),
    )


_TABLE = {"encoding", "delimiter", "records", "decimal"}


def _subject(node: Located, vocabulary: Vocabulary, wide: bool) -> NameRule:
    rule = read_name(node, vocabulary)
    if wide == (rule.column is not None) or rule.name:
        what = "in a wide table the heads are the subjects" if wide else "the subject has no column"
        raise node.error(what, "drop `column`" if wide else "write `column: NAME`")
    return rule


def _columns(node: Located | None, vocabulary: Vocabulary) -> Iterator[ColumnRule]:
    rules = (
        [read_column(one, name, vocabulary) for name, one in node.mapping().items()] if node else []
    )
    known = {one.column: one for one in rules}
    for rule in rules:
        parent = known.get(rule.of) if rule.of else None
        if node and rule.of and (parent is None or parent.of or not parent.kind):
            what = f"'{rule.of}' is no column of entities here"
            raise node.mapping()[rule.column].error(what, "name a column whose rule has a `class`")
        yield rule


def _texts(node: Located | None) -> list[str]:
    return [one.text() for one in node.items()] if node else []


def _series(node: Located) -> bool:
    if node.text() not in ("replace", "stand"):
        what = f"'{node.text()}' says not how releases stand to each other"
        raise node.error(what, "write `replace`, or `stand` where each stands for itself")
    return node.text() == "replace"


def _decimal(node: Located) -> str:
    sign = node.mapping()["decimal"]
    if sign.text() not in (".", ","):
        raise sign.error("decimals follow a point or a comma", 'write "." or ","')
    return sign.text()


def _confidence(node: Located | None) -> ConfidenceRule | None:
    if node is None:
        return None
    fields = node.mapping({"column", "of", "words"})
    node.require(fields, "column", "words")
    words = {}
    for word, one in fields["words"].mapping().items():
        if one.text() not in set(Modality):
            raise one.error(f"unknown modality '{one.text()}'", f"use {', '.join(Modality)}")
        words[word] = Modality(one.text())
    return ConfidenceRule(fields["column"].text(), frozenset(_texts(fields.get("of"))), words)
