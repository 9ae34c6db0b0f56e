"""What agreement found, as quads: disagreements, compatibilities, corroboration, overlaps."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.encoding import Encoder, Quad
from kg.graph.namespaces import XSD, double, integer, quote
from kg.model import Compatibility, Corroboration, Disagreement, Overlap, Side

__all__ = ["Findings"]


class Findings:
    """Writes what agreement found with the terms and labels of an encoder."""

    def __init__(self, encoder: Encoder) -> None:
        """Keep the terms and labels."""
        self.terms, self.labels = encoder.terms, encoder.labels

    def disagreement(self, one: Disagreement) -> Iterator[Quad]:
        """Yield the quads of a disagreement with its sides and its judgement, if there is one."""
        t, node = self.terms, self.terms.thing(one.id)
        label = f"{self.labels[one.subject]}, {one.predicate}: {one.reason}"
        yield node, t["rdf:type"], t["air:Disagreement"], ""
        yield node, t["rdfs:label"], quote(label, "en"), ""
        yield node, t["air:kind"], t[f"air:{one.kind}"], ""
        yield node, t["air:onSubject"], t.thing(one.subject), ""
        yield node, t["air:onProperty"], t.term(one.predicate), ""
        yield node, t["rdfs:comment"], quote(one.reason, "en"), ""
        for member in one.members:
            yield node, t["air:member"], t.thing(member), ""
        for side in one.sides:
            yield node, t["air:side"], t.thing(side.id), ""
            yield from self._side(side)
        if one.upheld:
            yield node, t["air:upholds"], t.thing(one.upheld.id), ""
        if one.judgement:
            yield node, t["air:resolution"], t[f"air:{one.judgement.verdict}"], ""
            yield node, t["skos:note"], quote(one.judgement.reason, "en"), ""

    def _side(self, side: Side) -> Iterator[Quad]:
        t, node = self.terms, self.terms.thing(side.id)
        yield node, t["rdf:type"], t["air:Side"], ""
        yield node, t["rdfs:label"], quote(side.label, "en"), ""
        for claim in side.claims:
            yield node, t["air:holds"], t.thing(claim), ""
        for assertion in side.assertions:
            yield node, t["air:involves"], t.thing(assertion), ""

    def compatibility(self, one: Compatibility) -> Iterator[Quad]:
        """Yield the quads of two claims that differ in wording and can both hold."""
        t, node = self.terms, self.terms.thing(one.id)
        yield node, t["rdf:type"], t["air:Compatibility"], ""
        yield node, t["rdfs:label"], quote(f"{self.labels[one.subject]}: {one.reason}", "en"), ""
        yield node, t["air:onSubject"], t.thing(one.subject), ""
        yield node, t["air:onProperty"], t.term(one.predicate), ""
        yield node, t["rdfs:comment"], quote(one.reason, "en"), ""
        for member in one.members:
            yield node, t["air:compares"], t.thing(member), ""

    def corroboration(self, claim: str, one: Corroboration) -> Iterator[Quad]:
        """Yield what stands behind a claim: documents, claimants, independent origins."""
        node = self.terms.thing(claim)
        for name in ("document", "claimant", "origin"):
            number = integer(getattr(one, f"{name}s"))
            yield node, self.terms[f"air:{name}Count"], number, ""

    def overlap(self, one: Overlap, same: bool) -> Iterator[Quad]:
        """Yield how much wording two documents share, and whether they count as one origin."""
        t, node = self.terms, self.terms.value_node("overlap", *one.documents)
        yield node, t["rdf:type"], t["air:Overlap"], ""
        for key in one.documents:
            yield node, t["air:between"], t.thing(f"document/{key}"), ""
        yield node, t["air:sharedRuns"], integer(one.runs), ""
        yield node, t["air:sharedShare"], double(one.share), ""
        yield node, t["air:sameOrigin"], quote(str(same).lower(), datatype=f"{XSD}boolean"), ""
