"""Commands that tell of one thing: show an entity, explain a claim."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.printing import FORMATS, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from kg.query.claims import Row

__all__ = ["explain_command", "show_command"]

_COLUMNS = (
    "claim", "sentence", "status", "claimantLabel", "modality", "polarity", "documentLabel",
    "paragraph", "words",
)  # fmt: skip


def _entities(ctx: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Return the labels of entities that begin with what is typed."""
    from click.shell_completion import CompletionItem

    session = ctx.find_object(Session) or Session()
    start = incomplete.casefold()
    found = (one.label for one in session.names if one.label.casefold().startswith(start))
    return [CompletionItem(label) for label in found]


@click.command("show")
@click.argument("entity", shell_complete=_entities)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.pass_obj
def show_command(session: Session, entity: str, form: str) -> None:
    r"""Show what is said about ENTITY (a label, an alias or an id), and by whom.

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
        print_rows(_COLUMNS, [[_short(row, name) for name in _COLUMNS] for row in rows], form)
        return
    also = f", also called {'; '.join(found.aliases)}" if found.aliases else ""
    click.secho(f"{plain(found.label)}", bold=True, nl=False)
    click.echo(f" ({found.kind}, {found.id}){plain(also)}")
    for predicate, group in groupby(rows, key=lambda row: row["predicate"]):
        click.secho(f"\n{predicate}", bold=True)
        for _, same in groupby(group, key=lambda row: row["claim"]):
            _print_claim(list(same), session)


def _short(row: Row, name: str) -> str:
    from kg.graph.namespaces import ID

    return row[name].removeprefix(ID)


def _print_claim(rows: list[Row], session: Session) -> None:
    """Print one claim and a line for each of its assertions."""
    first = rows[0]
    mark = {"contested": "red", "stated": "green"}.get(first["status"], "yellow")
    click.echo("  " + plain(first["sentence"]) + "  ", nl=False)
    click.secho(f"[{first['status']}]", fg=mark, nl=False)
    click.secho(f"  {_short(first, 'claim')}", dim=True)
    for row in rows:
        _print_assertion(row, session)


def _print_assertion(row: Row, session: Session) -> None:
    from kg.query.claims import passage

    click.echo(f"    {plain(_told(row))}")
    text = passage(row, session.texts)
    if text:
        click.secho(f"      | {plain(text)}", dim=True)


def _told(row: Row) -> str:
    """Return who puts the claim forward, how and where, on one line."""
    own = row["claimant"] == row["document"]
    who = (
        f"{row['documentLabel']}"
        if own
        else f"{row['claimantLabel']}, told by {row['documentLabel']}"
    )
    parts = [row["modality"], *(["denied"] if row["polarity"] == "denied" else [])]
    parts += [f"hedged: {row['hedge']}"] if row["hedge"] else []
    parts += ["self-interested"] if row["selfInterested"] == "true" else []
    via = f" via {row['channel']}" if row["channel"] else ""
    return f"{who}{via} ({', '.join(parts)}), paragraph {row['paragraph']}: “{row['words']}”"


@click.command("explain")
@click.argument("claim")
@click.pass_obj
def explain_command(session: Session, claim: str) -> None:
    r"""Tell the story of one CLAIM (its id, the start of it, or its sentence): who, where, against.

    \b
    kg explain "fall of Nvidia shares wiped out 500 billion USD"
    kg explain claim/3f20
    """
    from kg.query.claims import get_claim, place_link, rivals_of

    rows = get_claim(session.engine, session.root.queries, claim)
    first = rows[0]
    click.secho(plain(first["sentence"]), bold=True)
    click.echo(f"  {_short(first, 'claim')}, status {first['status']}")
    documents = {row["document"] for row in rows}
    claimants = {row["claimant"] for row in rows}
    click.echo(f"  {_many(documents, 'document')}, {_many(claimants, 'claimant')}")
    for row in sorted({id(one): one for one in rows}.values(), key=lambda one: one["document"]):
        click.echo()
        _print_assertion(row, session)
        for name in ("said", "inferred", "note"):
            if row[name]:
                click.echo(f"      {name}: {plain(row[name])}")
        click.echo(f"      characters {row['start']} to {row['end']} of {row['file']}")
        if place_link(row):
            click.echo(f"      {place_link(row)}")
    for one in rivals_of(session.engine, session.root.queries, _short(first, "claim")):
        click.secho(f"\nContested, {one.kind}: {plain(one.reason)}", fg="red")
        for other in one.others:
            click.echo(f"  against: {plain(other)}")
        if one.verdict:
            click.echo(f"  verdict: {one.verdict}: {plain(one.note)}")


def _many(things: set[str], noun: str) -> str:
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}"
