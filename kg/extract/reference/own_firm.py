"""Words for the firm that somebody founded or heads: "his startup", "her company"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kg.extract.reading import Sentence
from kg.extract.reference.discourse import fullest
from kg.extract.reference.speakers import named, posts
from kg.extract.signs.masking import Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["with_own_firms"]


@lru_cache(maxsize=4)
def _own(patterns: Patterns) -> re.Pattern[str]:
    return re.compile(patterns.free(patterns.rules.speech["own_firm"]))


def with_own_firms(sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    """Return the sentences; behind "his startup" stands the one firm that is known to be his.

    It is understood whom "his" means, and the firm is named before.
    """
    hits = [_own(patterns).search(fullest(one).text) for one in sentences]
    if not any(hits):
        return sentences
    firms = posts(sentences, patterns)
    found: list[Sentence] = []
    for one, hit in zip(sentences, hits, strict=True):
        view = fullest(one)
        whose = view.spans[int(hit["person"])] if hit else None
        labels = firms.get(whose.label, set()) if whose and whose.anaphor else set()
        firm = named(next(iter(labels)), found, one.masked.start) if len(labels) == 1 else None
        found.append(_put(one, view, hit, whose, firm) if hit and whose and firm else one)
    return found


def _put(one: Sentence, view: Masked, hit: re.Match[str], whose: Span, firm: Span) -> Sentence:
    start, end = whose.start, view.origin(hit.end("words"))
    place = firm.antecedent or (firm.start, firm.end)
    span = replace(firm, start=start, end=end, anaphor=True, antecedent=place)
    grown = inserted(view, span, hit.end("words"), 0, before=" ")
    return replace(one, views=(*one.views[:-1], grown) if one.views else (grown,))
