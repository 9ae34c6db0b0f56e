"""What is shown first of sides and dates that very many assertions carry, made with the build.

Whoever says how many there are, and shows some, then need not read all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kg.agreement.chosen import MOST, witnesses
from kg.graph.datings import dating
from kg.graph.encoding import Encoder
from kg.graph.namespaces import block, integer, quote
from kg.graph.said import Said
from kg.model import Assertion, Disagreement, Side

__all__ = ["first_quads"]


def first_quads(encoder: Encoder, said: Said) -> Iterator[str]:
    """Yield the N-Quads of the first assertions of sides and dates that have more than MOST."""
    by_id = said.by_id
    for one in said.disagreements:
        many = [side for side in one.sides if len(side.assertions) > MOST]
        for side in many:
            yield _side(
                encoder, side, said.firsts[side.id], [by_id[key] for key in set(side.assertions)]
            )
        if many:
            yield from _several(encoder, one, by_id)
    yield from _dates(encoder, said.datings)


def _side(encoder: Encoder, side: Side, first: list[str], said: Sequence[Assertion]) -> str:
    t = encoder.terms
    told = [
        f"{t['air:assertionCount']} {integer(len(said))}",
        f"{t['air:sideDocumentCount']} {integer(len({one.document for one in said}))}",
        f"{t['air:firstAssertions']} {quote(' '.join(first))}",
    ]
    return block(t.thing(side.id), told)


def _several(encoder: Encoder, one: Disagreement, by_id: dict[str, Assertion]) -> Iterator[str]:
    """Yield which documents stand on more than one side of a disagreement, where any do."""
    seen = Counter(
        document
        for side in one.sides
        for document in {by_id[key].document for key in side.assertions}
    )
    documents = sorted(document for document, number in seen.items() if number > 1)
    if documents:
        t = encoder.terms
        yield block(t.thing(one.id), [f"{t['air:onSeveralSides']} {quote(' '.join(documents))}"])


def _dates(encoder: Encoder, given: dict[str, list[Assertion]]) -> Iterator[str]:
    t = encoder.terms
    for claim, of in given.items():
        first = witnesses([dating(one, encoder.labels) for one in of]) if len(of) > MOST else []
        if first:
            yield block(t.thing(claim), [f"{t['air:firstAssertions']} {quote(' '.join(first))}"])
