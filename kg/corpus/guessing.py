"""A mapping proposed for a table, from its heads and the look of its cells; never certain."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from kg.corpus.canonical import scalar
from kg.corpus.columns import ColumnLook, look_at
from kg.corpus.encoded import first_bad_line
from kg.corpus.heads import Guesses, without_bracket
from kg.corpus.sheet import Sheet
from kg.corpus.suggested import Suggested, Suggestion
from kg.errors import DataError
from kg.identifiers import fold
from kg.model import Vocabulary, WordingTable

__all__ = ["PLACEHOLDER", "guess_mapping"]

SAMPLE = 2000
#: stands where only a person can say who the claimant is; nothing is loaded with it
PLACEHOLDER = "PUBLISHER OF THE TABLE"
_NOTHING = (
    "# No column was understood: name a property for those that claim something. Where the heads",
    "# are the subjects, write `cells:` in place of `columns:` (docs/mappings.md, wide tables).",
)
_ACCENTS = "names with accents are read rightly (in the whole file)."
_COMMENT = re.compile(r"[^\x20-\x7e\xa1-\ud7ff]")


def guess_mapping(
    sheet: Sheet,
    guesses: Guesses,
    vocabulary: Vocabulary,
    wording: WordingTable,
    things: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """Return a mapping as YAML with comments: what is proposed for each column, and why.

    `things` are what may be measured on, as benchmarks: by class, then by folded name, the label
    in the graph, or "" for what the graph has not yet.
    Read are the first 2,000 rows. Columns for which nothing is proposed are skipped, with what
    they look like or what is to be decided. Raises DataError for a table without rows.
    """
    rows = [cells for _, cells in islice(sheet.rows(), SAMPLE)]
    if not rows:
        fix = "name a table with rows below its head"
        raise DataError.single(str(sheet.path), "the table has no rows", fix)
    looks = [
        look_at(name, [row[at] for row in rows], guesses.absent)
        for at, name in enumerate(sheet.columns)
    ]
    return _Proposal(sheet, looks, rows, guesses, vocabulary, wording, things or {}).text()


@dataclass(frozen=True)
class _Proposal:
    sheet: Sheet
    looks: Sequence[ColumnLook]
    rows: Sequence[Sequence[str]]
    guesses: Guesses
    vocabulary: Vocabulary
    wording: WordingTable
    things: Mapping[str, Mapping[str, str]]

    def text(self) -> str:
        subject, kind, file = self.subject(), self.kind(), self.sheet.path
        references = [one.name for one in self.looks if self.plays(one, "references") and one.links]
        lines = [
            f"# A proposal by `kg map --guess` from {len(self.rows)} rows of {_plain(file.name)}.",
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
        lines += [*self.confidence(), *self.absent()]
        mapped, skipped = self.columns(subject, references)
        lines += ["columns:", *mapped] if mapped else [*_NOTHING, "columns: {}"]
        return "\n".join([*lines, *(["skip:", *skipped] if skipped else [])]) + "\n"

    def dialect(self) -> list[str]:
        """Return how the file is written, where that is not UTF-8 with points in numbers."""
        fields, notes = [], []
        if self.sheet.dialect.encoding == "cp1252":
            line = first_bad_line(self.sheet.path)
            notes = [f"# Line {line} of the file is not UTF-8: see whether {_ACCENTS}"]
        if self.sheet.dialect.encoding != "utf-8":
            fields.append(f"encoding: {self.sheet.dialect.encoding}")
        if self.sheet.dialect.records:
            fields.append(f"records: {scalar(self.sheet.dialect.records)}")
        if self.decimal() == ",":
            fields.append('decimal: ","')
        return [*notes, f"table: {{{', '.join(fields)}}}"] if fields else []

    def decimal(self) -> str:
        """Return the sign before decimals: a comma only where no column has a point there."""
        comma = any(one.comma for one in self.looks) and not any(one.point for one in self.looks)
        return "," if comma else "."

    def absent(self) -> list[str]:
        """Return the words that cells hold where nothing is said."""
        words = sorted({word for one in self.looks for word in one.absent})
        return [f"absent: [{', '.join(map(scalar, words))}]"] if words else []

    def plays(self, look: ColumnLook, role: str) -> bool:
        return self.guesses.plays(look.name, role)

    def subject(self) -> ColumnLook:
        """Return the column that names the row: by its head, else the first of unlike names."""
        named = [one for one in self.looks if self.plays(one, "subject") and one.kind == "name"]
        names = [one for one in self.looks if one.kind == "name" and one.distinct]
        return next(iter([*named, *names, *self.looks]))

    def kind(self) -> str:
        """Return the class that the subject's head names, else that of most of the properties."""
        named = self.guesses.kind(self.subject().name)
        rules = [self.guesses.property(one.name, self.vocabulary) for one in self.looks]
        domains = [name for rule in rules if rule for name in rule.domain]
        known = sorted(set(domains), key=lambda name: (-domains.count(name), name))
        return named or (known[0] if known else "Entity")

    def claimant(self) -> str:
        for one in self.looks:
            if self.plays(one, "claimant"):
                return (
                    f"claimant: {{column: {scalar(one.name)}, class: Organization, create: true}}"
                )
        return f"claimant: {{name: {PLACEHOLDER}, class: Publisher, create: true}}"

    def confidence(self) -> list[str]:
        for one in self.looks:
            if self.plays(one, "confidence"):
                words = ", ".join(
                    f"{scalar(word)}: claimed" for word in (*one.values, *one.absent, "")
                )
                return [
                    "# A word for a guess may be `opinion`, which contests nothing.",
                    "confidence:",
                    f"  column: {scalar(one.name)}",
                    f"  words: {{{words}}}",
                ]
        return []

    def columns(self, subject: ColumnLook, references: list[str]) -> tuple[list[str], list[str]]:
        """Return the lines of columns with a rule, and of those that are skipped."""
        notes = self.note_columns()
        taken = {subject.name, *references, *notes.values()}
        taken |= {
            one.name
            for one in self.looks
            if self.plays(one, "confidence") or self.plays(one, "claimant")
        }
        suggested = Suggested(
            looks=tuple(one for one in self.looks if one.name not in taken),
            rows=tuple(dict(zip(self.sheet.columns, row, strict=True)) for row in self.rows),
            kind=self.kind(), decimal=self.decimal(), guesses=self.guesses,
            vocabulary=self.vocabulary, wording=self.wording, notes=notes,
            things=self.things,
        )  # fmt: skip
        found = suggested.columns()
        used = {one.uses for one in found if one.fields} - {""}
        mapped = [line for one in found if one.fields for line in _mapped(one)]
        skipped = [
            f"  {scalar(one.look.name)}: {scalar(_plain(one.why))}"
            for one in found
            if not one.fields and one.look.name not in used
        ]
        return mapped, skipped

    def note_columns(self) -> dict[str, str]:
        """Return the column of notes of each column: `X notes` for `X`, whatever the unit of X."""
        owners: dict[str, list[str]] = defaultdict(list)
        for one in self.looks:
            if self.guesses.property(one.name, self.vocabulary):
                owners[fold(without_bracket(one.name))].append(one.name)
        found = {}
        for name in (one.name for one in self.looks):
            for word in self.guesses.roles["notes"]:
                stem = fold(name).removesuffix(word)
                known = [each for each in owners.get(stem, ()) if each != name]
                if stem != fold(name) and known:
                    found[known[0]] = name
        return found


def _mapped(one: Suggestion) -> list[str]:
    fields = ", ".join(one.fields)
    notes = [f"  # {_plain(note)}" for note in one.notes]
    means = "" if one.notes else f"; its head means {one.fields[0].partition(' ')[2]}"
    return [f"  # {_why(one.look)}{means}", *notes, f"  {scalar(one.look.name)}: {{{fields}}}"]


def _why(look: ColumnLook) -> str:
    return _plain(f"'{look.name}' {look.says}, for example {look.example}")


def _plain(text: str) -> str:
    """Return the text for a comment or a name: one line, nothing that YAML could take for more."""
    return " ".join(_COMMENT.sub(" ", text).split())
