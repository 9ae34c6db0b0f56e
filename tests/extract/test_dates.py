"""Dates: as far as the text gives them, and no further."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.measures.dates import WEEKDAY, YEARLESS, dated, dates, distances
from kg.extract.signs.spans import Span, longest
from kg.model import parse_date, parse_relative
from tests.extract.gold import shipped


def found(text: str) -> list[str]:
    return [one.label for one in longest(dates(text, shipped()[1]))]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("on January 20, 2025", ["2025-01-20"]),
        ("on 20 January 2025", ["2025-01-20"]),
        ("in May 2023", ["2023-05"]),
        ("in late May 2023", ["2023-05"]),
        ("founded in 2023", ["2023"]),
        ("on Jan. 20", ["-01-20"]),
        ("in the first quarter of 2025", ["[2025-01-01..2025-03-31]"]),
        ("on 2025-01-20", ["2025-01-20"]),
        ("as of March, it had", ["-03"]),
        ("by the end of March", ["-03"]),
        ("since late March", ["-03"]),
        ("by March Capital", []),
        ("at April Holm", []),
        ("ticker 9988", []),
        ("it may launch", []),
        ("on Tuesday", ["1"]),
        ("on Tuesday, January 21", ["-01-21"]),
        ("on Tuesday 21 January 2025", ["2025-01-21"]),
        ("last Tuesday", []),
        ("every Tuesday", []),
        ("Tuesday's launch", []),
        ("in 2000 companies", []),
        ("on February 30, 2025", []),
    ],
)
def test_no_more_of_a_date_than_was_stated(text: str, labels: list[str]) -> None:
    assert found(text) == labels


def test_a_year_is_inferred_from_the_day_of_publication_only() -> None:
    day = Span(0, 7, YEARLESS, "-12-28")
    assert dated(day, "", ahead=False) is None
    assert dated(day, "2025", ahead=False) is None
    of_month = dated(day, "2025-01", ahead=False)
    assert of_month is not None
    assert of_month.label == "2024-12-28"
    assert dated(Span(0, 7, WEEKDAY, "1"), "2025-01", ahead=False) is None
    past = dated(day, "2025-01-29", ahead=False)
    assert past is not None
    assert past.label == "2024-12-28"
    assert "2025-01-29" in past.inferred


def test_the_29th_of_february_needs_a_year_that_has_it() -> None:
    assert dated(Span(0, 7, YEARLESS, "-02-29"), "2025-06-01", ahead=False) is None


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)))
def test_a_full_date_is_read_back(day: date) -> None:
    text = f"It began on {day:%B} {day.day}, {day.year}."
    assert found(text)[0] == f"{day:%Y-%m-%d}"
    assert parse_date(found(text)[0], shipped()[0].table).earliest == day


@given(
    st.integers(0, 6), st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31)),
    st.booleans(),
)  # fmt: skip
def test_a_day_of_the_week_is_within_a_week_of_publication(
    number: int, day: date, ahead: bool
) -> None:
    one = dated(Span(0, 6, WEEKDAY, str(number)), day.isoformat(), ahead)
    assert one is not None
    meant = date.fromisoformat(one.label)
    assert meant.weekday() == number
    assert timedelta(0) <= (meant - day if ahead else day - meant) < timedelta(7)
    assert day.isoformat() in one.inferred


def test_a_day_of_the_week_without_a_day_of_publication_is_no_date() -> None:
    assert dated(Span(0, 6, WEEKDAY, "1"), "2025-01", ahead=False) is None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("two days after it", "+ 2 days"), ("a week before it", "- 1 week"),
        ("Three months following it", "+ 3 months"), ("10 years after it", "+ 10 years"),
        ("two days later", ""), ("20.2 days after it", ""), ("two-day after it", ""),
    ],
)  # fmt: skip
def test_a_distance_is_read_with_its_direction(text: str, label: str) -> None:
    assert "".join(one.label for one in distances(text, shipped()[1])) == label


@given(st.integers(1, 999), st.sampled_from(["day", "week", "month", "year"]))
def test_a_distance_is_written_as_a_claims_file_reads_it(number: int, unit: str) -> None:
    found = distances(f"{number} {unit}{'s' * (number != 1)} after it", shipped()[1])
    relative = parse_relative(f"the launch {found[0].label}")
    assert relative is not None
    assert (relative.number, relative.unit) == (number, f"{unit}s")
