"""One proposal on the screen: our sentence, how it was made, and its passage with marks."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import click

from kg.cli.printing import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from kg.model import Candidate, Entity, Locator, NewEntity
    from kg.review.docket import Docket
    from kg.review.known import Known
    from kg.review.proposal import Proposal

__all__ = ["HELP", "passage_text", "print_sentence", "show_names", "show_proposal", "visible"]

HELP = """\
  a  accept        the claim goes into data/claims, the new name into data/entities
  r  reject        with a reason; it is not proposed again
  e  edit          change the line, then accept it
  m  name          put another entity in a claim; make a new name an alias of a known entity
  n  new claim     add one of your own on the same passage
  s  skip          leave it for later
  u  undo          take the last decision back, again and again
  A  all of tier A accept all of tier A that wait in this document and can stand
  ?  help          q  quit: everything decided is saved already"""
_KEYS = "a accept  r reject  e edit  m name  n new  s skip  u undo  A all of tier A  ? help  q quit"
_MOST_BEFORE, _MOST_BEHIND = 400, 400
_AROUND = 80


def visible(text: str) -> str:
    r"""Return the text, each sign that could steer a terminal as a space: offsets stay.

    >>> visible("a\x1b[31mb\nc")
    'a [31mb c'
    """
    return "".join(sign if sign.isprintable() else " " for sign in text)


def passage_text(one: Candidate, text: str) -> Text:
    """Return the paragraphs round the passage; passage, decisive words and names are marked."""
    shown, start = _shown(one.locator, text)
    for mention in one.mentions:
        style = {one.subject: "cyan", one.object: "magenta"}.get(mention.name, "yellow")
        if start <= mention.start < mention.end <= start + len(shown):
            shown.stylize(f"bold {style}", mention.start - start, mention.end - start)
    return shown


def print_sentence(at: Locator, text: str) -> None:
    """Print the paragraphs round a place, the place and its decisive words marked."""
    _print_passage(_shown(at, text)[0])


def _shown(at: Locator, text: str) -> tuple[Text, int]:
    """Return the paragraphs round the place with its marks, and where they begin in the text."""
    from rich.text import Text

    start = max(text.rfind("\n", 0, at.start) + 1, at.start - _MOST_BEFORE)
    line_end = text.find("\n", at.end)
    end = min(len(text) if line_end < 0 else line_end, at.end + _MOST_BEHIND)
    start, end = _whole(text, start, end, (at.start, at.end))
    shown = Text(visible(text[start:end]), style="dim")
    shown.stylize("not dim", at.start - start, at.end - start)
    words = text.find(at.words, at.start, at.end)
    if words >= 0:
        shown.stylize("bold underline", words - start, words + len(at.words) - start)
    return shown, start


def show_proposal(
    docket: Docket, one: Proposal, known: Known, number: tuple[int, int], refused: tuple[str, ...]
) -> None:
    """Print the proposal, `number` of so many, with what speaks against accepting it."""
    from kg.model import Candidate

    click.secho(f"\n{number[0]} of {number[1]}  ", bold=True, nl=False)
    click.echo(plain(docket.document.key), nl=False)
    if isinstance(one, Candidate):
        _show_candidate(docket, one, known)
    else:
        _show_entity(docket, one, known)
    for reason in refused:
        click.secho(f"  ! {plain(reason)}", fg="red")
    click.secho(f"  {_KEYS}", dim=True)


def _show_candidate(docket: Docket, one: Candidate, known: Known) -> None:
    options = dict(one.options)
    by = options.get("by", "")
    modality = options.get("modality", "claimed" if by else "stated")
    denied = ", denied" if options.get("denied") == "true" else ""
    click.echo(f"  ¶{one.locator.paragraph}  tier {one.tier}  rule {plain(one.rule)}")
    click.secho(f"  {plain(known.sentence(one))}", bold=True)
    who = f"by {by}" if by else "by the document itself"
    click.echo(plain(f"  {modality}{denied} {who}"))
    rest = {key: value for key, value in options.items() if key not in ("by", "modality", "denied")}
    for key, value in {**rest, **({"remark": one.note} if one.note else {})}.items():
        click.echo(plain(f"  {key}: {value}"))
    if docket.text is None:
        click.echo(f"  | “{plain(one.locator.words)}” (the text is not at hand)")
    else:
        _print_passage(passage_text(one, docket.text))


def _print_passage(shown: Text) -> None:
    from rich.console import Console
    from rich.padding import Padding

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 120
    Console(width=width, highlight=False).print(Padding(shown, (0, 2, 0, 4), expand=False))


def _show_entity(docket: Docket, one: NewEntity, known: Known) -> None:
    click.echo("  a new name")
    click.secho(f"  {plain(one.label)}", bold=True, nl=False)
    click.echo(plain(f" ({one.kind})"), nl=False)
    click.echo(plain(f", also called {'; '.join(one.aliases)}") if one.aliases else "")
    if one.reason:
        click.echo(plain(f"  why: {one.reason}"))
    if docket.text is not None:
        _print_passage(_around(one, docket.text))
    show_names(known.near_entities(one.label), "near known names")


def _whole(text: str, start: int, end: int, kept: tuple[int, int]) -> tuple[int, int]:
    """Return the places drawn in to whole words, but never into what is kept.

    >>> text = "Acme releases Boxer today"
    >>> text[slice(*_whole(text, 3, 21, (14, 19)))]
    'releases Boxer'
    """
    if text[max(start - 1, 0) : start].strip():
        space = text.find(" ", start, kept[0])
        start = space + 1 if space >= 0 else start
    if text[end : end + 1].strip():
        space = text.rfind(" ", kept[1], end)
        end = space if space >= 0 else end
    return start, end


def _around(one: NewEntity, text: str) -> Text:
    """Return where the text names it, the name marked; nothing of other paragraphs."""
    from rich.text import Text

    begins, ends = text.rfind("\n", 0, one.start) + 1, text.find("\n", one.end)
    end = min(len(text) if ends < 0 else ends, one.end + _AROUND)
    start, end = _whole(text, max(begins, one.start - _AROUND), end, (one.start, one.end))
    shown = Text(visible(text[start:end]), style="dim")
    shown.stylize("not dim bold cyan", one.start - start, one.end - start)
    return shown


def show_names(entities: Iterable[Entity], head: str) -> None:
    """Print entities with their class and identifier, numbered from 1."""
    listed = list(entities)
    if listed:
        click.echo(f"  {head}:")
    for number, entity in enumerate(listed, 1):
        click.echo(plain(f"    {number} {entity.label} ({entity.kind}, {entity.id})"))
