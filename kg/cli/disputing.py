"""The command that shows where the sources disagree: conflicts."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.lines import print_conflict, short, tell_rest
from kg.cli.naming import ByOption
from kg.cli.printing import format_option, limit_option, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.query.conflicts import Conflict, Head

__all__ = ["KINDS", "conflicts_command"]

#: the same words as kg.model.Kind, which is too heavy to import for --help
KINDS = ("value", "date", "entity", "order", "polarity", "status", "judgement")
_OWN = (
    "id", "kind", "subject", "attribute", "scope", "where", "reason", "verdict", "upheld", "note",
)  # fmt: skip
#: so many assertions of a side a table shows at most
_EACH = 12
_SAID = (
    "sentence", "status", "claimantLabel", "modality", "polarity", "selfInterested",
    "documentLabel", "paragraph", "column", "said", "words",
)  # fmt: skip


@click.command("conflicts", cls=ByOption)
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
    from kg.query.conflicts import read_some

    most = limit if form == "table" else 0
    heads, numbers = _heads(session, f"by {kind}" if kind else "", entity, compatible, most)
    of = session.engine, session.root.queries
    if form == "table":
        _print(read_some(*of, heads, each=_EACH if limit else 0), numbers, session)
        noun = "compatible pair" if compatible else "disagreement"
        tell_rest(len(heads), numbers.total(), noun)
    else:
        print_rows(["side", *_OWN, *_SAID], _rows(read_some(*of, heads)), form)


def _heads(
    session: Session, kind: str, entity: str | None, compatible: bool, most: int
) -> tuple[list[Head], Counter[str]]:
    """Return what is shown, `most` at most, and how many of each kind there are."""
    from kg.query.conflicts import first_conflicts, list_conflicts

    of = session.engine, session.root.queries
    if entity is None and not compatible:
        return first_conflicts(*of, most, kind)
    wanted = session.entity(entity).id if entity is not None else ""
    heads = [one for one in list_conflicts(*of, wanted, compatible) if kind in ("", one.kind)]
    return heads[: most or None], Counter(one.kind for one in heads)


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
