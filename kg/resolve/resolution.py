"""Claims files to assertions: every name linked, every value parsed, nothing dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kg.corpus.completion import locator_of
from kg.corpus.passages import ClaimsFile, Passage, Row
from kg.errors import AiraceError, DataError, Problem
from kg.identifiers import fold
from kg.model import (
    Assertion,
    Claim,
    Document,
    Entity,
    EntityRef,
    Modality,
    Polarity,
    Range,
    Text,
    Value,
    Vocabulary,
    WordingTable,
    parse_date,
    parse_quantity,
    value_key,
)
from kg.resolve.index import EntityIndex

__all__ = ["Resolver"]

_MODALITIES = ", ".join(Modality)


@dataclass(frozen=True)
class Resolver:
    """What is needed to turn names and wordings into entities and values."""

    vocabulary: Vocabulary
    table: WordingTable
    index: EntityIndex
    suggest: Callable[[str], list[str]]

    def resolve(self, file: ClaimsFile, document: Document) -> list[Assertion]:
        """Return the file's assertions, as many as it has claims.

        Raises DataError with every name, value or option that cannot be resolved.
        """
        problems: list[Problem] = self._unknown_names(file)
        found: list[Assertion] = []
        seen: dict[str, int] = {}
        for passage in file.passages:
            for row in passage.rows:
                scope = _Scope(self, file, document, row.line)
                try:
                    assertion = scope.assertion(passage, row)
                    scope.refuse_repeat(assertion, seen)
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
class _Scope:
    """One claim being resolved: where it stands and what its names mean there."""

    resolver: Resolver
    file: ClaimsFile
    document: Document
    line: int

    def error(self, what: str, fix: str) -> AiraceError:
        return DataError.single(f"{self.file.path}:{self.line}", what, fix)

    def entity(self, name: str, classes: tuple[str, ...], role: str) -> Entity:
        meant = self.meant(name)
        entity = self.resolver.index.find(meant)
        if entity is None:
            near = self.resolver.suggest(meant)
            hint = f"did you mean {' or '.join(near)}? else " if near else ""
            fix = f"{hint}add it to data/entities or as an alias there"
            raise self.error(f"nothing is called '{meant}'", fix)
        if not self.resolver.vocabulary.is_a(entity.kind, classes):
            what = f"{role} '{name}' is a {entity.kind}, not a {' or '.join(classes)}"
            raise self.error(what, "use another property, or mend the entity's class")
        return entity

    def meant(self, name: str) -> str:
        """Return what the name stands for in this document; other names match by key too."""
        local = {fold(one): meant for one, meant in self.file.names.items()}
        return local.get(fold(name), name)

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

    def claim(self, row: Row) -> Claim:
        known = self.resolver.vocabulary.properties
        if row.predicate not in known:
            fix = "use a property of ontology/airace.ttl, spelt as there"
            raise self.error(f"unknown property '{row.predicate}'", fix)
        rule = known[row.predicate]
        subject = self.entity(row.subject, rule.domain, "the subject").id
        value = self.value(row.object, rule.range, rule.range_classes, "the object")
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
        return Assertion(
            claim=self.claim(row),
            document=self.document.id,
            claimant=self.entity(by, (), "the claimant").id if by else self.document.id,
            channel=self.entity(via, ("Channel", "Interview"), "the channel").id if via else "",
            modality=self.modality(options.get("modality", ""), bool(by)),
            polarity=Polarity.DENIED if denied == "true" else Polarity.AFFIRMED,
            locator=locator_of(self.file, passage),
            **{key: options.get(key, "") for key in ("hedge", "said", "inferred", "note")},
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

    def refuse_repeat(self, assertion: Assertion, seen: dict[str, int]) -> None:
        if assertion.id in seen:
            first = seen[assertion.id]
            what = f"the same claim by the same claimant at the same place as in line {first}"
            raise self.error(what, "keep one of the two")
        seen[assertion.id] = self.line
