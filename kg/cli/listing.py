"""The command that lists what is there: documents."""

from __future__ import annotations

import click

from kg.cli.printing import format_option, print_rows
from kg.cli.session import Session

__all__ = ["documents_command"]

_COLUMNS = (
    "key",
    "layer",
    "publisher",
    "published",
    "title",
    "assertions",
    "waiting",
    "characters",
    "replaces",
)


@click.command("documents")
@format_option
@click.pass_obj
def documents_command(session: Session, form: str) -> None:
    """List the documents with their assertions, and the proposals that wait for review.

    Your own come first; those of the layer `shipped` are below your workspace. A table's claims are
    made by its mapping; a later release names the one that it replaces.

    \b
    kg documents
    kg documents --format csv
    """
    from kg.corpus.inventory import read_inventory

    rows = [
        [
            one.document.key,
            one.layer,
            one.document.publisher,
            one.document.published,
            one.document.title,
            "by mapping" if one.document.mapping else str(one.claims),
            str(one.waiting),
            str(one.document.characters),
            one.document.replaces,
        ]
        for one in read_inventory(session.root)
    ]
    print_rows(_COLUMNS, rows, form)
