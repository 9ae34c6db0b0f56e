"""Prices whose unit two amounts share, in cents, and by other units than a million tokens."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals

IN, OUT = "input tokens", "output tokens"


def prices(text: str) -> dict[str, str]:
    """Return the prices that the rules propose, with the side of each."""
    return {
        one.object: dict(one.options).get("aspect", "")
        for one in proposals(text).candidates
        if one.predicate == "price"
    }


@pytest.mark.parametrize(
    "words",
    [
        "$5 input / $25 output per million tokens",
        "$5 for input and $25 for output per million tokens",
        "$5/$25 per million input/output tokens",
        "$5 per million input and $25 per million output tokens",
        "$5 per million tokens for input and $25 for output",
        "$5 per million input tokens and $25 per million output tokens",
        "$5 (input) and $25 (output) per 1M tokens",
    ],
)
def test_two_amounts_share_their_unit(words: str) -> None:
    wanted = {"5 USD per million tokens": IN, "25 USD per million tokens": OUT}
    assert prices(f"Claude Opus 5 costs {words}.") == wanted
    assert prices(f"Claude Opus 5 runs at {words}.") == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("20 cents per million input tokens", {"20 cents per million tokens": IN}),
        ("$2 per 1,000 pages", {"2 USD per thousand pages": ""}),
        ("$30 per user per month", {"30 USD per user per month": ""}),
        ("$0.05 per second", {"0.05 USD per second": ""}),
        ("roughly $3 an hour", {"about 3 USD per hour": ""}),
    ],
)
def test_other_units(words: str, wanted: dict[str, str]) -> None:
    assert prices(f"Claude Opus 5 costs {words}.") == wanted
    assert prices(f"Claude Opus 5 is available at a price of {words}.") == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Claude Opus 5 costs $5/$25 per million tokens.",
        "Claude Opus 5 costs $5 in May and $25 in June.",
        "Claude Opus 5 earns $5 an hour.",
        "Claude Opus 5 lost 20 cents.",
    ],
)
def test_what_is_no_price_of_a_known_side(text: str) -> None:
    assert prices(text) == {}


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI cuts the price of GPT-5.6 Luna by 80% to 20 cents per million input tokens and"
        " $1.20 per million output tokens.",
        "OpenAI is slashing GPT-5.6 Luna prices by 80% to 20 cents per million input tokens and"
        " $1.20 per million output tokens.",
    ],
)
def test_a_price_is_cut_to_both(text: str) -> None:
    assert prices(text) == {"20 cents per million tokens": IN, "1.20 USD per million tokens": OUT}
    found = {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}
    assert ("price cut of GPT-5.6 Luna", "priceReduction", "80 percent") in found


def test_each_model_has_its_cut() -> None:
    text = "OpenAI cut the prices of two of its models, GPT-5.6 Terra and GPT-5.6 Luna."
    cut = {one.object for one in proposals(text).candidates if one.predicate == "concerns"}
    assert cut == {"GPT-5.6 Terra", "GPT-5.6 Luna"}


@pytest.mark.parametrize(
    "text",
    [
        "DeepSeek charges $2 per million input tokens and $8 per million output tokens for GPT-6.",
        "GPT-6 is available now for $2 per million input tokens and $8 per million output tokens.",
        "GPT-6 is even cheaper at $2 per million input tokens and $8 per million output tokens.",
        "Pricing for GPT-6 starts at $2 per million input tokens and $8 per million output tokens.",
        "OpenAI priced GPT-6 at $2/M input tokens and $8/M output tokens.",
        "At $2 and $8 per million input and output tokens, GPT-6 is expensive.",
    ],
)
def test_both_prices_are_the_models(text: str) -> None:
    assert prices(text) == {"2 USD per million tokens": IN, "8 USD per million tokens": OUT}
