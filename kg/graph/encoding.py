"""Values to N-Quads text: entities, documents, claims, assertions, runs.

Whoever reads the text sees whole lines, many at a time: that is several times as fast as a quad
at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.graph.namespaces import XSD, Terms, block, double, integer, quote, truth
from kg.graph.phrase import filled
from kg.model import (
    Assertion,
    Bound,
    Claim,
    Document,
    Entity,
    EntityRef,
    PartialDate,
    Polarity,
    Property,
    Quantity,
    Status,
    Value,
    Vocabulary,
    value_text,
)
from kg.resolve.index import document_entities

__all__ = ["Encoder"]


@dataclass(frozen=True)
class Encoder:
    """What is needed to write values as RDF: terms, vocabulary, entities and their labels.

    `agents` gives the entity of a publisher or author by name.
    """

    terms: Terms
    vocabulary: Vocabulary
    entities: tuple[Entity, ...]
    labels: dict[str, str]
    agents: dict[str, str]
    plurals: frozenset[str]

    @classmethod
    def of(
        cls, terms: Terms, vocabulary: Vocabulary, entities: list[Entity], documents: list[Document]
    ) -> Encoder:
        """Return the encoder for these entities; documents are entities too."""
        everything = (*entities, *document_entities(documents, entities))
        labels = {one.id: one.label for one in everything}
        agents = {one.label: one.id for one in entities if one.kind in ("Publisher", "Person")}
        plurals = frozenset(one.id for one in entities if one.plural)
        return cls(terms, vocabulary, everything, labels, agents, plurals)

    def entity(self, one: Entity) -> str:
        """Return the lines of an entity, superclasses included."""
        t = self.terms
        kinds = (one.kind, *self.vocabulary.classes[one.kind])
        said = [f"{t['rdf:type']} {t.term(kind)}" for kind in kinds]
        said.append(f"{t['rdfs:label']} {quote(one.label, 'en')}")
        said += [f"{t['skos:altLabel']} {quote(alias, 'en')}" for alias in one.aliases]
        for match in one.matches:
            iri = t.prefixes["wd"] + match[3:] if match.startswith("wd:") else match
            said.append(f"{t['skos:exactMatch']} <{iri}>")
        if one.note:
            said.append(f"{t['skos:note']} {quote(one.note, 'en')}")
        return block(t.thing(one.id), said)

    def document(self, one: Document) -> str:
        """Return the bibliographic lines of a document; its label and types come as an entity."""
        t = self.terms
        said = [
            t["rdf:type schema:Dataset" if one.mapping else "rdf:type schema:Article"],
            t["rdf:type prov:Entity"],
            f"{t['dcterms:identifier']} {quote(one.file)}",
            f"{t['air:sha256']} {quote(one.sha256)}",
            f"{t['air:characters']} {integer(one.characters)}",
            f"{t['dcterms:language']} {quote(one.language)}",
        ]
        if one.title:
            said.append(f"{t['dcterms:title']} {quote(one.title, one.language)}")
        if one.url:
            said.append(f"{t['schema:url']} <{one.url}>")
        if one.published:
            said.append(f"{t['dcterms:issued']} {quote(one.published)}")
        for name, predicate in ((one.publisher, "publisher"), (one.author, "creator")):
            if name:
                agent = self.agents.get(name)
                who = t.thing(agent) if agent else quote(name)
                said.append(f"{t[f'dcterms:{predicate}']} {who}")
        return block(t.thing(one.id), said)

    def value(self, value: Value) -> str:
        """Return the term of a value: an entity, quantity or date node, or a text."""
        if isinstance(value, EntityRef):
            return self.terms.thing(value.id)
        if isinstance(value, Quantity):
            return self.terms.value_node("quantity", value.text, value.unit)
        if isinstance(value, PartialDate):
            return self.terms.value_node("date", value.edtf)
        return quote(value.text, "en")

    def value_lines(self, value: Quantity | PartialDate, node: str) -> str:
        """Return what a quantity or date `node` says of itself."""
        return block(
            node, self._quantity(value) if isinstance(value, Quantity) else self._date(value)
        )

    def _quantity(self, value: Quantity) -> list[str]:
        t = self.terms
        bound = "upTo" if value.bound is Bound.UP_TO else value.bound
        return [
            t["rdf:type air:Quantity"],
            f"{t['air:amount']} {double(float(value.amount))}",
            f"{t['air:lower']} {double(float(value.lower))}",
            f"{t['air:upper']} {double(float(value.upper))}",
            f"{t['air:unit']} {quote(value.unit)}",
            t[f"air:bound air:{bound}"],
            f"{t['air:asStated']} {quote(value.text)}",
        ]

    def _date(self, value: PartialDate) -> list[str]:
        t, kind = self.terms, f"{XSD}date"
        return [
            t["rdf:type air:Date"],
            f"{t['air:edtf']} {quote(value.edtf)}",
            f"{t['air:earliest']} {quote(value.earliest.isoformat(), datatype=kind)}",
            f"{t['air:latest']} {quote(value.latest.isoformat(), datatype=kind)}",
            f"{t['air:asStated']} {quote(value.text)}",
        ]

    def naming(self, document: Document, name: str, entity: str) -> str:
        """Return the lines that tell what a name means in one document."""
        t = self.terms
        said = [
            t["rdf:type air:Naming"],
            f"{t['air:reportedIn']} {t.thing(document.id)}",
            f"{t['air:called']} {quote(name)}",
            f"{t['air:means']} {t.thing(entity)}",
        ]
        return block(t.value_node("naming", document.id, name), said)

    def values(self, one: Claim) -> list[Quantity | PartialDate]:
        """Return the quantities and dates among object and qualifiers of a claim."""
        found = (one.object, *(value for _, value in one.qualifiers))
        return [value for value in found if isinstance(value, (Quantity, PartialDate))]

    def claim(self, one: Claim, status: Status, polarities: Iterable[Polarity]) -> str:
        """Return the lines of a claim: its own triple in its own graph, the rest in the default.

        What its values say of themselves is not among them: many claims share them.
        """
        t, node = self.terms, self.terms.thing(one.id)
        subject, predicate = t.thing(one.subject), t.term(one.predicate)
        value = self.value(one.object)
        said = [
            t["rdf:type air:Claim"],
            t["rdf:type rdf:Statement"],
            f"{t['rdfs:label']} {quote(self.sentence(one), 'en')}",
            f"{t['rdf:subject']} {subject}",
            f"{t['rdf:predicate']} {predicate}",
            f"{t['rdf:object']} {value}",
            t[f"air:status air:{status}"],
            *[t[f"air:polarity air:{polarity}"] for polarity in polarities],
            *[f"{t.term(name)} {self.value(found)}" for name, found in one.qualifiers],
        ]
        return f"{subject} {predicate} {value} {node} .\n{block(node, said)}"

    @cached_property
    def phrases(self) -> dict[str, str]:
        """The phrase of each qualifier."""
        return {rule.name: rule.phrase for rule in self.vocabulary.qualifiers.values()}

    def sentence(self, one: Claim) -> str:
        """Return the claim as a sentence of our own, from the phrases of the ontology."""
        rule = self.vocabulary.properties[one.predicate]
        many = rule.plural_phrase if one.subject in self.plurals else ""
        parts = {"s": self.labels[one.subject], "o": value_text(one.object, self.labels)}
        said = [filled(many or rule.phrase, parts)]
        for name, value in one.qualifiers:
            said.append(filled(self.phrases[name], {"q": value_text(value, self.labels)}))
        return " ".join(said)

    def direct(self, one: Claim) -> str:
        """Return the plain triple of a claim; a literal where the object is a value.

        A number only where the figure is exact and in the unit of the property, so that no
        bound and no unit is lost; else the wording.
        """
        rule: Property = self.vocabulary.properties[one.predicate]
        subject, predicate = self.terms.thing(one.subject), self.terms.term(one.predicate)
        if isinstance(one.object, Quantity):
            exact = one.object.bound is Bound.EXACTLY and one.object.unit == rule.unit
            value = double(float(one.object.amount)) if exact else quote(one.object.text)
        elif isinstance(one.object, PartialDate):
            value = quote(one.object.edtf)
        else:
            value = self.value(one.object)
        back = f"{value} {predicate} {subject} .\n" if rule.symmetric else ""
        return f"{subject} {predicate} {value} .\n{back}"

    def assertion(self, one: Assertion, interested: bool, run: str, evidence: str) -> str:
        """Return the lines of an assertion; `evidence` is the term of its place."""
        t = self.terms
        said = [
            t["rdf:type air:Assertion"],
            t["rdf:type prov:Entity"],
            f"{t['air:asserts']} {t.thing(one.claim.id)}",
            f"{t['air:claimant']} {t.thing(one.claimant)}",
            f"{t['air:reportedIn']} {t.thing(one.document)}",
            t[f"air:modality air:{one.modality}"],
            t[f"air:polarity air:{one.polarity}"],
            f"{t['air:evidence']} {evidence}",
            f"{t['air:selfInterested']} {truth(interested)}",
            f"{t['prov:wasGeneratedBy']} {t.thing(run)}",
            *self._told(one),
        ]
        return block(t.thing(one.id), said)

    def _told(self, one: Assertion) -> Iterator[str]:
        """Yield what only some assertions have."""
        t = self.terms
        if one.channel:
            yield f"{t['air:channel']} {t.thing(one.channel)}"
        if one.anchor:
            yield f"{t['air:anchoredTo']} {t.thing(one.anchor)}"
        if one.said:
            yield f"{t['air:asStated']} {quote(one.said)}"
        if one.garbled:
            yield f"{t['air:resolution']} {t['air:garbledSource']}"
        ours = (("air:hedge", one.hedge), ("air:inferredFrom", one.inferred),
                ("rdfs:comment", one.note), ("air:confidence", one.confidence),
                ("skos:note", one.garbled))  # fmt: skip
        for name, text in ours:
            if text:
                yield f"{t[name]} {quote(text, 'en')}"

    def run(self, identifier: str) -> str:
        """Return the lines of the build that made the assertions, whoever wrote the claims."""
        t, label = self.terms, quote("build from claims files and tables", "en")
        said = [t["rdf:type prov:Activity"], f"{t['rdfs:label']} {label}"]
        return block(t.thing(identifier), said)
