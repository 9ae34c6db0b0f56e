"""The command that shows where the sources disagree: conflicts."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.lines import print_conflict, short, tell_rest
from kg.cli.printing import format_option, limit_option, print_rows
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
@limit_option(20, "disagreements")
@format_option
@click.pass_obj
def conflicts_command(
    session: Session,
    kind: str | None,
    entity: str | None,
    compatible: bool,
    limit: int,
    form: str,
) -> None:
    """Show where the sources disagree: each side with who says it, where, and in which words.

    \b
    kg conflicts
    kg conflicts --kind date --entity DeepSeek-V3
    kg conflicts --entity DeepSeek --limit 0
    kg conflicts --compatible --format json
    """
    if kind and compatible:
        raise click.UsageError("look-alikes have no kind: leave out --kind or --compatible")
    from kg.query.conflicts import list_conflicts, read_some

    wanted = session.entity(entity).id if entity is not None else ""
    of = session.engine, session.root.queries
    heads = list_conflicts(*of, wanted, compatible)
    heads = [one for one in heads if not kind or one.kind == f"by {kind}"]
    if form == "table":
        shown = heads[: limit or None]
        _print(read_some(*of, shown), Counter(one.kind for one in heads), session)
        tell_rest(len(shown), len(heads), "compatible pair" if compatible else "disagreement")
    else:
        print_rows(["side", *_OWN, *_SAID], _rows(read_some(*of, heads)), form)


def _print(found: list[Conflict], numbers: Counter[str], session: Session) -> None:
    """Print each kind, with how many there are of it in all, and those that are shown."""
    for kind, members in groupby(found, key=lambda one: one.kind):
        click.secho(f"{kind} ({numbers[kind]})", bold=True, underline=True)
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
