"""The command that shows what two graphs differ in: diff."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.printing import format_option, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.query.difference import Snapshot

__all__ = ["diff_command"]

_COLUMNS = ("change", "what", "before", "after", "where")
_SHIPPED = "shipped"


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--exit-code", is_flag=True, help="Exit 1 when they differ.")
@click.option("--counts", is_flag=True, help="Of two tables: how many cells of which column.")
@format_option
@click.pass_context
def diff_command(
    ctx: click.Context, old: str, new: str, exit_code: bool, counts: bool, form: str
) -> None:
    """Show what changed from OLD to NEW, claim by claim, or between two tables cell by cell.

    Each is a workspace or checkout, a folder that `kg build` has written, a file that `kg export`
    has (.nq, .trig, .ttl), or the word `shipped`; or both are tables of your workspace, by key.

    \b
    kg diff shipped .
    kg diff out/kg.trig . --format json
    kg diff models-january models-may --counts
    """
    session = ctx.find_object(Session) or Session()
    number = _tables(session, old, new, counts, form)
    if number is None:
        number = _graphs(session, old, new, form)
    ctx.exit(int(exit_code and number > 0))


def _tables(session: Session, old: str, new: str, counts: bool, form: str) -> int | None:
    """Print what differs between two tables of the root and return how much; None for others."""
    from kg.cli.revising import print_changes, releases_of

    pair = releases_of(session, (old, new))
    if pair is None and counts:
        raise click.UsageError("--counts is about two tables of your workspace, by their keys")
    return print_changes(*pair, form, counts) if pair else None


def _graphs(session: Session, old: str, new: str, form: str) -> int:
    """Print what differs between two graphs, and return how much."""
    from kg.query.difference import differences

    changes = differences(_snapshot(session, old), _snapshot(session, new))
    rows = [[one.sort, one.what, one.before, one.after, one.where] for one in changes]
    print_rows(_COLUMNS, rows, form)
    counts = Counter(one.sort for one in changes)
    told = ", ".join(f"{number} {_told(sort, number)}" for sort, number in counts.items())
    click.echo(told or "no difference", err=True)
    return len(changes)


def _told(sort: str, number: int) -> str:
    """Return the sort of change, what changed in the plural where there are several."""
    what, _, how = sort.partition(" ")
    many = f"{what[:-1]}ies" if what.endswith("y") else f"{what}{'es' * what.endswith('s') or 's'}"
    return sort if number == 1 else f"{many} {how}"


def _snapshot(session: Session, name: str) -> Snapshot:
    from kg.graph.engine import Engine
    from kg.graph.opening import open_graph
    from kg.pipeline import ensure_build
    from kg.query.difference import read_snapshot
    from kg.resources import Root, shipped_root

    path, queries = Path(name), session.root.queries
    root = shipped_root() if name == _SHIPPED and not path.exists() else None
    engine = None if root else open_graph(path, session.root)
    if engine is None:
        root = root or Root.at(path)
        engine = Engine.on_disk(ensure_build(root), root.prefixes())
    found = read_snapshot(engine, queries)
    if not found.claims:
        click.echo(f"note: {name} holds no claims", err=True)
    return found
