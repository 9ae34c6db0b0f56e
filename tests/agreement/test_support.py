"""How many documents support a claim, and which claims one states and another reports."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.agreement.support import stated_and_reported, supports
from kg.model import Assertion, Modality
from tests.making import assertion, claim, text

SAID = claim("model/x", "capability", text("sings"))
REPORTED = ("claimed", "alleged", "predicted", "asked")


def said(document: str, modality: Modality = Modality.STATED, *, denied: bool = False) -> Assertion:
    return assertion(SAID, f"document/{document}", modality, denied=denied, document=document)


def test_a_question_and_a_denial_support_nothing() -> None:
    assert supports([said("a"), said("b", Modality.ASKED), said("c", denied=True)]) == {}


def test_each_document_counts_once() -> None:
    assert supports([said("a"), said("a"), said("b", Modality.ALLEGED)]) == {SAID.id: 2}


def test_one_document_alone_does_not_contradict_its_own_manner() -> None:
    assert stated_and_reported([said("a"), said("a", Modality.CLAIMED)]) == set()
    assert stated_and_reported([said("a"), said("b", Modality.CLAIMED)]) == {SAID.id}


def test_an_opinion_is_no_report() -> None:
    assert stated_and_reported([said("a"), said("b", Modality.OPINION)]) == set()


each = st.builds(said, st.sampled_from("abc"), st.sampled_from(Modality), denied=st.booleans())


@given(st.lists(each, max_size=6))
def test_both_are_what_comparing_every_pair_finds(told: list[Assertion]) -> None:
    wanted = any(
        one.modality == "stated" and one.polarity == "affirmed" and two.modality in REPORTED
        for one in told
        for two in told
        if one.document != two.document
    )
    assert (stated_and_reported(told) == {SAID.id}) is wanted
    documents = {x.document for x in told if x.polarity == "affirmed" and x.modality != "asked"}
    assert supports(told) == ({SAID.id: len(documents)} if len(documents) > 1 else {})
