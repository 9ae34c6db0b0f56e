"""Commands about which entities are the same: entities, judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.printing import format_option, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.review.sameness import Sames

__all__ = ["entities_command", "judge_command"]


@click.command("entities")
@click.option("--suggest", is_flag=True, help="List pairs that may be the same, with reasons.")
@format_option
@click.pass_obj
def entities_command(session: Session, suggest: bool, form: str) -> None:
    """List the entities, or with --suggest the pairs that may be the same thing.

    New names that wait for review are compared too. Suggestions change nothing: `kg judge`
    does, and a pair judged different is not suggested again.

    \b
    kg entities
    kg entities --suggest
    kg entities --suggest --format csv
    """
    from kg.review.sameness import COLUMNS, Sames, new_names

    sames = Sames(session.root)
    if suggest:
        rows = sames.suggestions(new_names(session.root))
        print_rows(COLUMNS, [[row[key] for key in COLUMNS] for row in rows], form)
        return
    listed = [
        [one.id, one.kind, one.label, "; ".join(one.aliases)] for one in sames.merged().entities
    ]
    print_rows(("id", "class", "label", "aliases"), listed, form)


@click.command("judge")
@click.argument("first")
@click.argument("second")
@click.argument("verdict", type=click.Choice(["same", "different", "unsure"]), required=False)
@click.option("--reason", default="", help="Why; kept with the judgement.")
@click.option("--undo", is_flag=True, help="Take the judgement on the two back.")
@click.pass_obj
def judge_command(
    session: Session, first: str, second: str, verdict: str | None, reason: str, undo: bool
) -> None:
    """Judge whether the entities FIRST and SECOND are the same; reversible.

    Of two that are the same FIRST stays: the names of SECOND become its aliases and the claims
    on both join, when the graph is built. No claims file changes.

    \b
    kg --root my-kg judge "Corvid Labs" "Corvid Labs Ltd" same --reason "its full name"
    kg --root my-kg judge --undo "Corvid Labs" "Corvid Labs Ltd"
    """
    from kg.review.sameness import Sames

    if undo == bool(verdict):
        raise click.UsageError("give same, different or unsure, or --undo")
    if verdict and not reason.strip():
        raise click.UsageError("say why: --reason TEXT")
    sames = Sames(session.root)
    told = (
        sames.take_back(first, second) if undo else _judged(sames, first, second, verdict, reason)
    )
    click.echo(plain(told))


def _judged(sames: Sames, first: str, second: str, verdict: str | None, reason: str) -> str:
    from kg.corpus.identities import Sameness

    return sames.judge(first, second, Sameness(verdict or ""), reason.strip())
