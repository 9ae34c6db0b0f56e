"""A short name that a known company has is not taken for it where the text names another."""

from __future__ import annotations

from kg.identifiers import sha256_hex
from kg.model import Candidate, Locator, Mention
from kg.review.desk import Desk
from kg.review.docket import Docket
from kg.review.proof import refusals
from kg.review.short_names import others_short
from tests.review.conftest import RELEASED


def mentioned(text: str, words: str, name: str) -> Candidate:
    at = text.index(words)
    spot = Mention(start=at, end=at + len(words), name=name)
    return RELEASED.model_copy(update={"mentions": (spot,)})


def test_a_short_name_may_be_the_other_company_that_the_text_names(desk: Desk) -> None:
    text = "Corvid AI raised money. Corvid has 85 employees."
    one = mentioned(text, "Corvid has"[:6], "Corvid Labs")
    assert list(others_short(one, text, desk.known)) == [
        "'Corvid' may be 'Corvid AI', whom this text names; it names no 'Corvid Labs'"
    ]


def test_a_text_that_names_both_in_full_told_them_apart(desk: Desk) -> None:
    for text in (
        "Corvid AI is not Corvid Labs. Corvid has 85 employees.",
        "Corvid Labs raised money. Corvid has 85 employees.",
        "Corvid has 85 employees.",
    ):
        one = mentioned(text, "Corvid has"[:6], "Corvid Labs")
        assert list(others_short(one, text, desk.known)) == []


def test_what_a_review_refuses_for_it(desk: Desk, docket: Docket) -> None:
    path = desk.known.root.data / "entities/more.yaml"
    path.write_text("Company:\n- {id: company/corvid-ai, label: Corvid AI, aliases: [Corvid]}\n")
    desk.known.refresh()
    text = "Corvid Labs fell. Corvid released Heron-1."
    at, thing = text.index("Corvid released"), text.index("Heron-1")
    spots = (
        Mention(start=at, end=at + 6, name="Corvid AI"),
        Mention(start=thing, end=thing + 7, name="Heron-1"),
    )
    place = Locator(
        start=at, end=len(text), paragraph=1, words=text[at:-1], sha256=sha256_hex(text[at:])
    )
    new = {"subject": "Corvid AI", "mentions": spots, "locator": place}
    one = RELEASED.model_copy(update=new)
    (why,) = refusals(one, docket.document, text, desk.known, docket.claims)
    assert "'Corvid' may be 'Corvid Labs'" in why


def test_a_last_name_may_be_the_other_person_whom_the_text_names(desk: Desk) -> None:
    path = desk.known.root.data / "entities/more.yaml"
    path.write_text("Person:\n- {id: person/ann-lee, label: Ann Lee, aliases: [Lee]}\n")
    desk.known.refresh()
    other = "Torvald Lee runs Ibis. Lee has a dog."
    found = list(others_short(mentioned(other, "Lee", "Ann Lee"), other, desk.known))
    assert found == ["'Lee' may be 'Torvald Lee', whom this text names; it names no 'Ann Lee'"]
    for text in (
        "After Lee left, Ms. Lee and President Lee met. Lee has a dog.",
        "Torvald Lee and Ann Lee met. Lee has a dog.",
        "Lee has a dog.",
    ):
        assert not list(others_short(mentioned(text, "Lee", "Ann Lee"), text, desk.known))
