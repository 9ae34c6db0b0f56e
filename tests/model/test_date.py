"""Dates: which days a text in EDTF allows."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import PartialDate, parse_date
from tests.making import table

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


def parsed(edtf: str) -> PartialDate:
    return parse_date(edtf, table())


def inside(inner: PartialDate, outer: PartialDate) -> bool:
    return outer.earliest <= inner.earliest <= inner.latest <= outer.latest


@given(DAYS)
def test_a_day_lies_in_its_month_and_the_month_in_its_year(day: date) -> None:
    iso = day.isoformat()
    assert parsed(iso).earliest == parsed(iso).latest == day
    assert inside(parsed(iso), parsed(iso[:7]))
    assert inside(parsed(iso[:7]), parsed(iso[:4]))


@given(DAYS)
def test_a_month_has_all_its_days(day: date) -> None:
    month = parsed(day.isoformat()[:7])
    assert month.earliest.day == 1
    assert (month.latest + timedelta(days=1)).day == 1


@given(DAYS, st.sampled_from([4, 7, 10]))
def test_about_widens_on_both_sides(day: date, length: int) -> None:
    edtf = day.isoformat()[:length]
    plain, about = parsed(edtf), parsed(f"{edtf}~")
    assert about.earliest < plain.earliest
    assert plain.latest < about.latest
    assert about.text == f"about {plain.text}"


@given(DAYS, DAYS)
def test_one_of_a_span_reaches_from_its_first_to_its_last_day(one: date, other: date) -> None:
    first, last = sorted((one, other))
    edtf = f"[{first}..{last}]"
    if first == last:
        with pytest.raises(ValueError, match="runs backwards"):
            parsed(edtf)
    else:
        found = parsed(edtf)
        assert (found.earliest, found.latest) == (first, last)
        assert found.edtf == edtf


@given(st.text(alphabet="0123456789-~.[]", max_size=24))
def test_any_text_is_a_date_or_a_clear_error(edtf: str) -> None:
    try:
        found = parsed(edtf)
    except ValueError:
        with pytest.raises(ValueError, match=re.escape(repr(edtf)) + " (is|runs|lies)"):
            parsed(edtf)
    else:
        assert found.earliest <= found.latest
        assert found.edtf == edtf


@pytest.mark.parametrize(
    ("edtf", "text", "earliest", "latest"),
    [
        ("2024-02", "February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12-31", "31 December 2023", date(2023, 12, 31), date(2023, 12, 31)),
        ("2025-01-08~", "about 8 January 2025", date(2025, 1, 4), date(2025, 1, 12)),
        ("[2025-01..2025-03]", "between January 2025 and March 2025", date(2025, 1, 1),
         date(2025, 3, 31)),
    ],
)  # fmt: skip
def test_a_date_reads_well(edtf: str, text: str, earliest: date, latest: date) -> None:
    found = parsed(edtf)
    assert (found.text, found.earliest, found.latest) == (text, earliest, latest)


@pytest.mark.parametrize(
    ("edtf", "says"),
    [
        ("", "is not a date of the form"),
        ("January 2025", "is not a date of the form"),
        ("2025-1-8", "is not a date of the form"),
        ("25-01-08", "is not a date of the form"),
        ("2025-00", "is not a date of the form"),
        ("2025-05-00", "is not a date of the form"),
        ("2025-13", "is no day of the calendar"),
        ("2025-02-29", "is no day of the calendar"),
        ("0000", "is no day of the calendar"),
        ("9999-12-31~", "lies beyond the calendar"),
        ("0001~", "lies beyond the calendar"),
        ("٢٠٢٥", "is not a date of the form"),
        ("2025-01-08 ", "is not a date of the form"),
        ("[2025..2024]", "runs backwards"),
        ("[2025..2025-03]", "runs backwards or overlaps"),
        ("[2025..]", "is not a date of the form"),
        ("[..2025]", "is not a date of the form"),
        ("[[2024..2025]..2026]", "is not a date of the form"),
        ("2025?", "is not a date of the form"),
    ],
)
def test_a_wrong_form_says_what_is_wrong(edtf: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        parsed(edtf)
