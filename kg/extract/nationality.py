"""Words for who is from a place ("the French startup Foo"), read as that place."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.masking import Masked, inserted
from kg.extract.spans import Span
from kg.model.cues import Cues

__all__ = ["with_places"]


@lru_cache(maxsize=4)
def _words(cues: Cues) -> tuple[re.Pattern[str], dict[str, str]]:
    places = {word: place for place, words in cues.demonyms.items() for word in words}
    either = "|".join(sorted(places, key=lambda word: (-len(word), word)))
    return re.compile(rf"(?<![\w-])(?:{either or '(?!)'})(?![\w-])"), places


def with_places(masked: Masked, cues: Cues) -> Masked | None:
    """Return the sentence with such words as names of their places; None where it has none."""
    pattern, places = _words(cues)
    found = list(pattern.finditer(masked.text))
    for match in reversed(found):
        start, end = masked.origin(match.start()), masked.origin(match.end())
        span = Span(start, end, "Place", places[match[0]], reason=f"'{match[0]}'")
        masked = inserted(masked, span, match.start())
    return masked if found else None
