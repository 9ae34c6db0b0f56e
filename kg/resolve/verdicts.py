"""A person's verdicts with the names in them linked: on disagreements, and contradictions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kg.corpus.contradictions import read_contradictions
from kg.corpus.located import Located
from kg.corpus.registry import read_judgements
from kg.model import Assertion, Contradiction, Judgement, Vocabulary
from kg.resolve.index import EntityIndex

__all__ = ["Verdicts"]


@dataclass(frozen=True)
class Verdicts:
    """The folder `data/judgements` read with the names that the graph knows."""

    folder: Path
    index: EntityIndex
    vocabulary: Vocabulary

    def judgements(self) -> list[Judgement]:
        """Return the verdicts on disagreements; raises DataError for an unknown name."""
        return [
            one.model_copy(update={"subject": self._subject(item, one.subject, one.predicate)})
            for item, one in read_judgements(self.folder / "disagreements.yaml")
        ]

    def contradictions(self, assertions: Iterable[Assertion]) -> list[Contradiction]:
        """Return the contradictions; raises DataError when nobody says what a side names."""
        said = {
            (one.claim.subject, one.claim.predicate, getattr(one.claim.object, "text", ""))
            for one in assertions
        }
        found = []
        for item, one in read_contradictions(self.folder / "contradictions.yaml"):
            subject = self._subject(item, one.subject, one.predicate)
            for words in (text for side in one.sides for text in side):
                if (subject, one.predicate, words) not in said:
                    fix = "copy the object as it stands in the claims file"
                    raise item.error(f"no claim says '{words}' of {one.subject}", fix)
            found.append(one.model_copy(update={"subject": subject}))
        return found

    def _subject(self, item: Located, name: str, predicate: str) -> str:
        subject = self.index.find(name)
        if subject is None:
            raise item.error(f"nothing is called '{name}'", "use a label of data/entities")
        if predicate not in self.vocabulary.properties:
            raise item.error(f"unknown property '{predicate}'", "spell it as in the ontology")
        return subject.id
