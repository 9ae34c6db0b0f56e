"""Answers that need all assertions at once, made with the build.

They follow from the rest of the graph: `queries/plain` computes the same from the assertions, and
takes long where there are many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kg.agreement.holding import Holding, Manner, holdings, manners
from kg.agreement.order import BENCHMARK
from kg.agreement.ranking import ranks
from kg.agreement.support import stated_and_reported, supports
from kg.corpus.releases import replacements
from kg.graph.boards import boards
from kg.graph.dates import date_quads
from kg.graph.day_pages import day_quads
from kg.graph.encoding import Encoder
from kg.graph.firsts import first_quads
from kg.graph.list_names import board_list
from kg.graph.lists import list_quads, page_quads
from kg.graph.namespaces import Terms, block, integer, quote, truth
from kg.graph.said import Said
from kg.graph.sheets import sheet_quads
from kg.identifiers import fold
from kg.model import Assertion, Disagreement, Document, Status, value_key

__all__ = ["answer_quads"]


def answer_quads(encoder: Encoder, documents: Sequence[Document], said: Said) -> Iterator[str]:
    """Yield the N-Quads of the answers: about names, claims, documents, publishers, and all.

    What only superseded releases of a table say supports nothing, has no rank, and is not what
    their publisher has brought. What was judged to be garbled has no rank either.
    """
    for entity in encoder.entities:
        keys = sorted({fold(name) for name in entity.names})
        named = [f"{encoder.terms['air:nameKey']} {quote(key)}" for key in keys]
        yield block(encoder.terms.thing(entity.id), named)
    assertions, current = said.assertions, said.current
    replaced = replacements(documents)
    standing = [one for one in current if one.stands]
    ranked = ranks(standing)
    yield from _of_claims(encoder, current, ranked)
    held = holdings(assertions, {one.document: one.document for one in assertions})
    for document, holding in held.items():
        yield _holding(encoder, encoder.terms.thing(document), holding)
    yield from _manners(encoder, said)
    yield from _of_publishers(
        encoder, [one for one in documents if one.id not in replaced], current
    )
    yield from _of_all(encoder, said)
    yield from list_quads(encoder, documents, said, held)
    claims = {one.claim.id: one.claim for one in standing}
    for benchmark, places in boards(encoder, claims.values(), ranked):
        yield from page_quads(encoder, board_list(benchmark), places)
    yield from first_quads(encoder, said)
    yield from sheet_quads(encoder, documents, said)
    yield from date_quads(encoder, said)
    yield from day_quads(encoder, said)


def _of_claims(
    encoder: Encoder, assertions: Sequence[Assertion], ranked: dict[str, int]
) -> Iterator[str]:
    t = encoder.terms
    for claim, number in supports(assertions).items():
        yield block(t.thing(claim), [f"{t['air:supportCount']} {integer(number)}"])
    for claim in sorted(stated_and_reported(assertions)):
        yield block(t.thing(claim), [f"{t['air:statedAndReported']} {truth(True)}"])
    for claim, rank in ranked.items():
        yield block(t.thing(claim), [f"{t['air:benchmarkRank']} {integer(rank)}"])


def _manners(encoder: Encoder, said: Said) -> Iterator[str]:
    vocabulary = encoder.vocabulary
    groups = {one.id for one in encoder.entities if vocabulary.is_a(one.kind, ("Group",))}
    contested = {key for key, one in said.statuses.items() if one is Status.CONTESTED}
    found = manners(said.assertions, groups, said.interested, contested)
    for document, manner in found.items():
        yield _manner(encoder, encoder.terms.thing(document), manner)


def _manner(encoder: Encoder, node: str, manner: Manner) -> str:
    t = encoder.terms
    said = [
        f"{t['air:firstHandCount']} {integer(manner.first_hand)}",
        f"{t['air:opinionCount']} {integer(manner.opinions)}",
        f"{t['air:hedgedCount']} {integer(manner.hedged)}",
        f"{t['air:selfInterestedCount']} {integer(manner.interested)}",
        f"{t['air:contestedCount']} {integer(manner.contested)}",
    ]
    return block(node, said)


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
        yield block(
            node, [f"{t['air:publisherName']} {quote(name)}", f"{t['air:publishedCount']} {count}"]
        )
        yield _holding(encoder, node, held)


def _holding(encoder: Encoder, node: str, held: Holding) -> str:
    t = encoder.terms
    said = [
        f"{t['air:assertionCount']} {integer(held.assertions)}",
        f"{t['air:claimCount']} {integer(held.claims)}",
        f"{t['air:ownClaimCount']} {integer(held.own)}",
    ]
    return block(node, said)


def _of_all(encoder: Encoder, said: Said) -> Iterator[str]:
    """Yield how many there are in the graph: by modality, status, kind, class and benchmark.

    What a person judged to be garbled counts as that, however its words put it.
    """
    t = encoder.terms
    benchmarks = Counter(
        value_key(value)
        for key in said.statuses
        for name, value in said.claims[key].qualifiers
        if name == BENCHMARK
    )
    counts = {
        "assertionCount": _by_term(
            t, (Status.GARBLED if one.garbled else one.modality for one in said.assertions)
        ),
        "claimCount": _by_term(t, said.statuses.values())
        | {t.thing(key): number for key, number in benchmarks.items()},
        "disagreementCount": _by_term(t, _kinds(said.disagreements)),
        "entityCount": _by_term(t, (one.kind for one in encoder.entities)),
    }
    for name, found in counts.items():
        for node, number in found.items():
            yield block(node, [f"{t[f'air:{name}']} {integer(number)}"])


def _by_term(t: Terms, names: Iterable[str]) -> dict[str, int]:
    return {t.term(name): number for name, number in Counter(names).items()}


def _kinds(disagreements: Sequence[Disagreement]) -> list[str]:
    return [kind for _, kind in {(one.id, str(one.kind)) for one in disagreements}]
