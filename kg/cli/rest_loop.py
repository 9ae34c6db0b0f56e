"""The loop over sentences on which nothing stands: write a claim, or say that there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.keyboard import Keys
from kg.cli.printing import plain
from kg.cli.review_screen import print_sentence
from kg.cli.writing import told_problems, write_claim
from kg.errors import AiraceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.extract.relations.attribution import Attribution
    from kg.review.desk import Desk
    from kg.review.docket import Docket
    from kg.review.rest import Unread

__all__ = ["RestLoop"]

_HELP = """\
  n  new claim     write one; it is checked against the sentence before it is kept
  x  nothing here  with a reason; the sentence is not shown again
  s  skip          leave it for later
  u  undo          take the last step back, again and again
  ?  help          q  quit: everything is saved already"""
_KEYS = "n new claim  x nothing here  s skip  u undo  ? help  q quit"


class RestLoop:
    """A walk through the sentences of some documents that name something and have no claim."""

    def __init__(
        self,
        desk: Desk,
        unread: Sequence[tuple[Docket, Unread]],
        keys: Keys,
        heard: Attribution,
    ) -> None:
        """Take the sentences in their order, and what tells whose words each holds."""
        self._desk, self._unread, self._keys, self._heard = desk, unread, keys, heard
        self._at = 0

    def run(self) -> None:
        """Ask until the last sentence is passed or the person quits."""
        try:
            while self._at < len(self._unread) and self._turn(*self._unread[self._at]):
                pass
        except KeyboardInterrupt:
            click.echo()

    def _turn(self, docket: Docket, one: Unread) -> bool:
        """Show the sentence and do what the next key says; return whether to go on."""
        click.secho(f"\n{self._at + 1} of {len(self._unread)}  ", bold=True, nl=False)
        named = one.claim or "; ".join(one.named)
        click.echo(plain(f"{docket.document.key}  ¶{one.at.paragraph}  {named}"))
        print_sentence(one.at, docket.text or "")
        told = "refused" if one.claim else "no rule"
        click.echo(plain(f"  {told}: {one.why}") if one.why else "", nl=bool(one.why))
        click.secho(f"  {_KEYS}", dim=True)
        key = self._keys.key()
        try:
            self._do(key, docket, one)
        except AiraceError as error:
            told_problems(error)
        return key != "q"

    def _do(self, key: str, docket: Docket, one: Unread) -> None:
        if key == "n":
            line = one.claim or f"[{one.named[0]}, , ]"
            write_claim(
                self._desk, docket, one.at, self._keys, line, self._heard, whole=bool(one.claim)
            )
        elif key == "x":
            self._leave(docket, one)
        elif key == "s":
            self._at += 1
        elif key == "u":
            self._undo()
        elif key != "q":
            click.echo(_HELP if key == "?" else "  no such key; ? shows them all")

    def _leave(self, docket: Docket, one: Unread) -> None:
        from kg.review.by_hand import leave

        reason = self._keys.ask("why is there no claim?") or "nothing to claim"
        leave(self._desk, docket, one.at, reason)
        self._at += 1

    def _undo(self) -> None:
        steps = self._desk.undo()
        click.echo("  taken back" if steps else "  nothing to take back")
        self._at = max(0, self._at - 1) if steps else self._at
