"""The command that draws: chart."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.outputs import STDOUT, OutputPath, deliver
from kg.cli.session import Session

__all__ = ["chart_command"]

#: the same words as in kg.views.charts, which is too heavy to import for --help
CHARTS = ("matrix", "scores", "timeline")
FORMS = ("png", "svg")


@click.command("chart")
@click.argument("name", metavar="NAME", type=click.Choice(CHARTS))
@click.option(
    "-o",
    "--output",
    type=OutputPath(),
    help="Write to FILE.svg or FILE.png instead of NAME.svg; - is stdout, as SVG.",
)
@click.pass_obj
def chart_command(session: Session, name: str, output: Path | None) -> None:
    """Draw a picture: scores, timeline, or the agreement matrix of the documents.

    Pictures need matplotlib: pip install "airace[plots]".

    \b
    kg chart scores
    kg chart timeline -o timeline.png
    kg chart matrix -o matrix.svg
    """
    from kg.views.charts import draw

    path = output or Path(f"{name}.svg")
    form = "svg" if path == STDOUT else path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise click.UsageError(f"'{path.name}' must end in .svg or .png")
    picture = draw(name, form, session.engine, session.root.queries)
    if deliver(path, picture):
        click.echo(str(path.resolve()))
    click.echo(f"{len(picture):,} bytes", err=True)
