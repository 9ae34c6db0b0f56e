"""Commands for a user's own folder: init, retract, recheck."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["init_command"]


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--alone", is_flag=True, help="Leave the shipped documents and claims out.")
def init_command(folder: Path, alone: bool) -> None:
    """Make DIR a workspace: a folder for your own documents, texts and claims.

    It stacks on the shipped data unless it is to stand alone. Nothing there is overwritten.

    \b
    kg init ~/airace
    kg init --alone notes
    """
    from kg.corpus.workspace import make_workspace

    note = make_workspace(folder, alone)
    click.echo(str(folder.resolve()))
    click.echo(f"next, in this folder (or with `kg --root {folder}`):\n{note}", err=True, nl=False)
