"""What a text is found to say, gathered sentence by sentence, and nothing of it twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.extract.claims.proposals import mirrored, poorer
from kg.extract.claims.said import Said
from kg.extract.claims.unsaid import is_made, left_out, refused
from kg.extract.claims.writing import Writer, Written
from kg.extract.reading import Sentence
from kg.extract.relations.contradicting import Around, contradicted
from kg.extract.relations.figures import FIGURE
from kg.extract.relations.framing import Hit
from kg.extract.relations.links import LINKED
from kg.extract.relations.matches import Match
from kg.extract.relations.publisher import said_by_publisher
from kg.extract.relations.tellings import REST
from kg.extract.signs.spans import Span
from kg.model import Candidate, NewEntity, Unsaid

__all__ = ["Gathered"]


@dataclass
class Gathered:
    """The claims, entities and passages left out so far.

    `figures` wait until all frames have been heard; `refused` has the matches of relations that are
    left out.
    """

    candidates: dict[str, Candidate] = field(default_factory=dict)
    entities: dict[str, NewEntity] = field(default_factory=dict)
    unsaid: list[Unsaid] = field(default_factory=list)
    figures: list[tuple[Span, Written]] = field(default_factory=list)
    refused: dict[Unsaid, list[Hit]] = field(default_factory=dict)

    def take(
        self, sentence: Sentence, matches: Iterator[Match], around: Around, writer: Writer
    ) -> None:
        """Take what the matches of a sentence make, and why the others make nothing."""
        used: set[tuple[int, int]] = set()
        reasons: list[tuple[Hit, str]] = []
        made: list[Candidate] = []
        said = Said(frozenset(writer.patterns.rules.links["beside"]))
        for hit, judged, where in matches:
            verdict = said_by_publisher(hit, judged)
            if against := verdict.reason or contradicted(hit, verdict, where.masked, around):
                reasons.append((hit, f"{hit.frame.name}: {against}"))
                said.refuse(hit)
                continue
            for candidate, entities in writer.claims(hit, verdict, where):
                if not _is_news(candidate, hit, where, made):
                    continue
                if hit.frame.name.startswith(FIGURE):
                    self.figures.append((hit.slots["q"][0], (candidate, entities)))
                elif not _is_told(candidate, hit, where.masked in sentence.readings, said):
                    said.add(candidate)
                    used |= self.keep(candidate, entities)
                    made.append(self.candidates[candidate.id])
        for less in (*poorer(made), *mirrored(made, writer.lexicon.vocabulary)):
            self.candidates.pop(less.id, None)
        refusals = refused(sentence, writer.text, reasons)
        self.unsaid += [*left_out(sentence, writer.text, used), *refusals]
        self.refused |= refusals

    def keep(self, candidate: Candidate, entities: Iterable[NewEntity]) -> set[tuple[int, int]]:
        """Keep a claim, of two alike the one to be trusted further; return the places it uses."""
        kept = self.candidates.setdefault(candidate.id, candidate)
        if kept.tier > candidate.tier:
            self.candidates[candidate.id] = candidate
        for one in entities:
            self.entities.setdefault(one.label, one)
        return {(one.start, one.end) for one in candidate.mentions}

    def tell(self, used: set[tuple[int, int]]) -> None:
        """Take the passages at these places from those that are left out."""
        self.unsaid = [one for one in self.unsaid if (one.start, one.end) not in used]

    def settle(self) -> None:
        """Take from what is left out the relations that are proposed by other matches after all."""
        made = self.candidates.values()
        for left, hits in self.refused.items():
            here = [
                one for one in made if one.locator.start < left.end and left.start < one.locator.end
            ]
            self.refused[left] = [hit for hit in hits if not is_made(hit, here)]
        self.unsaid = [one for one in self.unsaid if self.refused.get(one, True)]


def _is_news(one: Candidate, hit: Hit, where: Sentence, made: Iterable[Candidate]) -> bool:
    """Return whether a claim is of this sentence, and tells what no other claim of it tells."""
    if all(part.start < where.own for part in one.mentions):
        return False
    return REST not in hit.frame.options or not _is_told_of(one, hit.slots["t"][0], made)


def _is_told_of(one: Candidate, words: Span, made: Iterable[Candidate]) -> bool:
    """Return whether another claim of its subject, or about it, has a part within the words."""
    return any(
        words.start <= part.start < words.end
        for other in made
        if one.subject in (other.subject, other.object)
        for part in other.mentions
    )


def _is_told(one: Candidate, hit: Hit, understood: bool, said: Said) -> bool:
    """Return whether what is only understood is said outright, or what a link shows otherwise."""
    return (understood and said.has(one)) or (LINKED in hit.frame.options and said.relates(one))
