"""Values to quads in N-Quads text: entities, documents, claims, assertions, disagreements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.graph.namespaces import XSD, Quad, Terms, double, integer, quote
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

__all__ = ["Encoder", "Quad"]


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

    def entity(self, one: Entity) -> Iterator[Quad]:
        """Yield the quads of an entity, superclasses included."""
        t, subject = self.terms, self.terms.thing(one.id)
        for kind in (one.kind, *self.vocabulary.classes[one.kind]):
            yield subject, t["rdf:type"], t.term(kind), ""
        yield subject, t["rdfs:label"], quote(one.label, "en"), ""
        for alias in one.aliases:
            yield subject, t["skos:altLabel"], quote(alias, "en"), ""
        for match in one.matches:
            iri = t[match] if match.startswith("wd:") else f"<{match}>"
            yield subject, t["skos:exactMatch"], iri, ""
        if one.note:
            yield subject, t["skos:note"], quote(one.note, "en"), ""

    def document(self, one: Document) -> Iterator[Quad]:
        """Yield the bibliographic quads of a document; its label and types come as an entity."""
        t, subject = self.terms, self.terms.thing(one.id)
        for kind in ("schema:Article", "prov:Entity"):
            yield subject, t["rdf:type"], t[kind], ""
        yield subject, t["dcterms:identifier"], quote(one.file), ""
        yield subject, t["air:sha256"], quote(one.sha256), ""
        yield subject, t["air:characters"], integer(one.characters), ""
        if one.title:
            yield subject, t["dcterms:title"], quote(one.title, one.language), ""
        if one.url:
            yield subject, t["schema:url"], f"<{one.url}>", ""
        if one.published:
            yield subject, t["dcterms:issued"], quote(one.published), ""
        yield subject, t["dcterms:language"], quote(one.language), ""
        for name, predicate in ((one.publisher, "publisher"), (one.author, "creator")):
            if name:
                agent = self.agents.get(name)
                value = t.thing(agent) if agent else quote(name)
                yield subject, t[f"dcterms:{predicate}"], value, ""

    def value(self, value: Value) -> str:
        """Return the term of a value: an entity, quantity or date node, or a text."""
        if isinstance(value, EntityRef):
            return self.terms.thing(value.id)
        if isinstance(value, Quantity):
            return self.terms.value_node("quantity", value.text, value.unit)
        if isinstance(value, PartialDate):
            return self.terms.value_node("date", value.edtf)
        return quote(value.text, "en")

    def value_quads(self, value: Value, node: str) -> Iterator[Quad]:
        """Yield what a quantity or date `node` says of itself; nothing for entities and texts."""
        t = self.terms
        if isinstance(value, Quantity):
            bound = "upTo" if value.bound is Bound.UP_TO else value.bound
            yield node, t["rdf:type"], t["air:Quantity"], ""
            yield node, t["air:amount"], double(float(value.amount)), ""
            yield node, t["air:lower"], double(float(value.lower)), ""
            yield node, t["air:upper"], double(float(value.upper)), ""
            yield node, t["air:unit"], quote(value.unit), ""
            yield node, t["air:bound"], t[f"air:{bound}"], ""
            yield node, t["air:asStated"], quote(value.text), ""
        elif isinstance(value, PartialDate):
            yield node, t["rdf:type"], t["air:Date"], ""
            yield node, t["air:edtf"], quote(value.edtf), ""
            for name, day in (("earliest", value.earliest), ("latest", value.latest)):
                yield node, t[f"air:{name}"], quote(day.isoformat(), datatype=f"{XSD}date"), ""
            yield node, t["air:asStated"], quote(value.text), ""

    def naming(self, document: Document, name: str, entity: str) -> Iterator[Quad]:
        """Yield the quads that tell what a name means in one document."""
        t, node = self.terms, self.terms.value_node("naming", document.id, name)
        yield node, t["rdf:type"], t["air:Naming"], ""
        yield node, t["air:reportedIn"], t.thing(document.id), ""
        yield node, t["air:called"], quote(name), ""
        yield node, t["air:means"], t.thing(entity), ""

    def values(self, one: Claim) -> Iterator[tuple[str, Value]]:
        """Yield object and qualifiers of a claim, each with its term."""
        yield self.value(one.object), one.object
        for _, qualifier in one.qualifiers:
            yield self.value(qualifier), qualifier

    def claim(self, one: Claim, status: Status, polarities: set[Polarity]) -> Iterator[Quad]:
        """Yield the quads of a claim: its own triple in its own graph, the rest in the default.

        What its values say of themselves is not among them: many claims share them.
        """
        t, node = self.terms, self.terms.thing(one.id)
        subject, predicate = t.thing(one.subject), t.term(one.predicate)
        value = self.value(one.object)
        yield subject, predicate, value, node
        for kind in ("air:Claim", "rdf:Statement"):
            yield node, t["rdf:type"], t[kind], ""
        yield node, t["rdfs:label"], quote(self.sentence(one), "en"), ""
        yield node, t["rdf:subject"], subject, ""
        yield node, t["rdf:predicate"], predicate, ""
        yield node, t["rdf:object"], value, ""
        yield node, t["air:status"], t[f"air:{status}"], ""
        for polarity in polarities:
            yield node, t["air:polarity"], t[f"air:{polarity}"], ""
        for name, qualifier in one.qualifiers:
            yield node, t.term(name), self.value(qualifier), ""

    def sentence(self, one: Claim) -> str:
        """Return the claim as a sentence of our own, from the phrases of the ontology."""
        rule = self.vocabulary.properties[one.predicate]
        many = rule.plural_phrase if one.subject in self.plurals else ""
        phrase = many or rule.phrase
        parts = {"s": self.labels[one.subject], "o": value_text(one.object, self.labels)}
        said = [filled(phrase, parts)]
        phrases = {rule.name: rule.phrase for rule in self.vocabulary.qualifiers.values()}
        for name, value in one.qualifiers:
            said.append(filled(phrases[name], {"q": value_text(value, self.labels)}))
        return " ".join(said)

    def direct(self, one: Claim) -> Iterator[Quad]:
        """Yield the plain triple of a claim; a literal where the object is a value.

        A number only where the figure is exact and in the unit of the property, so that no
        bound and no unit is lost; else the wording.
        """
        rule: Property = self.vocabulary.properties[one.predicate]
        subject, predicate = self.terms.thing(one.subject), self.terms.term(one.predicate)
        value = self.value(one.object)
        if isinstance(one.object, Quantity):
            exact = one.object.bound is Bound.EXACTLY and one.object.unit == rule.unit
            value = double(float(one.object.amount)) if exact else quote(one.object.text)
        elif isinstance(one.object, PartialDate):
            value = quote(one.object.edtf)
        yield subject, predicate, value, ""
        if rule.symmetric:
            yield value, predicate, subject, ""

    def assertion(
        self, one: Assertion, interested: bool, run: str, evidence: str
    ) -> Iterator[Quad]:
        """Yield the quads of an assertion; `evidence` is the term of its place."""
        t, node = self.terms, self.terms.thing(one.id)
        rows = [
            ("rdf:type", t["air:Assertion"]),
            ("rdf:type", t["prov:Entity"]),
            ("air:asserts", t.thing(one.claim.id)),
            ("air:claimant", t.thing(one.claimant)),
            ("air:reportedIn", t.thing(one.document)),
            ("air:modality", t[f"air:{one.modality}"]),
            ("air:polarity", t[f"air:{one.polarity}"]),
            ("air:evidence", evidence),
            ("air:selfInterested", quote(str(interested).lower(), datatype=f"{XSD}boolean")),
            ("prov:wasGeneratedBy", t.thing(run)),
        ]
        if one.channel:
            rows.append(("air:channel", t.thing(one.channel)))
        if one.anchor:
            rows.append(("air:anchoredTo", t.thing(one.anchor)))
        if one.said:
            rows.append(("air:asStated", quote(one.said)))
        ours = {"air:hedge": one.hedge, "air:inferredFrom": one.inferred, "rdfs:comment": one.note,
                "air:confidence": one.confidence}  # fmt: skip
        rows += [(name, quote(text, "en")) for name, text in ours.items() if text]
        for name, value in rows:
            yield node, t[name], value, ""

    def run(self, identifier: str) -> Iterator[Quad]:
        """Yield the quads of the run that made the assertions."""
        t, node = self.terms, self.terms.thing(identifier)
        yield node, t["rdf:type"], t["prov:Activity"], ""
        yield node, t["rdfs:label"], quote("curation, two readers and a reconciler", "en"), ""


def filled(phrase: str, parts: dict[str, str]) -> str:
    """Return the phrase with its places filled at once, so that braces in names stay harmless."""
    text = phrase
    for name in parts:
        text = text.replace("{" + name + "}", f"\x00{name}\x00")
    for name, value in parts.items():
        text = text.replace(f"\x00{name}\x00", value)
    return text
