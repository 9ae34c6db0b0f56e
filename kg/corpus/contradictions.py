"""Claims in words that a person reads as contradicting each other, as they are written."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.corpus.located import Located, read_yaml
from kg.model import Contradiction

__all__ = ["read_contradictions"]


def read_contradictions(path: Path) -> Iterator[tuple[Located, Contradiction]]:
    """Yield the contradictions with their places; none when there is no file.

    Each names a subject, a property, two or more sides (the objects of claims, as they are
    written in the claims files) and a reason. Raises DataError for anything else.
    """
    for item in read_yaml(path).items() if path.is_file() else ():
        fields = item.mapping({"subject", "property", "sides", "reason"})
        item.require(fields, "subject", "property", "sides", "reason")
        sides = tuple(
            tuple(node.text() for node in side.items()) for side in fields["sides"].items()
        )
        if len(sides) < 2 or not all(sides):
            raise fields["sides"].error("there are fewer than two sides", "list both")
        yield (
            item,
            Contradiction(
                subject=fields["subject"].text(),
                predicate=fields["property"].text(),
                sides=sides,
                reason=fields["reason"].text(),
            ),
        )
