"""Model names as an interface spells them: small letters, hyphens and a version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, VERSIONED, Span

__all__ = ["coded_names"]

#: a part with a figure in it: "3", "4o", "7b", "8x7b", "v1.5", "20241022"
_FIGURE = r"[a-z]{0,2}\d+(?:[.x]\d+)*[a-z]{0,2}"
_END = r"(?![\w@/+]|-\w|\.\w)"
_BEGIN = r"(?<![\w.@/:$#-])"
#: a size ("7b") or a version ("v1.5"), by which a name of any family shows that it is a model's
_SURE = re.compile(r"(?:v\d+(?:\.\d+)?|\d+(?:[.x]\d+)*[bm])")


@lru_cache(maxsize=4)
def _grammars(rules: Rules) -> tuple[re.Pattern[str], re.Pattern[str]]:
    table = rules.models
    families = {one.lower().replace(" ", "-") for one in table["families"]}
    every = sorted(families | set(table["coded_families"]), key=lambda one: (-len(one), one))
    first, words = "|".join(map(re.escape, every)), "|".join(table["coded_words"])
    known = rf"{_BEGIN}(?P<family>{first})(?:\d[\d.]*)?(?:-(?:{words}|{_FIGURE}))+{_END}"
    other = rf"{_BEGIN}(?P<family>[a-z]{{2,}}\d?)(?:-(?:[a-z]+|{_FIGURE})){{1,6}}{_END}"
    return re.compile(known), re.compile(other)


def coded_names(text: str, rules: Rules) -> Iterator[Span]:
    """Yield such names in the plain text; where the family is unknown the kind is a name.

    "gpt-4-powered" is no such name, nor is one in a path or an address.
    """
    known, other = _grammars(rules)
    plain, refused = set(rules.models["plain_families"]), set(rules.models["not_coded"])
    for one in known.finditer(text):
        if any(sign.isdigit() for sign in one[0]) or one["family"] not in plain:
            why = "family and version of a model"
            yield Span(one.start(), one.end(), "AIModel", one[0], 1, reason=why)
    for one in other.finditer(text):
        parts = one[0].split("-")
        if refused.isdisjoint(parts) and any(_SURE.fullmatch(part) for part in parts[1:]):
            yield Span(one.start(), one.end(), NAME, one[0], 0, reason=VERSIONED)
