"""Synthetic page data with the skew of real ones: the same numbers give the same data.

Who is spoken of, in which document and by whom follows Zipf's law. Nothing passes through files or
a store, so that 30,000 claims are there in a second.
"""

from __future__ import annotations

import hashlib
import random
from bisect import bisect
from itertools import accumulate

import pyoxigraph as ox

from kg.graph.engine import Engine
from kg.graph.ontology import ontology_quads
from kg.graph.question import read_question
from kg.resources import shipped_root
from kg.views.legend import Ontology, kind_records
from kg.views.places import fragment_link
from kg.views.records import (
    AssertionRecord,
    ClaimRecord,
    DisagreementRecord,
    DocumentRecord,
    EntityRecord,
    PageData,
    PlaceRecord,
    SideRecord,
)

__all__ = ["synthetic_page_data"]

KINDS = ["AIModel"] * 5 + ["Company"] * 3 + ["Person", "Benchmark", "Product", "Event", "Technique"]
JOINS = ["outperforms", "developedBy", "competesWith", "uses", "respondsTo", "basedOn"]
MODALITIES = ["stated"] * 6 + ["claimed"] * 2 + ["alleged", "predicted", "opinion"]
START = ["Amber", "Basalt", "Cedar", "Delta", "Ember", "Falcon", "Granite", "Harbor", "Indigo", "Juniper", "Kestrel", "Lumen"]
END = ["Labs", "Works", "Core", "Mind", "Logic", "Forge", "Wave", "Net", "Scope", "Line", "Point", "Gate", "Bridge", "Spark"]


class _Synthetic:
    """Draws everything from one seeded source, in one order."""

    def __init__(self, entities: int, claims: int) -> None:
        self.chance = random.Random(11)  # noqa: S311  # no secret hangs on it
        self.documents = max(5, entities // 100)
        self.size, self.wanted = entities, claims
        self.sums = list(accumulate(1 / (n + 3) ** 0.8 for n in range(entities)))
        self.places: list[PlaceRecord] = []

    def zipf(self) -> int:
        return self.documents + bisect(self.sums, self.chance.random() * self.sums[-1])

    def entities(self, ontology: Ontology) -> list[EntityRecord]:
        found = [self.entity("Document", f"document/{n:03}", f"Document {n}", ontology)
                 for n in range(self.documents)]  # fmt: skip
        for n in range(self.size):
            kind = self.chance.choice(KINDS)
            name = f"{self.chance.choice(START)} {self.chance.choice(END)} {n}"
            found.append(self.entity(kind, f"{kind.lower()}/e{n}", name, ontology))
            if n % 8 == 0:
                found[-1]["aliases"].append(f"{name} Inc.")
        return found

    def entity(self, kind: str, key: str, label: str, ontology: Ontology) -> EntityRecord:
        return EntityRecord(
            id=key, label=label, kind=ontology.kind(kind), type=ontology.label(kind), aliases=[]
        )

    def document(self, number: int) -> DocumentRecord:
        return DocumentRecord(
            entity=number, label=f"Document {number}", title=f"What document {number} is about",
            publisher="Press", author="", issued="2025-02-01", count=0, overlaps=[], names=[],
            url=f"https://example.org/articles/{number}",
        )  # fmt: skip

    def claim(self, number: int, entities: list[EntityRecord]) -> ClaimRecord:
        chance = self.chance
        subject, target = self.zipf(), self.zipf()
        # Every entity is spoken of at least once.
        subject = self.documents + number if number < self.size else subject
        record = ClaimRecord(
            id=f"claim/{_digest('c', number)}", sentence="", subject=subject, predicate="",
            status="stated", others=[], disagreements=[], assertions=[],
        )  # fmt: skip
        label = entities[subject]["label"]
        if subject == target or chance.random() < 0.15:
            value = f"{chance.randrange(1, 900)} million USD"
            record |= ClaimRecord(
                predicate="trainingCost", value=value, sentence=f"{label} cost {value} to train"
            )  # type: ignore[typeddict-item]
        else:
            predicate = chance.choice(JOINS)
            record |= ClaimRecord(
                predicate=predicate,
                object=target,
                sentence=f"{label} {predicate} {entities[target]['label']}",
            )  # type: ignore[typeddict-item]
        for _ in range(1 + (chance.random() < 0.15)):
            record["assertions"].append(
                self.assertion(number + self.wanted * len(record["assertions"]))
            )
        record["status"] = record["assertions"][0]["modality"]
        return record

    def assertion(self, number: int) -> AssertionRecord:
        chance = self.chance
        document = int(self.documents * chance.random() ** 2)
        modality = chance.choice(MODALITIES)
        own = modality in ("stated", "opinion")
        record = AssertionRecord(
            id=f"assertion/{_digest('a', number)}", claimant=document if own else self.zipf(),
            modality=modality, polarity="denied" if chance.random() < 0.01 else "affirmed",
            place=self.place(document),
        )  # fmt: skip
        if not own and chance.random() < 0.3:
            record["self"] = True
        return record

    def place(self, document: int) -> int:
        start = self.chance.randrange(30_000)
        words = f"{self.chance.choice(START).lower()} and {self.chance.choice(END).lower()}"
        self.places.append(PlaceRecord(
            document=document, paragraph=start // 400 + 1, start=start, end=start + 80, words=words,
            link=fragment_link(f"https://example.org/articles/{document}", words),
        ))  # fmt: skip
        return len(self.places) - 1


def synthetic_page_data(entities: int, claims: int) -> PageData:
    """Return data of so many entities and claims, one claim in a hundred contested."""
    made = _Synthetic(entities, claims)
    ontology = _ontology()
    named = made.entities(ontology)
    said = [made.claim(number, named) for number in range(claims)]
    documents = [made.document(number) for number in range(made.documents)]
    for claim in said:
        for one in claim["assertions"]:
            documents[made.places[one["place"]]["document"]]["count"] += 1
    return PageData(
        kinds=kind_records(named, ontology), terms=dict(sorted(ontology.terms.items())),
        entities=named, documents=documents, contexts=[], places=made.places, claims=said,
        links=[],
        disagreements=_disagreements(said), query="",
    )  # fmt: skip


def _disagreements(claims: list[ClaimRecord]) -> list[DisagreementRecord]:
    """Return disagreements by value between claims of one cost and the next such claim."""
    costs = [n for n, one in enumerate(claims) if one["predicate"] == "trainingCost"]
    found: list[DisagreementRecord] = []
    for first, second in zip(costs[::30], costs[1::30], strict=False):
        for number in (first, second):
            claims[number]["status"] = "contested"
            claims[number]["disagreements"].append(len(found))
        sides = [SideRecord(label=claims[n].get("value", ""), claims=[n], assertions=[(n, 0)])
                 for n in (first, second)]  # fmt: skip
        found.append(DisagreementRecord(
            id=f"disagreement/{_digest('d', first)}", kind="byValue", reason="they do not meet",
            subject=claims[first]["subject"], property="trainingCost", verdict="", judged="",
            members=[first, second], sides=sides,
        ))  # fmt: skip
    return found


def _ontology() -> Ontology:
    root = shipped_root()
    store = ox.Store()
    quads = (f"{q.subject} {q.predicate} {q.object} .\n" for q in ontology_quads(root))
    store.bulk_load("".join(quads).encode(), format=ox.RdfFormat.N_QUADS)
    question = read_question(root.queries / "page" / "terms.rq")
    return Ontology(Engine(store, root.prefixes()).texts(question.text))


def _digest(sort: str, number: int) -> str:
    return hashlib.sha256(f"{sort}{number}".encode()).hexdigest()[:16]
