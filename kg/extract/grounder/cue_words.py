"""Where words of cues.yaml stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.grounder.wordings import either

__all__ = ["cue_hits", "cue_pattern"]


@lru_cache(maxsize=16)
def cue_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for the words on whole words; those that begin with n't may be joined on."""
    joined = [word for word in words if word.startswith("n") and not word.isalpha()]
    signs = [word for word in words if not any(sign.isalnum() for sign in word)]
    plain = [word for word in words if word not in joined and word not in signs]
    parts = [rf"(?<![\w-])(?:{either(plain)})(?![\w-])"]
    parts += [either(joined)] if joined else []
    parts += [either(signs)] if signs else []
    return re.compile("|".join(parts), re.IGNORECASE)


def cue_hits(words: tuple[str, ...], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the words between two places; a capital, but at a sentence's head, makes a name."""
    for match in cue_pattern(words).finditer(text, start, end):
        head = not text[: match.start()].rstrip("\"'“‘( ") or match.start() == start
        if match[0][0].isupper() and not head:
            continue
        yield match
