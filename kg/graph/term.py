"""Terms of the engine, and what they stand for."""

from __future__ import annotations

import pyoxigraph as ox

__all__ = ["Term", "iri_value", "literal_value", "term_value"]

#: a term of an answer; None where the query left a column unbound
Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None


def term_value(term: Term) -> str:
    """Return what a term stands for, without its quotes, language or datatype."""
    return str(getattr(term, "value", term))


def iri_value(term: Term) -> str:
    """Return the IRI, or nothing for a term that is none."""
    return term.value if isinstance(term, ox.NamedNode) else ""


def literal_value(term: Term) -> str:
    """Return the text of a literal, or nothing for a term that is none."""
    return term.value if isinstance(term, ox.Literal) else ""
