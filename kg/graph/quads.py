"""All N-Quads of a graph, in one place: what is computed from assertions joins what they say.

Every function yields whole lines, some or many at a time. What people wrote where an IRI stands
(addresses, outside identifiers, keys) is parsed strictly here; all other IRIs are made of those
and of digests, so that the engine need not look at each again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from kg.agreement.corroboration import copies, corroborations
from kg.agreement.disagreement import find_compatibilities
from kg.agreement.interest import reach, self_interested, stakes
from kg.agreement.status import is_direct, statuses
from kg.corpus.releases import replacements
from kg.graph.encoding import Encoder
from kg.graph.evidence import evidence_lines, evidence_term
from kg.graph.findings import Findings
from kg.graph.namespaces import Terms, block
from kg.graph.stream import strict
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

__all__ = ["all_quads", "finding_quads"]


def all_quads(
    encoder: Encoder,
    documents: Sequence[Document],
    assertions: Sequence[Assertion],
    disagreements: Sequence[Disagreement],
) -> Iterator[str]:
    """Yield the N-Quads of entities, documents, claims and assertions.

    Statuses, direct links and self-interest are computed here, from all assertions at once.
    Raises SyntaxError for an entity or a document whose addresses are no IRIs.
    """
    yield from strict(map(encoder.entity, encoder.entities))
    yield from strict(map(encoder.document, documents))
    yield from _releases(encoder.terms, documents)
    yield from _claims(encoder, assertions, disagreements)
    yield from _assertions(encoder, assertions)


def _releases(t: Terms, documents: Iterable[Document]) -> Iterator[str]:
    """Yield which release of a table takes the place of which, in both directions."""
    for older, newer in replacements(documents).items():
        yield block(t.thing(newer), [f"{t['dcterms:replaces']} {t.thing(older)}"])
        yield block(t.thing(older), [f"{t['dcterms:isReplacedBy']} {t.thing(newer)}"])


def _claims(
    encoder: Encoder, assertions: Sequence[Assertion], disagreements: Sequence[Disagreement]
) -> Iterator[str]:
    status = statuses(assertions, disagreements)
    direct = is_direct(assertions, status)
    said = {one: {each.claim.id for each in assertions if each.polarity is one} for one in Polarity}
    # Wordings of one claim may differ in case and space; which one is shown depends on no order.
    claims = {one.claim.id: one.claim for one in sorted(assertions, key=attrgetter("id"))}
    for key, claim in claims.items():
        polarities = [one for one, keys in said.items() if key in keys]
        yield encoder.claim(claim, status[key], polarities)
        if key in direct:
            yield encoder.direct(claim)
    yield from _values(encoder, claims.values())


def _values(encoder: Encoder, claims: Iterable[Claim]) -> Iterator[str]:
    written: set[str] = set()
    for claim in claims:
        for value in encoder.values(claim):
            node = encoder.value(value)
            if node not in written:
                written.add(node)
                yield encoder.value_lines(value, node)


def _assertions(encoder: Encoder, assertions: Sequence[Assertion]) -> Iterator[str]:
    interested = self_interested(assertions, encoder.vocabulary)
    run = "run/" + digest(sorted(one.id for one in assertions))
    yield encoder.run(run)
    written: set[str] = set()
    for (document, at), members in groupby(assertions, key=attrgetter("document", "locator")):
        place = evidence_term(encoder.terms, document, at)
        for one in members:
            yield encoder.assertion(one, one.id in interested, run, place)
            if place not in written:
                written.add(place)
                lines = evidence_lines(encoder.terms, document, at, place)
                yield from strict([lines]) if isinstance(at, Cell) and at.cites else [lines]


def finding_quads(
    encoder: Encoder,
    assertions: Sequence[Assertion],
    disagreements: Sequence[Disagreement],
    overlaps: Sequence[Overlap],
    rule: OriginRule | None,
) -> Iterator[str]:
    """Yield the N-Quads of what agreement finds: disagreements, compatibilities, corroboration."""
    findings = Findings(encoder)
    yield from map(findings.disagreement, disagreements)
    for pair in find_compatibilities(assertions, encoder.vocabulary, encoder.labels):
        yield findings.compatibility(pair)
    same = [one for one in overlaps if rule and rule.one_origin(one)]
    yield from strict(findings.overlap(one, one in same) for one in overlaps)
    copied = copies((f"document/{a}", f"document/{b}") for a, b in (one.documents for one in same))
    held = stakes(assertions, encoder.vocabulary)
    tied = {one: reach(one, held) for one in {each.claimant for each in assertions}}
    for claim, behind in corroborations(assertions, copied, tied).items():
        yield findings.corroboration(claim, behind)
