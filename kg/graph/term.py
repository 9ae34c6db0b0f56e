"""Terms of the engine, and what they stand for."""

from __future__ import annotations

import pyoxigraph as ox

__all__ = ["Term", "term_value"]

#: a term of an answer; None where the query left a column unbound
Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None


def term_value(term: Term) -> str:
    """Return what a term stands for, without its quotes, language or datatype."""
    return str(getattr(term, "value", term))
