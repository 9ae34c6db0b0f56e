"""The command that joins two entities: path."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.completing import entities
from kg.cli.printing import format_option, plain, print_rows
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.query.links import Link
    from kg.query.paths import Route, Step

__all__ = ["path_command"]

_COLUMNS = ["path", "step", "from", "direction", "to", "claim", "sentence", "status", "modality"]
_PLACE = ["claimant", "document", "paragraph", "words"]
#: how many claims of a step a reader is shown; rows always have all
_SHOWN = 3


@click.command("path")
@click.argument("one", metavar="A", shell_complete=entities)
@click.argument("other", metavar="B", shell_complete=entities)
@click.option("--without", multiple=True, metavar="NAME", help="Keep clear of this entity.")
@click.option("--most", type=click.IntRange(min=1), help="So many paths, longer ones too.")
@format_option
@click.pass_obj
def path_command(
    session: Session, one: str, other: str, without: tuple[str, ...], most: int | None, form: str
) -> None:
    """Show how A and B are joined: each step with its claims, who makes them and where.

    The way goes over affirmed claims in either direction; a fact is shorter than a claim, a claim
    than an opinion. Without --most all equally short paths are shown, ten at the most.

    \b
    kg path Meta Alibaba
    kg path "Liang Wenfeng" Nvidia --without DeepSeek --most 3 --format csv
    """
    from kg.query.links import Links
    from kg.query.paths import find_routes

    first, second, *avoided = (session.entity(name) for name in (one, other, *without))
    session.refuse_same((one, first), (other, second))
    if end := next((each for each in avoided if each.id in (first.id, second.id)), None):
        raise click.UsageError(f"--without {end.label} leaves out an end of the path")
    links = Links(session.engine, session.root.queries)
    names = {each.id: each.label for each in (first, second)}
    apart = [each.id for each in avoided]
    routes = find_routes(links, first.id, second.id, apart, most or 0, names)
    labels = _labels(session, routes)
    if form == "table":
        _tell(routes, labels)
    else:
        print_rows([*_COLUMNS, *_PLACE], _rows(routes, labels), form)


def _labels(session: Session, routes: list[Route]) -> dict[str, str]:
    """Return what is called how of all that stands on the paths, by identifier."""
    from kg.graph.namespaces import ID
    from kg.query.assertions import read_labels

    ends = {end for route in routes for step in route.steps for end in (step.start, step.end)}
    found = read_labels(session.engine, session.root.queries, (f"{ID}{one}" for one in ends))
    return {iri.removeprefix(ID): label for iri, label in found.items()}


def _rows(routes: list[Route], labels: dict[str, str]) -> list[list[str]]:
    return [
        _row([str(number), str(place)], step, link, labels)
        for number, route in enumerate(routes, 1)
        for place, step in enumerate(route.steps, 1)
        for link in step.links
    ]


def _row(numbers: list[str], step: Step, link: Link, labels: dict[str, str]) -> list[str]:
    ends = [labels[step.start], link.arrow(step.start), labels[step.end]]
    claim = [link.claim, link.sentence, link.status, link.modality]
    place = [link.claimant or link.document, link.document, link.paragraph, link.words]
    return [*numbers, *ends, *claim, *place]


def _tell(routes: list[Route], labels: dict[str, str]) -> None:
    """Print the paths for people."""
    for number, route in enumerate(routes, 1):
        chain = "".join(f" {step.arrow} {labels[step.end]}" for step in route.steps)
        length = f"length {route.length}"
        click.secho(plain(f"{number}. {labels[route.steps[0].start]}{chain}"), bold=True, nl=False)
        click.secho(f"  ({length})", dim=True)
        for step in route.steps:
            click.echo(plain(f"  {labels[step.start]} {step.arrow} {labels[step.end]}"))
            _tell_step(step)
    click.echo(f"{len(routes)} path{'' if len(routes) == 1 else 's'}", err=True)


def _tell_step(step: Step) -> None:
    """Print the strongest claims of a step with each passage, and how many more there are."""
    claims = [list(same) for _, same in groupby(_by_claim(step), key=lambda one: one.claim)]
    for same in claims[:_SHOWN]:
        first = same[0]
        colour = {"contested": "red", "stated": "green"}.get(first.status, "yellow")
        lead = "" if any(one.modality == "stated" for one in same) else f"{first.modality}: "
        click.echo(f"    {plain(lead + first.sentence)}  ", nl=False)
        click.secho(f"[{first.status}]", fg=colour, nl=False)
        click.secho(f"  {first.claim}", dim=True)
        for link in same:
            click.echo(f"      {plain(_said(link))}")
    if len(claims) > _SHOWN:
        click.echo(f"    and {len(claims) - _SHOWN} more claims; --format csv has them all")


def _by_claim(step: Step) -> list[Link]:
    """Return the passages with those of one claim together, in the order of their strongest."""
    first = {link.claim: place for place, link in reversed(list(enumerate(step.links)))}
    return sorted(step.links, key=lambda link: first[link.claim])


def _said(link: Link) -> str:
    who = f"{link.claimant}, told by {link.document}" if link.claimant else link.document
    return f"{who} ({link.modality}), {link.place}: “{link.words}”"
