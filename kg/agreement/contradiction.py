"""Contradictions that a person has read, as disagreements beside those that are computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Assertion, Contradiction, Disagreement, Kind, Polarity, Side, Text

__all__ = ["by_judgement"]


def by_judgement(
    assertions: Iterable[Assertion], contradictions: Iterable[Contradiction]
) -> Iterator[Disagreement]:
    """Yield a disagreement for each contradiction, with the assertions that carry its sides."""
    known = [one for one in assertions if one.polarity is Polarity.AFFIRMED]
    for contradiction in contradictions:
        sides = [_side(words, contradiction, known) for words in contradiction.sides]
        yield Disagreement(
            kind=Kind.JUDGEMENT,
            subject=contradiction.subject,
            predicate=contradiction.predicate,
            sides=tuple(sides),
            reason=contradiction.reason,
        )


def _side(words: tuple[str, ...], wanted: Contradiction, known: list[Assertion]) -> Side:
    said = [
        one
        for one in known
        if (one.claim.subject, one.claim.predicate) == (wanted.subject, wanted.predicate)
        and isinstance(one.claim.object, Text)
        and one.claim.object.text in words
    ]
    return Side(
        label=" or ".join(words),
        claims=tuple(sorted({one.claim.id for one in said})),
        assertions=tuple(sorted(one.id for one in said)),
    )
