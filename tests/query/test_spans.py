"""Spans of days, their precision, and the intervals between them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.query.spans import Interval, Span, days_between, narrowed

DAYS = st.dates(date(1990, 1, 1), date(2060, 1, 1))
SPANS = st.builds(
    lambda first, length: Span(first, first + timedelta(days=length)),
    DAYS,
    st.integers(0, 800),
)


def span(first: str, last: str = "") -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("one", "precision"),
    [
        (span("2025-01-10"), "day"),
        (span("2024-02-01", "2024-02-29"), "month"),
        (span("2023-01-01", "2023-12-31"), "year"),
        (span("2024-01-01", "2024-12-31"), "year"),
        (span("2025-01-04", "2025-01-12"), "day ± 4"),
        (span("2023-01-29", "2023-04-13"), "75 days"),
        (span("9999-12-01", "9999-12-31"), "month"),
    ],
)
def test_precision_is_read_off_the_days(one: Span, precision: str) -> None:
    assert one.precision == precision


def test_a_month_before_a_day_gives_the_fewest_and_the_most_days() -> None:
    december = span("2024-12-01", "2024-12-31")
    assert days_between(december, span("2025-01-20")) == Interval(20, 50)
    assert days_between(span("2025-01-20"), december) == Interval(-50, -20)


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(0, 0), "the same day"),
        (Interval(1, 1), "1 day"),
        (Interval(0, 3), "0 to 3 days"),
        (Interval(-2, -2), "2 days before"),
        (Interval(-3, 0), "0 to 3 days before"),
        (Interval(-1, 1), "1 day before to 1 day after"),
        (Interval(366, 1000), "366 to 1,000 days"),
    ],
)
def test_intervals_read_as_words(interval: Interval, words: str) -> None:
    assert str(interval) == words


@given(SPANS, SPANS)
def test_there_and_back_is_the_same_interval_mirrored(one: Span, other: Span) -> None:
    there, back = days_between(one, other), days_between(other, one)
    assert (there.fewest, there.most) == (-back.most, -back.fewest)
    assert there.fewest <= there.most
    assert (there.fewest <= 0 <= there.most) == one.meets(other)


@given(st.lists(SPANS, min_size=1, max_size=6))
def test_narrowed_does_not_mind_the_order_and_never_leaves_the_dates(spans: list[Span]) -> None:
    found = narrowed(spans)
    assert found == narrowed(spans[::-1])
    assert min(one.earliest for one in spans) <= found.earliest <= found.latest
    assert found.latest <= max(one.latest for one in spans)


def test_a_close_date_takes_the_place_of_a_vague_one() -> None:
    month, day = span("2025-01-01", "2025-01-31"), span("2025-01-20")
    assert narrowed([month, day]) == day


def test_dates_that_overlap_leave_the_days_they_share() -> None:
    one, other = span("2025-01-01", "2025-01-10"), span("2025-01-05", "2025-01-20")
    assert narrowed([one, other]) == span("2025-01-05", "2025-01-10")


def test_rival_dates_leave_everything_between_them() -> None:
    december, day = span("2024-12-01", "2024-12-31"), span("2025-01-10")
    assert narrowed([december, day]) == span("2024-12-01", "2025-01-10")
