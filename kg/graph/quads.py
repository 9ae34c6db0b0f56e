"""All N-Quads of a graph, in one place: what is computed from assertions joins what they say.

Every function yields whole lines, some or many at a time. What people wrote where an IRI stands
(addresses, outside identifiers, keys) is parsed strictly here; all other IRIs are made of those
and of digests, so that the engine need not look at each again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from kg.agreement.corroboration import copies, corroborations
from kg.agreement.disagreement import find_compatibilities
from kg.agreement.interest import reach, stakes
from kg.agreement.status import is_direct
from kg.corpus.releases import replacements
from kg.graph.encoding import Encoder
from kg.graph.evidence import evidence_lines, evidence_term
from kg.graph.findings import Findings
from kg.graph.namespaces import Terms, block
from kg.graph.said import Said
from kg.graph.stream import all_strict, strict
from kg.identifiers import digest
from kg.model import (
    Assertion,
    Cell,
    Claim,
    Disagreement,
    Document,
    OriginRule,
    Overlap,
    Polarity,
)

__all__ = ["all_quads", "finding_quads", "said_quads"]


def all_quads(
    encoder: Encoder,
    documents: Sequence[Document],
    assertions: Sequence[Assertion],
    disagreements: Sequence[Disagreement],
) -> Iterator[str]:
    """Yield the N-Quads of entities, documents, claims and assertions, as `said_quads` does."""
    return said_quads(encoder, documents, Said(assertions, disagreements, encoder.vocabulary))


def said_quads(encoder: Encoder, documents: Sequence[Document], said: Said) -> Iterator[str]:
    """Yield the N-Quads of entities, documents, claims and assertions.

    Statuses, direct links and self-interest follow from all assertions at once. Raises SyntaxError
    for an entity or a document whose addresses are no IRIs.
    """
    yield from all_strict(map(encoder.entity, encoder.entities))
    yield from all_strict(map(encoder.document, documents))
    yield from _releases(encoder.terms, documents)
    yield from _claims(encoder, said)
    yield from _assertions(encoder, said)


def _releases(t: Terms, documents: Iterable[Document]) -> Iterator[str]:
    """Yield which release of a table takes the place of which, in both directions."""
    for older, newer in replacements(documents).items():
        yield block(t.thing(newer), [f"{t['dcterms:replaces']} {t.thing(older)}"])
        yield block(t.thing(older), [f"{t['dcterms:isReplacedBy']} {t.thing(newer)}"])


def _claims(encoder: Encoder, said: Said) -> Iterator[str]:
    direct = is_direct(said.assertions, said.statuses)
    told: dict[Polarity, set[str]] = {one: set() for one in Polarity}
    for one in said.assertions:
        told[one.polarity].add(one.claim.id)
    for key, claim in said.claims.items():
        polarities = [polarity for polarity, keys in told.items() if key in keys]
        yield encoder.claim(claim, said.statuses[key], polarities)
        if key in direct:
            yield encoder.direct(claim)
    yield from _values(encoder, said.claims.values())


def _values(encoder: Encoder, claims: Iterable[Claim]) -> Iterator[str]:
    written: set[str] = set()
    for claim in claims:
        for value in encoder.values(claim):
            node = encoder.value(value)
            if node not in written:
                written.add(node)
                yield encoder.value_lines(value, node)


def _assertions(encoder: Encoder, said: Said) -> Iterator[str]:
    run = "run/" + digest(sorted(one.id for one in said.assertions))
    yield encoder.run(run)
    written: set[str] = set()
    for one, place in _placed(encoder.terms, said.assertions):
        yield encoder.assertion(one, one.id in said.interested, run, place)
        if place not in written:
            written.add(place)
            lines = evidence_lines(encoder.terms, one, place)
            cites = isinstance(one.locator, Cell) and one.locator.cites
            yield strict(lines) if cites else lines


def _placed(t: Terms, assertions: Iterable[Assertion]) -> Iterator[tuple[Assertion, str]]:
    """Yield each assertion with its place, made once for neighbours that share a locator."""
    for _, members in groupby(assertions, key=lambda one: (one.document, id(one.locator))):
        passage = list(members)
        place = evidence_term(t, passage[0])
        for one in passage:
            yield one, place


def finding_quads(
    encoder: Encoder, said: Said, overlaps: Sequence[Overlap], rule: OriginRule | None
) -> Iterator[str]:
    """Yield the N-Quads of what agreement finds: disagreements, compatibilities, corroboration."""
    findings, assertions = Findings(encoder), said.assertions
    yield from map(findings.disagreement, said.disagreements)
    for pair in find_compatibilities(assertions, encoder.vocabulary, encoder.labels):
        yield findings.compatibility(pair)
    same = [one for one in overlaps if rule and rule.one_origin(one)]
    yield from all_strict(findings.overlap(one, one in same) for one in overlaps)
    copied = copies((f"document/{a}", f"document/{b}") for a, b in (one.documents for one in same))
    held = stakes(assertions, encoder.vocabulary)
    tied = {one: reach(one, held) for one in {each.claimant for each in assertions}}
    for claim, behind in corroborations(assertions, copied, tied).items():
        yield findings.corroboration(claim, behind)
