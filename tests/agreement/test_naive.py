"""Grouping finds what comparing every claim with every other finds."""

from __future__ import annotations

import pytest

from benchmarks.naive import naive_disagreements
from benchmarks.synthetic import Synthetic
from kg.agreement.disagreement import find_disagreements
from tests.making import vocabulary


@pytest.mark.parametrize("seed", range(4))
def test_grouping_finds_what_comparing_all_pairs_finds(seed: int) -> None:
    made = Synthetic(700, seed)
    said = list(made.assertions())
    found = find_disagreements(said, vocabulary(), made.labels())
    wanted = naive_disagreements(said, vocabulary())
    assert {(one.kind, one.subject, one.predicate, one.members) for one in found} == wanted
    assert len({one.kind for one in found}) > 3


def test_the_same_size_and_seed_give_the_same_assertions() -> None:
    one, other = (
        [(a.id, a.modality, a.polarity) for a in Synthetic(300).assertions()] for _ in range(2)
    )
    assert one == other
