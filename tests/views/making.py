"""Queries that the tests of views make."""

from __future__ import annotations

__all__ = ["many_lines"]


def many_lines(count: int) -> str:
    """Return a CONSTRUCT of so many different triples, one of them between entities of tiny.

    >>> print(many_lines(2))
    PREFIX ex: <https://example.org/terms#>
    CONSTRUCT { ?from ex:near ?to } WHERE { VALUES (?from ?to) {
    (model:heron-1 model:finch-2)
    (ex:e0 ex:e1)
    } }
    """
    size = count // 2 + 2
    pairs = [(n % size, (n % size + 1 + n // size * 7) % size) for n in range(count - 1)]
    rows = ["(model:heron-1 model:finch-2)", *(f"(ex:e{one} ex:e{two})" for one, two in pairs)]
    head = "CONSTRUCT { ?from ex:near ?to } WHERE { VALUES (?from ?to) {"
    return "\n".join(["PREFIX ex: <https://example.org/terms#>", head, *rows, "} }"])
