"""What documents and publishers hold, and what nobody else does."""

from __future__ import annotations

from kg.agreement.holding import Holding, holdings
from tests.making import assertion, claim, text

ONE, TWO = (claim("model/x", "capability", text(words)) for words in ("sings", "draws"))
TOLD = [
    assertion(ONE, document="a"),
    assertion(ONE, document="a", start=50),
    assertion(ONE, document="b"),
    assertion(TWO, document="b"),
]


def test_a_claim_that_another_holds_too_is_nobody_s_own() -> None:
    themselves = {"a": "a", "b": "b"}
    assert holdings(TOLD, themselves) == {"a": Holding(2, 1, 0), "b": Holding(2, 2, 1)}


def test_a_publisher_of_both_holds_all_as_its_own() -> None:
    assert holdings(TOLD, {"a": "house", "b": "house"}) == {"house": Holding(4, 2, 2)}


def test_a_document_without_a_holder_counts_for_nobody() -> None:
    assert holdings(TOLD, {"a": "house"}) == {"house": Holding(2, 1, 1)}


def test_a_replaced_release_takes_no_claim_from_another_document() -> None:
    old = [
        assertion(one, document="old").model_copy(update={"superseded": True}) for one in (ONE, TWO)
    ]
    held = holdings([*old, assertion(ONE, document="new")], {"old": "old", "new": "new"})
    assert held == {"old": Holding(2, 2, 1), "new": Holding(1, 1, 1)}
