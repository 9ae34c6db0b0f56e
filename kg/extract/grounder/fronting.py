"""Whether words in front of the subject tell a claim of it: "Led by Ann Roe, Foo will"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from kg.extract.grounder.cue_words import cue_pattern

__all__ = ["told_in_front"]

Span = tuple[int, int]


def told_in_front(
    text: str, sentence: Span, parts: Sequence[Span], words: tuple[str, ...],
    turns: Mapping[str, re.Pattern[str]],
) -> bool:  # fmt: skip
    """Return whether what opens the sentence tells, by one of the words, of the subject behind it.

    Else the rest tells it: "Backed by Foo, Bar will buy it". What would be is of no fact in front:
    "Owned by Foo, Bar would be rich".
    """
    first, second = parts
    ends = turns["in_front_end"].search(text, first[1], second[0])
    if not words or not ends or ends.end() != second[0]:
        return False
    opens = turns["in_front"].match(text, sentence[0], first[0])
    told = cue_pattern(words).search(text, sentence[0], ends.start())
    unsure = turns["in_front_unsure"].search(text, sentence[0], ends.start())
    would = turns["in_front_would"].match(text, second[1], sentence[1])
    later = turns["in_front_later"].match(text, *sentence)
    return bool(opens and told) and not (unsure or would or later)
