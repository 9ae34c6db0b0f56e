"""Claims that a person writes: held against the passage, whole or not at all, and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.passages import Row
from kg.errors import AiraceError
from kg.extract.claims.decisive import decisive_words
from kg.extract.claims.unsaid import UNREAD
from kg.extract.relations.attribution import Attribution
from kg.model import MOST_WORDS, Candidate, Unsaid
from kg.review.by_hand import add, leave, place, unknown_names, written
from kg.review.desk import Desk
from kg.review.docket import Docket, open_docket
from kg.review.known import Known
from kg.review.rest import rest
from kg.review.taking_back import remove
from kg.rulebook import read_lexicon, read_rules
from tests.review.conftest import IBIS, MADE, RELEASED, RIVAL


def row(*parts: str, **options: str) -> Row:
    subject, predicate, value = parts
    return Row(subject, predicate, value, options, 0)


def put(desk: Desk, docket: Docket, one: Candidate, new: Sequence[tuple[str, str]] = ()) -> bool:
    """Add the claim as a person would, with the speakers that the rules hear."""
    return add(desk, docket, one, Attribution(read_lexicon(desk.known.root), read_rules()), new)


def texts(docket: Docket) -> dict[Path, str]:
    """Return every file of the workspace with its text."""
    top = docket.decisions_path.parent.parent
    return {path: path.read_text("utf-8") for path in top.rglob("*") if path.is_file()}


def test_a_claim_enters_at_the_sentence_of_its_words(desk: Desk, docket: Docket) -> None:
    at = place(docket, "said Heron-1 outperforms")
    one = written(desk, docket, row("Heron-1", "outperforms", "Finch-2", by="Corvid Labs"), at)
    assert put(desk, docket, one)
    (passage,) = docket.claims.passages
    assert docket.text is not None
    said = docket.text[passage.start : passage.end]
    assert said == "Corvid Labs said Heron-1 outperforms Finch-2."
    assert passage.rows[0].options == {"by": "Corvid Labs"}
    assert not put(desk, docket, one)


def test_a_name_may_be_carried_but_not_come_from_nowhere(desk: Desk, docket: Docket) -> None:
    at = place(docket, "Heron-1 was developed by")
    carried = written(desk, docket, row("Finch-2", "developedBy", "Corvid Labs"), at)
    assert put(desk, docket, carried)
    strange = written(desk, docket, row("Heron-1", "developedBy", "Ibex Works"), at)
    with pytest.raises(AiraceError, match="'Ibex Works' does not stand in the passage"):
        put(desk, docket, strange)


def test_new_names_enter_with_the_claim_or_not_at_all(desk: Desk, docket: Docket) -> None:
    before = texts(docket)
    at = place(docket, "is a competitor of")
    wrong = written(desk, docket, row("Ibis Works", "competesWith", "Finch-2"), at)
    right = written(desk, docket, row("Ibis Works", "competesWith", "Corvid Labs"), at)
    assert unknown_names(desk, right) == ["Ibis Works"]
    with pytest.raises(AiraceError):
        put(
            desk, docket, wrong.model_copy(update={"object": "Kite-9"}), [("Company", "Ibis Works")]
        )
    assert texts(docket) == before
    assert put(desk, docket, right, [("Company", "Ibis Works")])
    assert put(desk, docket, wrong)
    assert desk.known.entity("Ibis Works")


def test_one_undo_takes_back_claim_and_names(desk: Desk, docket: Docket) -> None:
    before = texts(docket)
    at = place(docket, "is a competitor of")
    one = written(desk, docket, row("Ibis Works", "competesWith", "Corvid Labs"), at)
    put(desk, docket, one, [("Company", "Ibis Works")])
    desk.undo()
    assert texts(docket) == before


def test_what_was_added_is_taken_out_and_proposed_again(desk: Desk, docket: Docket) -> None:
    at = place(docket, "released Heron-1")
    one = written(desk, docket, row("Corvid Labs", "released", "Heron-1"), at)
    assert one.id == RELEASED.id  # written by hand, a proposal waits no longer
    put(desk, docket, one)
    assert RELEASED not in docket.waiting()
    remove(desk, docket, one)
    assert docket.claims.passages == ()
    assert RELEASED in docket.waiting()
    with pytest.raises(AiraceError, match="is no claim at this place"):
        remove(desk, docket, one)


def test_what_else_stands_in_the_passage_stays(desk: Desk, docket: Docket) -> None:
    at = place(docket, "released Heron-1")
    one = written(desk, docket, row("Corvid Labs", "released", "Heron-1"), at)
    other = written(desk, docket, row("Heron-1", "developedBy", "Corvid Labs"), at)
    put(desk, docket, one)
    put(desk, docket, other)
    remove(desk, docket, one)
    assert [each.predicate for each in docket.claims.passages[0].rows] == ["developedBy"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("nowhere at all", "stands not in the text"),
        ("Corvid Labs", "times in the text"),
        ("Corvid Labs released Heron-1 on Monday. Corvid Labs said Heron-1", "more than 8 words"),
        ("", "or none"),
    ],
)
def test_words_must_lead_to_one_place(docket: Docket, words: str, told: str) -> None:
    with pytest.raises(AiraceError, match=told):
        place(docket, words)


@pytest.mark.parametrize(
    ("claim", "fix"),
    [
        (("Heron-1", "outperform", "Finch-2"), "did you mean outperforms"),
        (("Kite-9", "outperforms", "Finch-2"), "--new 'CLASS=Kite-9'"),
        (("Heron-1", "trainingCost", "5 million"), "as '40 USD'"),
        (("Heron-1", "trainingCost", "5 million USD"), "as '40 USD'"),
    ],
)
def test_a_refusal_says_what_to_do(
    desk: Desk, docket: Docket, claim: tuple[str, str, str], fix: str
) -> None:
    one = written(desk, docket, row(*claim), place(docket, "Heron-1 was developed"))
    with pytest.raises(AiraceError) as caught:
        put(desk, docket, one)
    assert fix in caught.value.problems[0].fix


def test_a_strange_class_or_option_is_told(desk: Desk, docket: Docket) -> None:
    at = place(docket, "is a competitor of")
    one = written(desk, docket, row("Ibis Works", "competesWith", "Corvid Labs", asof="2025"), at)
    with pytest.raises(AiraceError) as caught:
        put(desk, docket, one, [("Compny", "Ibis Works")])
    assert "did you mean Company" in caught.value.problems[0].fix
    with pytest.raises(AiraceError) as caught:
        put(desk, docket, one, [("Company", "Ibis Works")])
    assert "as_of" in caught.value.problems[0].fix


def test_the_rest_is_what_has_no_claim_and_waits_for_none(
    workspace: Path, known: Known, docket: Docket, desk: Desk
) -> None:
    lexicon, rules = read_lexicon(known.root), read_rules()
    assert rest(docket, lexicon, rules) == []
    for one in (RELEASED, IBIS, RIVAL, MADE):
        desk.reject(docket, one, "not so")
    left = rest(docket, lexicon, rules)
    assert [one.at.words for one in left] == [
        "Corvid Labs released Heron-1 on Monday",
        "Ibis Works is a competitor of Corvid Labs",
        "Heron-1 was developed by Corvid Labs",
    ]
    leave(desk, docket, left[0].at, "known")
    put(
        desk,
        docket,
        written(desk, docket, row("Heron-1", "developedBy", "Corvid Labs"), left[2].at),
    )
    assert [one.at for one in rest(docket, lexicon, rules)] == [left[1].at]
    again = open_docket("story", Known(known.root), [workspace / "texts"])
    assert again.claims.unexpressed == docket.claims.unexpressed


def test_a_figure_that_no_rule_read_belongs_to_the_rest_though_a_claim_waits_beside_it(
    known: Known, docket: Docket, desk: Desk
) -> None:
    lexicon, rules = read_lexicon(known.root), read_rules()
    assert docket.text is not None
    at = docket.text.index("Monday")
    left = Unsaid(paragraph=2, start=at, end=at + 6, words="Monday", reason=UNREAD)
    docket.candidates = replace(docket.candidates, unsaid=(left,))
    (one,) = rest(docket, lexicon, rules)
    assert (one.at.words, one.why) == ("Corvid Labs released Heron-1 on Monday", UNREAD)
    desk.accept(docket, RELEASED)
    assert rest(docket, lexicon, rules) == [one]
    leave(desk, docket, one.at, "no property")
    assert rest(docket, lexicon, rules) == []


def test_a_document_without_proposals_has_a_docket_too(workspace: Path, known: Known) -> None:
    (workspace / "candidates/story.yaml").unlink()
    docket = open_docket("document/story", known, [workspace / "texts"])
    assert docket.waiting() == []
    assert docket.text is not None
    with pytest.raises(AiraceError, match="no document 'tale'"):
        open_docket("tale", known, [])


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip), st.lists(st.text()))
def test_decisive_words_are_a_piece_of_the_passage(text: str, names: list[str]) -> None:
    words = decisive_words(text, 0, len(text), names)
    assert words in text
    assert len(words.split()) <= MOST_WORDS


def test_what_somebody_says_is_no_statement_of_the_document(desk: Desk, docket: Docket) -> None:
    at = place(docket, "Heron-1 outperforms Finch-2")
    plain = written(desk, docket, row("Heron-1", "outperforms", "Finch-2"), at)
    with pytest.raises(AiraceError, match="Corvid Labs says so, not the document"):
        put(desk, docket, plain)
    said = written(desk, docket, row("Heron-1", "outperforms", "Finch-2", by="Corvid Labs"), at)
    assert put(desk, docket, said)


def test_a_new_name_must_be_one_of_the_claim(desk: Desk, docket: Docket) -> None:
    at = place(docket, "released Heron-1")
    one = written(desk, docket, row("Corvid Labs", "released", "Heron-1"), at)
    with pytest.raises(AiraceError, match="does not name the new 'Ibis Works'"):
        put(desk, docket, one, [("Company", "Ibis Works")])
