"""Amounts as a passage words them: number, bound, magnitude, unit, and what is no amount."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.grounder.amounts import read_amounts
from kg.model import parse_quantity
from tests.extract.proposing import cues, known
from tests.making import table


def amounts(passage: str) -> list[list[str]]:
    return [[one.text for one in reading.quantities] for reading in read_amounts(passage, known())]


@pytest.mark.parametrize(
    ("passage", "given"),
    [
        ("cost under $6 million", "under 6 million USD"),
        ("cost less than US$6M", "under 6 million USD"),
        ("cost some 5.580 million dollars", "about 5.58 million USD"),
        ("cost over USD 4 billion", "over 4 billion USD"),
        ("cost about RMB 30 million", "about 30 million CNY"),
        ("wiped out nearly $600bn", "nearly 600 billion USD"),
        ("by as much as 97 per cent", "up to 97 %"),
        ("has 671B parameters", "671 billion parameters"),
        ("a 671-billion-parameter model", "671 billion parameters"),
        ("a one-trillion-parameter model", "1 trillion parameters"),
        ("raised half a billion US dollars", "500 million USD"),
        ("worth three-quarters of a billion dollars", "750 million USD"),
        ("has two hundred million users", "200 million users"),
        ("has two hundred and fifty employees", "250 employees"),
        ("raised one and a half billion dollars", "1.5 billion USD"),
        ("took half a dozen days", "6 days"),
        ("has 750B+ parameters", "over 750 billion parameters"),
        ("trained on 14.8 trillion training tokens", "14.8 trillion tokens"),
        ("took two weeks or so", "about 2 weeks"),
        ("took just 55 days", "55 days"),
        ("no more than 5 days", "up to 5 days"),
        ("at least 5 days", "over 5 days"),
        ("1,200 experts", "1200 experts"),
        ("on 512 A100 GPUs", "512 chips"),
        ("16,000 Nvidia H100 GPUs", "16000 chips"),
        ("on 6,144 TPU v4 chips", "6144 chips"),
        ("came in third place", "place 3"),
        ("costs ¥2", "2 CNY"),
        ("a 70B model", "70 billion parameters"),
        ("an open 7.5B reasoning model", "7.5 billion parameters"),
        ("costs $20 a month", "20 USD per month"),
        ("costs $20/month", "20 USD per month"),
        ("a $20-a-month plan", "20 USD per month"),
        ("20 euros per month", "20 EUR per month"),
        ("surpassed $3 trillion", "over 3 trillion USD"),
        ("topped the $10 billion mark", "over 10 billion USD"),
        ("of tests\n- 82% of all", "82 %"),
        ("was 81%\n- $5 for all", "5 USD"),
        ("up to 20 million euros (U.S. $21.8 million) or 4 percent", "up to 21.8 million USD"),
        ("up to 20 million euros (U.S. $21.8 million) or 4 percent", "up to 4 %"),
        ("a fine of up to $35 million or 7% of revenue", "up to 35 million USD"),
        ("a fine of up to $35 million or 7% of revenue", "up to 7 %"),
        ("about €50 million ($58 million)", "about 58 million USD"),
        ("more than 500 employees ($5 million)", "5 million USD"),
        ("over $5 million or 4% of it", "4 %"),
        ("0.003 yuan per thousand tokens", "0.003 CNY per thousand tokens"),
        ("$2 per million tokens, or $3 per 1,000 tokens", "3 USD per thousand tokens"),
        ("the 300-person lab", "300 employees"),
        ("debuted atop the Open FinchBench leaderboard", "place 1"),
        ("tops several charts", "place 1"),
    ],
)
def test_the_wording_gives_the_quantity(passage: str, given: str) -> None:
    assert [given] in amounts(passage)


@pytest.mark.parametrize(
    ("passage", "unit"),
    [
        ("$2 per million tokens", "USD"), ("$2 (¥14) per 1 million tokens", "USD"),
        ("$2/Mtok", "USD"), ("$2 for every million tokens", "USD"), ("$2 a million tokens", "USD"),
    ],
)  # fmt: skip
def test_a_price_may_be_for_something(passage: str, unit: str) -> None:
    found = {text for texts in amounts(passage) for text in texts}
    assert f"2 {unit} per million tokens" in found


def test_an_amount_for_something_is_no_bare_amount() -> None:
    assert amounts("it costs $2 per million tokens")[0] == ["2 USD per million tokens"]


@pytest.mark.parametrize(
    "passage",
    [
        "5 to 10 %", "5-10 %", "5–10%", "between 5 and 10 %", "lost -5%", "minus 5 %", "fell −5 %",
        "Finch-5 % of", "Heron2.5 %", "v5%", "5.5.5 %", "5", "in 2025", "on Jan. 5", "5 apples",
    ],
)  # fmt: skip
def test_ranges_names_and_what_is_below_zero_give_nothing(passage: str) -> None:
    assert "5 %" not in {text for texts in amounts(passage) for text in texts}
    assert "10 %" not in {text for texts in amounts(passage) for text in texts}


@pytest.mark.parametrize(
    "passage",
    ["a $70B model", "70B fans of models", "a 70 model", "70 billion models", "a model of 70B"],
)
def test_a_number_is_a_size_only_right_before_a_word_for_a_model(passage: str) -> None:
    found = {text for texts in amounts(passage) for text in texts}
    assert not [text for text in found if text.endswith("parameters")]


@pytest.mark.parametrize(
    "passage",
    ["$20 per user per month", "$20 million, a month later", "$20 for a model made in a month"],
)
def test_a_price_a_month_says_so_right_behind_the_amount(passage: str) -> None:
    found = {text for texts in amounts(passage) for text in texts}
    assert not [text for text in found if text.endswith("USD per month")]


def test_an_amount_a_month_is_no_bare_amount() -> None:
    assert amounts("it costs $20 a month")[0] == ["20 USD per month"]


@given(
    st.sampled_from(["", *sorted(cues().bounds)]),
    st.decimals(min_value="0.01", max_value="999", places=2),
    st.sampled_from(["", "thousand", "million", "billion", "trillion"]),
    st.sampled_from(["parameters", "tokens", "experts", "percent", "USD", "days"]),
)
def test_what_a_claims_file_writes_reads_back(
    bound: str, number: object, magnitude: str, unit: str
) -> None:
    text = " ".join(filter(None, [bound, str(number), magnitude, unit]))
    assert [parse_quantity(text, table()).text] in amounts(f"It says {text}.")


@given(st.text(max_size=60))
def test_no_text_falls_over(text: str) -> None:
    for one in read_amounts(text, known()):
        assert 0 <= one.start < one.end <= len(text)
        assert one.quantities


@pytest.mark.parametrize(
    ("passage", "given"),
    [
        ("grew from $2 billion to $5 billion", "5 billion USD"),
        ("improved its score from 31.4% to 44.0%", "44.0 %"),
        ("rose 5% to $10 billion", "10 billion USD"),
        ("rose 5 percent to $10 billion", "10 billion USD"),
    ],
)
def test_what_something_has_risen_to_is_an_amount(passage: str, given: str) -> None:
    wanted = parse_quantity(given, table()).text
    assert wanted in amounts(passage)[-1]


@pytest.mark.parametrize(
    "passage",
    ["prices from $2 billion to $5 billion", "between $2 billion and $5 billion", "$2 to $5"],
)
def test_of_a_range_that_is_none_of_growth_neither_end_is_an_amount(passage: str) -> None:
    assert amounts(passage) == []


def test_a_year_earlier_is_no_rate() -> None:
    given = [one.text for each in read_amounts("from $780 million a year earlier", known())
             for one in each.quantities]  # fmt: skip
    assert "780 million USD" in given
    assert not [one for each in read_amounts("$7 million a year", known())
                for one in each.quantities if one.unit == "USD"]  # fmt: skip
    days = [one.text for each in read_amounts("over 55 days", known()) for one in each.quantities]
    assert "over 55 days" in days
    assert "55 days" not in days


@pytest.mark.parametrize(
    "passage",
    ["raised a billion and a half dollars", "has 2 and a half million users",
     "a few dozen employees", "hundreds of users"],
)  # fmt: skip
def test_of_a_number_that_goes_on_in_words_no_part_is_an_amount(passage: str) -> None:
    assert amounts(passage) == []


_SPELT = known().cues.spelt


@given(
    st.integers(1, 9), st.sampled_from(sorted(_SPELT.tens)), st.sampled_from(sorted(_SPELT.ones))
)
def test_a_number_in_words_is_the_sum_of_its_words(times: int, ten: str, one: str) -> None:
    count = next(word for word, number in _SPELT.ones.items() if number == times)
    low = _SPELT.ones[one]
    words = f"{count} hundred and {ten}-{one}" if low < 10 else f"{count} hundred and {one}"
    number = times * 100 + low + (_SPELT.tens[ten] if low < 10 else 0)
    assert amounts(f"{words} employees") == [[f"{number} employees"]]


@pytest.mark.parametrize(
    "passage",
    [
        "raised $5 million or $6 million", "fell by 5 or 6 percent", "tops the tower",
        "a round led by Finch, says the FinchBench leaderboard", "leads the team",
    ],
)  # fmt: skip
def test_a_choice_of_like_amounts_and_a_lead_of_no_list_give_nothing(passage: str) -> None:
    assert amounts(passage) == []


@pytest.mark.whole
def test_a_long_choice_of_amounts_is_read_without_end() -> None:
    text = "Foo paid up to " + ", or ".join(["5 dollars"] * 700)
    assert len(read_amounts(text, known())) == 700
