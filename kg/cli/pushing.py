"""The command that loads a build into a SPARQL server: push."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from kg.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["push_command"]

BATCH = 20_000


@click.command("push")
@click.argument("endpoint", metavar="URL|NAME")
@click.option("--protocol", type=click.Choice(["store", "update"]), help="How quads travel.")
@click.option(
    "--batch",
    type=click.IntRange(min=1),
    default=BATCH,
    show_default=True,
    help="Quads a request.",
)
@click.option("--replace", is_flag=True, help="Delete what the server has of airace first.")
@click.pass_obj
def push_command(
    session: Session, endpoint: str, protocol: str | None, batch: int, replace: bool
) -> None:
    """Load the graph into a SPARQL server, in batches; a second run goes on where one stopped.

    URL is the folder of the services (query, update, store), or one of them; NAME is a section of
    config.toml. The account comes from KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or
    KG_ENDPOINT_TOKEN.

    \b
    kg push http://localhost:7878
    kg --endpoint http://localhost:7878 conflicts
    """
    from kg.graph.push import Protocol, find_target, push

    target = find_target(endpoint, Protocol(protocol) if protocol else None)
    made = push(session.build, target, batch, replace, _progress())
    click.echo(
        f"{made.quads:,} quads in {made.batches} batches ({made.before:,} had arrived before); "
        f"the server holds {made.claims:,} claims"
    )


def _progress() -> Callable[[int, int], None]:
    """Return what shows the quads that have arrived, on a terminal only."""

    def told(done: int, total: int) -> None:
        if sys.stderr.isatty():
            click.echo(f"\r{done:,} of {total:,} quads", nl=done == total, err=True)

    return told
