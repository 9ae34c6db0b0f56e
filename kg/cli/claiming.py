"""The command that writes one claim by hand: claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.completing import documents, entities, properties
from kg.cli.printing import format_option, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.corpus.passages import Row
    from kg.extract.relations.attribution import Attribution
    from kg.model import Candidate, Property
    from kg.review.desk import Desk
    from kg.review.docket import Docket

__all__ = ["claim_command", "heard"]


@click.command("claim")
@click.argument("document", required=False, default="", shell_complete=documents)
@click.argument("subject", required=False, shell_complete=entities)
@click.argument("property", required=False, shell_complete=properties)
@click.argument("object", required=False, shell_complete=entities)
@click.option("--at", "words", metavar="WORDS", help="Up to eight words, as the text has them.")
@click.option("--paragraph", type=int, help="The paragraph, where the words stand in several.")
@click.option("--by", help="Who says so, when it is not the document itself.")
@click.option("--modality", help="As stated, claimed, predicted, alleged, opinion, asked.")
@click.option("--denied", is_flag=True, help="The claimant denies it.")
@click.option("--with", "others", multiple=True, metavar="KEY=VALUE", help="As benchmark=MMLU.")
@click.option("--new", "new", multiple=True, metavar="CLASS=NAME", help="Make this name known.")
@click.option("--undo", is_flag=True, help="Take the same claim out again.")
@format_option
@click.pass_obj
def claim_command(session: Session, /, form: str, **given: object) -> None:
    """Put a claim of your own into the workspace; without arguments list the properties.

    It is what DOCUMENT says in the sentence that holds WORDS. What that does not carry is refused;
    but a name may be named before it in the text, and a description may be in your words.

    \b
    kg claim
    kg claim my-article Corvid outperforms Finch-2 --at "beats Finch-2" --by "Corvid Labs"
    kg claim my-article Heron scored "88.1 %" --at "88.1 percent" --with benchmark=MMLU
    kg claim my-article "Ann Lee" leads "Corvid Labs" --at "chief executive" --new "Person=Ann Lee"
    """
    from kg.review.by_hand import add, place, told, written
    from kg.review.taking_back import remove

    if not any(given.values()):
        return _print_properties(session, form)
    if not (given["object"] and given["words"]):
        raise click.UsageError("give DOCUMENT SUBJECT PROPERTY OBJECT and --at WORDS")
    row, new = _row(given), _pairs("--new", given["new"])
    desk, docket = _desk(session, str(given["document"]))
    number = given["paragraph"] if isinstance(given["paragraph"], int) else None
    one = written(desk, docket, row, place(docket, str(given["words"]), number))
    if given["undo"]:
        said = told(desk, one)
        gone = remove(desk, docket, one, new)
        known = f"; no longer known: {', '.join(gone)}" if gone else ""
        return click.echo(plain(f"taken out: {said}{known}"))
    done = "added" if add(desk, docket, one, heard(session), new) else "stands there already"
    click.echo(plain(f"{done}: {told(desk, one)}, paragraph {one.locator.paragraph}"))
    _tell_far(desk, docket, one)
    return click.echo("next: kg build", err=True)


def _tell_far(desk: Desk, docket: Docket, one: Candidate) -> None:
    """Say on stderr which names of the claim its paragraph has not: they may be a slip."""
    from kg.review.proof import far_names

    for name in far_names(one, docket.text or "", desk.known, docket.claims):
        said = f"read again: '{name}' stands in another paragraph; --undo takes the claim out"
        click.echo(plain(said), err=True)


def _print_properties(session: Session, form: str) -> None:
    from kg.graph.ontology import read_vocabulary
    from kg.graph.phrase import filled

    rows = [
        [name, filled(rule.phrase, {"s": "A", "o": "B"}), ", ".join(rule.domain), _values(rule)]
        for name, rule in sorted(read_vocabulary(session.root).properties.items())
    ]
    print_rows(("property", "reads", "of", "value"), rows, form)


def _values(rule: Property) -> str:
    """Return what may stand as the value, as a person says it."""
    unit = f" in {rule.unit}" if rule.unit else ""
    return ", ".join(rule.range_classes) or f"{rule.range}{unit}"


def _desk(session: Session, document: str) -> tuple[Desk, Docket]:
    """Return a desk, and the docket of a document, in the user's own workspace.

    Raises DataError where there is none, or no such document.
    """
    from kg.errors import DataError
    from kg.review.desk import Desk
    from kg.review.docket import open_docket
    from kg.review.known import Known

    root = session.root
    if root.workspace is None:
        what = "claims of your own are kept in a workspace, and this is none"
        raise DataError.single("", what, "make one with `kg init DIR`, and work in it")
    known = Known(root)
    return Desk(known), open_docket(document, known, root.text_folders(session.texts_dir))


def heard(session: Session) -> Attribution:
    """Return what tells whose words a sentence holds."""
    from kg.extract.relations.attribution import Attribution
    from kg.rulebook import read_lexicon, read_rules

    return Attribution(read_lexicon(session.root), read_rules())


def _row(given: dict[str, object]) -> Row:
    from kg.corpus.passages import Row

    options = {key: str(given[key]) for key in ("by", "modality") if given[key]}
    options |= {"denied": "true"} if given["denied"] else {}
    others = dict(_pairs("--with", given["others"]))
    if twice := sorted(others.keys() & options.keys()):
        raise click.UsageError(f"{twice[0]} is given twice: --{twice[0]} and --with")
    options |= others
    subject, predicate, value = (str(given[key]) for key in ("subject", "property", "object"))
    return Row(subject, predicate, value, options, 0)


def _pairs(option: str, given: object) -> list[tuple[str, str]]:
    """Return the KEY=VALUE of an option; raise UsageError for what is none."""
    found = []
    for text in given if isinstance(given, tuple) else ():
        key, equals, value = str(text).partition("=")
        if not (equals and key.strip() and value.strip()):
            raise click.UsageError(f"{option} {text}: write it as KEY=VALUE")
        found.append((key.strip(), value.strip()))
    return found
