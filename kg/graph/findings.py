"""What agreement found, as N-Quads: disagreements, compatibilities, corroboration, overlaps."""

from __future__ import annotations

from kg.graph.encoding import Encoder
from kg.graph.namespaces import XSD, block, double, integer, quote
from kg.model import Compatibility, Corroboration, Disagreement, Overlap, Side

__all__ = ["Findings"]


class Findings:
    """Writes what agreement found with the terms and labels of an encoder."""

    def __init__(self, encoder: Encoder) -> None:
        """Keep the terms and labels."""
        self.terms, self.labels = encoder.terms, encoder.labels

    def disagreement(self, one: Disagreement) -> str:
        """Return the lines of a disagreement with its sides and its judgement, if there is one."""
        t = self.terms
        label = f"{self.labels[one.subject]}, {one.predicate}: {one.reason}"
        pairs = [
            (t["rdf:type"], t["air:Disagreement"]),
            (t["rdfs:label"], quote(label, "en")),
            (t["air:kind"], t[f"air:{one.kind}"]),
            (t["air:onSubject"], t.thing(one.subject)),
            (t["air:onProperty"], t.term(one.predicate)),
            (t["rdfs:comment"], quote(one.reason, "en")),
            *((t["air:member"], t.thing(member)) for member in one.members),
            *((t["air:side"], t.thing(side.id)) for side in one.sides),
        ]
        if one.upheld:
            pairs.append((t["air:upholds"], t.thing(one.upheld.id)))
        if one.judgement:
            pairs.append((t["air:resolution"], t[f"air:{one.judgement.verdict}"]))
            pairs.append((t["skos:note"], quote(one.judgement.reason, "en")))
        return block(t.thing(one.id), pairs) + "".join(map(self._side, one.sides))

    def _side(self, side: Side) -> str:
        t = self.terms
        pairs = [
            (t["rdf:type"], t["air:Side"]),
            (t["rdfs:label"], quote(side.label, "en")),
            *((t["air:holds"], t.thing(claim)) for claim in side.claims),
            *((t["air:involves"], t.thing(assertion)) for assertion in side.assertions),
        ]
        return block(t.thing(side.id), pairs)

    def compatibility(self, one: Compatibility) -> str:
        """Return the lines of two claims that differ in wording and can both hold."""
        t = self.terms
        pairs = [
            (t["rdf:type"], t["air:Compatibility"]),
            (t["rdfs:label"], quote(f"{self.labels[one.subject]}: {one.reason}", "en")),
            (t["air:onSubject"], t.thing(one.subject)),
            (t["air:onProperty"], t.term(one.predicate)),
            (t["rdfs:comment"], quote(one.reason, "en")),
            *((t["air:compares"], t.thing(member)) for member in one.members),
        ]
        return block(t.thing(one.id), pairs)

    def corroboration(self, claim: str, one: Corroboration) -> str:
        """Return what stands behind a claim: documents, claimants, independent origins."""
        t = self.terms
        pairs = [
            (t["air:documentCount"], integer(one.documents)),
            (t["air:claimantCount"], integer(one.claimants)),
            (t["air:originCount"], integer(one.origins)),
        ]
        return block(t.thing(claim), pairs)

    def overlap(self, one: Overlap, same: bool) -> str:
        """Return how much wording two documents share, and whether they count as one origin."""
        t = self.terms
        pairs = [
            (t["rdf:type"], t["air:Overlap"]),
            *((t["air:between"], t.thing(f"document/{key}")) for key in one.documents),
            (t["air:sharedRuns"], integer(one.runs)),
            (t["air:sharedShare"], double(one.share)),
            (t["air:sameOrigin"], quote(str(same).lower(), datatype=f"{XSD}boolean")),
        ]
        return block(t.value_node("overlap", *one.documents), pairs)
