"""Quantities: what a wording allows."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Bound, Quantity, parse_quantity
from tests.making import table

MAGNITUDES = {"": 0, " thousand": 3, " million": 6, " billion": 9, " trillion": 12}
WHOLE = st.integers(min_value=1, max_value=9_999_999).map(str)
COMMAS = st.integers(min_value=1000, max_value=9_999_999).map(lambda number: f"{number:,}")
POINT = st.from_regex(r"[1-9][0-9]{0,4}\.[0-9]{1,5}", fullmatch=True)
DIGITS = WHOLE | COMMAS | POINT
BOUNDS = st.sampled_from(["", *(f"{one} " for one in Bound)])
PLAIN_UNITS = st.sampled_from(
    sorted(name for name, form in table().units.items() if form == f"{{n}} {name}")
)


@st.composite
def wordings(draw: st.DrawFn) -> str:
    """Return a wording of a quantity, in a unit that reads as it is written."""
    magnitude = draw(st.sampled_from(list(MAGNITUDES)))
    return f"{draw(BOUNDS)}{draw(DIGITS)}{magnitude} {draw(PLAIN_UNITS)}"


def parsed(wording: str) -> Quantity:
    return parse_quantity(wording, table())


@given(wordings())
def test_an_interval_holds_its_amount(wording: str) -> None:
    found = parsed(wording)
    assert found.lower <= found.amount <= found.upper


@given(wordings())
def test_the_normal_wording_reads_as_the_same_quantity(wording: str) -> None:
    found = parsed(wording)
    again = parsed(found.text)
    assert again == found
    assert again.text == found.text


@given(DIGITS, st.sampled_from(list(MAGNITUDES)))
def test_an_exact_amount_reaches_half_a_step_of_its_last_digit(digits: str, word: str) -> None:
    found = parsed(f"{digits}{word} USD")
    decimals = len(digits.partition(".")[2])
    step = Decimal(10) ** (MAGNITUDES[word] - decimals)
    assert found.upper - found.lower == step
    assert found.amount - found.lower == step / 2
    assert found.amount == Decimal(digits.replace(",", "")) * Decimal(10) ** MAGNITUDES[word]


@given(POINT, st.sampled_from(list(MAGNITUDES)), st.integers(0, 9))
def test_a_further_digit_narrows_an_exact_amount(digits: str, word: str, further: int) -> None:
    rough, fine = parsed(f"{digits}{word} USD"), parsed(f"{digits}{further}{word} USD")
    if further < 5:
        assert rough.lower <= fine.lower
        assert fine.upper <= rough.upper
    assert fine.upper - fine.lower < rough.upper - rough.lower


@given(wordings(), wordings())
def test_two_quantities_of_one_wording_allow_the_same(one: str, other: str) -> None:
    if parsed(one).text == parsed(other).text:
        assert parsed(one) == parsed(other)


@pytest.mark.parametrize(
    ("wording", "lower", "upper"),
    [
        ("5.58 million USD", "5575000", "5585000"),
        ("exactly 5.580 million USD", "5579500", "5580500"),
        ("nearly 600 billion USD", "540000000000", "600000000000"),
        ("about 10 days", "9", "11"),
        ("over 750 billion parameters", "750000000000", "1125000000000"),
        ("under 6 million USD", "3000000", "6000000"),
        ("up to 97 percent", "0", "97"),
        ("2,048 experts", "2047.5", "2048.5"),
    ],
)
def test_a_bound_word_makes_the_interval_of_the_table(wording: str, lower: str, upper: str) -> None:
    found = parsed(wording)
    assert (found.lower, found.upper) == (Decimal(lower), Decimal(upper))


@pytest.mark.parametrize(
    ("wording", "text"),
    [
        ("600,000,000,000 USD", "600,000,000,000 USD"),
        ("600 billion USD", "600 billion USD"),
        ("0.6 trillion USD", "600 billion USD"),
        ("5.580 million USD", "5.580 million USD"),
        ("70 thousand tokens", "70 thousand tokens"),
        ("about 70,000 tokens", "about 70000 tokens"),
        ("97 percent", "97 %"),
        ("1 place", "place 1"),
    ],
)
def test_the_normal_wording_keeps_what_the_digits_say(wording: str, text: str) -> None:
    assert parsed(wording).text == text


@pytest.mark.parametrize(
    ("wording", "says"),
    [
        ("", "is not of the form"),
        ("many USD", "is not of the form"),
        ("5", "is not of the form"),
        ("-5 USD", "is not of the form"),
        ("5,58 USD", "is not of the form"),
        ("1e6 USD", "is not of the form"),
        ("5 million", "'million' is not a unit"),
        ("5  USD", "is not of the form"),
        ("٣ USD", "is not of the form"),
        ("roughly 5 USD", "is not of the form"),
        ("about about 5 USD", "is not of the form"),
        ("5 usd", "'usd' is not a unit; known are"),
        ("5 million USD or so", "is not a unit"),
        (f"{'9' * 40} USD", "has more than 15 digits"),
        ("NaN USD", "is not of the form"),
    ],
)
def test_a_wrong_form_says_what_is_wrong(wording: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parsed(wording)
