"""All quads of a graph, in one place: what is computed from assertions joins what they say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.agreement.interest import self_interested
from kg.agreement.status import is_direct, statuses
from kg.graph.encoding import Encoder, Quad
from kg.identifiers import digest
from kg.model import Assertion, Disagreement, Document, Polarity

__all__ = ["all_quads"]


def all_quads(
    encoder: Encoder,
    documents: Sequence[Document],
    assertions: Sequence[Assertion],
    disagreements: Sequence[Disagreement],
) -> list[Quad]:
    """Return the quads of entities, documents, claims, assertions and disagreements.

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
    for found in disagreements:
        quads += encoder.disagreement(found)
    return [*quads, *encoder.run(run)]
