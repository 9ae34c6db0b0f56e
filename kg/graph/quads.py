"""All quads of a graph, in one place: what is computed from assertions joins what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.agreement.corroboration import copies, corroborations
from kg.agreement.disagreement import find_compatibilities
from kg.agreement.interest import reach, self_interested, stakes
from kg.agreement.status import is_direct, statuses
from kg.corpus.releases import replacements
from kg.graph.encoding import Encoder, Quad
from kg.graph.evidence import evidence_quads, evidence_term
from kg.graph.findings import Findings
from kg.graph.namespaces import Terms
from kg.identifiers import digest
from kg.model import Assertion, Claim, Disagreement, Document, OriginRule, Overlap, Polarity

__all__ = ["all_quads", "finding_quads"]


def all_quads(
    encoder: Encoder,
    documents: Sequence[Document],
    assertions: Sequence[Assertion],
    disagreements: Sequence[Disagreement],
) -> Iterator[Quad]:
    """Yield the quads of entities, documents, claims and assertions.

    Statuses, direct links and self-interest are computed here, from all assertions at once.
    """
    for entity in encoder.entities:
        yield from encoder.entity(entity)
    for document in documents:
        yield from encoder.document(document)
    yield from _releases(encoder.terms, documents)
    yield from _claims(encoder, assertions, disagreements)
    yield from _assertions(encoder, assertions)


def _releases(t: Terms, documents: Iterable[Document]) -> Iterator[Quad]:
    """Yield which release of a table takes the place of which, in both directions."""
    for older, newer in replacements(documents).items():
        yield t.thing(newer), t["dcterms:replaces"], t.thing(older), ""
        yield t.thing(older), t["dcterms:isReplacedBy"], t.thing(newer), ""


def _claims(
    encoder: Encoder, assertions: Sequence[Assertion], disagreements: Sequence[Disagreement]
) -> Iterator[Quad]:
    status = statuses(assertions, disagreements)
    direct = is_direct(assertions, status)
    polarities: dict[str, set[Polarity]] = defaultdict(set)
    for one in assertions:
        polarities[one.claim.id].add(one.polarity)
    # Wordings of one claim may differ in case and space; which one is shown depends on no order.
    claims = {one.claim.id: one.claim for one in sorted(assertions, key=lambda one: one.id)}
    for key, claim in claims.items():
        yield from encoder.claim(claim, status[key], polarities[key])
        if key in direct:
            yield from encoder.direct(claim)
    yield from _values(encoder, claims.values())


def _values(encoder: Encoder, claims: Iterable[Claim]) -> Iterator[Quad]:
    written: set[str] = set()
    for claim in claims:
        for node, value in encoder.values(claim):
            if node not in written:
                written.add(node)
                yield from encoder.value_quads(value, node)


def _assertions(encoder: Encoder, assertions: Sequence[Assertion]) -> Iterator[Quad]:
    interested = self_interested(assertions, encoder.vocabulary)
    run = "run/" + digest(sorted(one.id for one in assertions))
    yield from encoder.run(run)
    written: set[str] = set()
    for one in assertions:
        place = evidence_term(encoder.terms, one)
        yield from encoder.assertion(one, one.id in interested, run, place)
        if place not in written:
            written.add(place)
            yield from evidence_quads(encoder.terms, one, place)


def finding_quads(
    encoder: Encoder,
    assertions: Sequence[Assertion],
    disagreements: Sequence[Disagreement],
    overlaps: Sequence[Overlap],
    rule: OriginRule | None,
) -> Iterator[Quad]:
    """Yield the quads of what agreement finds: disagreements, compatibilities, corroboration."""
    findings = Findings(encoder)
    for one in disagreements:
        yield from findings.disagreement(one)
    for pair in find_compatibilities(assertions, encoder.vocabulary, encoder.labels):
        yield from findings.compatibility(pair)
    same = [one for one in overlaps if rule and rule.one_origin(one)]
    for overlap in overlaps:
        yield from findings.overlap(overlap, overlap in same)
    copied = copies((f"document/{a}", f"document/{b}") for a, b in (one.documents for one in same))
    held = stakes(assertions, encoder.vocabulary)
    tied = {one: reach(one, held) for one in {each.claimant for each in assertions}}
    for claim, behind in corroborations(assertions, copied, tied).items():
        yield from findings.corroboration(claim, behind)
