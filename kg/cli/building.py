"""Commands that make and check the graph: build, check."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.outputs import OutputPath
from kg.cli.printing import FORMATS, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from rich.progress import TaskID

    from kg.corpus.claims_reading import Reading
    from kg.pipeline import Made

__all__ = ["build_command", "check_command"]


@click.command("build")
@click.option(
    "--out",
    type=OutputPath(folder=True),
    default=Path("out"),
    show_default=True,
    help="Folder for kg.ttl, kg.trig and graph.html; made where it is missing.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 256),
    help="Processes that read changed files; by default as many as there are cores.",
)
@click.pass_obj
def build_command(session: Session, out: Path, workers: int | None) -> None:
    """Make the graph from the curated data and write Turtle, TriG and the HTML page.

    With the texts at hand every place is verified first; a mismatch fails the build. Of the files
    of claims only those that changed since the last time are read again.

    \b
    kg build
    kg --texts ../shared/documents build --out /tmp/kg
    kg build --workers 4
    """
    from kg.pipeline import build

    session.hint_at_checkout()
    with _reading(workers) as reading:
        made = build(session.root, session.texts_dir, out, reading)
    _print_made(session, made)


def _print_made(session: Session, made: Made) -> None:
    counts = made.counts
    click.echo(
        f"{counts['Assertion']} assertions of {counts['Claim']} claims about {counts['Entity']} "
        f"entities, from {counts['Document']} documents; {counts['Disagreement']} disagreements"
    )
    if made.unverified:
        click.echo(f"warning: {made.unverified}", err=True)
    tables = " and tables" if made.tables else ""
    checked = f"{made.places} places verified against the texts{tables}"
    looked = made.places or session.texts_dir
    click.echo(checked if looked else "places not verified: no texts at hand (--texts)")
    for key, line in made.tables.items():
        click.echo(f"table {key}: {line}")
    for path in made.files:
        click.echo(f"{path}  {path.stat().st_size:,} bytes")


@contextmanager
def _reading(workers: int | None) -> Iterator[Reading]:
    """Give how files are read, with a bar on a terminal that shows how far it has come."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from kg.corpus.claims_reading import Reading
    from kg.resources import cache_dir

    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    shown = sys.stderr.isatty()
    with Progress(*columns, console=Console(stderr=True), disable=not shown, transient=True) as bar:
        tasks: dict[str, TaskID] = {}

        def told(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=total or None)
            bar.update(tasks[what], completed=done)

        yield Reading(workers or os.cpu_count() or 1, cache_dir(), told)


@click.command("check")
@click.option("--shacl", is_flag=True, help="Have pyshacl run the shapes: the standard, but slow.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.pass_context
def check_command(ctx: click.Context, shacl: bool, form: str) -> None:
    """Check the graph: shapes, rules, places, expectations; exit 1 when anything is an error.

    The shapes run as SPARQL on the store, which finds what SHACL finds in far less time; shapes
    of your own that use more of SHACL are run by pyshacl, which is told.

    \b
    kg check
    kg check --shacl
    kg --texts ../shared/documents check --format json
    """
    from kg.checking import check

    session = ctx.find_object(Session) or Session()
    session.hint_at_checkout()
    report = check(session.root, session.texts_dir, shacl)
    if report.findings or form != "table":
        rows = [
            [one.severity, one.check, one.subject, one.written, one.message, one.fix]
            for one in report.findings
        ]
        print_rows(["severity", "check", "where", "written", "what", "fix"], rows, form)
    found = ", ".join(f"{number} {severity}" for severity, number in report.counts.items())
    made = ", ".join(f"{number} {kind}" for kind, number in report.made.items())
    click.echo("\n".join([*report.notes, f"{found}; checked: {made}"]), err=True)
    ctx.exit(report.exit_status)
