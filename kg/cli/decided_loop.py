"""The loop over what was decided before: look at it, and take it back where it was wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.keyboard import Keys
from kg.cli.printing import plain
from kg.cli.review_screen import print_sentence
from kg.cli.writing import told_problems
from kg.errors import AiraceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.corpus.decisions import Decision
    from kg.review.desk import Desk
    from kg.review.docket import Docket
    from kg.review.proposal import Proposal
    from kg.review.reopening import Reopened

    Decided = tuple[Docket, Decision, Proposal | None]

__all__ = ["DecidedLoop", "told_reopened"]

_HELP = """\
  o  reopen        take the decision back: the proposal waits again, an accepted claim is taken out
  s  next          leave it as it is (enter does too)
  u  undo          take the last step of this session back, again and again
  ?  help          q  quit: everything is saved already"""
_KEYS = "o reopen  s next  u undo  ? help  q quit"


def told_reopened(done: Reopened, key: str) -> None:
    """Say what left the data, and where the proposal is now."""
    for name in done.gone:
        click.echo(plain(f"  taken out of the data: {name}"))
    click.secho("  reopened", fg="green", nl=False)
    after = "kg review asks about it" if done.waits else f"kg extract {key} proposes it again"
    click.echo(f"; {after}")


class DecidedLoop:
    """A walk through what was accepted or rejected, the last decision of each document first."""

    def __init__(self, desk: Desk, decided: Sequence[Decided], keys: Keys) -> None:
        """Take the decisions in their order."""
        self._desk, self._decided, self._keys = desk, decided, keys
        self._at, self._reopened = 0, set[str]()

    def run(self) -> int:
        """Ask until the last is passed or the person quits; returns how many were reopened."""
        try:
            while self._at < len(self._decided) and self._turn(*self._decided[self._at]):
                pass
        except KeyboardInterrupt:
            click.echo()
        return len(self._reopened)

    def _turn(self, docket: Docket, one: Decision, proposal: Proposal | None) -> bool:
        """Show the decision and do what the next key says; return whether to go on."""
        self._show(docket, one, proposal)
        key = self._keys.key()
        try:
            self._do(key, docket, one, proposal)
        except AiraceError as error:
            told_problems(error)
        return key != "q"

    def _show(self, docket: Docket, one: Decision, proposal: Proposal | None) -> None:
        from kg.model import NewEntity

        click.secho(f"\n{self._at + 1} of {len(self._decided)}  ", bold=True, nl=False)
        click.echo(plain(docket.document.key))
        state = str(one.choice) if _stands(docket, one) else "open again"
        colour = {"accepted": "green", "rejected": "yellow"}.get(state, "cyan")
        click.secho(f"  {state}: ", fg=colour, nl=False)
        click.secho(plain(one.was), bold=True)
        for name, told in (("reason", one.reason), ("became", one.became), ("rule", one.rule)):
            if told:
                click.echo(plain(f"  {name}: {told}"))
        if proposal is not None and not isinstance(proposal, NewEntity) and docket.text:
            print_sentence(proposal.locator, docket.text)
        click.secho(f"  {_KEYS}", dim=True)

    def _do(self, key: str, docket: Docket, one: Decision, proposal: Proposal | None) -> None:
        if key == "o":
            self._reopen(docket, one, proposal)
        elif key in ("s", "\r", "\n", ""):
            self._at += 1
        elif key == "u":
            self._undo()
        elif key != "q":
            click.echo(_HELP if key == "?" else "  no such key; ? shows them all")

    def _reopen(self, docket: Docket, one: Decision, proposal: Proposal | None) -> None:
        from kg.review.reopening import reopen

        if not _stands(docket, one):
            click.echo("  it is open again already")
            return
        told_reopened(reopen(self._desk, docket, one, proposal), docket.document.key)
        self._reopened.add(one.id)

    def _undo(self) -> None:
        steps = self._desk.undo()
        known = {one.id: at for at, (_, one, _) in enumerate(self._decided)}
        for key in {key for step in steps for key in step.removed}:
            self._reopened.discard(key)
            self._at = known.get(key, self._at)
        click.echo("  taken back" if steps else "  nothing to take back")


def _stands(docket: Docket, one: Decision) -> bool:
    return any(each.id == one.id for each in docket.decisions.decisions)
