"""The groups of kinds of names, held against the vocabulary."""

from __future__ import annotations

from kg.extract.signs.kinds import BODIES, FIRMS, PERSONS_OR_BODIES, THINGS
from kg.extract.signs.patterns import Patterns
from tests.extract.gold import shipped


def test_the_groups_are_those_of_the_vocabulary() -> None:
    lexicon, rules = shipped()
    patterns = Patterns(rules, lexicon.vocabulary)
    assert set(BODIES) == set(patterns.kinds("Organization"))
    assert set(PERSONS_OR_BODIES) == set(patterns.kinds("Organization|Person"))
    assert set(FIRMS) == set(patterns.kinds("Organization")) - {"publisher", "government"}
    assert set(THINGS) == set(patterns.kinds("AIModel|ModelFamily|Product|Hardware"))
