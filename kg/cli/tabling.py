"""Commands for tables: map proposes and tries a mapping, load takes a table into a workspace."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.printing import format_option, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.corpus.mapping import Mapping
    from kg.resolve.trial import Trial

__all__ = ["load_command", "map_command"]

_FILE = click.Path(path_type=Path, dir_okay=False)
_CLAIMS = ["place", "subject", "property", "value", "qualifiers", "modality", "confidence"]


@click.command("map")
@click.option("--guess", type=_FILE, help="Propose a mapping for this table, as YAML.")
@click.option(
    "--check", "checked", type=(str, _FILE), metavar="MAPPING TABLE",
    help="Say what a mapping would make of a table.",
)  # fmt: skip
@click.option(
    "--changes", "changed", type=(str, _FILE, _FILE), metavar="MAPPING OLD NEW",
    help="Compare two releases of a table, cell by cell.",
)  # fmt: skip
@format_option
@click.pass_context
def map_command(
    ctx: click.Context,
    guess: Path | None,
    checked: tuple[str, Path] | None,
    changed: tuple[str, Path, Path] | None,
    form: str,
) -> None:
    """List the mappings that turn tables into claims; propose, try or compare with one.

    MAPPING is a name in data/mappings/ or a file. docs/mappings.md tells how to write one.

    \b
    kg map
    kg map --guess models.csv > my-models.yaml
    kg map --check my-models.yaml models.csv
    kg map --changes epoch-notable january.csv may.csv --format csv
    """
    session = ctx.find_object(Session) or Session()
    if sum(one is not None for one in (guess, checked, changed)) > 1:
        raise click.UsageError("give one of --guess, --check and --changes")
    if guess is not None:
        _guess(session, guess)
    elif checked is not None:
        _print_trial(_trial(session, *checked), form)
    elif changed is not None:
        _print_changes(session, changed, form)
    else:
        _print_known(session, form)


def _guess(session: Session, path: Path) -> None:
    from kg.corpus.guessing import guess_mapping
    from kg.corpus.heads import read_guesses
    from kg.corpus.opening import open_unknown
    from kg.corpus.tables import read_tables
    from kg.pipeline import open_index
    from kg.rulebook import read_seeds

    vocabulary, index = open_index(session.root)
    guesses = read_guesses(session.root.table("guesses.yaml"), vocabulary)
    wording = read_tables(session.root.table("wording.yaml"))
    things = index.names_by_class(read_seeds())
    found = guess_mapping(open_unknown(path), guesses, vocabulary, wording, things)
    click.echo(found, nl=False)


def _trial(session: Session, name: str, path: Path) -> Trial:
    from kg.corpus.tables import read_tables
    from kg.pipeline import open_index
    from kg.resolve.newcomers import Newcomers
    from kg.resolve.trial import try_mapping

    mapping, (vocabulary, index) = _mapping(session, name), open_index(session.root)
    wording = read_tables(session.root.table("wording.yaml"))
    with _counting() as told:
        return try_mapping(mapping, path, Newcomers(index, vocabulary), wording, told)


@contextmanager
def _counting() -> Iterator[Callable[[int], None]]:
    """Yield what shows on a terminal how many rows were read; the line is taken away at the end."""
    shown = sys.stderr.isatty()

    def told(rows: int) -> None:
        if shown and rows:
            click.echo(f"\r{rows:,} rows", err=True, nl=False)

    yield told
    if shown:
        click.echo("\r\x1b[K", err=True, nl=False)


def _mapping(session: Session, name: str) -> Mapping:
    from kg.corpus.mapping import find_mapping, read_mapping
    from kg.graph.ontology import read_vocabulary
    from kg.resolve.tabled import TableFolders

    folders = list(TableFolders.of(session.root).mappings)
    return read_mapping(find_mapping(name, folders), read_vocabulary(session.root))


def _print_trial(trial: Trial, form: str) -> None:
    """Print the first claims, the counts by property, and what a person should look at."""
    if form != "table":
        rows = [
            ["claims", name, str(many), "", ""] for name, many in sorted(trial.tally.claims.items())
        ]
        rows += [["problem", *one] for one in trial.problems()]
        print_rows(["part", "what", "count", "example", "fix"], rows, form)
        return
    print_rows(_CLAIMS, trial.first, form)
    counts = sorted(trial.tally.claims.items(), key=lambda pair: (-pair[1], pair[0]))
    print_rows(["property", "claims"], [[name, str(many)] for name, many in counts], form)
    problems = list(trial.problems())
    if problems:
        print_rows(
            ["what a person should look at", "count", "example", "what to do"], problems, form
        )
    click.echo(trial.tally.line())
    click.echo(f"{len(trial.made):,} new entities")


def _print_changes(session: Session, changed: tuple[str, Path, Path], form: str) -> None:
    from kg.cli.revising import print_changes
    from kg.corpus.revisions import Release
    from kg.corpus.sheet import open_sheet

    mapping = _mapping(session, changed[0])
    old, new = (Release(mapping, open_sheet(path, mapping.dialect)) for path in changed[1:])
    print_changes(old, new, form)


def _print_known(session: Session, form: str) -> None:
    from kg.resolve.tabled import TableFolders

    names: dict[str, str] = {}
    for folder in TableFolders.of(session.root).mappings:
        for path in sorted(folder.glob("*.yaml")):
            names.setdefault(path.stem, _mapping(session, str(path)).title)
    print_rows(["mapping", "title"], sorted(names.items()), form)


@click.command("load")
@click.argument("table", type=_FILE)
@click.option("--mapping", "name", required=True, help="A name in data/mappings/, or a file.")
@click.option("--key", default="", help="Key of the document; else made from the file's name.")
@click.option("--label", default="", help="How the document is called; else the key.")
@click.option("--title", default="", help="Title of the table; else that of the mapping.")
@click.option("--publisher", default="", help="Who publishes it; else the mapping's claimant.")
@click.option("--date", "published", default="", help="Day of publication, as 2026-05-02.")
@click.option("--url", default="", help="Where it is published.")
@click.option("--replaces", default="", help="Key of the release before it, or `nothing`.")
@click.pass_obj
def load_command(session: Session, /, table: Path, name: str, **about: str) -> None:
    """Take a TABLE (CSV or JSON) into your workspace, as a document whose cells are claims.

    The table and the mapping are copied; the claims are made from them at each build. A release
    that replaces an earlier one takes its place in all that is compared; the earlier one is kept,
    and `kg diff EARLIER LATER` shows what its publisher changed, cell by cell.

    \b
    kg --root ~/airace load models.csv --mapping my-models.yaml --date 2026-05-02
    kg --root ~/airace load june.csv --mapping my-models --date 2026-06-02 --replaces models
    kg --root ~/airace load arena.csv --mapping arena-history --key arena
    """
    from kg.corpus.loading import TableDocument, load_table

    trial, mapping = _trial(session, name, table), _mapping(session, name)
    trial.refuse_idle(table, name)
    done = load_table(session.root, table, mapping, TableDocument(**about))
    click.echo(f"document {done.key}: {trial.tally.line()}")
    if done.replaces:
        click.echo(f"it replaces {done.replaces}: `kg diff {done.replaces} {done.key}`")
    if done.hint:
        click.echo(f"note: {done.hint}", err=True)
    for what, many, example, fix in trial.problems():
        said = f"{many} x {what}" + (f": {example}" if example else "")
        click.echo(plain(f"  {said}; {fix}"), err=True)
