"""Commands for a user's own folder: init, retract, recheck."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.completing import own_documents
from kg.cli.lines import many
from kg.cli.printing import format_option, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.corpus.carrying import Carried
    from kg.corpus.rechecking import Place
    from kg.corpus.retraction import Retraction
    from kg.model import Document

__all__ = ["init_command", "recheck_command", "retract_command"]

_PLACE = ("state", "where", "words", "from", "to", "paragraph", "claims", "hint")


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--alone", is_flag=True, help="Leave the shipped documents and claims out.")
def init_command(folder: Path, alone: bool) -> None:
    """Make DIR a workspace: a folder for your own documents, texts and claims.

    It stacks on the shipped data unless it is to stand alone. Nothing there is overwritten.

    \b
    kg init ~/airace
    kg init --alone notes
    """
    from kg.corpus.workspace import make_workspace

    note = make_workspace(folder, alone)
    click.echo(str(folder.resolve()))
    click.echo(f"next, in this folder (or with `kg --root {folder}`):\n{note}", err=True, nl=False)


@click.command("retract")
@click.argument("document", shell_complete=own_documents)
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--dry-run", is_flag=True, help="Only show what would go.")
@click.option("--undo", is_flag=True, help="Put back what was retracted last under this key.")
@click.pass_obj
def retract_command(session: Session, document: str, yes: bool, dry_run: bool, undo: bool) -> None:
    """Take a DOCUMENT out of the workspace, with its claims and what only it supported.

    Everything that goes is kept in the folder retracted/ of the workspace.

    \b
    kg retract my-article --dry-run
    kg retract my-article --yes
    kg retract my-article --undo
    """
    from kg.corpus.retirement import put_back, take_out
    from kg.corpus.retraction import find_retraction

    if undo:
        for path in put_back(session.root, document):
            click.echo(f"back: {path}")
        return
    what = find_retraction(session.root, document)
    _print_retraction(what, *_unsupported(session, what.key))
    if dry_run or not (yes or click.confirm("retract it?", err=True)):
        click.echo("nothing was changed", err=True)
        return
    click.echo(f"kept in {take_out(what)}; `kg retract {what.key} --undo` brings it back", err=True)


def _unsupported(session: Session, key: str) -> tuple[list[str] | None, list[str]]:
    """Return the claims that only the document supports, and the entities that a table brought.

    The claims are None when the data make no graph.
    """
    from kg.errors import AiraceError
    from kg.pipeline import open_index
    from kg.query.claims import only_in

    try:
        claims, named = only_in(session.engine, session.root.queries, f"document/{key}")
        labels = {one.id: one.label for one in session.names if one.id in named}
        curated = open_index(session.root)[1].by_id
    except AiraceError as error:
        click.echo(f"its claims are not listed, for the data make no graph:\n{error}", err=True)
        return None, []
    return claims, [label for one, label in labels.items() if one not in curated]


def _print_retraction(what: Retraction, claims: list[str] | None, brought: list[str]) -> None:
    for path in what.files:
        click.echo(f"file: {path}")
    for path in what.closed:
        before = f"replaces {what.replaces}" if what.replaces else "replaces nothing"
        click.echo(f"release: {path.stem} then {before}")
    if claims is not None:
        click.echo(f"{many(len(claims), 'claim')} with no other support")
        for sentence in claims:
            click.echo(f"  {plain(sentence)}")
    labels = sorted([*what.labels, *brought])
    click.echo(
        f"{len(labels)} {'entity' if len(labels) == 1 else 'entities'} that nothing else names"
    )
    for label in labels:
        click.echo(f"  {plain(label)}")


@click.command("recheck")
@click.argument("document", shell_complete=own_documents)
@click.option("--write", is_flag=True, help="Keep the new places; lost passages go to lost/.")
@format_option
@click.pass_obj
def recheck_command(session: Session, document: str, write: bool, form: str) -> None:
    """Hold the passages of a DOCUMENT against its text after that has changed.

    Those that stand elsewhere are moved, those that are gone are lost. Nothing changes without
    --write.

    \b
    kg recheck my-article
    kg recheck my-article --write
    """
    from kg.corpus.curation import get_document
    from kg.corpus.rechecking import apart, carried, keep_places
    from kg.graph.ontology import read_vocabulary

    one = get_document(session.root, document)
    qualifiers = set(read_vocabulary(session.root).qualifiers)
    text = session.text_as_it_is(one)
    found = _places(session, one, text, qualifiers)
    done = carried(session.root, one, found, text)
    places = apart(found, done)
    rows = [_place(place, text) for place in places if place.state != "same"]
    if rows or form != "table":
        print_rows(_PLACE, rows, form)
    click.echo(f"{one.id}: {_counted(places)}", err=True)
    _tell_carried(done, one.key, write)
    for path in keep_places(session.root, one, text, places, qualifiers) if write else ():
        click.echo(f"written: {path}", err=True)


def _counted(places: list[Place]) -> str:
    states = [one.state for one in places]
    return ", ".join(f"{states.count(name)} {name}" for name in ("same", "moved", "lost"))


def _tell_carried(done: Carried, key: str, write: bool) -> None:
    """Say how many decisions hold for the changed text, and what is to be read again."""
    if done.accepted or done.asked:
        how = "carried over" if write else "to be carried over"
        click.echo(f"{many(done.accepted, 'accepted claim')} {how}", err=True)
        fix = f"kg ground {key} --info names those that lean on the sentences before"
        click.echo(f"  read them again where the text around them changed: {fix}", err=True)
    if done.asked:
        head = f"{many(len(done.asked), 'accepted claim')} no longer stand; kg extract {key}"
        click.echo(f"{head} proposes them again where the text still makes them:", err=True)
    for claim in done.asked:
        click.echo(plain(f"  {claim}"), err=True)


def _places(session: Session, document: Document, text: str, qualifiers: set[str]) -> list[Place]:
    from kg.corpus.passages import read_claims_files
    from kg.corpus.rechecking import places_in

    files = read_claims_files(session.root.folders("claims"), qualifiers)
    return places_in(files, document, text)


def _place(place: Place, text: str) -> list[str]:
    old, new = place.passage, place.now
    return [
        place.state,
        place.where,
        old.words,
        f"{old.start}-{old.end}",
        f"{new.start}-{new.end}" if new else "",
        str(new.paragraph if new else old.paragraph),
        str(len(old.rows)),
        _hint(place, text),
    ]


def _hint(place: Place, text: str) -> str:
    from kg.corpus.rechecking import found_again

    if place.unled:
        return "the words before it on which it leans have changed"
    return "" if place.now else found_again(text, place.passage)
