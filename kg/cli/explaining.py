"""The command that tells the whole story of one claim: explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.completing import sentences
from kg.cli.lines import many, print_assertion, print_conflict, short
from kg.cli.printing import format_option, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.query.claims import Row
    from kg.query.story import Story

__all__ = ["explain_command"]

_COLUMNS = (
    "claim", "sentence", "status", "claimantLabel", "modality", "polarity", "hedge",
    "selfInterested", "documentLabel", "paragraph", "column", "said", "words",
    "replacedBy", "cites",
)  # fmt: skip


@click.command("explain")
@click.argument("claim", shell_complete=sentences)
@format_option
@click.pass_obj
def explain_command(session: Session, claim: str, form: str) -> None:
    """Tell the story of one CLAIM (its id, the start of it, or its sentence).

    Who says it and where, how many independent origins it has and why, who profits from it,
    what speaks against it, and what only looks as if it did.

    \b
    kg explain "fall of Nvidia shares wiped out 500 billion USD"
    kg explain claim/3f20 --format json
    """
    from kg.query.story import read_story

    story = read_story(session.engine, session.root.queries, claim)
    if form != "table":
        columns = ["part", "side", *_COLUMNS]
        print_rows(columns, [[part, side, *_cells(row)] for part, side, row in story.rows()], form)
    else:
        _print_story(story, session)


def _print_story(story: Story, session: Session) -> None:
    _print_head(story)
    _print_gain(story)
    for row in story.said:
        click.echo()
        _print_place(row, session)
    for one in story.conflicts:
        click.secho(f"\nContested {one.kind}: ", fg="red", nl=False)
        print_conflict(one, session, brief=len(one.sentences) == 1)
    for one in story.compatibles:
        click.secho("\nCan both hold: ", fg="green", nl=False)
        print_conflict(one, session)


def _cells(row: Row) -> list[str]:
    return [short(row.get(name, "")) for name in _COLUMNS]


def _print_head(story: Story) -> None:
    """Print the claim, its status, and how many origins it has and why."""
    from kg.query.claims import reading

    first, gain = story.said[0], story.gain
    click.secho(plain(reading(story.said)), bold=True)
    click.echo(f"  {short(first['claim'])}, status {first['status']}")
    behind = (
        f"{many(gain.documents, 'document')}, {many(gain.claimants, 'claimant')}, "
        f"{many(gain.origins, 'independent origin')}"
    )
    click.echo(f"  affirmed by {behind}" if gain.documents else "  affirmed by nobody")
    for place, origin in enumerate(story.origins, 1):
        click.echo(f"    origin {place}: {plain(' and '.join(origin.claimants))}")
        for reason in origin.reasons:
            click.echo(f"      one, because {plain(reason)}")


def _print_gain(story: Story) -> None:
    """Print whom the claim favours, who profits by what, and how much they say it themselves."""
    gain = story.gain
    if not gain.favoured:
        click.echo("  favours nobody in particular")
        return
    click.echo(f"  favours {plain(gain.favoured)}")
    for holder, claims in gain.profits.items():
        click.echo(f"    {plain(holder)} profits: {plain('; '.join(claims))}")
    own = [row for row in story.said if row["selfInterested"] == "true"]
    if own:
        who = ", ".join(dict.fromkeys(row["claimantLabel"] for row in own))
        click.secho(f"    said by one who profits: {who}, ", fg="yellow", nl=False)
        click.echo(f"{len(own)} of {many(len(story.said), 'assertion')}")


def _print_place(row: Row, session: Session) -> None:
    from kg.query.claims import place_link

    print_assertion(row, session)
    for name, label in (("said", "said"), ("inferred", "inferred from"), ("note", "note")):
        if row[name]:
            click.echo(f"      {label}: {plain(row[name])}")
    if row["column"]:
        click.echo(f"      in the table {plain(row['file'])}")
    else:
        click.echo(f"      characters {row['start']} to {row['end']} of {plain(row['file'])}")
    if place_link(row):
        click.echo(f"      {plain(place_link(row))}")
