"""A person's verdicts with the names in them linked: on disagreements, and contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.contradictions import read_contradictions
from kg.corpus.located import Located
from kg.corpus.registry import read_judgements
from kg.errors import Problem
from kg.model import (
    Assertion,
    Contradiction,
    Disagreement,
    Judgement,
    Range,
    Text,
    Vocabulary,
    value_key,
)
from kg.resolve.index import EntityIndex

__all__ = ["Verdicts", "proposition"]


def proposition(one: Assertion) -> tuple[str, str, str]:
    """Return subject, property and object of the claim, without its qualifiers."""
    value = one.claim.object
    words = value.text if isinstance(value, Text) else value_key(value)
    return one.claim.subject, one.claim.predicate, words


@dataclass(frozen=True)
class Verdicts:
    """The folders `data/judgements` of all layers, read with the names that the graph knows."""

    folders: Sequence[Path]
    index: EntityIndex
    vocabulary: Vocabulary

    def judgements(self) -> list[Judgement]:
        """Return the verdicts on disagreements; raises DataError for an unknown name."""
        return [one for _, one in self._judgements()]

    def _judgements(self) -> Iterator[tuple[Located, Judgement]]:
        for folder in self.folders:
            for item, one in read_judgements(folder / "disagreements.yaml"):
                subject = self._subject(item, one.subject, one.predicate)
                yield item, one.model_copy(update={"subject": subject})

    def idle(self, found: Iterable[Disagreement], assertions: Iterable[Assertion]) -> list[Problem]:
        """Return a problem for each verdict on what is none of the disagreements that were found.

        An order has two subjects: that of any member counts.
        """
        subjects = {one.claim.id: one.claim.subject for one in assertions}
        known = {(subjects[claim], one.predicate) for one in found for claim in one.members}
        fix = (
            "take the verdict away, or correct its subject and property: `kg conflicts` lists them"
        )
        return [
            Problem(item.where, f"nothing disagrees about {one.predicate} of {one.subject}", fix)
            for item, one in self._judgements()
            if (one.subject, one.predicate) not in known
        ]

    def contradictions(self, assertions: Iterable[Assertion]) -> list[Contradiction]:
        """Return the contradictions; raises DataError when nobody says what a side names."""
        said = {proposition(one) for one in assertions}
        found = []
        for item, one in self._contradictions():
            sides = tuple(
                (says, tuple(self._linked(item, row) for row in rows)) for says, rows in one.sides
            )
            for row in (row for _, rows in sides for row in rows):
                if row not in said:
                    fix = "copy the claim as it stands in the claims file"
                    raise item.error(f"no claim says {' '.join(row)}", fix)
            subject = self._subject(item, one.subject, one.predicate)
            found.append(one.model_copy(update={"subject": subject, "sides": sides}))
        return found

    def _contradictions(self) -> Iterator[tuple[Located, Contradiction]]:
        for folder in self.folders:
            yield from read_contradictions(folder / "contradictions.yaml")

    def _linked(self, item: Located, row: tuple[str, str, str]) -> tuple[str, str, str]:
        """Return the claim with its names linked; an object that is no name is words."""
        subject, predicate, value = row
        named = self.index.find(value)
        entity = self.vocabulary.properties.get(predicate)
        linked = named.id if named and entity and entity.range is Range.ENTITY else value
        return self._subject(item, subject, predicate), predicate, linked

    def _subject(self, item: Located, name: str, predicate: str) -> str:
        subject = self.index.find(name)
        if subject is None:
            raise item.error(f"nothing is called '{name}'", "use a label of data/entities")
        if predicate not in self.vocabulary.properties:
            raise item.error(f"unknown property '{predicate}'", "spell it as in the ontology")
        return subject.id
