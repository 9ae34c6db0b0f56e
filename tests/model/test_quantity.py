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
        ("5 million", "is not of the form"),
        ("$5 dollars", "'\\$ dollars' is not a unit"),
        ("₿5", "'₿' is not a unit"),
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


CONVERTED = [name for name, one in table().conversions.items() if not one.is_spelling]
SPELLINGS = [name for name, one in table().conversions.items() if one.is_spelling]


@given(BOUNDS, DIGITS, st.sampled_from(list(MAGNITUDES)), st.sampled_from(sorted(SPELLINGS)))
def test_a_spelling_is_the_quantity_of_its_unit(
    bound: str, digits: str, word: str, unit: str
) -> None:
    one = parsed(f"{bound}{digits}{word} {unit}")
    assert one == parsed(f"{bound}{digits}{word} {table().conversions[unit].unit}")


@given(BOUNDS, DIGITS, st.sampled_from(list(MAGNITUDES)), st.sampled_from(sorted(CONVERTED)))
def test_a_converted_quantity_keeps_its_wording(
    bound: str, digits: str, word: str, unit: str
) -> None:
    found, rule = parsed(f"{bound}{digits}{word} {unit}"), table().conversions[unit]
    assert found.unit == rule.unit
    assert found.text.endswith(f" {unit}")
    assert found.lower <= found.amount <= found.upper
    assert parsed(found.text) == found
    plain = parsed(f"{bound}{digits}{word} {rule.unit}")
    exact = plain.lower * rule.factor / rule.per, plain.upper * rule.factor / rule.per
    assert found.lower <= exact[0] <= exact[1] <= found.upper


@pytest.mark.parametrize(
    ("wording", "same"),
    [
        ("$5.58 million", "5.58 million USD"),
        ("under $6 million", "under 6 million USD"),
        ("nearly 600 billion US dollars", "nearly 600 billion USD"),
        ("2 yuan per million tokens", "2 CNY per million tokens"),
        ("$0.14 per million tokens", "0.14 USD per million tokens"),
        ("100 billion RMB", "100 billion CNY"),
        ("up to 97%", "up to 97 percent"),
        ("97 %", "97 percent"),
    ],
)
def test_a_currency_or_percentage_may_be_spelt_in_many_ways(wording: str, same: str) -> None:
    assert parsed(wording) == parsed(same)


@pytest.mark.parametrize(
    ("wording", "amount", "lower", "upper", "text"),
    [
        ("48 hours", "2", "1.979166", "2.020834", "48 hours"),
        ("3 weeks", "21", "17.5", "24.5", "3 weeks"),
        ("about 2 months", "60.87375", "54.786375", "66.961125", "about 2 months"),
        ("over 1 years", "365.2425", "365.2425", "547.86375", "over 1 years"),
    ],
)
def test_a_time_is_counted_in_days(
    wording: str, amount: str, lower: str, upper: str, text: str
) -> None:
    found = parsed(wording)
    assert (found.amount, found.lower, found.upper) == tuple(map(Decimal, (amount, lower, upper)))
    assert (found.unit, found.text) == ("days", text)


def test_no_currency_is_converted() -> None:
    currencies = ("USD", "CNY", "EUR", "GBP", "INR", "JPY", "KRW")
    money = {name: one for name, one in table().conversions.items() if one.unit[:3] in currencies}
    assert sum(one.unit[:3] in ("USD", "CNY") for one in money.values()) == 11
    counted = {name: one for name, one in money.items() if not one.is_spelling}
    assert {name[:3] for name in counted} == {"cen", "CNY", "EUR", "USD"}
    for name, one in counted.items():
        assert name[:3] == one.unit[:3] or (name.startswith("cents ") and one.unit[:3] == "USD")


def test_a_price_of_a_thousand_is_that_of_a_million() -> None:
    found = parsed("0.003 CNY per thousand tokens")
    assert (found.amount, found.unit) == (Decimal(3), "CNY per million tokens")
    assert found.text == "0.003 CNY per thousand tokens"


def test_a_cent_is_a_hundredth_of_its_dollar() -> None:
    found = parsed("20 cents per million tokens")
    assert (found.amount, found.unit) == (Decimal("0.2"), "USD per million tokens")
    assert found.text == "20 cents per million tokens"


NESTED = [("nearly", "about"), ("nearly", "under"), ("under", "up to"), ("nearly", "up to")]


@given(DIGITS, st.sampled_from(list(MAGNITUDES)), st.sampled_from(NESTED))
def test_a_tighter_word_gives_an_interval_within(
    digits: str, word: str, pair: tuple[str, str]
) -> None:
    inner, outer = (parsed(f"{bound} {digits}{word} USD") for bound in pair)
    assert outer.lower <= inner.lower <= inner.upper <= outer.upper
