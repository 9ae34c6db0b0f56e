"""The command that brings documents into a workspace: add."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.printing import plain
from kg.cli.session import Session
from kg.cli.working import going_on, place_of, place_options
from kg.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import Progress

    from kg.reading.adding import Outcome, Wanted
    from kg.reading.files import Found
    from kg.reading.metadata import Metadata
    from kg.reading.settings import Settings
    from kg.reading.shelf import Stored

__all__ = ["add_command"]

#: option to the field of the metadata that it fills
_STATED = {
    "title": "title",
    "author": "author",
    "publisher": "publisher",
    "date": "published",
    "url": "url",
    "language": "language",
}
#: takes the progress bar off its line, which is then drawn anew below what is printed
_WIPE = "\r\x1b[2K"
_AGAIN = "what was added is kept, and the same command goes on from there"


@click.command("add")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--title", default="", help="Its title, where the file does not say it.")
@click.option("--author", default="", help="Who wrote it.")
@click.option("--publisher", default="", help="Who published it.")
@click.option("--date", default="", help="When it was published: 2025-01-29, 2025-01 or 2025.")
@click.option("--url", default="", help="Its address on the web.")
@click.option("--language", default="", help="Its language, such as en or zh-Hans.")
@click.option("--key", default="", help="The short name under which it is stored.")
@click.option("--encoding", default="", help="The encoding of the files, where it is found wrong.")
@click.option("--keep-lines", is_flag=True, help="Do not join the lines of hard-wrapped text.")
@click.option("--ask", is_flag=True, help="Ask for what a file does not say of itself.")
@place_options
@click.option(
    "--max-megabytes",
    type=click.IntRange(1, 1000),
    default=20,
    show_default=True,
    help="Refuse files that are larger.",
)
@click.pass_context
def add_command(
    ctx: click.Context,
    /,
    paths: tuple[Path, ...],
    **options: Any,  # noqa: ANN401
) -> None:
    """Read files or folders into the workspace: text, Markdown, saved web pages, PDF.

    What is there already is told and not added again, so a run that broke off is repeated as it
    was. Nothing is fetched from the network; only --dask sends the files, to the cluster named.

    The lines of hard-wrapped plain text are joined to paragraphs, which is told.

    \b
    kg add article.html
    kg add notes.txt --publisher "Acme Daily" --date 2025-01-29
    kg add saved-pages/ --workers 4
    kg add saved-pages/ --dask tcp://127.0.0.1:8786
    """
    from kg.reading.files import find_files

    settings = _settings()
    wanted = _wanted(settings, paths, options)
    found = find_files(paths, set(settings.kinds))
    for line in found.told():
        click.echo(plain(line), err=True)
    tally = Counter(refused=_refuse(found))
    try:
        _add(ctx.find_object(Session) or Session(), settings, found, wanted, options, tally)
    finally:
        said = ", ".join(f"{tally[state]} {state}" for state in ("added", "known", "refused"))
        click.echo(said, err=True)
    if tally["added"]:
        click.echo("next: kg extract", err=True)
    ctx.exit(1 if tally["refused"] else 0)


def _settings() -> Settings:
    from kg.reading.settings import read_settings
    from kg.resources import shipped_root

    return read_settings(shipped_root().data / "reading.yaml")


def _wanted(settings: Settings, paths: tuple[Path, ...], options: dict[str, Any]) -> Wanted:
    """Return what the options say of the files; raises UsageError where that cannot be."""
    from kg.corpus.documents import is_key
    from kg.reading.adding import Wanted

    alone = [name for name in ("title", "url", "key") if options[name]]
    if alone and (len(paths) > 1 or paths[0].is_dir()):
        raise click.UsageError(f"--{alone[0]} is about one file; name that file alone")
    if options["key"] and not is_key(options["key"]):
        raise click.UsageError("--key takes small letters, digits, dots and hyphens: boxer-2.5")
    metadata = _metadata(settings, {name: options[name] for name in _STATED})
    if options["ask"]:
        return Wanted(metadata, options["key"], _asking(settings))
    return Wanted(metadata, options["key"])


def _metadata(settings: Settings, stated: dict[str, str]) -> Metadata:
    """Return what was stated by option; raises UsageError for what a document cannot take."""
    from kg.reading.metadata import Metadata, clean_metadata

    given = Metadata(**{_STATED[name]: text for name, text in stated.items()})
    kept, _ = clean_metadata(given, settings.limits)
    for name, text in stated.items():
        if text and not getattr(kept, _STATED[name]):
            raise click.UsageError(f"--{name} cannot be '{plain(text)}'; see kg add --help")
    return kept


def _asking(settings: Settings) -> Callable[[Path, Metadata], Metadata]:
    """Return the function that asks for each thing that is missing, until it can be taken."""

    def ask(path: Path, found: Metadata) -> Metadata:
        click.echo(plain(f"{path}: {found.title or 'no title'}"), err=True)
        for name, field in _STATED.items():
            while field in found.missing:
                text = click.prompt(f"  {name}", default="", show_default=False, err=True)
                try:
                    found = found.over(_metadata(settings, {name: text}))
                except click.UsageError as error:
                    click.echo(f"  {error.message}", err=True)
                    continue
                break
        return found

    return ask


def _refuse(found: Found) -> int:
    """Print which paths are nothing to read; return how many."""
    for path, reason in found.wrong:
        click.echo(plain(f"Error: {path}: {reason}"), err=True)
        click.echo(
            "  fix: name a file or folder; save a page, or what a pipe gives, first", err=True
        )
    if not found.files and not found.wrong:
        fix = "name a file, or a folder with .txt, .md, .html or .pdf files"
        raise DataError.single("", "there is no file to read", fix)
    return len(found.wrong)


def _add(
    session: Session,
    settings: Settings,
    found: Found,
    wanted: Wanted,
    options: dict[str, Any],
    tally: Counter[str],
) -> None:
    """Add the files one by one, and count what became of them."""
    from kg.reading.adding import add_files
    from kg.reading.job import Job
    from kg.reading.shelf import open_shelf

    largest = options["max_megabytes"] * 1_000_000
    job = Job(settings, options["encoding"], largest, options["keep_lines"])
    place = place_of(options["workers"], options["dask"], len(found.files))
    bar = _progress(hidden=options["ask"] or not sys.stderr.isatty())
    with open_shelf(session.root, settings, session.texts_dir) as shelf, bar:
        task = bar.add_task("reading", total=len(found.files))
        with going_on(_AGAIN):
            for outcome in add_files(shelf, found.files, job, place, wanted):
                if not bar.disable:
                    click.echo(_WIPE, nl=False, err=True)
                tally[_print(outcome)] += 1
                bar.advance(task)


def _progress(hidden: bool) -> Progress:
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    return Progress(console=console, disable=hidden, transient=True, redirect_stdout=False)


def _print(outcome: Outcome) -> str:
    """Print what became of a file; return `added`, `known` or `refused`."""
    from kg.reading.job import Known
    from kg.reading.shelf import Stored

    result = outcome.result
    if isinstance(result, Stored):
        _print_stored(outcome, result)
        return "added"
    if isinstance(result, Known):
        click.echo(plain(f"known {result.key}: {outcome.path} is {result.why}"))
        return "known"
    for problem in result:
        lines = str(problem).split("\n")
        click.echo("\n".join(plain(line) for line in (f"Error: {lines[0]}", *lines[1:])), err=True)
    return "refused"


def _print_stored(outcome: Outcome, stored: Stored) -> None:
    one = stored.document
    click.echo(plain(f"added {one.key}: {outcome.words} words, {one.title or 'no title'}"))
    lines = [f"note: {note}" for note in outcome.notes]
    if outcome.missing:
        names = {field: name for name, field in _STATED.items()}
        lines.append(f"not stated: {', '.join(names[field] for field in outcome.missing)}")
    for copy in stored.copies:
        other = next(key for key in copy.documents if key != one.key)
        shared = f"{copy.runs} runs of five words, {copy.share:g} %"
        lines.append(f"one origin with {other}: they share {shared}")
        if one.key.rpartition("-")[0] == other and one.key.rpartition("-")[2].isdigit():
            lines.append(
                f"a new edition of it? kg retract {one.key}, put the text into "
                f"texts/{other}.txt, and kg recheck {other}"
            )
    for line in lines:
        click.echo(plain(f"  {line}"), err=True)
