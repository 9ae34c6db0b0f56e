"""The first of what followed an event: only they are read, the others are counted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kg.graph.engine import Engine
from kg.query.day_pages import nearest, read_days
from kg.query.intervals import Followed, followers, near, responses
from kg.query.timeline import Moment, Who, read_moments_of

__all__ = ["first_followers"]


def first_followers(
    event: str,
    days: int,
    engine: Engine,
    queries: Path,
    moments: Sequence[Moment],
    who: dict[str, Who],
    most: int,
) -> tuple[list[Followed], int, bool]:
    """Return what followed within so many days, soonest first; `most` of 0 is all.

    `moments` are the dates of the event. Also returns how many rows there are in all, and whether
    anything came later.
    """
    of = engine, queries
    pages = read_days(*of) if moments else []
    if not pages:
        every, later = near(event, days, *of, moments, who)
        found = followers(event, *of, every, who)
        kept = [one for one in found if one.in_time(days) != "no"]
        return kept[: most or None], len(kept), later or len(found) > len(kept)
    told = {row["reaction"] for row in responses(*of, event, who)}
    by_days = nearest(days, moments, pages, told | {event})
    wanted = (by_days.first(most or by_days.number) | told) - {event}
    read = [*moments, *read_moments_of(*of, wanted, briefly=True)]
    found = followers(event, *of, read, who)
    kept = [one for one in found if one.in_time(days) != "no"]
    number = by_days.number + sum(one.event in told for one in kept)
    return kept[: most or None], number, by_days.left or len(found) > len(kept)
