"""The command that tells what is said about one entity: show."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.completing import entities
from kg.cli.lines import key_of, many, print_assertion, short
from kg.cli.printing import FORMATS, limit_option, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.query.claims import Row
    from kg.query.entities import Named

__all__ = ["show_command"]

_COLUMNS = (
    "claim", "sentence", "status", "claimantLabel", "modality", "polarity", "documentLabel",
    "paragraph", "column", "words", "note", "replacedBy", "cites",
)  # fmt: skip


@click.command("show")
@click.argument("entity", shell_complete=entities)
@limit_option(200, "claims")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.pass_obj
def show_command(session: Session, entity: str, limit: int, form: str) -> None:
    """Show what is said about ENTITY (a label, an alias or an id), by whom, and what it says.

    \b
    kg show "Qwen 2.5-Max"
    kg show V3 --format csv
    kg --texts ../shared/documents show Nvidia
    """
    found = session.entity(entity)
    about, own, left = _said(session, found, limit if form == "table" else 0)
    if form != "table":
        parts = [("about", row) for row in about] + [("says", row) for row in own]
        rows = [[part, *(short(row.get(name, "")) for name in _COLUMNS)] for part, row in parts]
        print_rows(["part", *_COLUMNS], rows, form)
        return
    also = f", also called {'; '.join(found.aliases)}" if found.aliases else ""
    click.secho(f"{plain(found.label)}", bold=True, nl=False)
    click.echo(f" ({found.kind}, {found.id}){plain(also)}")
    for predicate, group in groupby(about, key=lambda row: row["predicate"]):
        _print_claims(predicate, group, session)
    if own:
        _print_claims("says", own, session)
    _tell_elsewhere(found, bool(about or own))
    if left:
        click.echo(f"{many(left, 'more claim')}; --limit 0 prints all", err=True)


def _said(session: Session, found: Named, most: int) -> tuple[list[Row], list[Row], int]:
    """Return the rows of the claims about an entity, and of those that it puts forward itself.

    Of either there are `most` at most, 0 is all; the number is that of the claims left out. A
    document's own words are its whole text, so they are left to `kg sources`.
    """
    from kg.query.claims import claims_about, claims_by, first_claims, read_rows, with_sources

    parts = session.engine, session.root.queries
    about = claims_about(*parts, found.id)
    own = [] if found.kind == "Document" else claims_by(*parts, found.id)
    shown, said = (first_claims(*parts, listed, most) for listed in (about, own))
    rows, words = (read_rows(*parts, False, claim=listed) for listed in (shown, said))
    rows, words = (with_sources(*parts, listed) for listed in (rows, words))
    left = len(about) + len(own) - len(shown) - len(said)
    return rows, [row for row in words if short(row["claimant"]) == found.id], left


def _tell_elsewhere(found: Named, told: bool) -> None:
    """Tell on stderr where the words of a document are, or that nothing is said of the entity."""
    if found.kind == "Document":
        click.echo(f"what it says, and who speaks in it: kg sources {key_of(found.id)}", err=True)
    elif not told:
        click.echo("no claim is about it, and it makes none; `kg sources` has documents", err=True)


def _print_claims(title: str, rows: Iterable[Row], session: Session) -> None:
    click.secho(f"\n{title}", bold=True)
    for _, same in groupby(rows, key=lambda row: row["claim"]):
        _print_claim(list(same), session)


def _print_claim(rows: list[Row], session: Session) -> None:
    """Print one claim and a line for each of its assertions."""
    from kg.query.claims import manner, reading

    first = rows[0]
    mark = {"contested": "red", "stated": "green"}.get(first["status"], "yellow")
    click.echo("  " + plain(reading(rows)) + "  ", nl=False)
    if first["status"] in ("stated", "contested") or manner(rows) != first["status"]:
        click.secho(f"[{first['status']}]  ", fg=mark, nl=False)
    click.secho(short(first["claim"]), dim=True)
    for row in rows:
        print_assertion(row, session)
        if row["note"]:
            click.echo(f"      note: {plain(row['note'])}")
