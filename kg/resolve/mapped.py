"""Tables to assertions by their mapping: every cell is claimed, empty, skipped, or reported."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.corpus.mapping import Mapping
from kg.corpus.rules import ColumnRule
from kg.corpus.sheet import Sheet
from kg.errors import DataError
from kg.identifiers import fold, sha256_hex
from kg.model import (
    Assertion,
    Cell,
    Claim,
    Document,
    Entity,
    EntityRef,
    Modality,
    Polarity,
    Value,
    WordingTable,
    few_words,
    value_key,
)
from kg.resolve.cells import CellValues
from kg.resolve.newcomers import Newcomers, Refused
from kg.resolve.rows import Row, cited, parts_of
from kg.resolve.tally import Tally

__all__ = ["MappedTable"]


@dataclass
class MappedTable:
    """A table with its mapping, its document, and what names and wordings mean.

    `tally` counts what became of the cells that were read so far.
    """

    sheet: Sheet
    mapping: Mapping
    document: Document
    newcomers: Newcomers
    table: WordingTable
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        """Fold the names of the table, and see that it has the columns on which rows depend."""
        names = {fold(name): meant for name, meant in self.mapping.names.items()}
        self._values = CellValues(self.newcomers, self.table, names, self.mapping.decimal)
        self._places = {name: place for place, name in enumerate(self.sheet.columns, 1)}
        self._context = self.mapping.context()
        self._rules = {one.column: one for one in self.mapping.columns}
        self._subjects: dict[str, int] = {}
        self._notes: dict[str, bool] = {}
        for name in (self.mapping.subject.column, self.mapping.claimant.column):
            if name is not None and name not in self._places:
                fix = f"the table has: {', '.join(self.sheet.columns)[:400]}"
                what = f"the table has no column '{name}', which the mapping names"
                raise DataError.single(str(self.sheet.path), what, fix)
        named = {*self._rules, *self._context, *self.mapping.skip}
        self.tally.missing = sorted(named - self._places.keys())

    def assertions(self) -> Iterator[Assertion]:
        """Yield the assertions of the table, row by row; raises DataError where it is damaged."""
        for number, texts in self.sheet.rows():
            self.tally.rows += 1
            self.tally.cells += len(texts)
            cells = dict(zip(self.sheet.columns, texts, strict=True))
            self._notes = {}
            try:
                cites = cited(cells, self.mapping.references)
                row = Row(number, cells, self._claimant(cells), cites)
                subject = self._subject(row)
            except Refused as refused:
                self._give_up(number, cells, refused)
                continue
            yield from self._row(row, subject)
            self._close(row)

    def _row(self, row: Row, subject: Entity | None) -> Iterator[Assertion]:
        """Yield what the cells claim that have a rule of their own, and count them."""
        for name, text in row.cells.items():
            rule = self._rule(name)
            if rule is None:
                continue
            if not text.strip():
                self.tally.empty += 1
            elif text.strip() in self.mapping.absent:
                self.tally.skipped += 1
            else:
                yield from self._cell(row, name, text, rule, subject)

    def _rule(self, name: str) -> ColumnRule | None:
        wide = self.mapping.cells
        if wide is None or name in self._context or name in self.mapping.skip:
            return self._rules.get(name)
        return wide

    def _cell(
        self, row: Row, name: str, text: str, rule: ColumnRule, subject: Entity | None
    ) -> Iterator[Assertion]:
        """Yield the assertions of one cell; it is said when none of its values is refused."""
        refused: list[Refused] = []
        made: dict[str, Assertion] = {}
        try:
            pairs = self._pairs(row, name, text, rule, subject)
        except Refused as error:
            refused, pairs = [error], []
        for about, part in pairs:
            try:
                one = self._assertion(row, name, rule, about, part)
                made[one.claim.id] = one
            except Refused as error:
                refused.append(error)
        yield from made.values()
        self.tally.claimed(rule.rule.name, len(made))
        if refused:
            self.tally.report(refused[0], row.number, name)
        else:
            self.tally.said += 1
        if rule.note is not None:
            self._notes[rule.note] = self._notes.get(rule.note, False) or bool(made)

    def _pairs(
        self, row: Row, name: str, text: str, rule: ColumnRule, subject: Entity | None
    ) -> list[tuple[Entity, str]]:
        """Return the subject and the text of each value of a cell; raises Refused."""
        parts = parts_of(text, rule.separator)
        if rule.of:
            above = self._rules[rule.of]
            names = parts_of(row.cells.get(rule.of, ""), above.separator)
            if len(names) != len(parts):
                more = f"{len(parts)} for {len(names)}"
                raise Refused(f"not as many values as in the column '{rule.of}'", more)
            about = [self._values.entity(one, above.kind, above.create) for one in names]
            return list(zip(about, parts, strict=True))
        if subject is None:
            kind = self.mapping.subject
            subject = self._values.entity(name, kind.kind, kind.create)
        return [(subject, part) for part in parts]

    def _assertion(
        self, row: Row, name: str, rule: ColumnRule, about: Entity, part: str
    ) -> Assertion:
        subject = self._values.fitting(about, rule.rule.domain).id
        value, inferred = self._values.value(part, rule)
        if rule.rule.symmetric and subject > value_key(value):
            subject, value = value_key(value), EntityRef(id=subject)
        qualifiers = self._qualifiers(row, rule)
        modality, confidence = self._modality(row, name, rule)
        return Assertion(
            claim=Claim(
                subject=subject, predicate=rule.rule.name, object=value, qualifiers=qualifiers
            ),
            document=self.document.id,
            claimant=row.claimant.id,
            modality=modality,
            polarity=Polarity.AFFIRMED,
            locator=self._place(row, name, part),
            inferred=inferred,
            note=row.note(rule.note),
            confidence=confidence,
        )

    def _place(self, row: Row, name: str, part: str) -> Cell:
        return Cell(
            row=row.number,
            column=self._places[name],
            column_name=name,
            words=few_words(part),
            sha256=sha256_hex(row.cells[name]),
            within=self.sheet.within,
            cites=row.cites,
        )

    def _qualifiers(self, row: Row, rule: ColumnRule) -> tuple[tuple[str, Value], ...]:
        known = self.newcomers.vocabulary.qualifiers
        found = []
        for key, source in rule.qualifiers:
            text = source.words if source.column is None else row.cells.get(source.column, "")
            if text.strip():
                found.append(
                    (known[key].name, self._values.qualifier(text.strip(), known[key], source))
                )
            else:
                raise Refused(f"no value for the qualifier '{key}'")
        return tuple(sorted(found, key=lambda pair: pair[0]))

    def _modality(self, row: Row, name: str, rule: ColumnRule) -> tuple[Modality, str]:
        sure = self.mapping.confidence
        if sure is None or (sure.of and name not in sure.of):
            return rule.modality, ""
        word = row.cells.get(sure.column, "").strip()
        if word not in sure.words:
            raise Refused("a word of confidence that the mapping does not know", f"'{word[:40]}'")
        return sure.words[word], word

    def _claimant(self, cells: dict[str, str]) -> Entity:
        rule = self.mapping.claimant
        name = rule.name if rule.column is None else cells[rule.column]
        if not name.strip():
            raise Refused("a row without a claimant")
        return self._values.entity(name, rule.kind, rule.create)

    def _subject(self, row: Row) -> Entity | None:
        rule = self.mapping.subject
        if rule.column is None:
            return None
        if not row.cells[rule.column].strip():
            raise Refused("a row without a subject")
        found = self._values.entity(row.cells[rule.column], rule.kind, rule.create)
        first = self._subjects.setdefault(found.id, row.number)
        if first != row.number:
            self.tally.repeated.append(f"row {row.number}: {found.label} as in row {first}")
        return found

    def _close(self, row: Row) -> None:
        """Count the cells that have no rule of their own: read for others, skipped, not named."""
        for name, text in row.cells.items():
            if self._rule(name) is None and not self._is_nothing(name, text):
                self._count_context(row, name)

    def _is_nothing(self, name: str, text: str) -> bool:
        """Return whether the cell is empty or skipped, and count it then."""
        if not text.strip():
            self.tally.empty += 1
        elif name in self.mapping.skip:
            self.tally.skipped += 1
        return not text.strip() or name in self.mapping.skip

    def _count_context(self, row: Row, name: str) -> None:
        noted = any(rule.note == name for rule in self.mapping.columns)
        if name not in self._context:
            self.tally.report(Refused("a column that the mapping does not name"), row.number, name)
        elif name in self.mapping.references and not row.cites:
            self.tally.report(Refused("a source without a web address"), row.number, name)
        elif noted and not self._notes.get(name):
            self.tally.report(Refused("a note without a value that is claimed"), row.number, name)
        else:
            self.tally.context += 1

    def _give_up(self, number: int, cells: dict[str, str], refused: Refused) -> None:
        """Report every cell of a row that has no subject or no claimant."""
        for name, text in cells.items():
            if not self._is_nothing(name, text):
                self.tally.report(refused, number, name)
