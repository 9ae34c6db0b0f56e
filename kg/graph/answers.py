"""Answers that need all assertions at once, made with the build.

They follow from the rest of the graph: `queries/plain` computes the same from the assertions, and
takes long where there are many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.agreement.holding import Holding, holdings
from kg.agreement.ranking import ranks
from kg.agreement.support import stated_and_reported, supports
from kg.corpus.releases import replacements
from kg.graph.encoding import Encoder
from kg.graph.namespaces import XSD, block, integer, quote
from kg.identifiers import fold
from kg.model import Assertion, Document

__all__ = ["answer_quads"]


def answer_quads(
    encoder: Encoder, documents: Sequence[Document], assertions: Sequence[Assertion]
) -> Iterator[str]:
    """Yield the N-Quads of the answers: about names, claims, documents and publishers.

    What only superseded releases of a table say supports nothing, has no rank, and is not what
    their publisher has brought.
    """
    for entity in encoder.entities:
        keys = sorted({fold(name) for name in entity.names})
        pairs = [(encoder.terms["air:nameKey"], quote(key)) for key in keys]
        yield block(encoder.terms.thing(entity.id), pairs)
    current = [one for one in assertions if not one.superseded]
    replaced = replacements(documents)
    yield from _of_claims(encoder, current)
    yield from _of_documents(encoder, assertions)
    yield from _of_publishers(
        encoder, [one for one in documents if one.id not in replaced], current
    )


def _of_claims(encoder: Encoder, assertions: Sequence[Assertion]) -> Iterator[str]:
    t = encoder.terms
    for claim, number in supports(assertions).items():
        yield block(t.thing(claim), [(t["air:supportCount"], integer(number))])
    for claim in sorted(stated_and_reported(assertions)):
        yield block(t.thing(claim), [(t["air:statedAndReported"], _TRUE)])
    for claim, rank in ranks(assertions).items():
        yield block(t.thing(claim), [(t["air:benchmarkRank"], integer(rank))])


def _of_documents(encoder: Encoder, assertions: Sequence[Assertion]) -> Iterator[str]:
    themselves = {one.document: one.document for one in assertions}
    for document, held in holdings(assertions, themselves).items():
        yield _holding(encoder, encoder.terms.thing(document), held)


def _of_publishers(
    encoder: Encoder, documents: Sequence[Document], assertions: Sequence[Assertion]
) -> Iterator[str]:
    """Yield what each publisher holds; one that is no entity has a node of its own, by name."""
    t = encoder.terms
    houses = {one.id: one.publisher for one in documents if one.publisher}
    published = Counter(houses.values())
    for name, held in holdings(assertions, houses).items():
        agent = encoder.agents.get(name)
        node = t.thing(agent) if agent else t.value_node("publisher", name)
        count = integer(published[name])
        yield block(node, [(t["air:publisherName"], quote(name)), (t["air:publishedCount"], count)])
        yield _holding(encoder, node, held)


def _holding(encoder: Encoder, node: str, held: Holding) -> str:
    t = encoder.terms
    pairs = [
        (t["air:assertionCount"], integer(held.assertions)),
        (t["air:claimCount"], integer(held.claims)),
        (t["air:ownClaimCount"], integer(held.own)),
    ]
    return block(node, pairs)


_TRUE = quote("true", datatype=f"{XSD}boolean")
