"""Points of a list and lines "Foo: bar": of what they tell, and when nobody can say."""

from __future__ import annotations

import pytest

from kg.model import Tier
from tests.extract.gold import proposals
from tests.extract.test_proposing import only

POINT = "- 128K context"


def found(text: str) -> list[str]:
    return [one.subject for one in proposals(text).candidates if one.predicate == "contextWindow"]


def test_a_point_tells_of_the_model_in_its_heading_and_is_reviewed() -> None:
    text = f"GPT-9 mini\n\nIt is small.\n\n{POINT}"
    one = only(text, "contextWindow")
    assert (one.subject, one.tier) == ("GPT-9 mini", Tier.B)
    at = one.locator
    assert text[at.start : at.end] == text
    assert at.words == "128K context"
    assert at.paragraph == 3
    assert [text[m.start : m.end] for m in one.mentions] == ["GPT-9 mini", "128K context"]


@pytest.mark.parametrize(
    "front",
    [
        "GPT-9 and Claude 5",
        "GPT-9 mini\n\nClaude 5 is larger.",
        "GPT-9 mini" + "\n\nIt is small." * 13,
        "It is small.",
        "GPT-9 is small.",
    ],
)
def test_a_point_whose_thing_is_not_certain_tells_of_nothing(front: str) -> None:
    assert found(f"{front}\n\n{POINT}") == []


def test_a_heading_without_a_name_keeps_the_one_above_it() -> None:
    assert found(f"GPT-9 mini\n\nTechnical Details\n\n{POINT}") == ["GPT-9 mini"]


def test_a_line_with_a_label_is_a_point_of_its_heading() -> None:
    assert found("GPT-9 mini\n\nContext window: 128,000 tokens") == ["GPT-9 mini"]
    assert found("GPT-9 mini\n\nContext window: of 128,000 tokens nobody spoke. It is big.") == []


LISTED = "OpenAI has released GPT-9 mini.\n\n"


def said(text: str) -> set[tuple[str, str, str]]:
    return {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            LISTED + "- Outperforming both Claude 3 Opus and Gemini 1.5 Pro.",
            ("GPT-9 mini", "outperforms", "Gemini 1.5 Pro"),
        ),
        (LISTED + "- Now powers Alexa.", ("Alexa", "builtOn", "GPT-9 mini")),
        (
            "GPT-9 mini is a new model from OpenAI.\n\n- Supports 128K tokens of context.",
            ("GPT-9 mini", "contextWindow", "128 thousand tokens"),
        ),
        (
            LISTED + "- Outperforms Claude 3 Opus.\n\nAccess the model via Amazon Bedrock.",
            ("GPT-9 mini", "availableOn", "Amazon Bedrock"),
        ),
    ],
)
def test_what_a_list_says_without_a_subject_is_of_its_model(
    text: str, claim: tuple[str, str, str]
) -> None:
    assert claim in said(text)
    assert not any(one[0] == "Claude 3 Opus" for one in said(text))


@pytest.mark.parametrize(
    "front",
    [
        "OpenAI has released GPT-9 mini. Claude 5 is larger.",
        "GPT-9 and Claude 5 are new models.",
        "GPT-9 mini is a fast model.",
        "OpenAI has released GPT-9 mini and Claude 5.",
    ],
)
def test_such_a_point_is_of_nothing_where_two_may_be_meant(front: str) -> None:
    points = "- Now powers Alexa.\n- Outperforming Gemini 1.5 Pro."
    assert not [one for one in said(f"{front}\n\n{points}") if one[1] in ("builtOn", "outperforms")]
