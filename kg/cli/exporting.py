"""Commands that write the graph out: export, view."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.session import Session

__all__ = ["export_command", "view_command"]

#: the same words as kg.export.formats.FORMATS, which is too heavy to import for --help
FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "csv")


@click.command("export")
@click.option("--format", "form", type=click.Choice(FORMATS), default="turtle", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to FILE."
)
@click.option("--with-ontology", is_flag=True, help="Add the ontology's own triples (RDF formats).")
@click.pass_obj
def export_command(session: Session, form: str, output: Path | None, with_ontology: bool) -> None:
    r"""Write the whole graph to stdout or a file.

    \b
    kg export --format turtle -o kg.ttl
    kg export --format csv > claims.csv
    """
    from kg.export.formats import export as exported
    from kg.resources import write_whole

    text = exported(session.engine, session.root.queries, form, ontology=with_ontology)
    if output is None:
        click.echo(text.encode(), nl=False)
    else:
        write_whole(output, text)
        click.echo(f"{output}  {len(text.encode()):,} bytes", err=True)


@click.command("view")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("graph.html"),
    show_default=True,
    help="Where the page goes.",
)
@click.option("--open", "open_it", is_flag=True, help="Open the page in the browser.")
@click.pass_obj
def view_command(session: Session, output: Path, open_it: bool) -> None:
    r"""Write the graph as one offline HTML page.

    \b
    kg view --open
    kg --texts ../shared/documents view -o out/graph.html
    """
    from kg.resources import write_whole
    from kg.views.page import build_page

    write_whole(output, build_page(session.engine, session.root.queries, session.texts or None))
    click.echo(str(output.resolve()))
    if open_it:
        click.launch(output.resolve().as_uri())
