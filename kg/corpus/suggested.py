"""The rule that is suggested for a column, or why there is none and what is to be decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.corpus.canonical import scalar
from kg.corpus.columns import ColumnLook
from kg.corpus.heads import Guesses
from kg.corpus.measures import Measure, Measures, few
from kg.identifiers import fold
from kg.model import Property, Range, Vocabulary, WordingTable

__all__ = ["Suggested", "Suggestion"]

_MOST = 0.9


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
class Thing:
    """What the head of a column says that its cells are measured on, and its label in the graph."""

    key: str = ""
    kind: str = ""
    name: str = ""
    label: str = ""

    @property
    def qualifier(self) -> str:
        """Return the qualifier of the rule; what the graph has not is to be made."""
        said = scalar(self.name)
        value = said if self.label else f"{{name: {said}, create: true}}"
        return f"qualifiers: {{{self.key}: {value}}}"

    def reasons(self, rule: Property) -> list[str]:
        """Return why the head is taken for it."""
        if not self.name:
            return []
        known = f"is {self.label} in the graph" if self.label else "is not in the graph yet"
        return [f"{self.name} is a name of a {self.kind}, so that this is {rule.name}; it {known}"]


@dataclass(frozen=True)
class Suggested:
    """The columns that may claim something of rows of class `kind`, with the first rows.

    `notes` is the column of notes of a column, by name. `things` are what may be measured on: by
    class, then by folded name, the label in the graph, or "" for what the graph has not yet.
    """

    looks: tuple[ColumnLook, ...]
    rows: tuple[Mapping[str, str], ...]
    kind: str
    decimal: str
    guesses: Guesses
    vocabulary: Vocabulary
    wording: WordingTable
    notes: Mapping[str, str]
    things: Mapping[str, Mapping[str, str]]

    def columns(self) -> list[Suggestion]:
        """Return what is suggested for each column, in their order."""
        return [self._column(look) for look in self.looks]

    def _column(self, look: ColumnLook) -> Suggestion:
        rule, thing = self.guesses.property(look.name, self.vocabulary), Thing()
        if rule is None:
            rule, thing = self._measured(look)
        if rule is None:
            return Suggestion(look, why=f"no property proposed; {look.says}")
        if not look.fits(rule.range):
            return Suggestion(look, why=self._unlike(look, rule))
        of, doubt = self._bearer(look, rule)
        if doubt:
            return Suggestion(look, why=doubt)
        qualifier, uses = (thing.qualifier, "") if thing.name else self._qualifier(rule)
        if qualifier is None:
            return Suggestion(look, why=f"{rule.name} needs `qualifiers: {{{uses}: NAME}}`")
        measure = self.measures.of(look, rule) if rule.range is Range.QUANTITY else Measure()
        if measure.why_not:
            return Suggestion(look, why=measure.why_not)
        fields = (f"property: {rule.name}", of, *self._details(look, rule, measure), qualifier)
        told = (*thing.reasons(rule), *measure.notes, *self._doubts(look, measure.unread))
        return Suggestion(look, tuple(one for one in fields if one), told, uses=uses)

    @property
    def measures(self) -> Measures:
        """Return what the units of columns are found with."""
        return Measures(self.guesses, self.wording, self.decimal)

    def _measured(self, look: ColumnLook) -> tuple[Property | None, Thing]:
        """Return the property whose qualifier the head names, as a benchmark, with its name."""
        for name, key in self.guesses.qualified.items():
            for kind in self.vocabulary.qualifiers[key].range_classes:
                for head in self.guesses.measured_on(look.name):
                    label = self.things.get(kind, {}).get(fold(head))
                    if label is not None:
                        return self.vocabulary.properties[name], Thing(key, kind, head, label)
        return None, Thing()

    def _unlike(self, look: ColumnLook, rule: Property) -> str:
        """Return what the column looks like, and what the property of its head takes."""
        if look.kind == "empty":
            return f"no property proposed; {look.says}"
        takes = {Range.DATE: "dates", Range.QUANTITY: "numbers"}.get(rule.range, "names")
        form = "; name their form in `date:`" if rule.range is Range.DATE else ""
        return f"{rule.name} may be meant, which takes {takes}; {look.says}, {look.example}{form}"

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

    def _qualifier(self, rule: Property) -> tuple[str | None, str]:
        """Return the qualifier that the property needs, from the column that has it."""
        key = self.guesses.qualified.get(rule.name)
        if key is None:
            return "", ""
        for other in self.looks:
            if self.guesses.plays(other.name, key):
                return f"qualifiers: {{{key}: {{column: {scalar(other.name)}}}}}", other.name
        return None, key

    def _details(self, look: ColumnLook, rule: Property, measure: Measure) -> list[str]:
        """Return the fields of the rule by the kind of value that it takes."""
        fields = []
        if rule.range is Range.ENTITY:
            fields += [f"class: {_class(rule)}", "create: false"]
        if rule.range is Range.QUANTITY and measure.unit != rule.unit:
            fields.append(f"unit: {scalar(measure.unit)}")
        fields += [f"times: {measure.times}"] if measure.times else []
        if rule.range is Range.DATE and look.date_forms:
            forms = ", ".join(scalar(form) for form in look.date_forms)
            fields.append(f"date: [{forms}]" if len(look.date_forms) > 1 else f"date: {forms}")
        if look.separator and rule.range in (Range.ENTITY, Range.TEXT):
            fields.append(f"separator: {scalar(look.separator)}")
        if look.name in self.notes:
            fields.append(f"note: {scalar(self.notes[look.name])}")
        return fields

    def _doubts(self, look: ColumnLook, unread: Sequence[str]) -> list[str]:
        """Return what a person has to decide about cells that the rule does not read, or may."""
        found = []
        if unread:
            said = f"{len(unread)} of {len(look.cells)} cells will be reported"
            found.append(f"{said}, such as {few(unread)}; words for nothing go into `absent:`")
        if look.month_first:
            found.append(f"every date reads as {look.month_first} too: which one is meant?")
        return found


def _class(rule: Property) -> str:
    return (rule.range_classes or ("Entity",))[0]


def _many(text: str, separator: str) -> int:
    parts = text.split(separator) if separator else [text]
    return sum(1 for part in parts if part.strip())
