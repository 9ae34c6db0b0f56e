"""One document as `kg sources DOCUMENT` tells it: who speaks there, what it shares and adds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.lines import key_of, many, sign
from kg.cli.printing import plain, print_rows

if TYPE_CHECKING:
    from collections import Counter

    from kg.cli.session import Session
    from kg.query.dossier import Dossier, Pair, Said

__all__ = ["part", "print_dossier"]

_CLAIM = (
    "claim", "sentence", "status", "modality", "polarity", "claimants", "paragraphs", "only here",
    "also in", "hedged", "self-interested",
)  # fmt: skip


def part(number: int, total: int) -> str:
    """Return a number with how much of all it is; all but one is not 100 %, and one not 0 %.

    >>> part(1, 4), part(0, 0)
    ('1 (25 %)', '0')
    >>> part(546, 547), part(547, 547), part(1, 547), part(0, 547)
    ('546 (99 %)', '547 (100 %)', '1 (1 %)', '0 (0 %)')
    """
    if not total:
        return "0"
    whole = number in (0, total)
    share = 100 * number / total
    return f"{number} ({share if whole else min(max(share, 1), 99):.0f} %)"


def print_dossier(session: Session, document: str, limit: int, form: str) -> None:
    """Print the dossier of a document; `limit` pairs with others at most, 0 all."""
    from kg.query.weights import read_dossier

    wanted = session.entity(document, "Document").id
    one, pairs = read_dossier(session.engine, session.root.queries, wanted)
    if form != "table":
        print_rows(_CLAIM, [_claim(said) for said in one.claims], form)
        return
    _print_head(one)
    _print_shared(one, pairs, limit)
    _print_claims("contested", one.contested)
    _print_claims("only here", one.only)


def _claim(said: Said) -> list[str]:
    first = said.rows[0]
    return [
        key_of(first["claim"], "claim/"),
        said.sentence,
        first["status"],
        *(said.each(name) for name in ("modality", "polarity", "claimantLabel", "paragraph")),
        str(not said.others).lower(),
        ", ".join(said.others),
        str(said.has("hedge")).lower(),
        str(said.has("selfInterested", "true")).lower(),
    ]


def _print_head(one: Dossier) -> None:
    """Print what the document is, in which manner it speaks, and who speaks in it."""
    click.secho(plain(one.label), bold=True)
    for name in ("title", "publisher", "author", "issued", "url"):
        click.echo(f"  {name}: {plain(one.about[name]) or 'not known'}")
    if one.about["replacedBy"]:
        click.secho(
            f"  replaced by {plain(one.about['replacedBy'])}: compared no more", fg="yellow"
        )
    total = len(one.rows)
    click.echo(f"  {many(total, 'assertion')} for {many(len(one.claims), 'claim')}, ", nl=False)
    click.echo(f"{part(len(one.only), len(one.claims))} of them only here")
    click.echo(f"  manner: {_counted(one.modalities)}")
    own, named, unnamed = one.speakers()
    click.echo(f"  first-hand: {part(one.first_hand, total)}")
    click.echo(f"    in its own voice: {part(own, total)}")
    for label, who in (("by named claimants", named), ("by unnamed groups", unnamed)):
        click.echo(f"    {label}: {part(who.total(), total)}  {plain(_counted(who))}".rstrip())
    click.echo(f"  hedged: {part(one.count('hedge'), total)}")
    click.echo(f"  self-interested: {part(one.count('selfInterested', 'true'), total)}")
    click.echo(f"  contested claims: {part(len(one.contested), len(one.claims))}")
    for called, means in one.names.items():
        click.echo(f"  “{plain(called)}” here means {plain(means)}")


def _counted(numbers: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in numbers.most_common())


def _print_shared(one: Dossier, pairs: list[Pair], limit: int) -> None:
    click.secho("\nshares", bold=True)
    ranked = sorted(pairs, key=lambda each: (-len(each.claims), -each.overlap.runs, -each.against))
    shown = ranked if limit and len(pairs) > limit else pairs
    for pair in shown[: limit or None]:
        wording = f"{many(pair.overlap.runs, 'five-word run')} ({pair.overlap.share:g} %)"
        same = ", counted as ONE ORIGIN" if pair.overlap.one_origin else ""
        click.echo(
            f"  with {plain(pair.other(one.document).label)}: {many(len(pair.claims), 'claim')}, "
            f"{many(pair.against, 'disagreement')}, {wording}{same}"
        )
    if limit and len(pairs) > limit:
        more = many(len(pairs) - limit, "more document")
        click.echo(f"  and {more} that have less in common; --limit 0 names all")


def _print_claims(title: str, claims: list[Said]) -> None:
    click.secho(f"\n{title} ({len(claims)})", bold=True)
    for said in claims:
        who = said.each("claimantLabel")
        by = "" if said.has("claimant", said.rows[0]["document"]) else f" by {who}"
        marks = "" if said.has("polarity", "affirmed") else "denied, "
        how = f"{marks}{said.each('modality')}{by} {sign(said.rows[0])}{said.each('paragraph')}"
        click.echo(plain(f"  {said.sentence}  [{how}]"))
