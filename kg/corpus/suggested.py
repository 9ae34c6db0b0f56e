"""The rule that is suggested for a column, or why there is none and what is to be decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.corpus.canonical import scalar
from kg.corpus.columns import ColumnLook
from kg.corpus.heads import Guesses, bracket
from kg.model import Figure, Property, Range, Vocabulary, WordingTable, few_words, read_figure

__all__ = ["Suggested", "Suggestion"]

_HALF, _MOST = 0.5, 0.9
_SHOWN = 3


@dataclass(frozen=True)
class Suggestion:
    """What is suggested for a column: the fields of its rule with notes; without fields, `why` not.

    `uses` is a column whose cells the rule reads as well.
    """

    look: ColumnLook
    fields: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    why: str = ""
    uses: str = ""


@dataclass(frozen=True)
class Suggested:
    """The columns that may claim something of rows of class `kind`, with the first rows.

    `notes` is the column of notes of a column, by name.
    """

    looks: tuple[ColumnLook, ...]
    rows: tuple[Mapping[str, str], ...]
    kind: str
    decimal: str
    guesses: Guesses
    vocabulary: Vocabulary
    wording: WordingTable
    notes: Mapping[str, str]

    def columns(self) -> list[Suggestion]:
        """Return what is suggested for each column, in their order."""
        return [self._column(look) for look in self.looks]

    def _column(self, look: ColumnLook) -> Suggestion:
        rule = self.guesses.property(look.name, self.vocabulary)
        if rule is None:
            return Suggestion(look, why=f"no property proposed; {look.says}")
        if not look.fits(rule.range):
            return Suggestion(look, why=self._unlike(look, rule))
        of, doubt = self._bearer(look, rule)
        unit = self._unit(look, rule) if rule.range is Range.QUANTITY else ""
        if doubt or unit is None:
            return Suggestion(look, why=doubt or self._unitless(look, rule))
        unread = self._unread(look, unit) if rule.range is Range.QUANTITY else []
        if len(unread) > len(look.cells) * _HALF:
            why = f"{rule.name} may be meant, but most cells are no {unit}, such as {_few(unread)}"
            return Suggestion(look, why=f"{why}; another `unit:` may be")
        qualifier, uses = self._qualifier(rule)
        if qualifier is None:
            return Suggestion(look, why=f"{rule.name} needs `qualifiers: {{{uses}: NAME}}`")
        fields = (f"property: {rule.name}", of, *self._details(look, rule, unit), qualifier)
        told = (*self._doubts(look, unread),)
        return Suggestion(look, tuple(one for one in fields if one), told, uses=uses)

    def _unlike(self, look: ColumnLook, rule: Property) -> str:
        """Return what the column looks like, and what the property of its head takes."""
        if look.kind == "empty":
            return f"no property proposed; {look.says}"
        takes = {Range.DATE: "dates", Range.QUANTITY: "numbers"}.get(rule.range, "names")
        form = "; name their form in `date:`" if rule.range is Range.DATE else ""
        return f"{rule.name} may be meant, which takes {takes}; {look.says}, {look.example}{form}"

    def _unitless(self, look: ColumnLook, rule: Property) -> str:
        named = bracket(look.name)
        what = f"'{named}' is no unit of it" if named else "it has none of its own"
        return f"{rule.name} may be meant, and needs a `unit:`, for {what}; {look.says}"

    def _bearer(self, look: ColumnLook, rule: Property) -> tuple[str, str]:
        """Return `of: COLUMN` where not the row has the property, and why it can be nobody."""
        if self.vocabulary.is_a(self.kind, rule.domain):
            return "", ""
        for other in self.looks:
            above = self.guesses.property(other.name, self.vocabulary)
            named = self.vocabulary.is_a(_class(above), rule.domain) if above else False
            if named and other.name != look.name and other.kind == "name":
                if self._paired(look, other):
                    return f"of: {scalar(other.name)}", ""
                why = f"{rule.name} of '{other.name}' may be meant, but most rows"
                return "", f"{why} do not have as many values there"
        takes = " or ".join(rule.domain)
        return "", f"{rule.name} is said of {takes}, and the rows are about {self.kind}"

    def _paired(self, look: ColumnLook, other: ColumnLook) -> bool:
        """Return whether most cells hold as many values as those of the other column."""
        pairs = [(row[look.name], row[other.name]) for row in self.rows if row[look.name].strip()]
        same = sum(_many(a, look.separator) == _many(b, other.separator) for a, b in pairs)
        return same >= _MOST * len(pairs)

    def _unit(self, look: ColumnLook, rule: Property) -> str | None:
        """Return the unit in brackets behind the head, or that of the property.

        None when the brackets hold something else: then the numbers are not what they seem.
        """
        named = bracket(look.name)
        if not named:
            return rule.unit or None
        if named not in self.wording.units and named not in self.wording.conversions:
            return None
        same = self.wording.conversion(named).unit == rule.unit
        return named if same or not rule.unit else None

    def _unread(self, look: ColumnLook, unit: str | None) -> list[str]:
        """Return the cells that are no quantity of the unit."""
        how = Figure(unit=unit or "")
        return [one for one in look.cells if not self._reads(one, how)]

    def _reads(self, text: str, how: Figure) -> bool:
        plain = text.replace(".", "").replace(",", ".") if self.decimal == "," else text
        try:
            read_figure(plain, how, self.wording)
        except ValueError:
            return False
        return True

    def _qualifier(self, rule: Property) -> tuple[str | None, str]:
        """Return the qualifier that the property needs, from the column that has it."""
        key = self.guesses.qualified.get(rule.name)
        if key is None:
            return "", ""
        for other in self.looks:
            if self.guesses.plays(other.name, key):
                return f"qualifiers: {{{key}: {{column: {scalar(other.name)}}}}}", other.name
        return None, key

    def _details(self, look: ColumnLook, rule: Property, unit: str | None) -> list[str]:
        """Return the fields of the rule by the kind of value that it takes."""
        fields = []
        if rule.range is Range.ENTITY:
            fields += [f"class: {_class(rule)}", "create: false"]
        if rule.range is Range.QUANTITY and unit != rule.unit:
            fields.append(f"unit: {scalar(unit or '')}")
        if rule.range is Range.DATE and look.date_forms:
            forms = ", ".join(scalar(form) for form in look.date_forms)
            fields.append(f"date: [{forms}]" if len(look.date_forms) > 1 else f"date: {forms}")
        if look.separator and rule.range in (Range.ENTITY, Range.TEXT):
            fields.append(f"separator: {scalar(look.separator)}")
        if look.name in self.notes:
            fields.append(f"note: {scalar(self.notes[look.name])}")
        return fields

    def _doubts(self, look: ColumnLook, unread: list[str]) -> list[str]:
        """Return what a person has to decide about cells that the rule does not read, or may."""
        found = []
        if unread:
            said = f"{len(unread)} of {len(look.cells)} cells will be reported"
            found.append(f"{said}, such as {_few(unread)}; words for nothing go into `absent:`")
        if look.month_first:
            found.append(f"every date reads as {look.month_first} too: which one is meant?")
        return found


def _class(rule: Property) -> str:
    return (rule.range_classes or ("Entity",))[0]


def _many(text: str, separator: str) -> int:
    parts = text.split(separator) if separator else [text]
    return sum(1 for part in parts if part.strip())


def _few(cells: list[str]) -> str:
    return ", ".join(f"“{few_words(one)}”" for one in list(dict.fromkeys(cells))[:_SHOWN])
