"""The place of an assertion as Web Annotation quads: a resource with its selectors."""

from __future__ import annotations

from kg.graph.namespaces import Terms, block, integer, quote
from kg.identifiers import digest
from kg.model import Assertion, Cell, Locator

__all__ = ["evidence_lines", "evidence_term"]

_CSV, _JSON = "http://tools.ietf.org/rfc/rfc7111", "http://tools.ietf.org/rfc/rfc6901"


def evidence_term(terms: Terms, one: Assertion) -> str:
    """Return the IRI of the assertion's place; the claims of one passage or cell share it."""
    at = one.locator
    where = [at.place] if isinstance(at, Cell) else [str(at.start), str(at.end)]
    return terms.thing("evidence/" + digest([one.document, *where, at.words]))


def evidence_lines(terms: Terms, one: Assertion, node: str) -> str:
    """Return the N-Quads of the assertion's place, `node`, and of its selectors."""
    at, t = one.locator, terms
    words = node.replace("/evidence/", "/words/")
    place = [
        t["rdf:type oa:SpecificResource"],
        f"{t['oa:hasSource']} {t.thing(one.document)}",
        f"{t['oa:hasSelector']} {words}",
        f"{t['air:passageSha256']} {quote(at.sha256)}",
    ]
    said = [t["rdf:type oa:TextQuoteSelector"], f"{t['oa:exact']} {quote(at.words)}"]
    where = _cell(t, node, at) if isinstance(at, Cell) else _passage(t, node, at)
    return f"{block(node, place)}{block(words, said)}{where}"


def _passage(t: Terms, node: str, at: Locator) -> str:
    position = node.replace("/evidence/", "/position/")
    place = [f"{t['oa:hasSelector']} {position}", f"{t['air:paragraph']} {integer(at.paragraph)}"]
    span = [
        t["rdf:type oa:TextPositionSelector"],
        f"{t['oa:start']} {integer(at.start)}",
        f"{t['oa:end']} {integer(at.end)}",
    ]
    return f"{block(node, place)}{block(position, span)}"


def _cell(t: Terms, node: str, at: Cell) -> str:
    fragment = node.replace("/evidence/", "/fragment/")
    place = [
        f"{t['oa:hasSelector']} {fragment}",
        f"{t['air:row']} {integer(at.row)}",
        f"{t['air:column']} {integer(at.column)}",
        f"{t['air:columnName']} {quote(at.column_name)}",
        *(f"{t['air:citedSource']} <{address}>" for address in at.cites),
    ]
    cut = [
        t["rdf:type oa:FragmentSelector"],
        f"{t['rdf:value']} {quote(at.fragment)}",
        f"{t['dcterms:conformsTo']} <{_CSV if at.within is None else _JSON}>",
    ]
    return f"{block(node, place)}{block(fragment, cut)}"
