"""One cell of a table to the values that it gives, by the rule of its column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Names
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from kg.corpus.rules import ColumnRule, Source
from kg.model import (
    Entity,
    EntityRef,
    PartialDate,
    Qualifier,
    Range,
    Text,
    Value,
    WordingTable,
    few_words,
    parse_date,
    read_figure,
)
from kg.resolve.newcomers import UNKNOWN, Newcomers, Refused, refuse_failed

__all__ = ["CellValues"]

#: cells of large tables repeat; so many values are kept to be given again
_MOST_KEPT = 50_000
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])")
_DAY = ("%d", "%j", "%x", "%D", "%F")
_MONTH = ("%m", "%b", "%B")


@dataclass(frozen=True)
class CellValues:
    """Reads cells with the names of the graph, the wording table, and the names of this table."""

    newcomers: Newcomers
    table: WordingTable
    names: Names[str, str]
    decimal: str = "."
    _read: dict[tuple[str, str], tuple[Value, str]] = field(default_factory=dict, repr=False)

    def entity(self, name: str, kind: str, create: bool) -> Entity:
        """Return the entity that the name stands for; raises Refused."""
        return self.newcomers.link(name, kind, create, self.names)

    def value(self, text: str, rule: ColumnRule) -> tuple[Value, str]:
        """Return the value of a cell, or of one part of it, and how it was read; raises Refused."""
        known = rule.rule
        if known.range is Range.ENTITY:
            found = self.entity(text, rule.kind, rule.create)
            return EntityRef(id=self.fitting(found, known.range_classes).id), ""
        key = rule.column, text
        if key not in self._read:
            if len(self._read) >= _MOST_KEPT:
                self._read.clear()
            self._read[key] = self._value(text, rule)
        return self._read[key]

    def _value(self, text: str, rule: ColumnRule) -> tuple[Value, str]:
        if rule.rule.range is Range.DATE:
            return self.date(text, rule.dates), ""
        if rule.figure is None:
            return self.words(text), ""
        plain = _pointed(text) if self.decimal == "," else text
        try:
            return read_figure(plain, rule.figure, self.table)
        except ValueError as error:
            raise Refused(str(error), f"'{few_words(text)}'") from error

    def qualifier(self, text: str, rule: Qualifier, source: Source) -> Value:
        """Return the value of a qualifier; raises Refused."""
        if rule.range is Range.ENTITY:
            return EntityRef(id=self._known(text, rule.range_classes[0], source.create).id)
        return self.date(text, source.dates) if rule.range is Range.DATE else self.words(text)

    def _known(self, text: str, kind: str, create: bool) -> Entity:
        """Return the entity of a qualifier, which makes one only by `create`; raises Refused."""
        try:
            return self.entity(text, kind, create=create)
        except Refused as error:
            if error.reason != UNKNOWN:
                raise
            more = f"{error.more} in the place of a {kind}"
            raise Refused(f"{UNKNOWN}, and a qualifier makes none", more) from error

    def fitting(self, entity: Entity, classes: tuple[str, ...]) -> Entity:
        """Return the entity when its class is one of these; raises Refused."""
        if not self.newcomers.vocabulary.is_a(entity.kind, classes):
            more = f"'{entity.label}' is of class {entity.kind}, not {' or '.join(classes)}"
            raise Refused("a name that stands for another class", more)
        return entity

    def words(self, text: str) -> Text:
        """Return words as a value; raises Refused for more than a few."""
        refuse_failed(text)
        if few_words(text) != text:
            raise Refused("more than eight words in the place of a value", f"'{few_words(text)}'")
        return Text(text=text)

    def date(self, text: str, forms: Sequence[str]) -> PartialDate:
        """Return the date that the text gives in one of the forms, or in EDTF; raises Refused.

        Of several forms that read it they must all read the same date.
        """
        found = list(dict.fromkeys(_edtfs(text, forms))) or [text]
        if len(found) > 1:
            more = f"'{few_words(text)}' is {' or '.join(found)}"
            raise Refused("a date that two of the forms read differently", more)
        try:
            return parse_date(found[0], self.table)
        except ValueError as error:
            raise Refused("not a date of the form", f"'{few_words(text)}'") from error


def _pointed(text: str) -> str:
    """Return a number with a decimal comma as one with a point.

    Raises Refused for a point that does not stand between thousands: as one it would make of 8.5
    eighty-five.
    """
    whole = _THOUSANDS.sub(lambda found: found[0].replace(".", ""), text)
    if "." in whole:
        raise Refused("a point where decimals follow a comma", f"'{few_words(text)}'")
    return whole.replace(",", ".")


def _edtfs(text: str, forms: Sequence[str]) -> Iterator[str]:
    """Yield the date in EDTF for each form that reads it."""
    for form in forms:
        with suppress(ValueError):
            yield _edtf(text, form)


def _edtf(text: str, form: str) -> str:
    """Return the date in EDTF, as exact as the form is."""
    found = datetime.strptime(text, form)  # a day of the calendar has no zone
    if any(sign in form for sign in _DAY):
        return found.strftime("%Y-%m-%d")
    return found.strftime("%Y-%m" if any(sign in form for sign in _MONTH) else "%Y")
