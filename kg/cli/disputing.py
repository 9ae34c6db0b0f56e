"""The command that shows where the sources disagree: conflicts."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.lines import many, print_conflict, short
from kg.cli.printing import format_option, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.query.conflicts import Conflict

__all__ = ["KINDS", "conflicts_command"]

#: the same words as kg.model.Kind, which is too heavy to import for --help
KINDS = ("value", "date", "entity", "order", "polarity", "status", "judgement")
_OWN = ("id", "kind", "subject", "attribute", "where", "reason", "verdict", "upheld", "note")
_SAID = (
    "sentence", "status", "claimantLabel", "modality", "polarity", "selfInterested",
    "documentLabel", "paragraph", "column", "said", "words",
)  # fmt: skip


@click.command("conflicts")
@click.option("--kind", type=click.Choice(KINDS), help="Only disagreements of this kind.")
@click.option("--entity", help="Only those about this label, alias or id, or what it made.")
@click.option("--compatible", is_flag=True, help="List the look-alikes that can both hold.")
@format_option
@click.pass_obj
def conflicts_command(
    session: Session, kind: str | None, entity: str | None, compatible: bool, form: str
) -> None:
    """Show where the sources disagree: each side with who says it, where, and in which words.

    \b
    kg conflicts
    kg conflicts --kind date --entity DeepSeek-V3
    kg conflicts --compatible --format json
    """
    if kind and compatible:
        raise click.UsageError("look-alikes have no kind: leave out --kind or --compatible")
    found = _found(session, entity, compatible)
    found = [one for one in found if not kind or one.kind == f"by {kind}"]
    if form == "table":
        _print(found, session)
        noun = "compatible pair" if compatible else "disagreement"
        click.echo(many(len(found), noun), err=True)
    else:
        print_rows(["side", *_OWN, *_SAID], _rows(found), form)


def _found(session: Session, entity: str | None, compatible: bool) -> list[Conflict]:
    from kg.query.conflicts import read_compatibles, read_conflicts
    from kg.query.entities import get_entity

    wanted = get_entity(session.names, entity).id if entity is not None else ""
    read = read_compatibles if compatible else read_conflicts
    return read(session.engine, session.root.queries, wanted)


def _print(found: list[Conflict], session: Session) -> None:
    for kind, group in groupby(found, key=lambda one: one.kind):
        members = list(group)
        click.secho(f"{kind} ({len(members)})", bold=True, underline=True)
        for one in members:
            click.echo()
            print_conflict(one, session)
        click.echo()


def _rows(found: list[Conflict]) -> list[list[str]]:
    """Return one row an assertion: its side, the disagreement, and what is said where."""
    return [
        [part.label, *(getattr(one, name) for name in _OWN), *(short(row[name]) for name in _SAID)]
        for one in found
        for part in one.parts
        for row in part.rows
    ]
