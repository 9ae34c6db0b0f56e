"""The command that tells when: timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.completing import entities
from kg.cli.moment_rows import dated_row, undated_row
from kg.cli.naming import ByOption
from kg.cli.printing import format_option, limit_option, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.query.entities import Named
    from kg.query.followed import Followed
    from kg.query.intervals import Between
    from kg.query.spans import Interval
    from kg.query.timeline import Moment

__all__ = ["timeline_command"]

_DATED = [
    "date",
    "precision",
    "event",
    "actor / concerns",
    "documents",
    "stated/inferred",
    "disputed",
]
#: what a table for people leaves out
_MORE = ["earliest", "latest", "edtf", "said", "inferred from", "id"]
#: so many documents or rival dates a cell of a table names
_NAMED = 8
_UNDATED = ["undated event", "actor / concerns", "documents"]


@click.command("timeline", cls=ByOption)
@click.option("--entity", metavar="NAME", help="Only events that this entity takes part in.")
@click.option("--document", metavar="KEY", help="Only what this document says.")
@click.option("--reactions", metavar="EVENT", help="What responded to EVENT or followed it.")
@click.option(
    "--days",
    type=click.IntRange(min=0),
    default=30,
    show_default=True,
    help="With --reactions: at most so many days after.",
)
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="The days from event A to event B, by document.",
    shell_complete=entities,
)
@limit_option(50, "rows")
@format_option
@click.pass_obj
def timeline_command(
    session: Session,
    entity: str | None,
    document: str | None,
    reactions: str | None,
    days: int,
    between: tuple[str, str] | None,
    limit: int,
    form: str,
) -> None:
    """List events in order, each date with its precision, how it is known and what disputes it.

    An event is named by its label, or by the model or product whose release it is. Disputed
    events stand at each of their places; undated ones are listed apart.

    \b
    kg timeline --entity DeepSeek
    kg timeline --reactions DeepSeek-R1 --days 10
    kg timeline --between DeepSeek-V3 "Qwen 2.5-Max" --format json
    """
    if sum(map(bool, (reactions, between))) > 1 or (
        (reactions or between) and (entity or document)
    ):
        what = "--reactions and --between stand alone, with --days, --limit and --format"
        raise click.UsageError(what)
    most = limit if form == "table" else 0
    if between:
        _print_between(session, *between, most, form)
    elif reactions:
        _print_reactions(session, reactions, days, most, form)
    else:
        _print_timeline(
            session, _id(session, entity), _id(session, document, "Document"), limit, form
        )


def _id(session: Session, name: str | None, kind: str = "") -> str:
    return "" if name is None else session.entity(name, kind).id


def _print_timeline(session: Session, entity: str, document: str, most: int, form: str) -> None:
    from kg.query.timeline import read_moments, read_undated, read_who

    of = session.engine, session.root.queries
    most = most if form == "table" else 0
    more = most and most + 1  # One more than is shown tells that there are more.
    moments = read_moments(*of, entity, document, more, first=bool(most))
    undated = read_undated(*of, entity=entity, document=document, most=more)
    shown, apart = moments[: most or None], undated[: most or None]
    who = read_who(*of, {one.event for one in shown} | {one.event for one in apart})
    each = _NAMED if most else 0
    rows = [dated_row(one, who, each) for one in shown]
    blank = [undated_row(one, who, each) for one in apart]
    if form == "table":
        print_rows(_DATED, [row[: len(_DATED)] for row in rows], form)
        if blank:
            print_rows(_UNDATED, blank, form)
        if len(shown) < len(moments) or len(apart) < len(undated):
            click.echo(f"there are more than these {most:,}; --limit 0 prints all", err=True)
        return
    rows += [
        ["", "undated", *row, "", "", "", "", "", "", "", one.event]
        for row, one in zip(blank, undated, strict=True)
    ]
    print_rows([*_DATED, *_MORE], rows, form)


def _moments(session: Session, named: list[Named]) -> list[Moment]:
    """Return the dates of all events that these take part in, each once."""
    from kg.query.timeline import read_moments

    of = session.engine, session.root.queries
    found = [one for each in named for one in read_moments(*of, entity=each.id)]
    return list({one.claim: one for one in found}.values())


def _print_between(session: Session, one: str, other: str, most: int, form: str) -> None:
    from kg.query.intervals import between

    named = [session.entity(name, "Event") for name in (one, other)]
    moments = _moments(session, named)
    first, second = (_event(session, each, moments) for each in named)
    if first == second:
        same = f"{plain(one)} and {plain(other)} are" if one != other else f"{plain(one)} twice is"
        what = f"--between takes two events: {same} one and the same"
        raise click.UsageError(f"{what}, {plain(_label(session, first, moments))}")
    found = between(first, second, moments)
    names = [_label(session, event, moments) for event in (first, second)]
    columns = ["document", *names, "interval", "fewest", "most", "stated/inferred"]
    print_rows(columns, [_between_row(row) for row in found[: most or None]], form)
    _tell_more(most, len(found))
    dated = {one.event for one in moments}
    for event, name in zip((first, second), names, strict=True):
        if event not in dated:
            click.echo(f"no document dates {plain(name)}", err=True)


def _between_row(row: Between) -> list[str]:
    interval = str(row.interval) if row.interval else "not dated by it"
    return [row.document, row.first, row.second, interval, *_ends(row.interval), row.given]


def _tell_more(most: int, number: int) -> None:
    if most and number > most:
        click.echo(f"there are {number - most:,} more; --limit 0 prints all", err=True)


def _ends(interval: Interval | None) -> list[str]:
    return [str(interval.fewest), str(interval.most)] if interval else ["", ""]


def _event(session: Session, named: Named, moments: list[Moment]) -> str:
    """Return the event that the name stands for."""
    from kg.query.timeline import events_of, read_who, released

    of = session.engine, session.root.queries
    return released(named, moments, read_who(*of, events_of(*of, named.id)))


def _label(session: Session, event: str, moments: list[Moment]) -> str:
    labels = {one.event: one.label for one in moments}
    return labels[event] if event in labels else session.entity(event).label


def _print_reactions(session: Session, name: str, days: int, most: int, form: str) -> None:
    from kg.query.following import first_followers
    from kg.query.timeline import events_of, read_moments_of, read_who

    of = session.engine, session.root.queries
    named = session.entity(name, "Event")
    moments = read_moments_of(*of, events_of(*of, named.id), briefly=True)
    event = _event(session, named, moments)
    own, who = [one for one in moments if one.event == event], read_who(*of, {event})
    kept, number, later = first_followers(event, days, *of, own, who, most)
    click.echo(f"after: {plain(_label(session, event, own))}", err=True)
    rows = [_followed_row(one, days) for one in kept]
    columns = ["event", "relation", "interval", f"within {days} days", "document", "dates"]
    if form == "table":
        print_rows(columns, [row[: len(columns)] for row in rows], form)
    else:
        print_rows([*columns, "fewest", "most", "stated/inferred", "id"], rows, form)
    _tell_more(most, number)
    if later:
        click.echo(f"what came more than {days} days after is left out (--days)", err=True)


def _followed_row(one: Followed, days: int) -> list[str]:
    interval = str(one.interval) if one.interval else ""
    shown = [one.label, one.relation, interval, one.in_time(days), one.document, one.dates]
    return [*shown, *_ends(one.interval), one.given, one.event]
