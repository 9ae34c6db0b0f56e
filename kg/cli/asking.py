"""Commands that ask: query, sparql, stats."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.completing import parameters, questions
from kg.cli.printing import format_option, limit_option, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.graph.engine import Engine
    from kg.graph.limits import Limits
    from kg.graph.question import Question
    from kg.query.parameters import Fixed

__all__ = ["query_command", "sparql_command", "stats_command"]

#: one word that ends as files of queries do, or holds a slash: a path, be there such a file or not
_PATH = re.compile(r"\S+\.(?:rq|sparql|ru)|[^\s<>]*/[^\s<>]*", re.IGNORECASE)


@click.command("query")
@click.argument("name", required=False, shell_complete=questions)
@click.option(
    "-p",
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="Fix a parameter.",
    shell_complete=parameters,
)
@format_option
@click.pass_obj
def query_command(session: Session, name: str | None, params: tuple[str, ...], form: str) -> None:
    """Answer a ready question; without NAME list all questions.

    \b
    kg query
    kg query scores --param benchmark=LiveBench
    kg query founders --format json
    """
    from kg.graph.question import find_question, read_questions

    files = session.root.query_files("questions")
    if name is None:
        listed = [
            [one.name, one.title, ", ".join(f"{p.name}={p.kind}" for p in one.parameters)]
            for one in read_questions(files)
        ]
        print_rows(["question", "what it answers", "parameters"], listed, form)
        return
    question = find_question(files, name)
    fixed = _fixed(session, question, params)
    values = {one.parameter.name: one.terms for one in fixed}
    text = question.bound(values)
    number = print_answer(session.engine, text, form, _limits(), readable=True)
    if fixed:
        _help_on(session, question, fixed, number)


def _fixed(session: Session, question: Question, params: tuple[str, ...]) -> list[Fixed]:
    """Return what `--param NAME=VALUE` fixes, each name once."""
    pairs: dict[str, str] = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals:
            raise click.UsageError(f"'{param}' is not of the form NAME=VALUE")
        if name in pairs:
            raise click.UsageError(f"the parameter '{name}' is given twice; ask once for each")
        pairs[name] = value
    if not pairs:
        return []
    from kg.query.parameters import fix

    return fix(question, pairs, session.engine, session.entity)


def _help_on(session: Session, question: Question, fixed: list[Fixed], number: int) -> None:
    """Say what helps on from an answer of `number` rows."""
    from kg.query.parameters import hints

    for hint in hints(question, fixed, session.engine, session.root.queries, number):
        click.echo(hint, err=True)


def _limits(seconds: float = 60, rows: int = 0) -> Limits:
    from kg.graph.limits import Limits

    return Limits(seconds, rows)


@click.command("sparql")
@click.argument("text", required=False, metavar="QUERY")
@click.option(
    "-f", "--file", type=click.Path(path_type=Path, dir_okay=False), help="Read from FILE."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0),
    default=60,
    show_default=True,
    help="Give up after SECONDS; 0 waits as long as it takes.",
    metavar="SECONDS",
)
@click.option(
    "--limit-rows",
    type=click.IntRange(min=0),
    default=100_000,
    show_default=True,
    help="Print NUMBER rows at most; 0 prints all.",
    metavar="NUMBER",
)
@format_option
@click.pass_obj
def sparql_command(
    session: Session,
    text: str | None,
    file: Path | None,
    timeout: float,
    limit_rows: int,
    form: str,
) -> None:
    """Answer a SPARQL query; `-` reads it from stdin, a path from the file. Prefixes are known.

    \b
    kg sparql "SELECT ?m ?n WHERE { ?m air:parameters ?n }"
    kg sparql -f my.rq --format csv
    echo "ASK { model:deepseek-v3 a air:AIModel }" | kg sparql -
    """
    from kg.query.file import read_query

    if (text is None) == (file is None):
        raise click.UsageError("give either QUERY or --file FILE")
    if text == "-":
        text = sys.stdin.read()
    elif text and _is_path(text):
        file = Path(text)
    words = read_query(file) if file else text or ""
    with _read_from(file):
        if not print_answer(session.engine, words, form, _limits(timeout, limit_rows)):
            _tell_unused(session, words)


def _tell_unused(session: Session, words: str) -> None:
    """Tell on stderr which names of a query without an answer stand nowhere in the graph."""
    from kg.query.unused import unused_terms

    for line in unused_terms(session.engine, words):
        click.echo(line, err=True)


def _is_path(text: str) -> bool:
    """Return whether the words are the path of a file, or look like one."""
    words = text.strip()
    if "{" in words or "\n" in words:
        return False
    try:
        return Path(text).exists() or bool(_PATH.fullmatch(words))
    except (OSError, ValueError):
        return False


@contextmanager
def _read_from(file: Path | None) -> Iterator[None]:
    """Say of what is wrong with a query in which file it stands."""
    from kg.errors import Problem, QueryError

    try:
        yield
    except QueryError as error:
        if file is None:
            raise
        raise QueryError(
            *(Problem(str(file), one.what, one.fix) for one in error.problems)
        ) from error


def print_answer(
    engine: Engine, text: str, form: str, limits: Limits | None = None, readable: bool = False
) -> int:
    """Print the answer to any query, of a user's with limits, and return how many rows it has.

    A yes counts as one row, a no as none.

    `readable` shows the variables of a query of ours as words.
    """
    from kg.graph.engine import Table

    found = engine.ask(text, limits)
    if isinstance(found, bool):
        click.echo(str(found).lower())
        return int(found)
    most = limits.rows if limits else 0
    if isinstance(found, Table):
        rows = [[engine.cell(term) for term in row] for row in found.rows[: most or None]]
        print_rows(found.columns, rows, form, readable)
    else:
        parts = ((one.subject, one.predicate, one.object) for one in found[: most or None])
        lines = sorted([engine.cell(part) for part in triple] for triple in parts)
        print_rows(["subject", "predicate", "object"], lines, form)
    number = len(found.rows if isinstance(found, Table) else found)
    if most and number > most:
        click.echo(f"these are the first {most:,}; --limit-rows 0 prints all", err=True)
    return number


@click.command("stats")
@limit_option(20, "rows of each count")
@format_option
@click.pass_obj
def stats_command(session: Session, limit: int, form: str) -> None:
    """Count what the graph holds: documents, claims by modality and status, entities by class.

    \b
    kg stats
    kg stats --format json
    """
    from kg.query.stats import COLUMNS, read_stats

    most = limit if form == "table" else 0
    rows, numbers = read_stats(session.engine, session.root.queries, most)
    print_rows(COLUMNS, [[row[name] for name in COLUMNS] for row in rows], form, readable=True)
    for what, number in numbers.items():
        if most and number > most:
            click.echo(f"{what}: {number - most:,} more of {number:,}; --limit 0 has all", err=True)
