"""The columns that a query asks for, by which the answer to another question is known."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

__all__ = ["projected"]


def projected(text: str, prefixes: Mapping[str, str]) -> set[str]:
    """Return the columns of a SELECT; none of another query, or one that only its server reads.

    >>> sorted(projected("SELECT ?a (1 + 1 AS ?b) { ?a ?p ?o }", {}))
    ['a', 'b']
    >>> projected("ASK {}", {}), projected("SELECT bif:now()", {})
    (set(), set())
    """
    if "service" in text.casefold():
        return set()
    try:
        answer = ox.Store().query(text, prefixes=dict(prefixes))
    except (SyntaxError, ValueError, OSError):
        return set()
    if not isinstance(answer, ox.QuerySolutions):
        return set()
    return {one.value for one in answer.variables}
