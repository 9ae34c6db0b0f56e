"""Short forms written out, so that what reads "it is" reads "it's" as well, and "ex-Foo"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.signs.masking import Masked, reworded
from kg.extract.signs.patterns import Patterns

__all__ = ["written_out"]


@lru_cache(maxsize=4)
def _rows(patterns: Patterns) -> tuple[tuple[re.Pattern[str], str], ...]:
    found = []
    for row in patterns.rules.speech["contractions"]:
        words = re.compile(rf"(?<![\w'-]){patterns.free(row['words'])}")
        found.append((words, row["stands_for"].replace("_", " ")))
    return tuple(found)


def written_out(masked: Masked, patterns: Patterns) -> Masked:
    """Return the masked sentence with "it is" for "it's" and "ex Foo" for "ex-Foo".

    Its places stay those of the text.
    """
    if "'" not in masked.text and "-<" not in masked.text:
        return masked
    for expression, whole in _rows(patterns):
        for match in reversed(list(expression.finditer(masked.text))):
            start, end = match.span("short")
            masked = reworded(masked, start, end, whole)
    return masked
