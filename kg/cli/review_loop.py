"""The loop of a review: show a proposal, read a key, do what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.keyboard import Keys
from kg.cli.lines import many
from kg.cli.printing import plain
from kg.cli.review_screen import HELP, show_names, show_proposal
from kg.cli.writing import told_problems, write_claim
from kg.errors import AiraceError

if TYPE_CHECKING:
    from kg.extract.relations.attribution import Attribution
    from kg.model import Entity
    from kg.review.bulk import Bulk
    from kg.review.desk import Desk
    from kg.review.docket import Docket
    from kg.review.proposal import Proposal

__all__ = ["Loop", "told_bulk"]


def told_bulk(done: Bulk, docket: Docket) -> None:
    """Say what accepting many at once did, and why others still wait."""
    from kg.model import NewEntity
    from kg.review.proposal import summary

    names, claims = len(done.entities), len(done.accepted)
    left = f", {done.skipped} that were skipped still wait" if done.skipped else ""
    key = docket.document.key
    done_so = f"{many(claims, 'claim')} and {many(names, 'new name')} accepted"
    click.echo(f"{key}: {done_so}{left}")
    for one, reasons in done.refused:
        click.echo(plain(f"  still waits: {summary(one)}: {'; '.join(reasons)}"))
    unknown = any(why.startswith("nothing is called") for _, of in done.refused for why in of)
    if unknown and any(isinstance(one, NewEntity) for one in docket.waiting()):
        hint = "accept the new names first, or all at once: kg review --accept-tier A --new-names"
        click.echo(f"  hint: {hint}", err=True)


class Loop:
    """A session of review over some documents."""

    def __init__(
        self,
        desk: Desk,
        dockets: Sequence[Docket],
        keys: Keys,
        reasons: Sequence[str],
        heard: Callable[[], Attribution],
    ) -> None:
        """Take the dockets in order; `reasons` are offered when a proposal is rejected."""
        self._desk, self._dockets, self._keys = desk, dockets, keys
        self._reasons, self._heard = reasons, heard
        self._edited: dict[str, Proposal] = {}
        self._seen: set[str] = set()
        self._total = sum(len(docket.waiting()) for docket in dockets)
        self._do: dict[str, Callable[[Docket, Proposal], None]] = {
            "a": self._accept,
            "r": self._reject,
            "e": self._edit,
            "m": self._name,
            "n": self._write,
            "s": self._skip,
            "u": self._undo,
            "A": self._accept_tier,
            "?": lambda *_: click.echo(HELP),
        }

    def run(self) -> int:
        """Ask until nothing waits or the person quits; returns how many proposals still wait."""
        try:
            while (turn := self._next()) is not None and self._turn(*turn):
                pass
        except KeyboardInterrupt:
            click.echo()
        return sum(len(docket.waiting()) for docket in self._dockets)

    def _turn(self, docket: Docket, one: Proposal) -> bool:
        """Show the proposal and do what the next key says; return whether to go on."""
        shown = self._edited.get(self._id(docket, one), one)
        refused = self._desk.refusals(docket, shown)
        number = (self._total - self._left() + 1, self._total)
        show_proposal(docket, shown, self._desk.known, number, refused)
        key = self._keys.key()
        if key != "q":
            try:
                self._do.get(key, self._unknown)(docket, one)
            except AiraceError as error:
                told_problems(error)
        return key != "q"

    def _id(self, docket: Docket, one: Proposal) -> str:
        return docket.id_of(one)

    def _left(self) -> int:
        """Return how many proposals this session has not settled or skipped."""
        return sum(1 for docket in self._dockets for _ in self._of(docket))

    def _of(self, docket: Docket) -> Iterator[Proposal]:
        return (one for one in docket.waiting() if self._id(docket, one) not in self._seen)

    def _next(self) -> tuple[Docket, Proposal] | None:
        turns = ((docket, one) for docket in self._dockets for one in self._of(docket))
        return next(turns, None)

    def _unknown(self, _: Docket, __: Proposal) -> None:
        click.echo("  no such key; ? shows them all")

    def _accept(self, docket: Docket, one: Proposal) -> None:
        self._desk.accept(docket, one, self._edited.get(self._id(docket, one)))
        click.secho("  accepted", fg="green")

    def _reject(self, docket: Docket, one: Proposal) -> None:
        for number, reason in enumerate(self._reasons, 1):
            click.echo(f"    {number} {reason}")
        answer = self._keys.ask("reason (a number, words, or enter for none):")
        while answer.isascii() and answer.isdigit():
            if 0 < int(answer) <= len(self._reasons):
                answer = self._reasons[int(answer) - 1]
            else:
                head = f"there is no reason {answer}; 1 to {len(self._reasons)}, words, or enter:"
                answer = self._keys.ask(plain(head))
        self._desk.reject(docket, one, answer)
        click.secho("  rejected", fg="yellow")

    def _skip(self, docket: Docket, one: Proposal) -> None:
        self._desk.skip(docket, one)
        self._seen.add(self._id(docket, one))
        click.echo("  skipped")

    def _undo(self, _: Docket, __: Proposal) -> None:
        steps = self._desk.undo()
        self._seen -= {key for step in steps for key in step.changed}
        click.echo("  taken back" if steps else "  nothing to take back")

    def _accept_tier(self, docket: Docket, _: Proposal) -> None:
        from kg.model import Tier

        answer = self._keys.ask(f"accept all of tier A of {docket.document.key}? (y/n)")
        if answer.casefold() in ("y", "yes"):
            told_bulk(self._desk.accept_tier(docket, Tier.A), docket)

    def _edit(self, docket: Docket, one: Proposal) -> None:
        from kg.review.editing import edited, line_of

        key = self._id(docket, one)
        line = line_of(self._edited.get(key, one))
        head = "edit the line; it is checked against the passage before it is kept"
        changed = edited(one, self._keys.edit(line, head), self._desk.known)
        self._keep(docket, one, changed)

    def _write(self, docket: Docket, one: Proposal) -> None:
        """Add a claim of the person's own on the passage of a proposed one."""
        from kg.model import NewEntity
        from kg.review.editing import line_of

        if isinstance(one, NewEntity):
            click.echo("  a new name has no passage; n is for claims")
            return
        shown = self._edited.get(self._id(docket, one), one)
        write_claim(self._desk, docket, one.locator, self._keys, line_of(shown), self._heard())

    def _keep(self, docket: Docket, one: Proposal, changed: Proposal) -> None:
        """Keep the change for accepting, if it could be accepted."""
        reasons = self._desk.refusals(docket, changed)
        for reason in reasons:
            click.secho(plain(f"  not kept: {reason}"), fg="red")
        if not reasons:
            self._edited[self._id(docket, one)] = changed
            click.echo("  changed; a accepts it")

    def _name(self, docket: Docket, one: Proposal) -> None:
        from kg.model import NewEntity

        if isinstance(one, NewEntity):
            found = self._chosen(one.label)
            if found is not None:
                self._desk.merge(docket, one, found)
                click.secho(plain(f"  an alias of {found.label}"), fg="green")
            return
        from kg.review.editing import PARTS, part_of, renamed

        shown = self._edited.get(self._id(docket, one), one)
        part = PARTS.get(self._keys.ask("which part: s subject, o object, b by?")[:1], "")
        old = part_of(shown, part) if part and not isinstance(shown, NewEntity) else ""
        found = self._chosen(old) if old else None
        if found is not None and not isinstance(shown, NewEntity):
            self._keep(docket, one, renamed(shown, part, found.label))

    def _chosen(self, name: str) -> Entity | None:
        """Return the known entity that the person chooses for the name, or None."""
        known = self._desk.known
        listed = known.near_entities(name)
        show_names(listed, "near names")
        answer = self._keys.ask("a number, or a name (enter for none):")
        if answer.isascii() and answer.isdigit() and 0 < int(answer) <= len(listed):
            return listed[int(answer) - 1]
        found = known.entity(answer) if answer else None
        if found is None:
            click.echo("  nothing chosen" if not answer else plain(f"  nothing called '{answer}'"))
        return found
