"""Whether the words of a passage can tell what a model's claim says."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.grounder.regions import Region, region_of
from kg.extract.grounder.standing import Passage
from kg.extract.llm.carrying import of_another
from kg.extract.llm.rules import ModelRules
from kg.model import Candidate

__all__ = ["told_otherwise"]

Span = tuple[int, int]


def told_otherwise(claim: Candidate, passage: Passage, sentences: Span, rules: ModelRules) -> str:
    """Return why the passage does not tell the claim, or nothing.

    `sentences` are those of the quote: the passage may begin before them.
    """
    text = passage.text[slice(*sentences)]
    order = _pattern(rules.orders).search(passage.words) if rules.orders else None
    if order:
        return f"'{order[0]}' gives orders to who reads it"
    region = region_of(claim, passage)
    return (
        _of_a_rival(claim.predicate, text, rules)
        or _turned(claim, region, rules)
        or _doubted(claim, region, rules)
        or of_another(claim, passage, region)
    )


def _turned(claim: Candidate, region: Region, rules: ModelRules) -> str:
    """Return why the words between the parts tell it the other way round, or nothing.

    The last of several counts: "ahead of Foo, but behind Bar".
    """
    ways = rules.ways.get(claim.predicate)
    if ways is None or not region.named:
        return ""
    first, second = region.parts
    turned = first > second
    between = region.text[min(first[1], second[1]) : max(first[0], second[0])]
    found = [
        (match.end(), len(match[0]), match[0], way)
        for way, every in enumerate(ways)
        for match in _pattern(every).finditer(between)
    ]
    *_, words, way = max(found, default=(0, 0, "", int(turned)))
    return "" if way == turned else f"'{words}' tells it the other way round"


def _doubted(claim: Candidate, region: Region, rules: ModelRules) -> str:
    """Return which word before the end of a claim's parts says that it is not sure, or nothing."""
    options = dict(claim.options)
    if "modality" in options or "by" in options or claim.predicate in rules.doubting:
        return ""
    if region.nominal or region.owned:
        return ""
    first, second = sorted(region.parts)
    aside = claim.predicate in rules.aside and first[1] <= second[0]
    for start, end in [(first[1], second[0])] if aside else region.up_to():
        found = _pattern(rules.doubted).search(region.text, start, end) if rules.doubted else None
        if found and not _within(found.span(), region.parts):
            return f"'{found[0]}' forbids to take it as stated"
    return ""


def _within(place: Span, parts: tuple[Span, Span]) -> bool:
    return any(a <= place[0] and place[1] <= b for a, b in parts)


def _of_a_rival(predicate: str, text: str, rules: ModelRules) -> str:
    """Return why the words tell of another property of its kind and not of this one, or nothing."""
    own = rules.worded.get(predicate, ())
    if not own or _pattern(own).search(text):
        return ""
    for other, words in rules.marks.items():
        told = _pattern(words).search(text)
        if told and rules.contrasts.are_rivals(predicate, other):
            return f"'{told[0]}' tells of {other}, and nothing of {predicate}"
    return ""


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for words that begin so; what begins with no letter stands for itself."""
    begun = "|".join(re.escape(one) for one in words if one[:1].isalnum())
    every = [rf"(?<![^\W_])(?:{begun})"] if begun else []
    every += [one for one in words if not one[:1].isalnum()]
    return re.compile("|".join(every), re.IGNORECASE)
