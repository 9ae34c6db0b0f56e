"""The command that puts proposals before a person: review."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.claiming import heard
from kg.cli.completing import own_documents
from kg.cli.lines import many
from kg.cli.printing import FORMATS, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.review.desk import Desk
    from kg.review.docket import Docket
    from kg.review.rest import Unread

__all__ = ["review_command"]

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("review")
@click.argument("document", required=False, shell_complete=own_documents)
@click.option("--doc", "named", help="The same as DOCUMENT: review this document only.")
@click.option("--list", "listing", is_flag=True, help="Print what waits, and ask nothing.")
@click.option("--rest", is_flag=True, help="Go through the sentences without a claim instead.")
@click.option("--decided", is_flag=True, help="Go through what was decided, to take it back.")
@click.option(
    "--reopen", "reopened", metavar="ID", help="Take this decision back: --decided --list."
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--accept-tier", "tier", type=click.Choice(["A"]), help="Accept all of tier A.")
@click.option("--new-names", is_flag=True, help="With --accept-tier: the new names they need too.")
@click.option("--table", "table", type=_FILE, help="Write what waits to a CSV FILE to fill in.")
@click.option("--apply", "apply", type=_FILE, help="Read the decisions of a filled-in CSV FILE.")
@click.pass_obj
def review_command(
    session: Session,
    document: str | None,
    named: str | None,
    listing: bool,
    rest: bool,
    decided: bool,
    reopened: str | None,
    form: str,
    tier: str | None,
    new_names: bool,
    table: Path | None,
    apply: Path | None,
) -> None:
    """Decide on proposed claims one by one: accept, reject, edit, merge a name, skip, undo.

    Every decision is saved at once. Without a terminal, keys and answers are read as lines.
    With --rest you see the sentences that name something and have no claim, to write your own,
    and behind them what a model claimed and the checks refused.
    With --decided you see what was accepted and rejected before, and may reopen it.

    \b
    kg --root my-kg review
    kg --root my-kg review my-article --list
    kg --root my-kg review my-article --rest
    kg --root my-kg review my-article --decided
    kg --root my-kg review --accept-tier A
    kg --root my-kg review --table batch.csv
    """
    walks = (rest, decided) if not listing else (rest and decided,)
    one_way = sum(map(bool, (listing, tier, table, apply, reopened, *walks))) <= 1
    _refuse(one_way, not new_names or bool(tier), document in (None, named or document))
    if rest:
        return _rest(session, document or named, form if listing else "")
    if decided or reopened:
        return _decided(session, document or named, reopened or "", form if listing else "")
    desk, dockets, failed = _dockets(session, document or named)
    if listing:
        _list(desk, dockets, form)
    elif tier:
        failed |= _accept_tier(desk, dockets, new_names)
    elif table or apply:
        failed |= _by_table(desk, dockets, table, apply)
    else:
        _ask(session, desk, dockets)
    if failed:
        raise SystemExit(1)
    return None


def _refuse(one_way: bool, names_fit: bool, one_document: bool) -> None:
    """Raise UsageError for options that do not go together."""
    if not one_way:
        raise click.UsageError(
            "give one of --list, --rest, --decided, --reopen, --accept-tier, --table and --apply"
        )
    if not names_fit:
        raise click.UsageError("--new-names goes with --accept-tier")
    if not one_document:
        raise click.UsageError("name one document, not two")


def _dockets(session: Session, document: str | None) -> tuple[Desk, list[Docket], bool]:
    """Return the desk, the dockets, and whether some could not be read; they are told of."""
    from kg.review.desk import Desk
    from kg.review.docket import read_dockets
    from kg.review.known import Known

    known = Known(session.root)
    folders = session.root.text_folders(session.texts_dir)
    dockets, problems = read_dockets(known, folders, document)
    for problem in problems:
        click.echo(plain(str(problem)), err=True)
    return Desk(known), dockets, bool(problems)


def _list(desk: Desk, dockets: list[Docket], form: str) -> None:
    from kg.review.table import LISTED, rows

    print_rows(LISTED, [[row[key] for key in LISTED] for row in rows(dockets, desk.known)], form)


def _rest(session: Session, document: str | None, form: str) -> None:
    """Go through the sentences without a claim, or print them where a form is given."""
    from kg.cli.keyboard import keys
    from kg.cli.rest_loop import RestLoop
    from kg.extract.relations.attribution import Attribution
    from kg.review.desk import Desk
    from kg.review.docket import open_docket, own_keys
    from kg.review.known import Known
    from kg.review.rest import rest
    from kg.rulebook import read_lexicon, read_rules

    known, folders = Known(session.root), session.root.text_folders(session.texts_dir)
    wanted = [document] if document else own_keys(session.root)
    dockets = [open_docket(key, known, folders) for key in wanted]
    lexicon, rules = read_lexicon(session.root), read_rules()
    unread = [(docket, one) for docket in dockets for one in rest(docket, lexicon, rules)]
    if form:
        columns = ("document", "paragraph", "start", "end", "words", "named", "why")
        return print_rows(columns, [_unread(*each) for each in unread], form)
    if not unread:
        read = any(docket.text is not None for docket in dockets)
        none = "every sentence that names something has a claim, or waits for review"
        return click.echo(none if read else "there is no text here; kg add reads one")
    RestLoop(Desk(known), unread, keys(), Attribution(lexicon, rules)).run()
    return click.echo("next: kg build", err=True)


def _decided(session: Session, document: str | None, wanted: str, form: str) -> None:
    """Go through what was decided, print it where a form is given, or reopen the wanted one."""
    from kg.cli.decided_loop import DecidedLoop, told_reopened
    from kg.cli.keyboard import keys
    from kg.review.desk import Desk
    from kg.review.docket import decided_keys, open_docket
    from kg.review.known import Known
    from kg.review.reopening import find_decision, reopen, settled

    known, folders = Known(session.root), session.root.text_folders(session.texts_dir)
    listed = [document] if document else decided_keys(session.root)
    dockets = [open_docket(key, known, folders) for key in listed]
    desk = Desk(known)
    if wanted:
        docket, one, proposal = find_decision(dockets, wanted)
        return told_reopened(reopen(desk, docket, one, proposal), docket.document.key)
    every = [(docket, *each) for docket in dockets for each in settled(docket)]
    if form:
        rows = [
            [d.document.key, one.id, one.choice, one.was, one.reason, one.became]
            for d, one, _ in every
        ]
        return print_rows(("document", "id", "decision", "was", "reason", "became"), rows, form)
    if not every:
        return click.echo("nothing was accepted or rejected yet")
    number = DecidedLoop(desk, every, keys()).run()
    return click.echo(f"\n{many(number, 'decision')} reopened", err=True)


def _unread(docket: Docket, one: Unread) -> list[str]:
    at = one.at
    place = [str(at.paragraph), str(at.start), str(at.end), at.words]
    return [docket.document.key, *place, one.claim or "; ".join(one.named), one.why]


def _accept_tier(desk: Desk, dockets: list[Docket], new_names: bool) -> bool:
    from kg.cli.review_loop import told_bulk
    from kg.model import Tier

    done = desk.accept_tiers(dockets, Tier.A, new_names)
    for docket, bulk in zip(dockets, done, strict=True):
        told_bulk(bulk, docket)
    _tell_next(sum(len(docket.waiting()) for docket in dockets))
    return False


def _tell_next(left: int) -> None:
    """Say on stderr how many proposals wait, and which command comes next."""
    then = "kg review asks about them, kg build makes the graph" if left else "next: kg build"
    click.echo(f"{left} still wait; {then}" if left else then, err=True)


def _by_table(desk: Desk, dockets: list[Docket], table: Path | None, apply: Path | None) -> bool:
    """Write the table, or apply it; return whether a row of it was wrong."""
    from kg.output import write_whole
    from kg.review.table import apply_table, format_table

    if table:
        write_whole(table, format_table(desk, dockets))
        waits = sum(len(docket.waiting()) for docket in dockets)
        click.echo(f"{table}: {waits} proposals, fill in the column 'decision'", err=True)
    if apply is None:
        return False
    counts, problems = apply_table(desk, dockets, apply)
    told = ", ".join(f"{number} {word}" for word, number in counts.items())
    click.echo(told or "nothing decided: the column 'decision' has no accept, reject or skip")
    for problem in problems:
        click.echo(plain(str(problem)), err=True)
    return bool(problems)


def _ask(session: Session, desk: Desk, dockets: list[Docket]) -> None:
    from kg.cli.keyboard import keys
    from kg.cli.review_loop import Loop
    from kg.corpus.likeness import read_reasons

    if not any(docket.waiting() for docket in dockets):
        click.echo("nothing waits; kg extract proposes claims")
        return
    reasons = read_reasons(session.root.table("review.yaml"))
    left = Loop(desk, dockets, keys(), reasons, partial(heard, session)).run()
    saved = many(desk.ledger.decided(), "decision")
    click.echo(f"\n{saved} saved, {left} still wait", err=True)
    click.echo("next: kg build", err=True)
