"""The status of a claim follows from all its assertions."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest

from kg.agreement.corroboration import corroborations
from kg.agreement.disagreement import find_disagreements
from kg.agreement.status import is_direct, statuses
from kg.agreement.support import stated_and_reported, supports
from kg.model import Assertion, Judgement, Modality, Status, Verdict
from tests.making import assertion, claim, entity, quantity, text, vocabulary

SAID = claim("model/finch-2", "capability", text("write"))
RANKS = [Modality(one) for one in Status if one not in ("contested", "garbled", "superseded")]


def test_the_strongest_modality_is_the_status() -> None:
    for strong, weak in combinations(RANKS, 2):
        for pair in permutations((strong, weak)):
            said = [assertion(SAID, f"company/{one}", one) for one in pair]
            assert statuses(said, []) == {SAID.id: Status(strong)}


def test_what_only_garbled_places_say_is_garbled_and_no_direct_link() -> None:
    garbled = assertion(SAID).model_copy(update={"garbled": "it cannot mean that"})
    found = statuses([garbled], [])
    assert found == {SAID.id: Status.GARBLED}
    assert is_direct([garbled], found) == set()
    clear = assertion(SAID, document="document/b")
    found = statuses([garbled, clear], [])
    assert found == {SAID.id: Status.STATED}
    assert is_direct([garbled, clear], found) == {SAID.id}
    asked = assertion(SAID, "company/a", Modality.ASKED)
    assert statuses([garbled, asked], []) == {SAID.id: Status.ASKED}


def test_what_is_garbled_disagrees_with_nothing() -> None:
    said = [assertion(claim("model/finch-2", "experts", quantity(f"{n} experts"))) for n in (5, 9)]
    assert len(find_disagreements(said, vocabulary(), {})) == 1
    said[0] = said[0].model_copy(update={"garbled": "it cannot mean that"})
    assert find_disagreements(said, vocabulary(), {}) == []


@pytest.mark.parametrize(("verdict", "contested"), [(None, True), (Verdict.SETTLED, False),
                                                    (Verdict.GARBLED_SOURCE, True)])  # fmt: skip
def test_members_of_a_disagreement_are_contested_but_for_the_side_upheld(
    verdict: Verdict | None, contested: bool
) -> None:
    one = claim("model/finch-2", "experts", quantity("5 experts"))
    other = claim("model/finch-2", "experts", quantity("9 experts"))
    said = [assertion(one), assertion(other, "company/a", Modality.CLAIMED)]
    judgements = [
        Judgement(
            subject="model/finch-2",
            predicate="experts",
            verdict=verdict,
            reason="r",
            holds="5 experts",
        )
        for verdict in ([verdict] if verdict else [])
    ]
    disputes = find_disagreements(said, vocabulary(), {}, judgements)
    found = statuses(said, disputes)
    wanted = [Status.CONTESTED] * 2 if contested else [Status.STATED, Status.CONTESTED]
    assert [found[one.id], found[other.id]] == wanted
    assert is_direct(said, found) == (set() if contested else {one.id})


@pytest.mark.parametrize(
    ("said", "direct"),
    [
        ([assertion(SAID)], True),
        ([assertion(SAID), assertion(SAID, "company/a", Modality.OPINION)], True),
        ([assertion(SAID, denied=True)], False),
        ([assertion(SAID), assertion(SAID, start=9, denied=True)], False),
        ([assertion(SAID, "company/a", Modality.CLAIMED)], False),
        ([assertion(SAID, modality=Modality.OPINION)], False),
        ([assertion(SAID, modality=Modality.ALLEGED)], False),
    ],
)
def test_only_what_is_stated_affirmed_and_uncontested_is_direct(
    said: list[Assertion], direct: bool
) -> None:
    status = statuses(said, find_disagreements(said, vocabulary(), {}))
    assert is_direct(said, status) == ({SAID.id} if direct else set())


def test_a_claim_that_a_qualifier_narrows_is_not_direct() -> None:
    said = [assertion(claim("model/finch-2", "scored", quantity("91 percent"),
                            onBenchmark=entity("benchmark/quizbench")))]  # fmt: skip
    assert is_direct(said, statuses(said, [])) == set()


@pytest.mark.parametrize("contested", ["whole", "narrow"])
def test_a_triple_that_is_contested_is_not_direct_through_another_claim(contested: str) -> None:
    whole = claim("model/heron-1", "outperforms", entity("model/finch-2"))
    narrow = claim("model/heron-1", "outperforms", entity("model/finch-2"), aspect=text("speed"))
    chosen = whole if contested == "whole" else narrow
    said = [assertion(whole), assertion(narrow), assertion(chosen, document="document/b", start=9,
                                                           denied=True)]  # fmt: skip
    status = statuses(said, find_disagreements(said, vocabulary(), {}))
    assert status[chosen.id] == "contested"
    assert is_direct(said, status) == set()


def test_a_garbled_denial_keeps_no_fact_from_being_one() -> None:
    denied = assertion(SAID, denied=True).model_copy(update={"garbled": "it cannot mean that"})
    clear = assertion(SAID, document="document/b")
    assert is_direct([denied, clear], statuses([denied, clear], [])) == {SAID.id}


def test_what_is_garbled_stands_behind_nothing() -> None:
    update = {"garbled": "it cannot mean that"}
    garbled = assertion(SAID).model_copy(update=update)
    clear = assertion(SAID, "document/b", document="document/b")
    assert corroborations([garbled], {}, {}) == {}
    assert corroborations([garbled, clear], {}, {}) == corroborations([clear], {}, {})
    third = assertion(SAID, "company/a", Modality.CLAIMED, document="document/c")
    assert supports([garbled, clear]) == {}
    assert supports([garbled, clear, third]) == {SAID.id: 2}
    assert stated_and_reported([garbled, third]) == set()
    assert stated_and_reported([clear, third.model_copy(update=update)]) == set()
    assert stated_and_reported([clear, third]) == {SAID.id}
