"""Who puts a claim forward where the speaker is described, titled, or carried by a medium."""

from __future__ import annotations

import pytest

from kg.model import Mention, Tier
from tests.extract.gold import proposals
from tests.extract.proposing import candidate, reasons
from tests.extract.test_proposing import only


def options(text: str, predicate: str) -> dict[str, str]:
    return dict(only(text, predicate).options)


@pytest.mark.parametrize(
    "tail",
    [
        ", the company said", ", it said", ", the startup said on Tuesday", ", said the company",
        ", according to the company", ", the AI lab said in a blog post", ", the company has said",
    ],
)  # fmt: skip
def test_a_described_speaker_at_the_end_is_never_the_document(tail: str) -> None:
    claim = f"GPT-6 scored 87.4% on MMLU{tail}."
    assert not [one for one in proposals(claim).candidates if one.predicate == "scored"]
    assert "who says it is not named" in " ".join(one.reason for one in proposals(claim).unsaid)
    one = only(f"OpenAI trained GPT-6 for a year. {claim}", "scored")
    assert dict(one.options)["by"] == "OpenAI"
    assert one.tier is Tier.B
    assert [m.name for m in one.mentions if m.anaphor] == ["OpenAI"]


def test_of_two_companies_before_none_is_taken_as_the_speaker() -> None:
    text = "OpenAI and Google disagreed. GPT-6 outperforms Claude 4, the company said."
    assert proposals(text).candidates == ()


def test_what_a_company_said_it_would_do_is_predicted() -> None:
    found = options("OpenAI said it would release GPT-6.", "released")
    assert found == {"by": "OpenAI", "hedge": "would", "modality": "predicted"}


@pytest.mark.parametrize("plan", ["plans to", "hopes to", "aims to", "intends to"])
def test_a_plan_is_predicted_by_who_has_it(plan: str) -> None:
    found = options(f"OpenAI {plan} release GPT-6.", "released")
    assert found == {"by": "OpenAI", "hedge": plan, "modality": "predicted"}


def test_a_plan_of_others_is_no_claim_of_the_company() -> None:
    found = options("OpenAI is expected to release GPT-6.", "released")
    assert "by" not in found
    assert found["modality"] == "predicted"


def test_a_speaker_with_a_title_behind_a_quotation_is_the_claimant() -> None:
    text = '"GPT-6 outperforms Claude 3," OpenAI chief executive Sam Altman told reporters.'
    assert options(text, "outperforms") == {"by": "Sam Altman"}


def test_the_medium_that_carried_the_words_is_the_channel() -> None:
    text = '"GPT-6 outperforms Claude 3," Sam Altman told Reuters.'
    assert options(text, "outperforms") == {"by": "Sam Altman", "via": "Reuters"}
    text = '"GPT-6 outperforms Claude 3," Sam Altman told Reuters and told Bloomberg.'
    assert "via" not in options(text, "outperforms")


def test_what_was_announced_is_not_thereby_released() -> None:
    found = {one.predicate: one for one in proposals("OpenAI announced GPT-6.").candidates}
    assert set(found) == {"actor", "concerns"}
    assert found["actor"].subject == "announcement of GPT-6"
    assert all(one.tier is Tier.B for one in found.values())


def test_a_question_told_of_behind_a_claim_leaves_it_alone() -> None:
    text = "Finch-2 outperforms Heron-1 on tests of whether a model can read."
    one = candidate("outperforms", "Finch-2", "outperforms", "Heron-1", text=text)
    assert reasons(one, text) == ""
    text = "Tests will show whether Finch-2 outperforms Heron-1."
    one = candidate("outperforms", "Finch-2", "outperforms", "Heron-1", text=text)
    assert "'whether' forbids" in reasons(one, text)


def test_a_medium_that_is_not_named_carried_no_words() -> None:
    text = "Finch-2 outperforms Heron-1, Ann Doe told Osprey."
    at = text.index("Osprey")
    mentions = (Mention(start=at, end=at + 6, name="Osprey"),)
    right = candidate("outperforms", "Finch-2", "outperforms", "Heron-1", text=text,
                      mentions=mentions, by="Ann Doe", via="Osprey")  # fmt: skip
    assert reasons(right, text) == ""
    wrong = candidate("outperforms", "Finch-2", "outperforms", "Heron-1", text=text,
                      mentions=mentions, by="Ann Doe", via="Magpie")  # fmt: skip
    assert "the channel 'Magpie' does not stand" in reasons(wrong, text)


