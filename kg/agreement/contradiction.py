"""Contradictions that a person has read, as disagreements beside those that are computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Assertion, Contradiction, Disagreement, Kind, Polarity, Side
from kg.resolve.verdicts import proposition

__all__ = ["by_judgement"]


def by_judgement(
    assertions: Iterable[Assertion], contradictions: Iterable[Contradiction]
) -> Iterator[Disagreement]:
    """Yield a disagreement for each contradiction, with the assertions that carry its sides."""
    known = [one for one in assertions if one.polarity is Polarity.AFFIRMED and not one.superseded]
    for one in contradictions:
        yield Disagreement(
            kind=Kind.JUDGEMENT,
            subject=one.subject,
            predicate=one.predicate,
            sides=tuple(_side(says, set(rows), known) for says, rows in one.sides),
            reason=one.reason,
            judgement=one.judgement,
        )


def _side(says: str, rows: set[tuple[str, str, str]], known: list[Assertion]) -> Side:
    said = [one for one in known if proposition(one) in rows]
    return Side(
        label=says,
        claims=tuple(sorted({one.claim.id for one in said})),
        assertions=tuple(sorted(one.id for one in said)),
    )
