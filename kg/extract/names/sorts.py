"""What a description says of a firm ("the San Francisco startup"), held against what is known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Rules

__all__ = ["Sorts", "fitting", "is_known_as", "is_of_another", "is_unlike", "sorts_of", "telling"]

#: what is said of each label: words of trade and size in small letters, places as they are
Sorts = Mapping[str, frozenset[str]]
_PLACE = re.compile(r"<place#(\d+)>")
_WORD = re.compile(r"[a-z][a-z-]*[a-z]")


@lru_cache(maxsize=4)
def _known(rules: Rules) -> dict[str, frozenset[str]]:
    table = rules.naming["firms"]
    return {label: frozenset(words) for label, words in table.items()}


@lru_cache(maxsize=4)
def _vocabulary(rules: Rules) -> frozenset[str]:
    """Return the words of trade and size that tell firms apart."""
    every = {word for words in _known(rules).values() for word in words if word[0].islower()}
    return frozenset({*every, *rules.naming["trades"]})


def telling(masked: Masked, start: int, end: int, patterns: Patterns) -> frozenset[str]:
    """Return what the words at a place tell of a firm: of what trade or size, and where it is."""
    words = masked.text[start:end]
    places = {masked.spans[int(sign)].label for sign in _PLACE.findall(words)}
    known = _vocabulary(patterns.rules)
    return frozenset(places | (set(_WORD.findall(words)) & known))


def is_unlike(label: str, said: frozenset[str], rules: Rules) -> bool:
    """Return whether what words tell (`telling`) cannot be said of a firm that is known."""
    known = _known(rules).get(label)
    return known is not None and not said <= known


def is_known_as(label: str, said: frozenset[str], rules: Rules) -> bool:
    """Return whether a firm is known to be what words tell (`telling`), if they tell anything."""
    return bool(said) and said <= _known(rules).get(label, frozenset())


def is_of_another(label: str, others: Iterable[str], said: frozenset[str], rules: Rules) -> bool:
    """Return whether what words tell is not known of a firm, but of another one."""
    common = said <= set(rules.naming["common_sorts"])
    if common or is_known_as(label, said, rules):
        return False
    return any(is_known_as(one, said, rules) for one in others if one != label)


def sorts_of(masks: Iterable[Masked], patterns: Patterns) -> Sorts:
    """Return what is known of firms, and what the text itself calls them."""
    told: dict[str, set[str]] = defaultdict(set)
    for one in masks:
        for match in patterns.turns["sorts"]["before"].finditer(one.text):
            label = one.spans[int(match[2])].label
            told[label] |= telling(one, *match.span(1), patterns)
        for match in patterns.turns["sorts"]["behind"].finditer(one.text):
            label = one.spans[int(match[1])].label
            told[label] |= telling(one, *match.span(2), patterns)
    found = dict(_known(patterns.rules))
    for label, words in told.items():
        found[label] = found.get(label, frozenset()) | words
    return found


def fitting(
    labels: Iterable[str], said: frozenset[str], sorts: Sorts, rules: Rules
) -> dict[str, bool]:
    """Return the labels of which the words can be said, and whether they are known to be so.

    That a firm is known to be a startup shows nothing, for so is many a firm that nobody knows.
    """
    found, common = {}, set(rules.naming["common_sorts"])
    for label in labels:
        known = _known(rules).get(label)
        sure = not said <= common and said <= sorts.get(label, frozenset())
        unknown = known is None and said.isdisjoint(rules.naming["sizes"])
        if sure or unknown or (known is not None and said <= known):
            found[label] = sure
    return found
