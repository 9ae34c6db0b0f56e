"""How the things of a model's claims are named: cut short, by a short form, by their people."""

from __future__ import annotations

import pytest

from tests.extract.llm.asking import proposed
from tests.extract.llm.standin import claim, fixed

pytestmark = pytest.mark.usefixtures("this_machine")


def test_a_word_that_opens_a_sentence_is_no_first_name() -> None:
    text = "Ann Doe founded Finch Labs. After Doe left, Heron AI grew.\nDoe leads Heron AI."
    leads = claim("Doe leads Heron AI", 2, "Ann Doe", "leads", "Heron AI", subject_words="Doe",
                  subject_class="Person")  # fmt: skip
    found, run, _, _ = proposed(fixed(leads), text)
    assert [one.subject for one in found.candidates] == ["Ann Doe"]
    _, run, _, _ = proposed(fixed(leads), text.replace("After Doe", "Bob Doe"))
    assert "subject 'Ann Doe' does not stand" in run.refused[0]


def test_names_in_the_label_of_an_event_may_stand_cut_short() -> None:
    text = "Finch Labs sells Robin 7 Luna.\nThe firm is cutting the cost of Luna by 80%."
    sold = claim("Finch Labs sells Robin 7 Luna", 1, "Robin 7 Luna", "developedBy", "Finch Labs",
                 subject_class="AIModel")  # fmt: skip
    cut = claim("cutting the cost of Luna by 80%", 2, "price cut of Robin 7 Luna",
                "priceReduction", "80 percent", said="80%", subject_class="PriceCut")  # fmt: skip
    found, run, _, _ = proposed(fixed(sold, cut), text)
    assert [one.predicate for one in found.candidates] == ["developedBy", "priceReduction"]
    wrong = {**cut, "subject": "price cut of Robin 7 Sol"}
    found, run, _, _ = proposed(fixed(sold, wrong), text)
    assert "subject 'price cut of Robin 7 Sol' does not stand" in run.refused[0]


def test_a_firm_may_stand_there_without_what_firms_add_to_a_name() -> None:
    text = "Robin Labs is new.\nRobin has 60 employees.\nHeron has 9 employees."
    staff = claim("Robin has 60 employees", 2, "Robin Labs", "employees", "60 employees",
                  subject_class="Company", said="60 employees")  # fmt: skip
    found, run, _, _ = proposed(fixed(staff), text)
    assert run.refused == []
    (one,) = found.candidates
    assert text[one.mentions[0].start : one.mentions[0].end] == "Robin"


def test_a_short_form_in_brackets_is_another_name() -> None:
    text = "The Robin Chip Standard (RCS) is new.\nRCS is based on Finch-2."
    full = "Robin Chip Standard (RCS)"
    new = claim("The Robin Chip Standard (RCS) is new", 1, full, "describedAs", "new",
                subject_class="Technique")  # fmt: skip
    built = claim("RCS is based on Finch-2", 2, full, "builtOn", "Finch-2",
                  subject_class="Product")  # fmt: skip
    found, run, _, _ = proposed(fixed(new, built), text)
    assert run.refused == []
    assert {one.subject for one in found.candidates} == {"Robin Chip Standard"}
    assert found.entities[0].aliases == ("RCS",)


def test_a_country_is_named_by_its_people() -> None:
    text = "French start-up Finch Labs released Finch-2."
    based = claim("French start-up Finch Labs", 1, "Finch Labs", "basedIn", "France",
                  object_class="Place", object_words="French")  # fmt: skip
    wrong = {**based, "object": "Spain"}
    found, run, _, _ = proposed(fixed(based, wrong), text)
    assert [one.object for one in found.candidates] == ["France"]
    assert "object 'Spain' does not stand" in run.refused[0]


def test_a_person_in_the_label_of_an_event_may_be_told_by_surname() -> None:
    far = "It grew. It sold. It bought. It built.\n"
    text = f"Ann Doe founded Finch Labs.\n{far}Doe temporarily left Finch Labs in 2024."
    left = claim("Doe temporarily left Finch Labs in 2024", 3,
                 "temporary departure of Ann Doe from Finch Labs", "date", "2024", said="2024",
                 subject_class="Event", subject_words="left Finch Labs")  # fmt: skip
    found, run, _, _ = proposed(fixed(left), text)
    assert run.refused == []
    assert len(found.candidates) == 1
    _, run, _, _ = proposed(fixed(left), text.replace("founded", "and Bob Doe founded"))
    assert "does not stand in the passage" in run.refused[0]


def test_an_event_is_told_by_a_verb_of_its_own_stem() -> None:
    text = "Finch Labs demonstrated Finch-2 in 2024."
    shown = claim("demonstrated Finch-2 in 2024", 1, "demonstration of Finch-2", "date", "2024",
                  said="2024", subject_class="Event", subject_words="demonstrated")  # fmt: skip
    found, run, _, _ = proposed(fixed(shown), text)
    assert run.refused == []
    assert len(found.candidates) == 1
