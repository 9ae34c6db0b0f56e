"""The command that tells what is said about one entity: show."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.completing import entities
from kg.cli.lines import print_assertion, short
from kg.cli.printing import FORMATS, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.query.claims import Row

__all__ = ["show_command"]

_COLUMNS = (
    "claim", "sentence", "status", "claimantLabel", "modality", "polarity", "documentLabel",
    "paragraph", "words",
)  # fmt: skip


@click.command("show")
@click.argument("entity", shell_complete=entities)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.pass_obj
def show_command(session: Session, entity: str, form: str) -> None:
    """Show what is said about ENTITY (a label, an alias or an id), and by whom.

    \b
    kg show "Qwen 2.5-Max"
    kg show V3 --format csv
    kg --texts ../shared/documents show Nvidia
    """
    from kg.query.claims import claims_about, read_rows
    from kg.query.entities import get_entity

    found = get_entity(session.names, entity)
    queries = session.root.queries
    claims = claims_about(session.engine, queries, found.id)
    rows = read_rows(session.engine, queries, claim=claims) if claims else []
    if form != "table":
        print_rows(_COLUMNS, [[short(row[name]) for name in _COLUMNS] for row in rows], form)
        return
    also = f", also called {'; '.join(found.aliases)}" if found.aliases else ""
    click.secho(f"{plain(found.label)}", bold=True, nl=False)
    click.echo(f" ({found.kind}, {found.id}){plain(also)}")
    for predicate, group in groupby(rows, key=lambda row: row["predicate"]):
        click.secho(f"\n{predicate}", bold=True)
        for _, same in groupby(group, key=lambda row: row["claim"]):
            _print_claim(list(same), session)


def _print_claim(rows: list[Row], session: Session) -> None:
    """Print one claim and a line for each of its assertions."""
    first = rows[0]
    mark = {"contested": "red", "stated": "green"}.get(first["status"], "yellow")
    click.echo("  " + plain(first["sentence"]) + "  ", nl=False)
    click.secho(f"[{first['status']}]", fg=mark, nl=False)
    click.secho(f"  {short(first['claim'])}", dim=True)
    for row in rows:
        print_assertion(row, session)
