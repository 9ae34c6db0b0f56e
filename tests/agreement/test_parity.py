"""To be on par is not to be better: parity claims keep their own property, status and interest."""

from __future__ import annotations

from kg.agreement.disagreement import find_disagreements
from kg.agreement.interest import self_interested
from kg.agreement.status import is_direct, statuses
from kg.model import Assertion, Kind, Modality, Status, value_key
from tests.making import assertion, claim, entity, shipped_graph, vocabulary

MODEL, OTHER = "model/finch-2", "model/heron-1"
LABELS = {MODEL: "Finch-2", OTHER: "Heron-1"}
PARITY = claim(MODEL, "onParWith", entity(OTHER))
BETTER = claim(OTHER, "outperforms", entity(MODEL))
MAKERS = [
    assertion(claim(MODEL, "developedBy", entity("company/a")), start=50),
    assertion(claim(OTHER, "developedBy", entity("company/b")), start=60),
]


def claimed(who: str) -> Assertion:
    return assertion(PARITY, who, Modality.CLAIMED, document="document/b")


def test_parity_and_order_do_not_disagree() -> None:
    back = claim(OTHER, "onParWith", entity(MODEL))
    said = [assertion(PARITY), assertion(BETTER, start=9), assertion(back, start=20)]
    assert find_disagreements(said, vocabulary(), LABELS) == []


def test_parity_that_a_company_claims_stays_claimed_and_is_no_direct_link() -> None:
    said = [claimed("company/a")]
    status = statuses(said, find_disagreements(said, vocabulary(), LABELS))
    assert status == {PARITY.id: Status.CLAIMED}
    assert is_direct(said, status) == set()


def test_who_is_raised_to_the_other_profits_and_the_other_does_not() -> None:
    one, other = claimed("company/a"), claimed("company/b")
    assert self_interested([one, other, *MAKERS], vocabulary()) == {one.id}


def test_parity_stated_by_one_and_claimed_in_another_is_by_status() -> None:
    [dispute] = find_disagreements([assertion(PARITY), claimed("company/a")], vocabulary(), LABELS)
    assert (dispute.kind, dispute.predicate) == (Kind.STATUS, "onParWith")


def test_no_parity_of_the_shipped_data_becomes_an_order() -> None:
    graph = shipped_graph()
    rows = [
        (file.document, passage.start, row)
        for file in graph.files for passage in file.passages for row in passage.rows
    ]  # fmt: skip
    written = [one for one in rows if one[2].predicate == "onParWith"]
    parity = [one for one in graph.assertions if one.claim.predicate == "onParWith"]
    assert len(written) == len(parity) > 0
    orders = [one for one in graph.assertions if one.claim.predicate == "outperforms"]
    assert {place(one) for one in parity} & {place(one) for one in orders} == set()
    keys = {one.claim.id for one in parity}
    by_order = [one for one in graph.disagreements if one.kind is Kind.ORDER]
    assert [one for one in by_order if keys & set(one.members)] == []


def place(one: Assertion) -> tuple[str, str, str, str]:
    """Return where two are compared, and which two."""
    return one.document, one.locator.place, one.claim.subject, value_key(one.claim.object)
