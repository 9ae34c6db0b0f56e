"""Claims files to assertions: every name linked, every value parsed, nothing dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from kg.corpus.completion import locator_of
from kg.corpus.passages import ClaimsFile, Passage, Row
from kg.errors import AiraceError, DataError, Problem
from kg.model import (
    Assertion,
    Claim,
    Document,
    Entity,
    EntityRef,
    Modality,
    Polarity,
    Range,
    RelativeDate,
    Text,
    Value,
    Vocabulary,
    WordingTable,
    arithmetic_text,
    parse_date,
    parse_quantity,
    parse_relative,
    shifted,
    value_key,
)
from kg.resolve.anchors import DATE, Anchors, Undated
from kg.resolve.index import EntityIndex
from kg.resolve.local_names import meant

__all__ = ["Resolver"]

_MODALITIES = ", ".join(Modality)

#: where an assertion was first made, and by which names
Seen = dict[str, tuple[int, tuple[str, ...]]]

#: through what a claimant may speak
_CHANNELS = ("Channel", "Interview", "Publisher")


@dataclass(frozen=True)
class Resolver:
    """What is needed to turn names and wordings into entities and values.

    `anchors` are the dates of all documents from which relative dates are counted.
    """

    vocabulary: Vocabulary
    table: WordingTable
    index: EntityIndex
    suggest: Callable[[str], list[str]]
    anchors: Anchors = field(default_factory=Anchors)

    def anchored(self, files: Sequence[ClaimsFile]) -> Resolver:
        """Return this resolver with the dates of the files' events as anchors.

        Raises DataError when the date of an event is counted from itself.
        """
        known = self.vocabulary.properties.values()
        dated = {one.name for one in known if one.range is Range.DATE}
        return replace(self, anchors=Anchors.of(files, self.named, dated, self.table))

    def named(self, file: ClaimsFile, name: str) -> Entity | None:
        """Return the entity that the name stands for in the file's document, or None."""
        return self.index.find(meant(file, name))

    def resolve(self, file: ClaimsFile, document: Document) -> list[Assertion]:
        """Return the file's assertions, as many as it has claims.

        Two claims that say the same only since entities were judged the same count as one.
        Raises DataError with every name, value or option that cannot be resolved.
        """
        problems: list[Problem] = self._unknown_names(file)
        found: list[Assertion] = []
        seen: Seen = {}
        for passage in file.passages:
            for row in passage.rows:
                scope = _Scope(self, file, document, row.line)
                try:
                    assertion = scope.assertion(passage, row)
                    if not scope.repeats(assertion, row, seen):
                        found.append(assertion)
                except AiraceError as error:
                    problems.extend(error.problems)
        if problems:
            raise DataError(*problems)
        return found

    def _unknown_names(self, file: ClaimsFile) -> list[Problem]:
        """Return a problem for each of the file's own names that means nothing known."""
        fix = "use a label, alias or id of data/entities"
        return [
            Problem(str(file.path), f"names: '{name}' means '{meant}', which is unknown", fix)
            for name, meant in file.names.items()
            if self.index.find(meant) is None
        ]


@dataclass(frozen=True)
class _Counted:
    """The object of a claim, and the event and arithmetic by which it was counted, if it was."""

    value: Value
    anchor: str = ""
    words: str = ""


