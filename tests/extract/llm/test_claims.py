"""What is made of a model's claims: events, things described, who speaks, passages made wider."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.extract.llm.asking import RELEASE, SAID, proposed, shipped
from tests.extract.llm.standin import claim, fixed
from tests.extract.proposing import known

pytestmark = pytest.mark.usefixtures("this_machine")


def test_a_release_and_a_takeover_are_told_with_their_events() -> None:
    text = "Finch Labs launched Robin-7.\nWren Systems was bought by Finch Labs for $3 billion."
    robin = claim("launched Robin-7", 1, "Finch Labs", "released", "Robin-7",
                  object_class="AIModel")  # fmt: skip
    bought = claim("Wren Systems was bought by Finch Labs", 2, "Finch Labs", "acquired",
                   "Wren Systems")  # fmt: skip
    price = claim("for $3 billion", 2, "acquisition of Wren Systems by Finch Labs", "sum",
                  "3 billion USD", subject_class="Event", said="$3 billion")  # fmt: skip
    found, run, _, _ = proposed(fixed(robin, bought, price), text, shipped())
    assert run.refused == []
    assert [(one.subject, one.predicate, one.object) for one in found.candidates] == [
        ("Finch Labs", "released", "Robin-7"),
        ("release of Robin-7", "actor", "Finch Labs"),
        ("release of Robin-7", "concerns", "Robin-7"),
        ("Finch Labs", "acquired", "Wren Systems"),
        ("acquisition of Wren Systems by Finch Labs", "actor", "Finch Labs"),
        ("acquisition of Wren Systems by Finch Labs", "concerns", "Wren Systems"),
        ("acquisition of Wren Systems by Finch Labs", "sum", "3 billion USD"),
    ]
    assert [(one.kind, one.label) for one in found.entities] == [
        ("AIModel", "Robin-7"),
        ("Release", "release of Robin-7"),
        ("Event", "acquisition of Wren Systems by Finch Labs"),
    ]


def test_what_is_denied_or_not_worded_tells_of_no_event() -> None:
    text = "Finch Labs has not released Robin-7.\nRobin-8 is Finch Labs's."
    denied = claim("has not released Robin-7", 1, "Finch Labs", "released", "Robin-7",
                   object_class="AIModel", denied=True)  # fmt: skip
    unsaid = claim("Robin-8 is Finch Labs's", 2, "Finch Labs", "released", "Robin-8",
                   object_class="AIModel")  # fmt: skip
    found, _, _, _ = proposed(fixed(denied, unsaid), text, shipped())
    assert [one.object for one in found.candidates] == ["Robin-7", "Robin-8"]


def test_an_event_or_group_is_described_and_anything_else_must_be_named() -> None:
    text = "The lawsuit of Finch Labs against Chinese chip makers began on 3 May 2025."
    began = claim("began on 3 May 2025", 1, "lawsuit of Finch Labs", "date", "2025-05-03",
                  subject_class="Event", said="3 May 2025")  # fmt: skip
    about = claim("lawsuit of Finch Labs against Chinese chip makers", 1,
                  "lawsuit of Finch Labs", "concerns", "Chinese chip makers",
                  subject_class="Event", object_class="Group")  # fmt: skip
    wrong = claim("began on 3 May 2025", 1, "merger of Finch Labs", "date", "2025-05-03",
                  subject_class="Event", said="3 May 2025")  # fmt: skip
    found, run, _, _ = proposed(fixed(began, about, wrong), text)
    assert [one.predicate for one in found.candidates] == ["date", "concerns"]
    assert [one.label for one in found.entities] == ["lawsuit of Finch Labs", "Chinese chip makers"]
    assert [why.split(": ")[0] for why in run.refused] == [
        "[merger of Finch Labs, date, 2025-05-03]"
    ]


def test_the_words_in_the_quote_count_before_a_name_elsewhere_in_its_sentence() -> None:
    text = "Finch Labs plans to make phones, and last year it bought Wren Systems."
    bought = claim("it bought Wren Systems", 1, "Finch Labs", "acquired", "Wren Systems",
                   subject_words="it")  # fmt: skip
    found, run, _, _ = proposed(fixed(bought), text)
    assert run.refused == []
    assert [one.anaphor for one in found.candidates[0].mentions] == [False, True, False]


def test_what_somebody_states_is_claimed() -> None:
    said = {**SAID, "modality": "stated"}
    found, _, _, _ = proposed(fixed(said))
    assert [dict(one.options) for one in found.candidates] == [{"by": "Ann Doe"}]


def test_each_qualifier_is_kept() -> None:
    text = "In coding, Finch-2 scored 93% on Arena-Hard in May."
    score = claim(text, 1, "Finch-2", "scored", "93 percent", said="93%",
                  qualifiers=[{"key": "benchmark", "value": "Arena-Hard"},
                              {"key": "period", "value": "in May"}])  # fmt: skip
    found, _, _, _ = proposed(fixed(score), text)
    options = dict(found.candidates[0].options)
    assert options == {"said": "93%", "benchmark": "Arena-Hard", "period": "in May"}


def test_a_sentence_before_may_name_the_subject() -> None:
    text = "Finch Labs raised money.\nThe round was led by Heron AI.\nIt rained.\nIt rained.\n"
    backed = claim("The round was led by Heron AI", 2, "Finch Labs", "backedBy", "Heron AI")
    found, run, _, _ = proposed(fixed(backed), text)
    (one,) = found.candidates
    assert text[one.locator.start : one.locator.end] == text[: text.index("\nIt")]
    assert (one.locator.paragraph, one.locator.words) == (2, "The round was led by Heron AI")
    far = text.replace("The round", "It rained. It rained. It rained. The round")
    found, run, _, _ = proposed(fixed(backed), far)
    assert found.candidates == ()
    assert "subject 'Finch Labs' does not stand" in run.refused[0]


def test_who_speaks_may_be_told_by_a_surname_or_a_pronoun_near_by() -> None:
    text = (
        "Ann Doe leads Finch Labs.\n“Finch-2 outperforms Heron-1.” Doe said so in May.\n"
        "“Heron-1 is cheaper than Finch-2.” So she claims.\n“Finch-2 is on par with Heron-3.”\n"
    )
    rows = [("Finch-2 outperforms Heron-1", "outperforms", "Doe"),
            ("Heron-1 is cheaper than Finch-2", "cheaperThan", "she"),
            ("Finch-2 is on par with Heron-3", "onParWith", "he")]  # fmt: skip
    told = [
        claim(words, 2 + at, words.split()[0], name, words.split()[-1], by="Ann Doe",
              by_words=who, modality="claimed")
        for at, (words, name, who) in enumerate(rows)
    ]  # fmt: skip
    found, run, _, _ = proposed(fixed(*told), text)
    assert [one.predicate for one in found.candidates] == ["outperforms", "cheaperThan"]
    assert "claimant 'Ann Doe'" in run.refused[0]


def test_a_denial_in_the_words_of_a_text_object_is_what_is_claimed() -> None:
    text = "Finch-2 cannot draw pictures."
    limit = claim(text, 1, "Finch-2", "limitation", "cannot draw pictures")
    strength = {**limit, "property": "strength", "object": "draw pictures"}
    found, run, _, _ = proposed(fixed(limit, strength), text)
    assert [one.predicate for one in found.candidates] == ["limitation"]
    assert "'cannot' stands between its parts" in run.refused[0]


def test_a_bare_figure_has_the_unit_of_the_figure_beside_it() -> None:
    text = "Finch-2 holds 125B parameters, of which 6B are active. Heron-1 has 7B."
    small = claim("of which 6B are active", 1, "Finch-2", "parameters", "6 billion parameters",
                  said="6B", qualifiers=[{"key": "aspect", "value": "active"}])  # fmt: skip
    wrong = {**small, "object": "125 billion parameters"}
    alone = claim("Heron-1 has 7B", 1, "Heron-1", "parameters", "7 billion parameters", said="7B")
    found, run, _, _ = proposed(fixed(small, wrong, alone), text)
    assert [one.object for one in found.candidates] == ["6 billion parameters"]
    assert all("do not give" in why for why in run.refused)


def test_what_is_told_as_somebody_s_is_settled_whatever_its_sentence_plans() -> None:
    text = (
        "Finch Labs grows. Its chip unit Heron AI is targeting Spain.\n"
        "Wren Systems has not the wings of Finch Labs's app Magpie.\n"
        "Until then it used Robin-1, Finch Labs's smallest model, and will use Robin-2."
    )
    unit = claim("Its chip unit Heron AI", 1, "Heron AI", "divisionOf", "Finch Labs",
                 object_words="Its", subject_class="Division", object_class="Company")  # fmt: skip
    app = claim("Finch Labs's app Magpie", 2, "Magpie", "developedBy", "Finch Labs",
                subject_class="Product")  # fmt: skip
    small = claim("Robin-1, Finch Labs's smallest model", 3, "Robin-1", "developedBy",
                  "Finch Labs", subject_class="AIModel")  # fmt: skip
    used = claim("will use Robin-2", 3, "Robin-2", "developedBy", "Finch Labs",
                 subject_class="AIModel")  # fmt: skip
    found, run, _, _ = proposed(fixed(unit, app, small, used), text)
    assert run.refused == [
        "[Robin-2, developedBy, Finch Labs]: 'will' forbids to take it as stated"
    ]
    assert [one.predicate for one in found.candidates] == [
        "divisionOf",
        "developedBy",
        "developedBy",
    ]


def test_parts_of_a_date_that_the_words_lack_are_inferred_from_the_day_of_publication() -> None:
    text = "The release of Finch-2 came on Monday.\nThe release of Finch-2 came in May."
    rows = [("on Monday", "2025-01-20"), ("on Monday", "2025-01-13"), ("on Monday", "2025-01-21"),
            ("on Monday", "2025"), ("in May", "2024-05"), ("in May", "2024-06"),
            ("in May", "2025-05"), ("in May", "2019-05"), ("in May", "2024-05-20")]  # fmt: skip
    told = [
        claim(f"The release of Finch-2 came {words}", 1 + words.startswith("in"),
              "release of Finch-2", "date", day, said=words.split()[1])
        for words, day in rows
    ]  # fmt: skip
    found, run, _, _ = proposed(fixed(*told), text, published="2025-01-24")
    assert [one.object for one in found.candidates] == ["2025-01-20", "2024-05"]
    assert dict(found.candidates[0].options)["inferred"] == (
        "year, month, day inferred by model stand-in"
    )
    reasons = "\n".join(run.refused)
    assert all(
        why in reasons
        for why in ("within a week", "years from", "no such month or day", "lies ahead")
    )
    found, run, _, _ = proposed(fixed(*told), text)
    assert found.candidates == ()


def test_an_event_may_be_meant_by_words_when_a_sentence_before_tells_of_it() -> None:
    text = "Finch Labs updated Robin Cloud in May.\nThe move angered many.\nThe move cost users."
    angered = claim("The move angered many", 2, "update of Robin Cloud", "effect", "angered many",
                    subject_class="Update", subject_words="The move")  # fmt: skip
    other = {**angered, "subject": "bankruptcy of Finch Labs", "subject_class": "Event"}
    wordless = {**angered, "subject_words": "", "quote": "The move cost users", "paragraph": 3,
                "object": "cost users", "subject": "update of Robin 9"}  # fmt: skip
    found, run, _, _ = proposed(fixed(angered, other, wordless), text)
    assert [one.subject for one in found.candidates] == ["update of Robin Cloud"]
    assert len(run.refused) == 2


def test_a_qualifier_counts_once_and_a_claimant_is_of_a_class_of_things() -> None:
    twice = {**RELEASE, "qualifiers": [{"key": "aspect", "value": "Finch"},
                                       {"key": "aspect", "value": "Labs"}]}  # fmt: skip
    found, run, _, _ = proposed(fixed(twice))
    assert found.candidates == ()
    assert "has the qualifier 'aspect' twice" in run.refused[0]
    nothing = {**RELEASE, "subject": "Evil", "subject_class": "Quantity"}
    assert "has no class" in proposed(fixed(nothing))[1].refused[0]
    law = {**nothing, "subject_class": "Document"}
    assert "has no class" in proposed(fixed(law))[1].refused[0]


def test_an_event_that_is_known_by_another_name_keeps_its_own_label() -> None:
    told = {"Robin-7": (), "launch of Robin": ("release of Robin-7",), **known().aliases}
    names = replace(known(), aliases=told)
    text = "Finch Labs launched Robin-7."
    robin = claim("launched Robin-7", 1, "Finch Labs", "released", "Robin-7")
    found, _, _, _ = proposed(fixed(robin), text, shipped(), names=names)
    assert {one.subject for one in found.candidates} == {"Finch Labs", "launch of Robin"}
    assert found.entities == ()
