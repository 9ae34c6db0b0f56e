"""What a partnership, a rivalry or a lawsuit is about is kept with it, in the text's words."""

from __future__ import annotations

import pytest

from kg.model import Tier
from tests.extract.test_proposing import only
from tests.extract.test_scopes import proposed


@pytest.mark.parametrize(
    ("text", "predicate", "kept"),
    [
        (
            "Finch Labs has partnered with Heron AI to build language models for banks.",
            "partnersWith",
            {"toward": "build language models for banks"},
        ),
        (
            "Finch Labs partnered with Heron AI in 2022 on drug discovery.",
            "partnersWith",
            {"aspect": "drug discovery", "as_of": "2022"},
        ),
        (
            "Finch Labs teamed up with Heron AI for a robotics project.",
            "partnersWith",
            {"aspect": "a robotics project"},
        ),
        (
            "Finch Labs partnered with Heron AI on chips and opened an office.",
            "partnersWith",
            {"aspect": "chips"},
        ),
        (
            "Finch Labs competes with Heron AI in the market for code assistants.",
            "competesWith",
            {"aspect": "the market for code assistants"},
        ),
        ("Finch Labs competes with Heron AI on price.", "competesWith", {"aspect": "price"}),
        (
            "Finch Labs partnered with Heron AI, a maker of chips, to develop models for Arabic.",
            "partnersWith",
            {"toward": "develop models for Arabic"},
        ),
        (
            "Finch Labs sued Heron AI for breach of contract in 2023.",
            "sued",
            {"aspect": "breach of contract", "period": "2023"},
        ),
        (
            "Finch Labs sued Heron AI, accusing the startup of copying its code.",
            "sued",
            {"aspect": "copying its code"},
        ),
        (
            "Finch Labs sued Heron AI for using its data to train a model and won.",
            "sued",
            {"aspect": "using its data to train a model"},
        ),
        (
            "Finch Labs sued Heron AI for $2 billion over a failed merger.",
            "sued",
            {"aspect": "a failed merger"},
        ),
        (
            "Finch Labs sued Heron AI in a federal court over the use of its articles.",
            "sued",
            {"aspect": "the use of its articles"},
        ),
    ],
)
def test_what_it_is_about_is_kept(text: str, predicate: str, kept: dict[str, str]) -> None:
    one = only(text, predicate)
    assert dict(one.options) == kept
    assert one.tier is Tier.A


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Finch Labs partnered with Heron AI for the first time.", "partnersWith"),
        ("Finch Labs signed a partnership with Heron AI for $90 million.", "partnersWith"),
        ("Finch Labs competes with Heron AI, which makes chips for phones.", "competesWith"),
        ("Finch Labs competes with Heron AI in the market.", "competesWith"),
        ("Finch Labs sued Heron AI for $90 million.", "sued"),
    ],
)
def test_what_says_nothing_of_it_is_not_taken(text: str, predicate: str) -> None:
    assert dict(only(text, predicate).options) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Finch Labs partnered with Heron AI on chips and sells robots.",
        "Finch Labs partnered with Heron AI to great effect.",
        "Finch Labs partnered with Heron AI on a model released in March.",
        "Finch Labs partnered with Heron AI on what it calls a new beginning.",
    ],
)
def test_words_that_are_not_understood_leave_it_to_a_person(text: str) -> None:
    assert {one.tier for one in proposed(text, "partnersWith")} == {Tier.B}
