"""The command that holds the curated claims against their texts: ground."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from kg.cli.completing import documents
from kg.cli.lines import many
from kg.cli.printing import format_option, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.validate.grounded import Grounded

__all__ = ["ground_command"]

_COLUMNS = ("severity", "where", "claim", "grounded", "reason")


@click.command("ground")
@click.argument("document", required=False, default="", shell_complete=documents)
@click.option("--info", is_flag=True, help="Also list claims that lean on words beyond a passage.")
@format_option
@click.pass_obj
def ground_command(session: Session, document: str, info: bool, form: str) -> None:
    """Hold every curated claim against its passage, and list those that it does not carry.

    WARNING: not grounded, with the reason. INFO: a name is carried on from before, or the words
    are our own. What is listed is for a person to read again; it is not wrong by that alone.
    Needs the texts (--texts or KG_TEXTS).

    \b
    kg --texts ../shared/documents ground
    kg --texts ../shared/documents ground 004 --info --format csv
    """
    from kg.pipeline import load_graph
    from kg.validate.grounded import ground_claims

    found = ground_claims(session.root, load_graph(session.root), session.texts, document)
    print_rows(_COLUMNS, [_row(one) for one in _listed(found, info)], form)
    _print_counts(found)


def _listed(found: list[Grounded], info: bool) -> list[Grounded]:
    """Return the claims to list: warnings first, then the others if they are wanted."""
    warned = [one for one in found if one.kind.severity == "warning"]
    return warned + [one for one in found if info and one.kind.severity == "info"]


def _row(one: Grounded) -> list[str]:
    severity = (one.kind.severity or "").upper()
    return [severity, one.where, plain(one.claim), one.kind, plain("; ".join(one.reasons))]


def _print_counts(found: list[Grounded]) -> None:
    """Print how many claims are grounded how, best first."""
    counted = Counter(one.kind for one in found)
    order = type(found[0].kind) if found else ()
    for kind in order:
        share = 100 * counted[kind] / len(found)
        click.echo(f"{counted[kind]:>6}  {share:5.1f} %  {kind}", err=True)
    click.echo(f"{many(len(found), 'claim')} held against their passages", err=True)
