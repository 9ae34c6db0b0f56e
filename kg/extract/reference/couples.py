"""Two names that a sentence joins by "and", and nobody else: "Foo and Bar"."""

from __future__ import annotations

from kg.extract.signs.kinds import FIRMS, PERSON, THINGS
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["couple"]

#: kinds of names that are told of alike
_SORTS = (frozenset((PERSON,)), frozenset(FIRMS), frozenset(THINGS))


def couple(
    masked: Masked, kinds: frozenset[str], patterns: Patterns
) -> tuple[int, tuple[Span, Span]] | None:
    """Return the one couple of names of a sort, among these kinds, and where it stands.

    None where the sentence names a third of that sort.
    """
    for sort in _SORTS:
        named = {one.label for one in masked.spans if one.kind.lower() in sort}
        found = [
            (match.start(), (masked.spans[int(match[2])], masked.spans[int(match[4])]))
            for match in patterns.turns["couples"]["joined"].finditer(masked.text)
            if {match[1], match[3]} <= (sort & kinds)
        ]
        if len(found) == 1 and len(named) == len(found[0][1]):
            return found[0]
    return None
