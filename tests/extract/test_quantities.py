"""Figures: spelt as a claims file spells them, or left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.measures.quantities import RANGE, figures
from kg.extract.signs.spans import Span
from kg.model import parse_quantity
from tests.extract.gold import shipped


def found(text: str) -> list[Span]:
    lexicon, rules = shipped()
    return figures(text, rules, lexicon.cues, lexicon.table)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("nearly $600 billion", "nearly 600 billion USD"),
        ("$5.6M", "5.6 million USD"),
        ("more than 70B parameters", "over 70 billion parameters"),
        ("a 128,000-token window", "128,000 tokens"),
        ("up to 97%", "up to 97 percent"),
        ("€105 million", "105 million EUR"),
        ("300 million weekly active users", "300 million users"),
        ("just 1 yuan per million tokens", "1 CNY per million tokens"),
        ("$100M+", "over 100 million USD"),
        ("14.8 trillion tokens", "14.8 trillion tokens"),
        ("some 250 employees", "about 250 employees"),
        ("1.5 gigawatts", "1.5 GW"),
        ("16,000 Nvidia H100 GPUs", "16,000 chips"),
        ("about 4,096 TPU v4 chips", "about 4,096 chips"),
    ],
)
def test_a_figure_is_spelt_as_claims_are(text: str, label: str) -> None:
    assert [one.label for one in found(text)] == [label]


@pytest.mark.parametrize(
    "text",
    [
        "Qwen 2.5-Max",
        "in 2023",
        "the ticker 9988.HK",
        "GPT-4",
        "Llama-3.1-405B",
        "section 3",
        "Gaudi 3 accelerators",
        "for 512 Foo and Bar chips",
    ],
)
def test_what_is_no_figure_with_a_unit_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["between $5 million and $6 million", "$5 million to $6 million", "10%-15%"]
)
def test_a_range_has_no_single_value(text: str) -> None:
    assert found(text)[0].kind == RANGE


def test_input_and_output_prices_are_told_apart() -> None:
    sides = [
        one.aspect for one in found("$3 per million input tokens, $15 per million output tokens")
    ]
    assert sides == ["input tokens", "output tokens"]


@given(
    st.sampled_from(["", "about ", "nearly ", "over ", "more than ", "under ", "up to "]),
    st.decimals("0.1", "999", places=1),
    st.sampled_from(["", " million", " billion", " trillion"]),
    st.sampled_from(["$", "€", "£"]),
)
def test_whatever_is_found_parses(bound: str, number: object, size: str, sign: str) -> None:
    text = f"It took {bound}{sign}{number}{size} to do it."
    spans = found(text)
    assert len(spans) == 1
    assert parse_quantity(spans[0].label, shipped()[0].table).unit in ("USD", "EUR", "GBP")
    assert text[spans[0].start : spans[0].end].strip() in text


def test_what_stands_behind_from_is_a_range_only_where_it_leads_to_another() -> None:
    assert [one.kind for one in found("up from $5 billion in June")] == ["Money"]
    assert [one.kind for one in found("rose 5% to $10 billion")] == ["Percent", "Money"]
    assert [one.kind for one in found("from $5 billion to $10 billion")] == [RANGE, "Money"]


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("700 million weekly active users", "weekly active"),
        ("700 million users each month", "monthly"),
        ("700 million people use it every day", "daily"),
        ("700 million users", ""),
        ("700 million paying subscribers", "paying"),
        ("39B active parameters", "active"),
        ("$7.50 per million cached input tokens", "cached input tokens"),
    ],
)
def test_figures_of_one_kind_are_told_apart_by_what_stands_in_them(text: str, aspect: str) -> None:
    assert [one.aspect for one in found(text)] == [aspect]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("worth $7-8bn to them", "$7-8bn"),
        ("at a $2.5-$3 billion valuation", "$2.5-$3 billion"),
        ("sales of $12.5bn to $13.5bn are due", "$12.5bn to $13.5bn"),
        ("a US$300-plus million round", "US$300-plus million"),
    ],
)
def test_a_range_of_money_is_one_figure_and_no_amount(text: str, words: str) -> None:
    (one,) = found(text)
    assert (text[one.start : one.end], one.kind) == (words, "Range")


def test_an_amount_and_more_has_its_bound() -> None:
    (one,) = found("a reported $250 million-plus funding")
    assert (one.kind, one.label) == ("Money", "over 250 million USD")


def test_what_grew_from_one_amount_to_another_is_two_figures() -> None:
    kinds = [one.kind for one in found("it grew from $40 million to $100 million")]
    assert kinds == ["Range", "Money"]
