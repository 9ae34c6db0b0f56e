"""Commands that write the graph out: export, view."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.outputs import STDOUT, OutputPath, deliver
from kg.cli.session import Session

__all__ = ["export_command", "view_command"]

#: the same words as kg.export.formats.FORMATS, which is too heavy to import for --help
FORMATS = ("turtle", "trig", "nquads", "jsonld", "graphml", "csv")


@click.command("export")
@click.option("--format", "form", type=click.Choice(FORMATS), default="turtle", show_default=True)
@click.option(
    "-o", "--output", type=OutputPath(), default=STDOUT, help="Write to FILE, not stdout."
)
@click.option("--with-ontology", is_flag=True, help="Add the ontology's own triples (RDF formats).")
@click.pass_obj
def export_command(session: Session, form: str, output: Path, with_ontology: bool) -> None:
    """Write the whole graph to stdout or a file.

    \b
    kg export --format turtle -o kg.ttl
    kg export --format csv > claims.csv
    """
    from kg.export.formats import export_texts

    texts = export_texts(session.engine, session.root.queries, form, ontology=with_ontology)
    if deliver(output, texts):
        click.echo(f"{output}  {output.stat().st_size:,} bytes", err=True)


@click.command("view")
@click.argument("name", required=False)
@click.option(
    "--query",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Show what the query in FILE chooses: SELECT ?claim or ?entity, or a CONSTRUCT of lines.",
)
@click.option("--list", "list_them", is_flag=True, help="List the ready views.")
@click.option(
    "-o",
    "--output",
    type=OutputPath(),
    default=Path("graph.html"),
    show_default=True,
    help="Where the page goes; - is stdout.",
)
@click.option("--open", "open_it", is_flag=True, help="Open the page in the browser.")
@click.pass_obj
def view_command(
    session: Session,
    name: str | None,
    file: Path | None,
    list_them: bool,
    output: Path,
    open_it: bool,
) -> None:
    """Write the graph, or the view NAME of it, as one offline HTML page.

    What disagrees with a claim of the view is in it too.

    \b
    kg view --open
    kg view contested -o contested.html
    kg view --query mine.rq -o mine.html
    kg --texts ../shared/documents view -o graph.html
    """
    if list_them:
        _list_views(session)
        return
    if name and file:
        raise click.UsageError("give either NAME or --query FILE")
    if open_it and output == STDOUT:
        raise click.UsageError("a page on stdout cannot be opened; name a file")
    if deliver(output, _page(session, name, file)):
        click.echo(str(output.resolve()))
    if open_it:
        click.launch(output.resolve().as_uri())


def _page(session: Session, name: str | None, file: Path | None) -> str:
    """Return the page of the whole graph, of a ready view or of the query in a file."""
    from kg.graph.question import find_question
    from kg.query.file import read_query
    from kg.views.page import build_page

    parts = session.engine, session.root.queries, session.texts or None
    if name:
        view = find_question(session.root.query_files("views"), name, "view", "kg view --list")
        return build_page(*parts, view.text, view.title)
    if file:
        return build_page(*parts, read_query(file), file.stem)
    return build_page(*parts)


def _list_views(session: Session) -> None:
    from kg.cli.printing import print_rows
    from kg.graph.question import read_questions

    views = read_questions(session.root.query_files("views"))
    rows = [[one.name, one.title, one.head["view"]] for one in views]
    print_rows(["view", "what it shows", "chosen by"], rows, "table")
