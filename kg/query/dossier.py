"""What each document is worth: first-hand or not, hedged, contested, alone or shared, with whom."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.question import read_question
from kg.query.claims import Row
from kg.query.conflicts import read_conflicts
from kg.query.origins import Overlap, read_ties

__all__ = ["Dossier", "Pair", "Said", "read_dossiers", "read_pairs"]


@dataclass(frozen=True)
class Said:
    """One claim as a document makes it: its assertions there, and who else makes it.

    Releases of a table that others replace are none of those.
    """

    rows: tuple[Row, ...]
    others: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Return the claim as a sentence."""
        return self.rows[0]["sentence"]

    def each(self, name: str) -> str:
        """Return the values of one column, each once."""
        return ", ".join(dict.fromkeys(row[name] for row in self.rows))

    def has(self, name: str, value: str = "") -> bool:
        """Return whether an assertion has the value in the column, or any value."""
        return any(row[name] == value if value else bool(row[name]) for row in self.rows)


@dataclass(frozen=True)
class Dossier:
    """A document with its bibliographic data, its own names, and its claims in reading order."""

    document: str
    about: Row
    names: dict[str, str]
    claims: tuple[Said, ...]

    @property
    def label(self) -> str:
        """Return the label of the document."""
        return self.about["label"]

    @cached_property
    def rows(self) -> list[Row]:
        """All assertions of the document."""
        return [row for one in self.claims for row in one.rows]

    @property
    def only(self) -> list[Said]:
        """Return the claims that no other document makes."""
        return [one for one in self.claims if not one.others]

    @property
    def contested(self) -> list[Said]:
        """Return the claims of the document that are contested."""
        return [one for one in self.claims if one.has("status", "contested")]

    @property
    def modalities(self) -> Counter[str]:
        """Return how many assertions have which modality."""
        return Counter(row["modality"] for row in self.rows)

    def speakers(self) -> tuple[int, Counter[str], Counter[str]]:
        """Return assertions in the document's own voice, by named claimants, by unnamed groups."""
        own = [row for row in self.rows if row["claimant"] == row["document"]]
        others = [row for row in self.rows if row["claimant"] != row["document"]]
        named = Counter(row["claimantLabel"] for row in others if row["unnamed"] == "false")
        unnamed = Counter(row["claimantLabel"] for row in others if row["unnamed"] == "true")
        return len(own), named, unnamed

    @property
    def first_hand(self) -> int:
        """Return the assertions in its own voice or by a named claimant."""
        own, named, _ = self.speakers()
        return own + named.total()

    def count(self, name: str, value: str = "") -> int:
        """Return how many assertions have the value, or any value, in the column."""
        return sum(1 for row in self.rows if (row[name] == value if value else row[name]))


@dataclass(frozen=True)
class Pair:
    """What two documents have in common: claims, disagreements between them, wording."""

    first: Dossier
    second: Dossier
    claims: tuple[str, ...]
    against: int
    overlap: Overlap

    def other(self, document: str) -> Dossier:
        """Return the one of the two that is not this document."""
        return self.second if self.first.document == document else self.first


def read_dossiers(engine: Engine, queries: Path) -> list[Dossier]:
    """Return the dossier of each document, in the order of their keys."""
    about: dict[str, list[Row]] = defaultdict(list)
    for row in engine.texts(read_question(queries / "commands" / "documents.rq").text):
        about[row["document"]].append(row)
    called: dict[str, dict[str, str]] = defaultdict(dict)
    for row in engine.texts(read_question(queries / "commands" / "called.rq").text):
        called[row["document"]][row["called"]] = row["means"]
    by_document: dict[str, dict[str, list[Row]]] = defaultdict(dict)
    made: dict[str, dict[str, str]] = defaultdict(dict)
    for row in engine.texts(read_question(queries / "commands" / "dossiers.rq").text):
        by_document[row["document"]].setdefault(row["claim"], []).append(row)
        if not about[row["document"]][0]["replacedBy"]:
            made[row["claim"]][row["document"]] = row["documentLabel"]
    return [
        Dossier(
            document,
            rows[0],
            called[document],
            tuple(
                Said(tuple(said), tuple(made[claim][one] for one in made[claim] if one != document))
                for claim, said in by_document[document].items()
            ),
        )
        for document, rows in sorted(about.items())
    ]


def read_pairs(engine: Engine, queries: Path, dossiers: list[Dossier]) -> list[Pair]:
    """Return the pairs of documents that have anything in common, by their keys.

    That is claims which both affirm, disagreements between them, or wording. Time grows with what
    is shared, not with the square of the number of documents.
    """
    overlaps = read_ties(engine, queries).overlaps
    shared = _shared(dossiers)
    against: Counter[tuple[str, str]] = Counter()
    for conflict in read_conflicts(engine, queries):
        sides = [set(part.documents) for part in conflict.parts]
        apart = {(a, b) for one, two in combinations(sides, 2) for a in one for b in two if a != b}
        against.update({(min(pair), max(pair)) for pair in apart})
    by_id = {one.document: one for one in dossiers}
    keys = {*shared, *against, *(pair for pair in overlaps if pair[0] in by_id)}
    return [
        Pair(
            by_id[a],
            by_id[b],
            tuple(shared.get((a, b), ())),
            against[a, b],
            overlaps.get((a, b), Overlap(0, 0, False)),
        )
        for a, b in sorted(keys)
    ]


def _shared(dossiers: list[Dossier]) -> dict[tuple[str, str], list[str]]:
    """Return the sentences that two documents both affirm, in the order of the first."""
    holders: dict[str, list[str]] = defaultdict(list)
    for one in dossiers:
        told = {said.sentence: None for said in one.claims if said.has("polarity", "affirmed")}
        for sentence in told:
            holders[sentence].append(one.document)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for sentence, documents in holders.items():
        for pair in combinations(documents, 2):
            found[pair].append(sentence)
    return found
