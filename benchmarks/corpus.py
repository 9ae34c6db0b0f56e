"""A synthetic corpus of documents, entities and passages: scale 1 is 1,000 documents of 40 claims.

What is said is that of `Synthetic`: subjects by Zipf's law, hot questions with hundreds of rivals,
claims that several documents make. Three claims stand in a passage, as in the shipped documents.
The same scale gives the same corpus, as values or as the files of a workspace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from benchmarks.synthetic import Synthetic, shipped_vocabulary
from kg.agreement.disagreement import find_disagreements
from kg.corpus.canonical import format_claims_file
from kg.corpus.documents import format_document
from kg.corpus.passages import ClaimsFile, Passage, Row
from kg.corpus.registry import read_tables
from kg.identifiers import sha256_hex
from kg.model import (
    Assertion,
    Claim,
    Document,
    Entity,
    Locator,
    Modality,
    PartialDate,
    Polarity,
    value_text,
)
from kg.pipeline import Graph
from kg.resolve.index import EntityIndex, document_entity
from kg.resolve.resolution import Resolver
from kg.resources import shipped_root

__all__ = ["CLAIMS", "DOCUMENTS", "Corpus", "make_workspace_files"]

#: documents of scale 1, claims of a document, claims of a passage
DOCUMENTS, CLAIMS, PASSAGE = 1000, 40, 3
PUBLISHERS, COMPANIES = 50, 500
KINDS = {"model": "AIModel", "event": "Event", "benchmark": "Benchmark", "company": "Company"}


class Corpus(Synthetic):
    """The claims of so many documents, each with its passage."""

    def __init__(self, scale: float = 1, seed: int = 3) -> None:
        """Prepare a corpus of `scale` times 1,000 documents."""
        self.count = max(1, round(scale * DOCUMENTS))
        super().__init__(self.count * CLAIMS, seed)
        nowhere = Locator(start=0, end=0, paragraph=0, words="", sha256="")
        self.last: tuple[tuple[str, int], Locator] = (("", 0), nowhere)

    def documents(self) -> list[Document]:
        """Return the documents, published day by day by publishers of very different size."""
        return [self._document(number) for number in range(self.count)]

    def _document(self, number: int) -> Document:
        key = f"d{number}"
        publisher = f"Publisher {number % (1 + number % PUBLISHERS)}"
        return Document(
            id=f"document/{key}",
            key=key,
            file=f"{key}.txt",
            sha256=sha256_hex(key),
            characters=-(-CLAIMS // PASSAGE) * 300,
            label=f"{publisher} ({key})",
            title=f"What {key} is about",
            publisher=publisher,
            url=f"https://news.example/{key}",
            published=f"20{18 + number % 8}-{1 + number % 12:02}-{1 + number % 28:02}",
        )

    def entities(self) -> list[Entity]:
        """Return everything that the claims may be about, and the publishers."""
        ids = [*self.labels(), *(f"company/c{number}" for number in range(COMPANIES))]
        named = [Entity(id=one, kind=KINDS[one.split("/")[0]], label=_label(one)) for one in ids]
        published = [
            Entity(id=f"publisher/p{number}", kind="Publisher", label=f"Publisher {number}")
            for number in range(PUBLISHERS)
        ]
        return named + published

    def _assertion(self, claim: Claim, number: int) -> Assertion:
        chance = self.chance
        document, place = divmod(number, CLAIMS)
        passage = place // PASSAGE
        modality = chance.choice(MODALITIES)
        key = f"document/d{document}"
        return Assertion.model_construct(
            claim=claim,
            document=key,
            modality=modality,
            claimant=key if modality in OWN else f"company/c{chance.randrange(COMPANIES)}",
            polarity=Polarity.DENIED if chance.random() < 0.01 else Polarity.AFFIRMED,
            locator=self._locator(key, passage),
        )

    def _locator(self, document: str, passage: int) -> Locator:
        """Return the place of a passage; its claims share it, as those of a file do."""
        if (document, passage) != self.last[0]:
            place = Locator(
                start=passage * 300,
                end=passage * 300 + 250,
                paragraph=passage + 1,
                words=f"the words of passage {passage}",
                sha256=sha256_hex(f"{document} {passage}"),
            )
            self.last = ((document, passage), place)
        return self.last[1]

    def graph(self) -> Graph:
        """Return the corpus as the graph from which a build is made, disagreements included."""
        vocabulary, documents, entities = shipped_vocabulary(), self.documents(), self.entities()
        said = list({one.id: one for one in self.assertions()}.values())
        labels = {one.id: one.label for one in entities}
        labels |= {one.id: one.label for one in documents}
        found = find_disagreements(said, vocabulary, labels, {})
        everything = [*entities, *map(document_entity, documents)]
        wording = read_tables(shipped_root().table("wording.yaml"))
        resolver = Resolver(vocabulary, wording, EntityIndex(everything), lambda _name: [])
        return Graph(vocabulary, documents, entities, [], said, found, [], [], resolver)


MODALITIES = [Modality.STATED] * 6 + [Modality.CLAIMED] * 2 + [Modality.ALLEGED, Modality.OPINION]
OWN = (Modality.STATED, Modality.OPINION)


def _label(identifier: str) -> str:
    kind, _, name = identifier.partition("/")
    return f"{kind.capitalize()} {name}"


def make_workspace_files(corpus: Corpus, folder: Path) -> int:
    """Write the corpus as claims, documents and entities into the data folder; return the rows."""
    for name in ("claims", "documents", "entities"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    entities = corpus.entities()
    labels = {one.id: one.label for one in entities}
    (folder / "entities" / "all.yaml").write_text(_entities(entities), "utf-8")
    for document in corpus.documents():
        path = folder / "documents" / f"{document.key}.yaml"
        path.write_text(format_document(document), "utf-8")
    keys = {one.key: one for one in shipped_vocabulary().qualifiers.values()}
    short = {one.name: key for key, one in keys.items()}
    total = 0
    once = {one.id: one for one in corpus.assertions()}
    for name, said in groupby(once.values(), key=lambda one: one.document):
        rows = list(said)
        file = ClaimsFile(folder / "x", name.split("/")[1], {}, _passages(rows, labels, short))
        (folder / "claims" / f"{file.document}.yaml").write_text(format_claims_file(file), "utf-8")
        total += len(rows)
    return total


def _entities(entities: Sequence[Entity]) -> str:
    by_kind: dict[str, list[Entity]] = defaultdict(list)
    for one in entities:
        by_kind[one.kind].append(one)
    lines: list[str] = []
    for kind, members in by_kind.items():
        lines.append(f"{kind}:")
        lines += [f"- id: {one.id}\n  label: {one.label}" for one in members]
    return "\n".join(lines) + "\n"


def _passages(
    said: Sequence[Assertion], labels: dict[str, str], short: dict[str, str]
) -> tuple[Passage, ...]:
    found = []
    for _, members in groupby(said, key=lambda one: one.locator.place):
        rows = list(members)
        at = rows[0].locator
        assert isinstance(at, Locator)  # noqa: S101  # no tables here
        found.append(
            Passage(
                at.paragraph,
                at.words,
                {},
                tuple(_row(one, labels, short) for one in rows),
                0,
                at.start,
                at.end,
                at.sha256,
            )
        )
    return tuple(found)


def _row(one: Assertion, labels: dict[str, str], short: dict[str, str]) -> Row:
    said = one.claim
    written = said.object.edtf if isinstance(said.object, PartialDate) else ""
    options = {short[name]: value_text(value, labels) for name, value in said.qualifiers}
    if one.claimant != one.document:
        options["by"] = labels[one.claimant]
    options["modality"] = str(one.modality)
    if one.polarity is Polarity.DENIED:
        options["denied"] = "true"
    value = written or value_text(said.object, labels)
    return Row(labels[said.subject], said.predicate, value, options, 0)
