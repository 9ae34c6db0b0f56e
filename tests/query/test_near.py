"""What followed an event within some days is found by its days, without reading every date."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.graph.engine import Engine
from kg.query.intervals import followers, near
from kg.query.timeline import read_moments, read_moments_of, read_who
from kg.resources import shipped_root
from tests.graph.test_answers import shipped, synthetic

QUERIES = shipped_root().queries


@pytest.mark.parametrize("days", [0, 1, 10, 30, 400])
@pytest.mark.parametrize("engine", [shipped, synthetic], ids=lambda one: one.__name__)
def test_near_dates_give_the_same_rows_as_all_dates(
    engine: Callable[[], Engine], days: int
) -> None:
    of = engine(), QUERIES
    every = read_moments(*of)
    for event in sorted({one.event for one in every})[:12]:
        who = read_who(*of, {event})
        wanted = [one for one in followers(event, *of, every, who) if one.in_time(days) != "no"]
        own = read_moments_of(*of, {event})
        some, later = near(event, days, *of, own, who)
        found = followers(event, *of, some, who)
        kept = [one for one in found if one.in_time(days) != "no"]
        assert kept == wanted
        latest = max(one.span.latest for one in own).toordinal() + days
        assert later == any(one.span.earliest.toordinal() > latest for one in every)
