"""All quads of a graph, in one place: what is computed from assertions joins what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.agreement.corroboration import copies, corroborations
from kg.agreement.disagreement import find_compatibilities
from kg.agreement.interest import reach, self_interested, stakes
from kg.agreement.status import is_direct, statuses
from kg.graph.encoding import Encoder, Quad
from kg.graph.findings import Findings
from kg.identifiers import digest
from kg.model import Assertion, Disagreement, Document, OriginRule, Overlap, Polarity

__all__ = ["all_quads", "finding_quads"]


def all_quads(
    encoder: Encoder,
    documents: Sequence[Document],
    assertions: Sequence[Assertion],
    disagreements: Sequence[Disagreement],
) -> list[Quad]:
    """Return the quads of entities, documents, claims and assertions.

    Statuses, direct links and self-interest are computed here, from all assertions at once.
    """
    status = statuses(assertions, disagreements)
    direct = is_direct(assertions, status)
    interested = self_interested(assertions, encoder.vocabulary)
    run = "run/" + digest(sorted(one.id for one in assertions))
    quads = [quad for entity in encoder.entities for quad in encoder.entity(entity)]
    for document in documents:
        quads += encoder.document(document)
    # Wordings of one claim may differ in case and space; which one is shown depends on no order.
    claims = {one.claim.id: one.claim for one in sorted(assertions, key=lambda one: one.id)}
    polarities: dict[str, set[Polarity]] = defaultdict(set)
    for one in assertions:
        polarities[one.claim.id].add(one.polarity)
    for key, claim in claims.items():
        quads += encoder.claim(claim, status[key], polarities[key])
        if key in direct:
            quads += encoder.direct(claim)
    for one in assertions:
        quads += encoder.assertion(one, one.id in interested, run)
    return [*quads, *encoder.run(run)]


def finding_quads(
    encoder: Encoder,
    assertions: Sequence[Assertion],
    disagreements: Sequence[Disagreement],
    overlaps: Sequence[Overlap],
    rule: OriginRule | None,
) -> list[Quad]:
    """Return the quads of what agreement finds: disagreements, compatibilities, corroboration."""
    findings = Findings(encoder)
    quads = [quad for one in disagreements for quad in findings.disagreement(one)]
    for pair in find_compatibilities(assertions, encoder.vocabulary, encoder.labels):
        quads += findings.compatibility(pair)
    same = [one for one in overlaps if rule and rule.one_origin(one)]
    for overlap in overlaps:
        quads += findings.overlap(overlap, overlap in same)
    copied = copies((f"document/{a}", f"document/{b}") for a, b in (one.documents for one in same))
    held = stakes(assertions, encoder.vocabulary)
    tied = {one: reach(one, held) for one in {each.claimant for each in assertions}}
    for claim, behind in corroborations(assertions, copied, tied).items():
        quads += findings.corroboration(claim, behind)
    return quads
