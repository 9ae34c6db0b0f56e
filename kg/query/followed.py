"""An event that came after another one: as one document tells it, or as its date lets it follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.query.assertions import Row
from kg.query.spans import Interval

__all__ = ["Followed", "by_date", "dates_told", "soonest"]


@dataclass(frozen=True)
class Followed:
    """An event that responds to or came after another, as one document tells it."""

    event: str
    label: str
    relation: str
    document: str
    dates: str
    given: str
    interval: Interval | None

    def in_time(self, days: int) -> str:
        """Return `yes`, `possibly`, `no` or `not dated`: whether it came within so many days."""
        if self.interval is None:
            return "not dated"
        fewest, most = self.interval.fewest, self.interval.most
        if fewest > days or most < 0:
            return "no"
        return "yes" if fewest >= 0 and most <= days else "possibly"


def soonest(one: Followed) -> tuple[bool, Interval, str, str]:
    """Return that by which what followed is sorted."""
    return one.interval is None, one.interval or Interval(0, 0), one.label, one.document


def dates_told(wordings: Iterable[str], borrowed: list[str]) -> str:
    """Return the dates of an event, and of which of the two events they are those of others."""
    words = "; ".join(wordings)
    return words + (f" (date of {' and '.join(borrowed)} by others)" if borrowed else "")


def by_date(said: Iterable[Row], interval: Interval | None) -> str:
    """Return how an event follows by its date alone, where no document says that it does."""
    sure = interval is not None and interval.fewest >= 0
    by_others = "; said by others to respond or follow" if said else ""
    return ("follows by date" if sure else "may follow by date") + by_others
