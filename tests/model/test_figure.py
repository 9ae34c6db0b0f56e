"""Plain numbers of tables: as exact as their digits say, without a spreadsheet's leavings."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Bound, Figure, parse_quantity, read_figure
from tests.making import table

FLOP = Figure(unit="FLOP")


@pytest.mark.parametrize(
    ("text", "shown", "lower", "upper"),
    [
        ("13000000000.0", "13 billion FLOP", "12.5e9", "13.5e9"),
        ("70000000000", "70 billion FLOP", "69.5e9", "70.5e9"),
        ("1280000", "1.28 million FLOP", "1.275e6", "1.285e6"),
        ("2260275840", "2,260,275,840 FLOP", "2260275839.5", "2260275840.5"),
        ("3.3e+24", "3.3e24 FLOP", "3.25e24", "3.35e24"),
        ("3.30E24", "3.30e24 FLOP", "3.295e24", "3.305e24"),
        ("1e25", "1e25 FLOP", "0.5e25", "1.5e25"),
        ("2048.0", "2048 FLOP", "2047.5", "2048.5"),
        ("1,234.5", "1234.5 FLOP", "1234.45", "1234.55"),
        ("0.0", "0 FLOP", "0", "0.5"),
        ("114229250000000", "114229.25 billion FLOP", "114229245000e3", "114229255000e3"),
        ("over 2 million", "over 2 million FLOP", "2e6", "3e6"),
    ],
)
def test_the_digits_say_how_exact_a_number_is(
    text: str, shown: str, lower: str, upper: str
) -> None:
    found, _ = read_figure(text, FLOP, table())
    assert (found.text, found.lower, found.upper) == (shown, Decimal(lower), Decimal(upper))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("3.2999999999999996e+24", "3.3e24 FLOP"),
        ("3.2999999e24", "3.3e24 FLOP"),
        ("5.0000000000001e+26", "5e26 FLOP"),
        ("256999999.99999997", "257 million FLOP"),
        ("249000000.00000003", "249 million FLOP"),
        ("2.272000000071e+21", "2.272e21 FLOP"),
    ],
)
def test_what_a_spreadsheet_leaves_is_taken_away_and_told(text: str, shown: str) -> None:
    found, done = read_figure(text, FLOP, table())
    assert found.text == shown
    assert done.startswith(f"{text} is ")


@pytest.mark.parametrize("text", ["6.000001e+24", "10000000.5", "1000001", "99999", "1.00001e20"])
def test_digits_that_may_be_meant_stay(text: str) -> None:
    found, done = read_figure(text, FLOP, table())
    assert (found.amount, done) == (Decimal(text), "")


def test_a_column_may_be_in_millions_computed_or_about() -> None:
    millions = Figure(unit="parameters", shift=6)
    assert read_figure("671", millions, table())[0].text == "671 million parameters"
    rounded = Figure(unit="USD", significant=3, bound=Bound.ABOUT)
    found, done = read_figure("387842678.08636147", rounded, table())
    assert found.text == "about 388 million USD"
    assert done == "387842678.08636147 rounded to 3 digits"
    share = Figure(unit="percent", shift=2, significant=3)
    assert read_figure("0.52", share, table())[0].upper == Decimal("52.5")


@pytest.mark.parametrize(
    "text",
    ["many", "-5", "1e999", "NaN", "Infinity", "1,2", "1 000", "$5", "5 USD", "0.000000000000001"],
)
def test_what_is_no_number_of_the_unit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        read_figure(text, FLOP, table())


@given(st.decimals(0, 10**30, allow_nan=False, places=None))
def test_every_figure_reads_back_from_its_wording(number: Decimal) -> None:
    text = f"{number:e}" if number.adjusted() >= 15 else f"{number:f}"
    try:
        found, _ = read_figure(text, FLOP, table())
    except ValueError:
        return
    assert parse_quantity(found.text, table()) == found
    assert found.lower <= found.amount <= found.upper


@given(st.floats(1, 1e30))
def test_a_float_is_never_taken_for_another_number(number: float) -> None:
    found, _ = read_figure(repr(number), FLOP, table())
    assert abs(float(found.amount) - number) <= number * 1e-7
