"""Words for a takeover that was told of before: "The deal is worth $5 million"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg.extract.reading import Sentence
from kg.extract.reference.discourse import fullest
from kg.extract.signs.masking import Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["with_deals"]

#: how many sentences back such words may reach, and how many paragraphs
REACH, FAR = 3, 2
#: what stands between the two names behind the words: "the deal of Foo for Bar"
BUYER, BOUGHT = " of ", " for "


@lru_cache(maxsize=4)
def _expressions(patterns: Patterns) -> dict[str, re.Pattern[str]]:
    table = patterns.rules.speech["takeovers"]
    return {name: re.compile(patterns.free(words)) for name, words in table.items()}


def with_deals(sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    """Return the sentences; "the deal" has behind it who buys whom, in their last view.

    The sentences before tell of one takeover only, and not as of one that may never be.
    """
    words = _expressions(patterns)["words"]
    found: list[Sentence] = []
    for one in sentences:
        view = fullest(one)
        match = words.search(view.text) if not one.heading else None
        two = _takeover(one, found[-REACH:], patterns) if match else None
        found.append(_put(one, view, match, two) if match and two else one)
    return found


def _takeover(
    one: Sentence, before: Sequence[Sentence], patterns: Patterns
) -> tuple[Span, Span] | None:
    """Return buyer and bought of the one takeover of which the sentences tell, or None."""
    table = _expressions(patterns)
    found: dict[tuple[str, str], tuple[Span, Span]] = {}
    for each in before:
        view = fullest(each)
        if each.heading or one.paragraph - each.paragraph > FAR or table["open"].search(view.text):
            continue
        if table["other"].search(view.text):
            return None
        for name in ("buys", "is_bought"):
            for match in table[name].finditer(view.text):
                two = view.spans[int(match["buyer"])], view.spans[int(match["bought"])]
                found[two[0].label, two[1].label] = two
    return next(iter(found.values())) if len(found) == 1 else None


def _put(one: Sentence, view: Masked, match: re.Match[str], two: tuple[Span, Span]) -> Sentence:
    start, end = view.origin(match.start("words")), view.origin(match.end("words"))
    at = match.end("words")
    for meant, before in zip(two, (BUYER, BOUGHT), strict=True):
        place = meant.antecedent or (meant.start, meant.end)
        span = replace(meant, start=start, end=end, anaphor=True, antecedent=place, carried=False)
        grown = inserted(view, span, at, 0, before=before)
        at += len(grown.text) - len(view.text)
        view = grown
    return replace(one, views=(*one.views, view))
