"""What agreement found, as N-Quads: disagreements, compatibilities, corroboration, overlaps."""

from __future__ import annotations

from kg.graph.encoding import Encoder
from kg.graph.namespaces import block, double, integer, quote, truth
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
        said = [
            t["rdf:type air:Disagreement"],
            f"{t['rdfs:label']} {quote(label, 'en')}",
            t[f"air:kind air:{one.kind}"],
            f"{t['air:onSubject']} {t.thing(one.subject)}",
            f"{t['air:onProperty']} {t.term(one.predicate)}",
            f"{t['rdfs:comment']} {quote(one.reason, 'en')}",
            *(f"{t['air:member']} {t.thing(member)}" for member in one.members),
            *(f"{t['air:side']} {t.thing(side.id)}" for side in one.sides),
        ]
        if one.upheld:
            said.append(f"{t['air:upholds']} {t.thing(one.upheld.id)}")
        if one.judgement:
            said.append(t[f"air:resolution air:{one.judgement.verdict}"])
            said.append(f"{t['skos:note']} {quote(one.judgement.reason, 'en')}")
        return block(t.thing(one.id), said) + "".join(map(self._side, one.sides))

    def _side(self, side: Side) -> str:
        t = self.terms
        said = [
            t["rdf:type air:Side"],
            f"{t['rdfs:label']} {quote(side.label, 'en')}",
            *(f"{t['air:holds']} {t.thing(claim)}" for claim in side.claims),
            *(f"{t['air:involves']} {t.thing(assertion)}" for assertion in side.assertions),
        ]
        return block(t.thing(side.id), said)

    def compatibility(self, one: Compatibility) -> str:
        """Return the lines of two claims that differ in wording and can both hold."""
        t = self.terms
        label = f"{self.labels[one.subject]}: {one.reason}"
        said = [
            t["rdf:type air:Compatibility"],
            f"{t['rdfs:label']} {quote(label, 'en')}",
            f"{t['air:onSubject']} {t.thing(one.subject)}",
            f"{t['air:onProperty']} {t.term(one.predicate)}",
            f"{t['rdfs:comment']} {quote(one.reason, 'en')}",
            *(f"{t['air:compares']} {t.thing(member)}" for member in one.members),
        ]
        return block(t.thing(one.id), said)

    def corroboration(self, claim: str, one: Corroboration) -> str:
        """Return what stands behind a claim: documents, claimants, independent origins."""
        t = self.terms
        said = [
            f"{t['air:documentCount']} {integer(one.documents)}",
            f"{t['air:claimantCount']} {integer(one.claimants)}",
            f"{t['air:originCount']} {integer(one.origins)}",
        ]
        return block(t.thing(claim), said)

    def overlap(self, one: Overlap, same: bool) -> str:
        """Return how much wording two documents share, and whether they count as one origin."""
        t = self.terms
        said = [
            t["rdf:type air:Overlap"],
            *(f"{t['air:between']} {t.thing('document/' + key)}" for key in one.documents),
            f"{t['air:sharedRuns']} {integer(one.runs)}",
            f"{t['air:sharedShare']} {double(one.share)}",
            f"{t['air:sameOrigin']} {truth(same)}",
        ]
        return block(t.value_node("overlap", *one.documents), said)
