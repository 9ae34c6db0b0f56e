"""What stands in front of its subject: "Trained on 15 trillion tokens, Foo beats Bar"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kg.extract.reading import Sentence
from kg.extract.reference.discourse import fullest
from kg.extract.signs.masking import Masked, inserted, reworded
from kg.extract.signs.patterns import Patterns

__all__ = ["with_preposed"]


@lru_cache(maxsize=4)
def _preposed(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of an opening with `sign`, the name that it tells of."""
    return re.compile(patterns.free(patterns.rules.speech["preposed"]["opening"]))


@lru_cache(maxsize=4)
def _refused(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of what may not stand in such an opening."""
    return re.compile(patterns.free(patterns.rules.speech["preposed"]["refused"]))


def with_preposed(sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    """Return the sentences; where one opens with what is told of its subject, a view has it behind.

    "Trained on 5 trillion tokens, Foo beats Bar" is read as "Foo was trained on ...; Foo beats".
    """
    return [one if one.heading else _viewed(one, patterns) for one in sentences]


def _viewed(one: Sentence, patterns: Patterns) -> Sentence:
    view = fullest(one)
    match = _preposed(patterns).match(view.text)
    if match is None or _refused(patterns).search(match["told"]):
        return one
    grown = _turned(view, match)
    return replace(one, views=(*one.views[:-1], grown))


def _turned(view: Masked, match: re.Match[str]) -> Masked:
    """Return the view with the subject in front of what opens the sentence, as a clause of it."""
    subject = replace(view.spans[int(match["number"])], carried=True)
    verb = " was " if match["state"] else " is " if match["noun"] else " "
    parted = reworded(view, match.start("comma"), match.end("comma"), ";")
    return inserted(parted, subject, match.start("told"), 0, verb)
