"""The place of an assertion as Web Annotation quads: a resource with its selectors."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.namespaces import Quad, Terms, integer, quote
from kg.identifiers import digest
from kg.model import Assertion, Cell, Locator

__all__ = ["evidence_quads", "evidence_term"]

_CSV, _JSON = "http://tools.ietf.org/rfc/rfc7111", "http://tools.ietf.org/rfc/rfc6901"


def evidence_term(terms: Terms, one: Assertion) -> str:
    """Return the IRI of the assertion's place; the claims of one passage or cell share it."""
    at = one.locator
    where = [at.place] if isinstance(at, Cell) else [str(at.start), str(at.end)]
    return terms.thing("evidence/" + digest([one.document, *where, at.words]))


def evidence_quads(terms: Terms, one: Assertion, node: str) -> Iterator[Quad]:
    """Yield the quads of the assertion's place, `node`, and of its selectors: where and words."""
    at = one.locator
    words = node.replace("/evidence/", "/words/")
    rows = [
        (node, "rdf:type", terms["oa:SpecificResource"]),
        (node, "oa:hasSource", terms.thing(one.document)),
        (node, "oa:hasSelector", words),
        (node, "air:passageSha256", quote(at.sha256)),
        (words, "rdf:type", terms["oa:TextQuoteSelector"]),
        (words, "oa:exact", quote(at.words)),
        *(_cell(terms, node, at) if isinstance(at, Cell) else _passage(terms, node, at)),
    ]
    for subject, name, value in rows:
        yield subject, terms[name], value, ""


def _passage(terms: Terms, node: str, at: Locator) -> list[tuple[str, str, str]]:
    position = node.replace("/evidence/", "/position/")
    return [
        (node, "oa:hasSelector", position),
        (node, "air:paragraph", integer(at.paragraph)),
        (position, "rdf:type", terms["oa:TextPositionSelector"]),
        (position, "oa:start", integer(at.start)),
        (position, "oa:end", integer(at.end)),
    ]


def _cell(terms: Terms, node: str, at: Cell) -> list[tuple[str, str, str]]:
    fragment = node.replace("/evidence/", "/fragment/")
    return [
        (node, "oa:hasSelector", fragment),
        (node, "air:row", integer(at.row)),
        (node, "air:column", integer(at.column)),
        (node, "air:columnName", quote(at.column_name)),
        *((node, "air:citedSource", f"<{address}>") for address in at.cites),
        (fragment, "rdf:type", terms["oa:FragmentSelector"]),
        (fragment, "rdf:value", quote(at.fragment)),
        (fragment, "dcterms:conformsTo", f"<{_CSV if at.within is None else _JSON}>"),
    ]
