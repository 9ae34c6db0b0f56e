"""How a passage words a value that a person gives: found, so that nobody has to copy it twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.grounder.amounts import read_amounts
from kg.extract.grounder.grounding import Part, refusals
from kg.extract.grounder.names import Names
from kg.model import Candidate, Range

__all__ = ["with_wording"]

_WORD = re.compile(r"\S+")
_EDGE = "\"'“”‘’.,;:!?()[]"
#: of so many words at most is the wording of a value
MOST_WORDS = 6


def with_wording(one: Candidate, text: str, names: Names) -> Candidate:
    """Return the claim with `said`, the shortest wording in its passage that gives its value.

    Of several the one nearest to the decisive words is taken; where there is none it is these, so
    that the grounder can say what they give instead. A claim with `said`, or whose value needs no
    wording, is returned as it is.
    """
    rule = names.vocabulary.properties.get(one.predicate)
    worded = rule is not None and rule.range in (Range.QUANTITY, Range.DATE)
    if not worded or "said" in dict(one.options):
        return one
    found = (_said(one, words) for words in _wordings(one, text))
    given = [each for each in found if not _is_refused(each, text, names)]
    whole = (each for each in given if _is_whole(each, names))
    return next(whole, next(iter(given), _said(one, one.locator.words)))


def _is_whole(one: Candidate, names: Names) -> bool:
    """Return whether the wording alone gives the quantity, its bound word and unit among it."""
    wanted = one.object.casefold().split()
    amounts = read_amounts(dict(one.options)["said"], names)
    return any(each.text.casefold().split() == wanted for of in amounts for each in of.quantities)


def _said(one: Candidate, words: str) -> Candidate:
    return one.model_copy(update={"options": (*one.options, ("said", words))})


def _is_refused(one: Candidate, text: str, names: Names) -> bool:
    return any(each.part is Part.VALUE for each in refusals(one, text, names))


def _wordings(one: Candidate, text: str) -> Iterator[str]:
    """Yield pieces of the passage: the shortest first, of those the nearest to the words."""
    start, end = one.locator.start, one.locator.end
    near = text.find(one.locator.words, start, end)
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    inside = near, near + len(one.locator.words)
    for size in range(1, MOST_WORDS + 1):
        spans = [(words[at][0], words[at + size - 1][1]) for at in range(len(words) - size + 1)]
        for a, b in sorted(spans, key=lambda span: _distance(span, inside)):
            yield text[a:b].strip(_EDGE)


def _distance(span: tuple[int, int], inside: tuple[int, int]) -> tuple[int, int]:
    return max(inside[0] - span[0], span[1] - inside[1], 0), span[0]
