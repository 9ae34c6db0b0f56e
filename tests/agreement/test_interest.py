"""Self-interest is found by following who makes, owns, backs and belongs to what."""

from __future__ import annotations

import pytest

from kg.agreement.interest import self_interested
from kg.model import Assertion, Modality
from tests.making import assertion, claim, entity, text, vocabulary

MODEL, OTHER = "model/finch-2", "model/heron-1"
PRAISE = claim(MODEL, "outperforms", entity(OTHER))
MADE = claim(MODEL, "developedBy", entity("company/parent"))


def fact(subject: str, predicate: str, value: str) -> Assertion:
    return assertion(claim(subject, predicate, entity(value)))


def praised(claimant: str, *facts: Assertion, denied: bool = False) -> bool:
    praise = assertion(PRAISE, claimant, Modality.CLAIMED, denied=denied)
    return praise.id in self_interested([praise, *facts], vocabulary())


@pytest.mark.parametrize(
    ("claimant", "facts"),
    [
        ("company/parent", []),
        ("division/cloud", [fact("division/cloud", "divisionOf", "company/parent")]),
        ("company/owner", [fact("company/owner", "owns", "company/parent")]),
        ("company/fund", [fact("company/parent", "backedBy", "company/fund")]),
        ("person/founder", [fact("company/parent", "foundedBy", "person/founder")]),
        ("person/founder", [fact("company/fund", "foundedBy", "person/founder"),
                            fact("company/parent", "backedBy", "company/fund")]),
    ],
)  # fmt: skip
def test_who_has_a_stake_in_the_model_is_interested(claimant: str, facts: list[Assertion]) -> None:
    assert praised(claimant, assertion(MADE), *facts)
    assert not praised(claimant, assertion(MADE), *facts, denied=True)


def test_a_parent_profits_from_what_its_division_makes() -> None:
    facts = [
        fact(MODEL, "developedBy", "division/cloud"),
        fact("division/cloud", "divisionOf", "company/parent"),
    ]
    assert praised("company/parent", *facts)


@pytest.mark.parametrize("claimant", ["company/rival", "group/analysts", "document/a"])
def test_who_has_no_stake_is_not_interested(claimant: str) -> None:
    rival = fact(OTHER, "developedBy", "company/rival")
    assert not praised(claimant, assertion(MADE), rival)


def test_the_documents_own_voice_is_never_interested() -> None:
    own = fact(MODEL, "developedBy", "document/a")
    praise = assertion(PRAISE)
    assert self_interested([praise, own], vocabulary()) == set()


def test_the_stake_must_be_said_as_a_fact_or_claimed_and_not_denied() -> None:
    maker = "company/parent"
    for modality in (Modality.STATED, Modality.CLAIMED):
        assert praised(maker, assertion(MADE, modality=modality))
    for modality in (Modality.ALLEGED, Modality.PREDICTED, Modality.OPINION, Modality.ASKED):
        assert not praised(maker, assertion(MADE, modality=modality))
    assert not praised(maker, assertion(MADE, denied=True))


def test_what_favours_nobody_is_not_interested() -> None:
    weak = assertion(claim(MODEL, "limitation", text("slow")), "company/parent", Modality.CLAIMED)
    assert self_interested([weak, assertion(MADE)], vocabulary()) == set()


def test_a_circle_of_owners_ends() -> None:
    circle = [fact("company/a", "owns", "company/b"), fact("company/b", "owns", "company/a")]
    assert not praised("company/a", *circle)


def test_every_modality_of_praise_counts() -> None:
    for modality in Modality:
        if modality is not Modality.STATED:
            praise = assertion(PRAISE, "company/parent", modality)
            assert self_interested([praise, assertion(MADE)], vocabulary()) == {praise.id}
