"""A mapping proposed for a table, from its heads and the look of its cells; never certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.corpus.canonical import scalar
from kg.corpus.columns import ColumnLook, look_at
from kg.corpus.located import Located, read_yaml
from kg.corpus.sheet import Sheet
from kg.errors import DataError
from kg.identifiers import fold
from kg.model import Property, Range, Vocabulary, WordingTable

__all__ = ["Guesses", "guess_mapping", "read_guesses"]

SAMPLE = 2000
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_ROLES = ("subject", "references", "confidence", "claimant", "notes")
_COMMENT = re.compile(r"[^\x20-\x7e\xa1-\ud7ff]")


@dataclass(frozen=True)
class Guesses:
    """Folded heads of columns by what they give away, and the property of each known head."""

    roles: dict[str, frozenset[str]]
    properties: dict[str, str]


def read_guesses(path: Path, vocabulary: Vocabulary) -> Guesses:
    """Return the table of heads; raises DataError for a property that there is not."""
    root = read_yaml(path)
    fields = root.mapping({"version", "properties", *_ROLES})
    root.require(fields, "properties", *_ROLES)
    roles = {name: frozenset(_folded(fields[name])) for name in _ROLES}
    properties = {fold(one.name): one.name for one in vocabulary.properties.values()}
    for name, heads in fields["properties"].mapping(set(vocabulary.properties)).items():
        properties |= dict.fromkeys(_folded(heads), name)
    return Guesses(roles, properties)


def _folded(node: Located) -> list[str]:
    return [fold(one.text()) for one in node.items()]


def guess_mapping(
    sheet: Sheet, guesses: Guesses, vocabulary: Vocabulary, wording: WordingTable
) -> str:
    """Return a mapping as YAML with comments: what is proposed for each column, and why.

    Read are the first 2,000 rows. Columns for which nothing is proposed are skipped, with what
    they look like, so that a person finds them all. Raises DataError for a table without rows.
    """
    rows = [cells for _, cells in islice(sheet.rows(), SAMPLE)]
    if not rows:
        fix = "name a table with rows below its head"
        raise DataError.single(str(sheet.path), "the table has no rows", fix)
    looks = [look_at(name, [row[at] for row in rows]) for at, name in enumerate(sheet.columns)]
    return _Proposal(sheet, looks, guesses, vocabulary, wording, len(rows)).text()


@dataclass(frozen=True)
class _Proposal:
    sheet: Sheet
    looks: Sequence[ColumnLook]
    guesses: Guesses
    vocabulary: Vocabulary
    wording: WordingTable
    rows: int

    def text(self) -> str:
        subject, kind, file = self.subject(), self.kind(), self.sheet.path
        references = [one.name for one in self.looks if self.plays(one, "references") and one.links]
        lines = [
            f"# A proposal by `kg map --guess` from {self.rows} rows of {_plain(file.name)}.",
            "# Nothing here is certain: read every line, then try it with `kg map --check`.",
            "version: 1",
            f"title: {scalar(_plain(file.stem))}",
            "# Who says what the cells say? A name, or `column:` where each row has its own.",
            self.claimant(),
            f"# {_why(subject)}",
            f"subject: {{column: {scalar(subject.name)}, class: {kind}, create: true}}",
        ]
        lines += self.dialect()
        lines += [f"references: [{', '.join(map(scalar, references))}]"] if references else []
        lines += self.confidence()
        mapped, skipped = self.columns(subject, references)
        lines += ["columns:", *mapped] if mapped else ["columns: {}"]
        return "\n".join([*lines, *(["skip:", *skipped] if skipped else [])]) + "\n"

    def dialect(self) -> list[str]:
        """Return how the file is written, where that is not UTF-8 with points in numbers."""
        fields = []
        if self.sheet.dialect.encoding != "utf-8":
            fields.append(f"encoding: {self.sheet.dialect.encoding}")
        if self.sheet.dialect.records:
            fields.append(f"records: {scalar(self.sheet.dialect.records)}")
        if any(one.comma for one in self.looks):
            fields.append('decimal: ","')
        return [f"table: {{{', '.join(fields)}}}"] if fields else []

    def plays(self, look: ColumnLook, role: str) -> bool:
        return fold(_BRACKETS.sub(" ", look.name)) in self.guesses.roles[role]

    def subject(self) -> ColumnLook:
        """Return the column that names the row: by its head, else the first of unlike names."""
        named = [one for one in self.looks if self.plays(one, "subject") and one.kind == "name"]
        names = [one for one in self.looks if one.kind == "name" and one.distinct]
        return next(iter([*named, *names, *self.looks]))

    def kind(self) -> str:
        """Return the class that most of the proposed properties are said of."""
        rules = [self.property(one) for one in self.looks]
        domains = [name for rule in rules if rule for name in rule.domain]
        known = sorted(set(domains), key=lambda name: (-domains.count(name), name))
        return known[0] if known else "Entity"

    def property(self, look: ColumnLook) -> Property | None:
        for head in (look.name, _BRACKETS.sub(" ", look.name)):
            name = self.guesses.properties.get(fold(head))
            if name is not None:
                return self.vocabulary.properties[name]
        return None

    def claimant(self) -> str:
        for one in self.looks:
            if self.plays(one, "claimant"):
                return (
                    f"claimant: {{column: {scalar(one.name)}, class: Organization, create: true}}"
                )
        return "claimant: {name: PUBLISHER OF THE TABLE, class: Publisher, create: true}"

    def confidence(self) -> list[str]:
        for one in self.looks:
            if self.plays(one, "confidence"):
                words = ", ".join(f"{scalar(word)}: claimed" for word in (*one.values, ""))
                return [
                    "# A word for a guess may be `opinion`, which contests nothing.",
                    "confidence:",
                    f"  column: {scalar(one.name)}",
                    f"  words: {{{words}}}",
                ]
        return []

    def columns(self, subject: ColumnLook, references: list[str]) -> tuple[list[str], list[str]]:
        """Return the lines of columns with a rule, and of those that are skipped."""
        taken = {subject.name, *references, *self.note_columns().values()}
        taken |= {one.name for one in self.looks if self.plays(one, "confidence")}
        taken |= {one.name for one in self.looks if self.plays(one, "claimant")}
        mapped, skipped = [], []
        for look in self.looks:
            rule = self.property(look) if look.name not in taken else None
            if rule is not None and look.fits(rule.range) and self.unit(look, rule) is not None:
                mapped += [f"  # {_why(look)}", f"  {scalar(look.name)}: {self.rule(look, rule)}"]
            elif look.name not in taken:
                skipped.append(
                    f"  {scalar(look.name)}: {scalar(f'no property proposed; {look.says}')}"
                )
        return mapped, skipped

    def unit(self, look: ColumnLook, rule: Property) -> str | None:
        """Return the unit in brackets behind the head, or that of the property.

        None when the brackets hold something else: then the numbers are not what they seem.
        """
        found = _BRACKETS.search(look.name)
        if rule.range is not Range.QUANTITY:
            return ""
        if not found:
            return rule.unit or None
        named = found[0].strip(" ()")
        if named not in self.wording.units and named not in self.wording.conversions:
            return None
        same = self.wording.conversion(named).unit == rule.unit
        return named if same or not rule.unit else None

    def note_columns(self) -> dict[str, str]:
        """Return the column of notes of each column: `X notes` for `X`, whatever the unit of X."""
        found = {}
        for one in self.looks:
            for word in self.guesses.roles["notes"]:
                stem = fold(one.name).removesuffix(word)
                owners = [
                    each.name
                    for each in self.looks
                    if each is not one
                    and fold(_BRACKETS.sub(" ", each.name)) == stem
                    and self.property(each)
                ]
                if stem != fold(one.name) and owners:
                    found[owners[0]] = one.name
        return found

    def rule(self, look: ColumnLook, rule: Property) -> str:
        fields = [f"property: {rule.name}"]
        if rule.range is Range.ENTITY:
            fields += [f"class: {(rule.range_classes or ('Entity',))[0]}", "create: false"]
        if rule.range is Range.QUANTITY and self.unit(look, rule) != rule.unit:
            fields.append(f"unit: {scalar(self.unit(look, rule) or '')}")
        if rule.range is Range.DATE and look.date_forms:
            forms = ", ".join(scalar(form) for form in look.date_forms)
            fields.append(f"date: [{forms}]" if len(look.date_forms) > 1 else f"date: {forms}")
        if look.separator and rule.range in (Range.ENTITY, Range.TEXT):
            fields.append(f"separator: {scalar(look.separator)}")
        if look.name in self.note_columns():
            fields.append(f"note: {scalar(self.note_columns()[look.name])}")
        return f"{{{', '.join(fields)}}}"


def _why(look: ColumnLook) -> str:
    return _plain(f"'{look.name}' {look.says}, for example {look.example}")


def _plain(text: str) -> str:
    """Return the text for a comment or a name: one line, nothing that YAML could take for more."""
    return " ".join(_COMMENT.sub(" ", text).split())
