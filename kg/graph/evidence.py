"""The place of an assertion as Web Annotation quads: a resource with two selectors."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.namespaces import Quad, Terms, integer, quote
from kg.identifiers import digest
from kg.model import Assertion

__all__ = ["evidence_quads", "evidence_term"]


def evidence_term(terms: Terms, one: Assertion) -> str:
    """Return the IRI of the assertion's place; the claims of one passage share it."""
    at = one.locator
    return terms.thing("evidence/" + digest([one.document, str(at.start), str(at.end), at.words]))


def evidence_quads(terms: Terms, one: Assertion) -> Iterator[Quad]:
    """Yield the quads of the assertion's place and of its selectors: position and words."""
    at, node = one.locator, evidence_term(terms, one)
    position, words = (node.replace("/evidence/", f"/{kind}/") for kind in ("position", "words"))
    rows = [
        (node, "rdf:type", terms["oa:SpecificResource"]),
        (node, "oa:hasSource", terms.thing(one.document)),
        (node, "oa:hasSelector", position),
        (node, "oa:hasSelector", words),
        (node, "air:paragraph", integer(at.paragraph)),
        (node, "air:passageSha256", quote(at.sha256)),
        (position, "rdf:type", terms["oa:TextPositionSelector"]),
        (position, "oa:start", integer(at.start)),
        (position, "oa:end", integer(at.end)),
        (words, "rdf:type", terms["oa:TextQuoteSelector"]),
        (words, "oa:exact", quote(at.words)),
    ]
    for subject, name, value in rows:
        yield subject, terms[name], value, ""
