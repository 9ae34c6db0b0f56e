"""Spans of days and the intervals between them, with the fewest and the most days possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = ["Interval", "Span", "days_between", "hull", "narrowed"]


@dataclass(frozen=True, order=True)
class Span:
    """The first and the last day that a date may mean.

    >>> Span(date(2025, 1, 1), date(2025, 1, 31)).precision
    'month'
    >>> Span(date(2025, 1, 4), date(2025, 1, 12)).precision
    'day ± 4'
    """

    earliest: date
    latest: date

    def meets(self, other: Span) -> bool:
        """Return whether some day lies in both."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def within(self, other: Span) -> bool:
        """Return whether the other holds every day of this one, and more."""
        inside = other.earliest <= self.earliest and self.latest <= other.latest
        return inside and self != other

    @property
    def precision(self) -> str:
        """Return how exact the date is: day, month, year, a day give or take, or so many days."""
        length = (self.latest - self.earliest).days
        after = self.latest.toordinal() + 1
        ends_month = after > date.max.toordinal() or date.fromordinal(after).day == 1
        if length == 0:
            return "day"
        if self.earliest.day == 1 and ends_month and length < 31:
            return "month"
        if (self.earliest.month, self.earliest.day) == (1, 1) and length in (364, 365):
            return "year"
        return f"day ± {length // 2}" if length % 2 == 0 and length <= 28 else f"{length + 1} days"

    @property
    def middle(self) -> date:
        """Return the day in the middle."""
        return self.earliest + timedelta(days=(self.latest - self.earliest).days // 2)


@dataclass(frozen=True, order=True)
class Interval:
    """How many days lie between two dates, at the fewest and at the most; below 0 is before.

    >>> print(Interval(2, 2), "|", Interval(1, 61), "|", Interval(-3, 5), "|", Interval(-9, -1))
    2 days | 1 to 61 days | 3 days before to 5 days after | 1 to 9 days before
    """

    fewest: int
    most: int

    def __str__(self) -> str:
        """Return the interval in words."""
        if self.fewest == self.most == 0:
            return "the same day"
        if self.fewest < 0 < self.most:
            return f"{_days(-self.fewest)} before to {_days(self.most)} after"
        if self.most <= 0:
            return f"{Interval(-self.most, -self.fewest)} before"
        return (
            _days(self.most) if self.fewest == self.most else f"{self.fewest} to {_days(self.most)}"
        )


def _days(number: int) -> str:
    return f"{number:,} day{'' if number == 1 else 's'}"


def days_between(one: Span, other: Span) -> Interval:
    """Return the days from one span to the other.

    >>> december = Span(date(2024, 12, 1), date(2024, 12, 31))
    >>> print(days_between(december, Span(date(2025, 1, 20), date(2025, 1, 20))))
    20 to 50 days
    """
    fewest = (other.earliest - one.latest).days
    return Interval(fewest, (other.latest - one.earliest).days)


def narrowed(spans: Sequence[Span]) -> Span:
    """Return the span that several dates of one event leave, rivals included.

    A vaguer date gives way to a closer one within it; dates that then all meet leave the days
    that they share; rival ones leave everything from the first to the last.

    >>> may = Span(date(2023, 5, 1), date(2023, 5, 31))
    >>> narrowed([may, Span(date(2023, 1, 1), date(2023, 12, 31))]) == may
    True
    """
    close = [one for one in spans if not any(other.within(one) for other in spans)]
    first_end, last_start = min(one.latest for one in close), max(one.earliest for one in close)
    if last_start <= first_end:
        return Span(last_start, first_end)
    return hull(close)


def hull(spans: Sequence[Span]) -> Span:
    """Return the span from the first day of any to the last day of any."""
    return Span(min(one.earliest for one in spans), max(one.latest for one in spans))
