"""The rules of a mapping: how a name is linked, and what the cells of one column claim."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from kg.corpus.located import Located
from kg.model import Bound, Figure, Modality, Property, Range, Vocabulary

__all__ = ["ColumnRule", "NameRule", "Source", "read_column", "read_name"]

_COLUMN = {
    "property", "of", "class", "create", "separator", "unit", "times", "significant", "bound",
    "date", "note", "qualifiers", "modality",
}  # fmt: skip
_NAMED = {"column", "name", "class", "create"}
_POWERS = {"1" + "0" * power: power for power in range(1, 13)}
_MOST_SIGNIFICANT = 14
_YEARS = ("%Y", "%y", "%x", "%D", "%F", "%c", "%G")


@dataclass(frozen=True)
class NameRule:
    """A name of the table or of the mapping, and the class of an entity that it makes.

    Without `create` a name that is not known is reported instead.
    """

    column: str | None
    name: str
    kind: str
    create: bool


@dataclass(frozen=True)
class Source:
    """Where the value of a qualifier comes from: a column (with forms of dates), or these words.

    Without `create` a name that is not known is reported instead.
    """

    column: str | None
    words: str = ""
    dates: tuple[str, ...] = ()
    create: bool = False


@dataclass(frozen=True)
class ColumnRule:
    """What a cell of the column claims.

    The subject is that of the row, or the entities of the column `of`, one for one. `separator`
    cuts a cell into several values. `dates` are forms such as %d/%m/%Y; EDTF is read in any case.
    """

    column: str
    rule: Property
    of: str = ""
    kind: str = ""
    create: bool = False
    separator: str = ""
    figure: Figure | None = None
    dates: tuple[str, ...] = ()
    note: str | None = None
    qualifiers: tuple[tuple[str, Source], ...] = ()
    modality: Modality = Modality.CLAIMED


def read_name(node: Located, vocabulary: Vocabulary) -> NameRule:
    """Return how a name is linked; raises DataError for an unknown key or class."""
    fields = node.mapping(_NAMED)
    if "column" in fields and "name" in fields:
        raise node.error("both `column` and `name` are given", "keep one of the two")
    node.require(fields, "class")
    return NameRule(
        column=fields["column"].text() if "column" in fields else None,
        name=fields["name"].text() if "name" in fields else "",
        kind=_class(fields["class"], vocabulary),
        create="create" in fields and fields["create"].truth(),
    )


def read_column(node: Located, column: str, vocabulary: Vocabulary) -> ColumnRule:
    """Return what the cells of a column claim; raises DataError for what does not fit together."""
    fields = node.mapping(_COLUMN)
    node.require(fields, "property")
    name = fields["property"].text()
    if name not in vocabulary.properties:
        raise fields["property"].error(
            f"unknown property '{name}'", _near(name, vocabulary.properties)
        )
    rule = vocabulary.properties[name]
    texts = {key: one.text() for key, one in fields.items() if key in ("of", "separator")}
    if rule.range is Range.ENTITY:
        node.require(fields, "class")
    if "modality" in fields and fields["modality"].text() not in set(Modality) - {Modality.STATED}:
        raise fields["modality"].error("this is no modality here", "write claimed, opinion, ...")
    return ColumnRule(
        column=column,
        rule=rule,
        kind=_class(fields["class"], vocabulary) if "class" in fields else "",
        create="create" in fields and fields["create"].truth(),
        figure=_figure(node, fields, rule) if rule.range is Range.QUANTITY else None,
        note=fields["note"].text() if "note" in fields else None,
        qualifiers=_qualifiers(fields.get("qualifiers"), vocabulary),
        modality=Modality(fields["modality"].text()) if "modality" in fields else Modality.CLAIMED,
        dates=_forms(fields.get("date")),
        **texts,
    )


def _class(node: Located, vocabulary: Vocabulary) -> str:
    if node.text() not in vocabulary.classes:
        raise node.error(f"unknown class '{node.text()}'", _near(node.text(), vocabulary.classes))
    return node.text()


def _near(word: str, known: Iterable[str]) -> str:
    """Return what may be meant by a word that is not known, as a fix."""
    found = get_close_matches(word, list(known), n=3)
    return f"did you mean {' or '.join(found)}?" if found else "spell it as in the ontology"


def _figure(node: Located, fields: dict[str, Located], rule: Property) -> Figure:
    """Return how numbers are read; the unit is that of the property where none is given."""
    unit = fields["unit"].text() if "unit" in fields else rule.unit
    if not unit:
        raise node.error(f"{rule.name} has no unit of its own", "write `unit: ...`")
    bound, times = (fields[key].text() if key in fields else "" for key in ("bound", "times"))
    if bound and bound not in set(Bound):
        raise fields["bound"].error(f"unknown bound '{bound}'", f"use {', '.join(Bound)}")
    if times and times not in _POWERS:
        raise fields["times"].error(f"'{times}' is no power of ten", "write 100, 1000000 ...")
    significant = fields["significant"].number() if "significant" in fields else 0
    if significant > _MOST_SIGNIFICANT:
        raise fields["significant"].error("no figure has so many digits", "write 14 or less")
    return Figure(
        unit=unit,
        bound=Bound(bound or "exactly"),
        shift=_POWERS.get(times, 0),
        significant=significant,
    )


def _qualifiers(node: Located | None, vocabulary: Vocabulary) -> tuple[tuple[str, Source], ...]:
    known = node.mapping(set(vocabulary.qualifiers)) if node else {}
    return tuple((key, _source(one)) for key, one in sorted(known.items()))


def _source(node: Located) -> Source:
    if node.is_scalar:
        return Source(None, words=node.text())
    fields = node.mapping({"column", "date", "name", "create"})
    create = "create" in fields and fields["create"].truth()
    if "name" in fields and "column" not in fields:
        return Source(None, words=fields["name"].text(), create=create)
    if "name" in fields:
        raise node.error("both `column` and `name` are given", "keep one of the two")
    node.require(fields, "column")
    return Source(fields["column"].text(), dates=_forms(fields.get("date")), create=create)


def _forms(node: Located | None) -> tuple[str, ...]:
    """Return the forms of dates, one or a list; raises DataError for one that reads no year."""
    if node is None:
        return ()
    found = [node] if node.is_scalar else list(node.items())
    for one in found:
        if not any(sign in one.text() for sign in _YEARS):
            raise one.error(f"'{one.text()}' reads no year", "write a form such as %d/%m/%Y")
    return tuple(one.text() for one in found)
