"""Two names that a sentence joins by "and", and nobody else: "Foo and Bar"."""

from __future__ import annotations

import re

from kg.extract.signs.masking import Masked
from kg.extract.signs.spans import Span

__all__ = ["couple"]

_JOINED = re.compile(
    r"(?<!>, )(?<!> and )<(\w+)#(\d+)>,? (?:and|&) <(\w+)#(\d+)>(?!'|-|,? (?:and|or|&) <|, <)"
)
#: kinds of names that are told of alike
_SORTS = (
    frozenset(("person",)),
    frozenset(("company", "division", "organization")),
    frozenset(("aimodel", "modelfamily", "product", "hardware")),
)


def couple(masked: Masked, kinds: frozenset[str]) -> tuple[int, tuple[Span, Span]] | None:
    """Return the one couple of names of a sort, among these kinds, and where it stands.

    None where the sentence names a third of that sort.
    """
    for sort in _SORTS:
        named = {one.label for one in masked.spans if one.kind.lower() in sort}
        found = [
            (match.start(), (masked.spans[int(match[2])], masked.spans[int(match[4])]))
            for match in _JOINED.finditer(masked.text)
            if {match[1], match[3]} <= (sort & kinds)
        ]
        if len(found) == 1 and len(named) == len(found[0][1]):
            return found[0]
    return None
