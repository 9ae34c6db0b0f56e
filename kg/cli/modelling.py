"""What `kg extract --llm` does: asks a model, prints what came of it and what it took."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from kg.cli.printing import plain, print_rows
from kg.cli.session import Session
from kg.cli.working import going_on

if TYPE_CHECKING:
    from kg.model_run import Asked

__all__ = ["extract_by_model"]

_SUMMARY = ("document", "new", "answered", "refused", "mended", "new names", "left out", "problems")
_ROW = ("document", "subject", "property", "object", "options", "rule", "words")
_SHOWN = 20
_AGAIN = "what was answered is kept, and kg extract --llm asks about the other documents"


def extract_by_model(
    session: Session, documents: tuple[str, ...], *, write: bool, form: str, workers: int = 1
) -> None:
    """Ask the model of KG_LLM_URL for claims of the documents and keep what is grounded.

    Rows go to stdout, what was refused and what it took to stderr. Raises ModelError, DataError.
    """
    from kg.extract.llm.client import ModelClient
    from kg.extract.llm.settings import read_settings
    from kg.model_run import ask_model, workspace_texts

    client = ModelClient(read_settings())
    jobs = workspace_texts(session.root, session.texts, documents)
    rows: list[list[str]] = []
    asked_now = 0
    every = ask_model(
        session.root, jobs, client, write=write, again=bool(documents), workers=workers
    )
    try:
        with going_on(_AGAIN):
            for asked in every:
                asked_now += 1
                _tell(asked)
                rows += [_summary(asked)] if write else _proposals(asked)
        if known := len(jobs) - asked_now:
            said = "1 document was" if known == 1 else f"{known} documents were"
            click.echo(f"{said} asked about before; name one to ask again", err=True)
    finally:
        print_rows(_SUMMARY if write else _ROW, rows, form)
        if write and any(row[_SUMMARY.index("refused")] != "0" for row in rows):
            click.echo("what was refused, to take up by hand: kg review --rest", err=True)
        click.echo(plain(client.spent.text(client.settings)), err=True)


def _tell(asked: Asked) -> None:
    """Say on stderr how a small model was asked, and what was answered in vain."""
    if asked.run.note:
        click.echo(plain(f"{asked.document}: {asked.run.note}"), err=True)
    lines = [*asked.run.problems, *asked.run.refused]
    for line in lines[:_SHOWN]:
        click.echo(plain(f"{asked.document}: {line}"), err=True)
    if len(lines) > _SHOWN:
        click.echo(f"{asked.document}: ... and {len(lines) - _SHOWN} more", err=True)


def _summary(asked: Asked) -> list[str]:
    run, file = asked.run, asked.file
    told = (asked.new, run.claims, len(run.refused), run.mended)
    left = (len(file.entities), len(file.unsaid), len(run.problems))
    return [asked.document, *map(str, (*told, *left))]


def _proposals(asked: Asked) -> Iterator[list[str]]:
    """Yield a row for each proposal that the model made."""
    for one in asked.file.candidates:
        if one.rule.startswith("model "):
            options = ", ".join(f"{key}: {value}" for key, value in one.options)
            claim = [one.subject, one.predicate, one.object, options]
            yield [asked.document, *claim, one.rule, one.locator.words]
