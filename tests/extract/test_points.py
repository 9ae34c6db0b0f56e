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
