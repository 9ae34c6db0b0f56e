"""Claims that a person reads as contradicting each other, as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.corpus.located import Located, read_yaml
from kg.corpus.registry import read_verdict
from kg.model import Contradiction

__all__ = ["read_contradictions"]

_FIELDS = {"subject", "property", "sides", "reason", "verdict", "holds"}


def read_contradictions(path: Path) -> Iterator[tuple[Located, Contradiction]]:
    """Yield the contradictions with their places; none when there is no file.

    Each names a subject, a property, two or more sides (what they say, and their claims as
    [subject, property, object]) and a reason; a verdict may settle it. Raises DataError for
    anything else.
    """
    for item in read_yaml(path).items() if path.is_file() else ():
        fields = item.mapping(_FIELDS)
        item.require(fields, "subject", "property", "sides", "reason")
        sides = tuple(_side(side) for side in fields["sides"].items())
        if len(sides) < 2:
            raise fields["sides"].error("there are fewer than two sides", "list both")
        found = Contradiction(
            subject=fields["subject"].text(),
            predicate=fields["property"].text(),
            sides=sides,
            reason=fields["reason"].text(),
        )
        if "verdict" in fields:
            verdict = read_verdict(item, fields)
            found = found.model_copy(update={"judgement": verdict})
        yield item, found


def _side(node: Located) -> tuple[str, tuple[tuple[str, str, str], ...]]:
    fields = node.mapping({"says", "claims"})
    node.require(fields, "says", "claims")
    claims = []
    for row in fields["claims"].items():
        parts = [part.text() for part in row.items()]
        if len(parts) != 3:
            raise row.error("a claim has three parts here", "write [subject, property, object]")
        claims.append((parts[0], parts[1], parts[2]))
    if not claims:
        raise node.error("the side has no claims", "list one or more")
    return fields["says"].text(), tuple(claims)
