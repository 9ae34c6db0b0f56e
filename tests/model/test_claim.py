"""Claims: equal propositions have equal identifiers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kg.model import Claim, EntityRef, Modality, Text
from tests.making import assertion, claim, date, entity, quantity, text

MODEL, OTHER = "model/finch-2", "model/heron-1"


def test_who_asserts_a_claim_and_where_does_not_change_it() -> None:
    said = claim(MODEL, "scored", quantity("91 percent"))
    here = assertion(said, "company/a", Modality.CLAIMED)
    there = assertion(said, document="document/b", start=7)
    assert here.claim.id == there.claim.id
    assert here.id != there.id


def test_the_order_of_qualifiers_does_not_count() -> None:
    pairs = (("aspect", text("cost")), ("onBenchmark", entity("benchmark/quiz")))
    one = Claim(subject=MODEL, predicate="scored", object=quantity("91 percent"), qualifiers=pairs)
    assert one.model_copy(update={"qualifiers": pairs[::-1]}).id == one.id


@pytest.mark.parametrize(
    "other",
    [
        claim(OTHER, "scored", quantity("91 percent")),
        claim(MODEL, "rank", quantity("91 percent")),
        claim(MODEL, "scored", quantity("91.0 percent")),
        claim(MODEL, "scored", quantity("about 91 percent")),
        claim(MODEL, "scored", quantity("91 days")),
        claim(MODEL, "scored", quantity("91 percent"), aspect=text("cost")),
        claim(MODEL, "scored", quantity("91 percent"), period=text("cost")),
    ],
)
def test_another_part_makes_another_claim(other: Claim) -> None:
    assert other.id != claim(MODEL, "scored", quantity("91 percent")).id


def test_two_wordings_of_one_amount_are_one_claim() -> None:
    one = claim(MODEL, "trainingCost", quantity("0.6 trillion USD"))
    assert one.id == claim(MODEL, "trainingCost", quantity("600 billion USD")).id


def test_one_day_given_twice_is_one_claim() -> None:
    first, second = (claim("event/x", "date", date("2025-01-10")) for _ in range(2))
    assert first.id == second.id


@given(st.lists(st.text(alphabet="abcXYZ-.", min_size=1), min_size=1, max_size=6))
def test_case_and_space_of_words_fold_away(words: list[str]) -> None:
    one = claim(MODEL, "capability", Text(text=" ".join(words)))
    other = claim(MODEL, "capability", Text(text=" \t ".join(words).upper() + " "))
    assert one.id == other.id


def test_a_noun_is_frozen_and_closed() -> None:
    ref = EntityRef(id="model/x")
    with pytest.raises(ValidationError):
        ref.id = "model/y"
    with pytest.raises(ValidationError):
        EntityRef(id="model/x", kind="AIModel")  # type: ignore[call-arg]


def test_a_copy_with_another_subject_has_another_identifier() -> None:
    one = claim("model/a", "outperforms", entity("model/b"))
    assert one.id
    other = one.model_copy(update={"subject": "model/c"})
    assert other.id != one.id
    assert other.id == claim("model/c", "outperforms", entity("model/b")).id
    assert one == claim("model/a", "outperforms", entity("model/b"))
    assert hash(one) == hash(claim("model/a", "outperforms", entity("model/b")))
