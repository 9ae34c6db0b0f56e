"""The first of what followed an event: only they are read, the others are counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from kg.graph.engine import Engine
from kg.graph.namespaces import ID
from kg.query.assertions import read_labels
from kg.query.day_pages import Group, nearest, read_days
from kg.query.followed import Followed, by_date, dates_told, soonest
from kg.query.intervals import followers, near, responses
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
    anything came later. Of some it is not told whether dates are stated and disputed.
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
    read = told if most else told | {one.event for one in by_days.groups}
    every = [*moments, *read_moments_of(*of, read - {event}, briefly=True)]
    found = followers(event, *of, every, who)
    kept = [one for one in found if one.in_time(days) != "no"]
    left = by_days.left or len(found) > len(kept)
    if not most:
        return kept, len(kept), left
    first = sorted([*kept, *_followed(*of, by_days.first(most), most)], key=soonest)
    return first[:most], by_days.number + len(kept), left


def _followed(engine: Engine, queries: Path, groups: Iterable[Group], most: int) -> list[Followed]:
    """Return a row for each document of the groups, for `most` of each at most."""
    some = [(one, key) for one in groups for key in one.documents[:most]]
    labels = read_labels(engine, queries, {f"{ID}document/{key}" for _, key in some})
    return [
        Followed(
            one.event,
            one.label,
            by_date((), one.interval),
            labels.get(f"{ID}document/{key}", "") or f"document/{key}",
            dates_told(one.wordings, ["the first"] if one.borrowed else []),
            "",
            one.interval,
        )
        for one, key in some
    ]
