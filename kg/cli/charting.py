"""The command that draws: chart."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.completing import benchmarks
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
@click.option(
    "--benchmark",
    metavar="NAME",
    help="With scores: only those on this benchmark.",
    shell_complete=benchmarks,
)
@click.pass_obj
def chart_command(session: Session, name: str, output: Path | None, benchmark: str | None) -> None:
    """Draw a picture: scores, timeline, or the agreement matrix of the documents.

    Pictures need matplotlib: pip install "airace[plots]".

    \b
    kg chart scores
    kg chart scores --benchmark LiveBench
    kg chart timeline -o timeline.png
    kg chart matrix -o matrix.svg
    """
    from kg.views.charts import draw

    path = output or Path(f"{name}.svg")
    form = "svg" if path == STDOUT else path.suffix.lower().removeprefix(".")
    if form not in FORMS:
        raise click.UsageError(f"'{path.name}' must end in .svg or .png")
    if benchmark is not None and name != "scores":
        raise click.UsageError("--benchmark is for scores")
    only = "" if benchmark is None else session.entity(benchmark, "Benchmark").id
    picture = draw(name, form, session.engine, session.root.queries, only)
    if deliver(path, picture):
        click.echo(str(path.resolve()))
    click.echo(f"{len(picture):,} bytes", err=True)
