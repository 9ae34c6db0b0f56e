"""The command that proposes claims for texts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.completing import own_documents
from kg.cli.printing import format_option, plain, print_rows
from kg.cli.session import Session
from kg.cli.trial import of_file
from kg.cli.working import going_on, place_of, place_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.corpus.candidates import CandidatesFile
    from kg.extract.parse.parsing import Parsing
    from kg.model import Document
    from kg.proposals import Outcome

COLUMNS = ("document", "tier", "subject", "property", "object", "options", "rule", "words")
_AGAIN = "what was proposed is kept, and the same command goes on from there"
SUMMARY = ("document", "tier A", "tier B", "new names", "left out", "note")


@click.command("extract")
@click.argument("documents", nargs=-1, shell_complete=own_documents)
@click.option(
    "--print",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Only print what would be proposed for this text file; no workspace is needed.",
)
@click.option("--date", default="", metavar="DAY", help="With --print: when it was published.")
@click.option("--publisher", default="", metavar="NAME", help="With --print: who published it.")
@place_options
@click.option("--llm", is_flag=True, help="Ask the model of KG_LLM_URL instead of the rules.")
@click.option(
    "--parse", is_flag=True, help="Parse the sentences too: finds more. Needs the extra 'nlp'."
)
@click.option("--dry-run", is_flag=True, help="Print the proposals; write nothing.")
@format_option
@click.pass_obj
def extract_command(
    session: Session,
    documents: tuple[str, ...],
    files: tuple[Path, ...],
    date: str,
    publisher: str,
    workers: int | None,
    dask: str,
    llm: bool,
    parse: bool,
    dry_run: bool,
    form: str,
) -> None:
    """Propose claims for documents of the workspace, or for a text, by rules.

    With --llm a language model is asked, and what it proposes joins what waits: see
    docs/extraction.md for its settings. Every proposal is held against its passage.

    The proposals wait in candidates/ for `kg review`. Without a document every document of the
    workspace is read; one whose text, rules and names have not changed is passed over.

    \b
    kg extract                        # all documents of the workspace
    kg extract my-article --dry-run   # look at the proposals of one
    kg extract --dask tcp://127.0.0.1:8786   # on an existing Dask cluster
    kg extract --print article.txt    # try it on any text, without a workspace
    kg extract --print post.txt --publisher OpenAI --date 2026-05-04   # "we" is OpenAI
    kg extract --parse --print article.txt   # more, by a parse: pip install "airace[nlp]"
    KG_LLM_URL=http://127.0.0.1:8080/v1 KG_LLM_MODEL=NAME kg extract --llm my-article
    kg extract --llm --workers 8      # eight documents at once; one, if not given
    """
    _refuse_mixed(bool(files), llm, bool(dask), bool(date or publisher), parse)
    if llm:
        from kg.cli.modelling import extract_by_model

        at_once = workers or 1
        return extract_by_model(session, documents, write=not dry_run, form=form, workers=at_once)
    if files:
        parsing = _parsing() if parse else None
        made = [of_file(session, path, (date, publisher), parsing) for path in files]
        return print_rows(COLUMNS, [row for file in made for row in _rows(file)], form)
    return _print(_run(session, documents, (workers, dask), parse, not dry_run), dry_run, form)


def _refuse_mixed(files: bool, llm: bool, dask: bool, described: bool, parse: bool) -> None:
    """Raise UsageError for options that are not meant for each other."""
    if described and not files:
        raise click.UsageError("--date and --publisher describe a text given with --print")
    if llm and files:
        raise click.UsageError("--llm asks about documents of a workspace, not about --print")
    if dask and (llm or files):
        raise click.UsageError("--dask is for rules over a workspace, not for --llm or --print")
    if llm and parse:
        raise click.UsageError("--parse goes with the rules, not with --llm")


def _print(outcomes: list[Outcome], dry_run: bool, form: str) -> None:
    """Print the proposals or a summary; raise DataError when a document could not be read."""
    from kg.errors import DataError, Problem

    if dry_run:
        rows = [row for one in outcomes if one.file for row in _rows(one.file)]
        print_rows(COLUMNS, rows, form)
    else:
        print_rows(SUMMARY, [_summary(one) for one in outcomes], form)
        _tell_next(outcomes)
    fix = "repeat it, and report it with the text, if you may; the others are done"
    failed = [Problem(one.document, plain(one.failed), fix) for one in outcomes if one.failed]
    if failed:
        raise DataError(*failed)


def _tell_next(outcomes: list[Outcome]) -> None:
    """Say on stderr what to do with what was found, and where to see what was not proposed."""
    files = [one.file for one in outcomes if one.file]
    if any(file.candidates or file.entities for file in files):
        click.echo("next: kg review", err=True)
    for file in files:
        if file.unsaid:
            click.echo(
                f"what was left out, and why: kg extract {file.document} --dry-run", err=True
            )
            break


def _run(
    session: Session,
    wanted: tuple[str, ...],
    where: tuple[int | None, str],
    parse: bool,
    write: bool,
) -> list[Outcome]:
    """Return the outcomes in the order of the documents, with a bar on stderr."""
    from kg.proposals import Proposer, Proposing
    from kg.rulebook import read_lexicon, read_limits, read_rules, unread

    jobs = list(_jobs(session, wanted))
    if older := unread(session.root):
        click.echo(plain(f"note: {older}"), err=True)
    place = place_of(*where, len(jobs))
    parsing = _parsing() if parse else None
    task = Proposing(read_lexicon(session.root), read_rules(), read_limits(), parsing)
    with (
        click.progressbar(
            Proposer(task, _workspace(session)).run(jobs, place, write),
            len(jobs),
            "Reading",
            file=sys.stderr,
        ) as outcomes,
        going_on(_AGAIN if write else "nothing was to be kept"),
    ):
        return sorted(outcomes, key=lambda one: one.document)


def _parsing() -> Parsing:
    """Return what proposes by parse; raises MissingExtra before any work when it cannot."""
    from kg.rulebook import read_parsing

    parsing = read_parsing()
    parsing.rules.package.checked_folder()
    return parsing


def _workspace(session: Session) -> Path:
    from kg.errors import DataError

    if session.root.workspace is None:
        what = "proposals are kept in a workspace, and this is none"
        fix = "make one with `kg init DIR`, or try a text with `kg extract --print FILE`"
        raise DataError.single("", what, fix)
    return session.root.workspace


def _jobs(session: Session, wanted: tuple[str, ...]) -> Iterator[tuple[Document, str]]:
    """Yield the documents wanted, each with its text; of the workspace's own when none is named.

    Tables have none, and are wanted only where they are named.
    """
    from kg.corpus.registry import read_documents
    from kg.corpus.texts import no_text
    from kg.errors import DataError

    _workspace(session)
    own = {one.key: one for one in read_documents([session.root.data / "documents"])}
    for key in wanted or tuple(key for key, one in own.items() if not one.mapping):
        if key not in own:
            known = ", ".join(sorted(own)) or "none yet: `kg add FILE`"
            raise DataError.single("", f"there is no document '{key}'", f"known are {known}")
        if own[key].id not in session.texts:
            raise no_text(own[key], f"put {own[key].file} into texts/")
        yield own[key], session.texts[own[key].id]


def _rows(file: CandidatesFile) -> Iterator[list[str]]:
    """Yield a row for each proposal, then for each passage left out."""
    for one in file.candidates:
        options = ", ".join(f"{key}: {value}" for key, value in one.options)
        claim = [one.subject, one.predicate, one.object, options]
        yield [file.document, str(one.tier), *claim, one.rule, one.locator.words]
    for left in file.unsaid:
        why = f"left out: {left.claim}: {left.reason}" if left.claim else f"left out: {left.reason}"
        yield [file.document, "", "", "", "", "", why, left.words]


def _summary(one: Outcome) -> list[str]:
    from kg.model import Tier

    if one.file is None:
        return [one.document, "", "", "", "", one.passed_over or one.failed]
    tiers = [claim.tier for claim in one.file.candidates]
    counts = (
        tiers.count(Tier.A),
        tiers.count(Tier.B),
        len(one.file.entities),
        len(one.file.unsaid),
    )
    return [one.document, *map(str, counts), ""]