@dataclass(frozen=True)
class _Scope:
    """One claim being resolved: where it stands and what its names mean there."""

    resolver: Resolver
    file: ClaimsFile
    document: Document
    line: int

    def error(self, what: str, fix: str) -> AiraceError:
        return DataError.single(f"{self.file.path}:{self.line}", what, fix)

    def entity(self, name: str, classes: tuple[str, ...], role: str) -> Entity:
        entity = self.resolver.named(self.file, name)
        if entity is None:
            known = meant(self.file, name)
            both = self.resolver.index.ambiguous(known)
            if both:
                what = f"'{known}' stands for {' and '.join(both)}"
                raise self.error(what, "write the identifier, or say in `names:` which it is here")
            near = self.resolver.suggest(known)
            hint = f"did you mean {' or '.join(near)}? else " if near else ""
            fix = f"{hint}add it to data/entities or as an alias there"
            raise self.error(f"nothing is called '{known}'", fix)
        if not self.resolver.vocabulary.is_a(entity.kind, classes):
            what = f"{role} '{name}' is of class {entity.kind}, not {' or '.join(classes)}"
            raise self.error(what, "use another property, or mend the entity's class")
        return entity

    def value(self, text: str, kind: Range, classes: tuple[str, ...], role: str) -> Value:
        if kind is Range.ENTITY:
            return EntityRef(id=self.entity(text, classes, role).id)
        if kind is Range.TEXT:
            return Text(text=text)
        try:
            parse = parse_quantity if kind is Range.QUANTITY else parse_date
            return parse(text, self.resolver.table)
        except ValueError as error:
            raise self.error(str(error), "see docs/data.md for the forms of values") from error

    def counted(self, relative: RelativeDate) -> _Counted:
        """Return the date at this distance from its anchor, with the arithmetic in words."""
        classes = self.resolver.vocabulary.properties[DATE].domain
        anchor = self.entity(relative.anchor, classes, "the anchor")
        date = self.resolver.anchors.date(self.file.document, anchor.id)
        if isinstance(date, Undated):
            raise self.error(f"the anchor '{relative.anchor}' {date.what}", date.fix)
        try:
            found = shifted(date, relative, self.resolver.table)
        except ValueError as error:
            raise self.error(str(error), "see docs/data.md for the forms of dates") from error
        return _Counted(found, anchor.id, arithmetic_text(anchor.label, date, relative, found))

    def object(self, row: Row) -> _Counted:
        """Return the object of the row; a date may be counted from an event."""
        known = self.resolver.vocabulary.properties
        if row.predicate not in known:
            fix = "use a property of ontology/airace.ttl, spelt as there"
            raise self.error(f"unknown property '{row.predicate}'", fix)
        rule = known[row.predicate]
        relative = parse_relative(row.object) if rule.range is Range.DATE else None
        if relative is not None:
            return self.counted(relative)
        return _Counted(self.value(row.object, rule.range, rule.range_classes, "the object"))

    def claim(self, row: Row, value: Value) -> Claim:
        rule = self.resolver.vocabulary.properties[row.predicate]
        subject = self.entity(row.subject, rule.domain, "the subject").id
        if rule.symmetric and subject > value_key(value):
            subject, value = value_key(value), EntityRef(id=subject)
        return Claim(
            subject=subject, predicate=row.predicate, object=value, qualifiers=self.qualifiers(row)
        )

    def qualifiers(self, row: Row) -> tuple[tuple[str, Value], ...]:
        known = self.resolver.vocabulary.qualifiers
        pairs = [
            (one.name, self.value(row.options[key], one.range, one.range_classes, f"'{key}'"))
            for key, one in known.items()
            if key in row.options
        ]
        return tuple(sorted(pairs, key=lambda pair: pair[0]))

    def assertion(self, passage: Passage, row: Row) -> Assertion:
        options = {**passage.options, **row.options}
        by, via = options.get("by", ""), options.get("via", "")
        denied = options.get("denied", "false")
        if denied not in ("true", "false"):
            raise self.error(
                f"'denied: {denied}' is neither true nor false", "write true or drop it"
            )
        counted = self.object(row)
        inferred = "; ".join(filter(None, [counted.words, options.get("inferred", "")]))
        return Assertion(
            claim=self.claim(row, counted.value),
            document=self.document.id,
            claimant=self.entity(by, (), "the claimant").id if by else self.document.id,
            channel=self.entity(via, _CHANNELS, "the channel").id if via else "",
            modality=self.modality(options.get("modality", ""), bool(by)),
            polarity=Polarity.DENIED if denied == "true" else Polarity.AFFIRMED,
            locator=locator_of(self.file, passage),
            inferred=inferred,
            anchor=counted.anchor,
            hedge=options.get("hedge", ""),
            said=options.get("said", ""),
            note=options.get("note", ""),
        )

    def modality(self, word: str, attributed: bool) -> Modality:
        if not word:
            return Modality.CLAIMED if attributed else Modality.STATED
        if word not in set(Modality):
            raise self.error(f"unknown modality '{word}'", f"use one of: {_MODALITIES}")
        found = Modality(word)
        if found is Modality.STATED and attributed:
            fix = "drop `by`, or use claimed"
            raise self.error("'stated' is the document's own voice, but `by` names another", fix)
        if found is Modality.CLAIMED and not attributed:
            raise self.error("'claimed' needs somebody who claims it", "add `by: NAME`")
        return found

    def repeats(self, assertion: Assertion, row: Row, seen: Seen) -> bool:
        """Return whether a row said this already by other names; one by the same is refused."""
        origin = self.resolver.index.origin
        names = (row.subject, row.object, row.options.get("by", ""))
        meant_by = tuple(origin(meant(self.file, name)) for name in names)
        if assertion.id not in seen:
            seen[assertion.id] = self.line, meant_by
            return False
        first, before = seen[assertion.id]
        if before == meant_by:
            what = f"the same claim by the same claimant at the same place as in line {first}"
            raise self.error(what, "keep one of the two")
        return True