@pytest.mark.parametrize(
    "said", ["it would hire more", "that it would hire", "its staff grew", "Meta was pleased"]
)
def test_what_stands_in_front_of_who_says_something_else_is_not_told_by_them(said: str) -> None:
    found = options(f"After Google acquired Cohere, OpenAI said {said}.", "acquired")
    assert "by" not in found
    assert options("Google acquired Cohere, OpenAI said.", "acquired") == {"by": "OpenAI"}


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("GPT-6 outperforms Claude 4, a Google spokesperson said.", "Google"),
        ("GPT-6 outperforms Claude 4, a senior Google executive told Reuters.", "Google"),
        ("GPT-6 outperforms Claude 4, a spokesman for Google said on Friday.", "Google"),
        ("GPT-6 outperforms Claude 4, said a spokeswoman for Google.", "Google"),
        ("GPT-6 outperforms Claude 4, Google executives said.", "Google"),
        ("A spokesperson for Google said GPT-6 outperforms Claude 4.", "Google"),
        ("Executives at Google told CNBC that GPT-6 outperforms Claude 4.", "Google"),
        ("GPT-6 outperforms Claude 4, analysts at Google estimate.", "analysts"),
        (
            "Google is large. GPT-6 outperforms Claude 4, a spokesman for the company said.",
            "Google",
        ),
    ],
)
def test_who_speaks_for_a_firm_speaks_as_the_firm(text: str, by: str) -> None:
    assert options(text, "outperforms")["by"] == by


@pytest.mark.parametrize(
    "text",
    [
        "GPT-6 outperforms Claude 4, two company executives said.",
        "GPT-6 outperforms Claude 4, people at Google say.",
        "GPT-6 outperforms Claude 4, a spokesperson said.",
        "A person at Google said GPT-6 outperforms Claude 4.",
    ],
)
def test_what_somebody_without_a_name_said_is_not_the_article_s(text: str) -> None:
    assert not [one for one in proposals(text).candidates if one.predicate == "outperforms"]
    assert "who says it is not named" in " ".join(one.reason for one in proposals(text).unsaid)


def test_what_is_announced_by_name_says_nothing_of_what_follows() -> None:
    found = options("As Google announced Gemini 3, Cohere acquired Ottogrid.", "acquired")
    assert "by" not in found
    found = options("Google announced GPT-6 outperforms Claude 4.", "outperforms")
    assert found == {"by": "Google"}
    text = "Cohere acquired Ottogrid, Google said last week it would invest more."
    assert "by" not in options(text, "acquired")


def test_what_is_told_of_the_speaker_by_the_way_is_not_told_by_them() -> None:
    found = options("Cohere, which raised $500 million, said it had acquired Ottogrid.", "raised")
    assert found == {"said": "$500 million"}
    found = options("Cohere raised $500 million, said OpenAI at a conference.", "raised")
    assert found["by"] == "OpenAI"


def test_who_speaks_in_a_clause_that_follows_says_nothing_of_the_one_before() -> None:
    text = "Cohere acquired Figma, and analysts expect Google to follow."
    assert {dict(one.options).get("by") for one in proposals(text).candidates} == {None}
    text = "Cohere acquired Figma, analysts said."
    assert {dict(one.options).get("by") for one in proposals(text).candidates} == {"analysts"}


@pytest.mark.parametrize(
    ("tail", "options"),
    [
        (", its chief executive told the Coast Herald", {"by": "Finch Labs"}),
        (", the companies said on Tuesday", {"by": "Finch Labs"}),
        (", according to its website", {"by": "Finch Labs"}),
        (", as first reported by the Coast Herald", {"by": "Coast Herald"}),
        (", the Coast Herald has learned", {"by": "Coast Herald"}),
        (", data from Dataline show", {"by": "Dataline"}),
        (", per a court filing", {"modality": "alleged", "hedge": "per a court filing"}),
        (", court filings show", {"modality": "alleged", "hedge": "filings show"}),
    ],
)
def test_whoever_stands_behind_a_claim_is_told_of_it(tail: str, options: dict[str, str]) -> None:
    one = only(f"Finch Labs has acquired Heron AI{tail}.", "acquired")
    assert dict(one.options) == options
    assert one.tier is Tier.B


def test_as_somebody_reported_it_opens_a_claim_of_his() -> None:
    one = only("As reported by the Coast Herald, Finch Labs acquired Heron AI.", "acquired")
    assert dict(one.options) == {"by": "Coast Herald"}
