"""A claim of the person's own, asked for at a passage on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.keyboard import Keys
from kg.cli.printing import plain

if TYPE_CHECKING:
    from kg.errors import AiraceError
    from kg.extract.relations.attribution import Attribution
    from kg.model import Candidate, Locator
    from kg.review.desk import Desk
    from kg.review.docket import Docket

__all__ = ["told_problems", "write_claim"]

_HEAD = "a claim: [subject, property, object] or [subject, property, object, {by: NAME}]"


def told_problems(error: AiraceError) -> None:
    """Say why something was not done, and what to do about it."""
    for problem in error.problems:
        click.secho(plain(f"  not done: {problem.what}"), fg="red")
        click.echo(plain(f"    {problem.fix}"))


def write_claim(
    desk: Desk,
    docket: Docket,
    at: Locator,
    keys: Keys,
    line: str,
    heard: Attribution,
    *,
    whole: bool = False,
) -> bool:
    """Ask for a claim and add it at the place; `line` is what the person begins with.

    A `whole` line is a claim already, and may be taken as it is. Returns whether one was added.
    Raises DataError when it is none, or the passage refuses it.
    """
    from kg.corpus.passages import read_row
    from kg.review.by_hand import add, placed, told, written

    text = keys.edit(line, _HEAD)
    if text == line and not whole:
        click.echo("  nothing written")
        return False
    row = read_row(text, set(desk.known.vocabulary.qualifiers))
    one = written(desk, docket, row, placed(docket, at, row))
    done = add(desk, docket, one, heard, _new_names(desk, one, keys))
    click.secho(plain(f"  {'added' if done else 'there already'}: {told(desk, one)}"), fg="green")
    return done


def _new_names(desk: Desk, one: Candidate, keys: Keys) -> list[tuple[str, str]]:
    """Ask for the class of each name that is not known; no answer leaves it unknown."""
    from kg.review.by_hand import unknown_names

    asked = (
        (
            keys.ask(
                f"'{plain(name)}' is not known; its class (Company, Person ...; enter: none):"
            ),
            name,
        )
        for name in unknown_names(desk, one)
    )
    return [(kind, name) for kind, name in asked if kind]
