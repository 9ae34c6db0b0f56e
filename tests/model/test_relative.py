"""Relative dates: so many days, weeks, months or years from an event."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import PartialDate, RelativeDate, arithmetic_text, parse_date, parse_relative, shifted
from kg.model.relative import Unit
from tests.making import table

UNITS: tuple[Unit, ...] = get_args(Unit)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
NUMBERS = st.integers(-60, 60)


@st.composite
def anchors(draw: st.DrawFn) -> PartialDate:
    """Return a day, month or year, plain or approximate."""
    edtf = draw(DAYS).isoformat()[: draw(st.sampled_from([4, 7, 10]))]
    return parse_date(edtf + draw(st.sampled_from(["", "~"])), table())


def moved(anchor: str, number: int, unit: Unit) -> PartialDate:
    by = RelativeDate(anchor="event/x", number=number, unit=unit)
    return shifted(parse_date(anchor, table()), by, table())


@pytest.mark.parametrize(
    ("anchor", "number", "unit", "edtf"),
    [
        ("2025-01-20", 2, "days", "2025-01-22"),
        ("2025-01-29", -3, "weeks", "2025-01-08~"),
        ("2025-01-29", 0, "days", "2025-01-29"),
        ("2025-01-20~", 2, "days", "2025-01-22~"),
        ("2025-01", 2, "days", "[2025-01-03..2025-02-02]"),
        ("2024-02-28", 1, "days", "2024-02-29"),
        ("2024-12-31", 1, "days", "2025-01-01"),
        ("2025-01-31", 1, "months", "[2025-02-13..2025-03-15]"),
        ("2024-01-31", 1, "months", "[2024-02-14..2024-03-15]"),
        ("2025-02", 1, "months", "2025-03~"),
        ("2025-01", -2, "months", "2024-11~"),
        ("2024-02-29", 1, "years", "[2024-08-30..2025-08-29]"),
        ("2023", 1, "years", "2024~"),
        ("[2025-01-01..2025-01-20]", 1, "weeks", "[2025-01-04..2025-01-31]"),
    ],
)
def test_a_span_is_moved_by_the_calendar(anchor: str, number: int, unit: Unit, edtf: str) -> None:
    assert moved(anchor, number, unit).edtf == edtf


@given(anchors(), NUMBERS, st.sampled_from(UNITS))
def test_the_span_is_as_wide_as_the_tolerance_makes_it(
    anchor: PartialDate, number: int, unit: Unit
) -> None:
    by = RelativeDate(anchor="event/x", number=number, unit=unit)
    found = shifted(anchor, by, table())
    assert found == parse_date(found.edtf, table())
    width = (found.latest - found.earliest) - 2 * timedelta(days=table().relative[unit])
    if unit in ("days", "weeks"):
        assert width == anchor.latest - anchor.earliest
    assert width >= timedelta(0)


@given(DAYS, st.integers(0, 60), st.sampled_from(UNITS))
def test_there_and_back_again_allows_the_day_itself(day: date, number: int, unit: Unit) -> None:
    there = moved(day.isoformat(), number, unit)
    back = shifted(there, RelativeDate(anchor="event/x", number=-number, unit=unit), table())
    assert back.earliest <= day <= back.latest


@given(DAYS, DAYS, NUMBERS, st.sampled_from(UNITS))
def test_the_order_of_days_is_kept(one: date, other: date, number: int, unit: Unit) -> None:
    first, second = sorted([one, other])
    a, b = (moved(day.isoformat(), number, unit) for day in (first, second))
    assert (a.earliest, a.latest) <= (b.earliest, b.latest)


@given(st.from_regex(r"[A-Z][a-z]{1,9}( of [A-Z][a-z]{1,5})?( [+-] 2)?", fullmatch=True),
       NUMBERS, st.sampled_from(UNITS))  # fmt: skip
def test_what_is_written_is_what_is_read(anchor: str, number: int, unit: Unit) -> None:
    by = RelativeDate(anchor=anchor, number=number, unit=unit)
    assert parse_relative(f"{anchor} {by.distance}") == by


@pytest.mark.parametrize(
    "text",
    ["2025-01-20", "2025", "[2024..2025]", "launch", "launch + days", "launch + 2 hours", "",
     "launch+2 days", "+ 2 days", "launch + -2 days", "launch + 2.5 days", "launch + 2 dayss",
     "launch + 999999 days", "launch + ٢ days"],
)  # fmt: skip
def test_any_other_text_is_no_relative_date(text: str) -> None:
    assert parse_relative(text) is None


@pytest.mark.parametrize(
    ("anchor", "number", "unit"),
    [("9999-12-31", 1, "days"), ("0001-01-01", -1, "weeks"), ("2025", 99999, "years"),
     ("2025", -99999, "months"), ("1900-01-01", -99999, "weeks"), ("9999-12-31", 0, "weeks")],
)  # fmt: skip
def test_a_date_beyond_the_calendar_is_refused(anchor: str, number: int, unit: Unit) -> None:
    with pytest.raises(ValueError, match="' lies beyond the calendar"):
        moved(anchor, number, unit)


def test_a_unit_without_tolerance_is_refused() -> None:
    bare = table().model_copy(update={"relative": {}})
    by = RelativeDate(anchor="event/x", number=1, unit="days")
    with pytest.raises(ValueError, match="no tolerance is known"):
        shifted(parse_date("2025", table()), by, bare)


def test_the_arithmetic_reads_as_a_sum() -> None:
    by = RelativeDate(anchor="event/x", number=-1, unit="weeks")
    day = parse_date("2025-01-29", table())
    words = arithmetic_text("the launch", day, by, shifted(day, by, table()))
    assert words == "the launch (29 January 2025) - 1 week = about 22 January 2025"
