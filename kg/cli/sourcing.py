"""The command that weighs the documents: sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.lines import key_of, many, short, sign
from kg.cli.printing import format_option, plain, print_rows, print_table
from kg.cli.session import Session

if TYPE_CHECKING:
    from collections import Counter

    from kg.query.dossier import Dossier, Pair, Said

__all__ = ["sources_command"]

_LINE = (
    "document", "claims", "only here", "assertions", "first-hand", "opinion", "hedged",
    "self-interest", "contested",
)  # fmt: skip
_PAIR = (
    "first", "second", "shared claims", "disagreements", "shared runs", "share in percent",
    "one origin",
)  # fmt: skip
_CLAIM = (
    "claim", "sentence", "status", "modality", "claimants", "paragraphs", "only here",
    "also in", "hedged", "self-interested",
)  # fmt: skip
#: with more documents than this the matrix is printed as a list of pairs
_WIDE = 6


@click.command("sources")
@click.argument("document", required=False)
@click.option("--pairs", is_flag=True, help="Only the pairs: shared claims, wording, one origin.")
@click.option(
    "--limit",
    default=100,
    show_default=True,
    type=click.IntRange(min=0),
    help="Print so many pairs at most; 0 prints all.",
)
@click.option("--measure", is_flag=True, help="Count shared wording in the texts and keep it.")
@format_option
@click.pass_obj
def sources_command(
    session: Session, document: str | None, pairs: bool, limit: int, measure: bool, form: str
) -> None:
    """Weigh the documents, and show which claims and which wording they share.

    With DOCUMENT its dossier: who speaks in it, how much is hedged or contested, what only it says.

    \b
    kg sources
    kg sources 004
    kg sources --pairs --format csv
    kg --root . --texts ../shared/documents sources --measure
    """
    if document is not None and (pairs or measure):
        raise click.UsageError("--pairs and --measure are about all documents")
    if measure:
        _measure(session)
    elif document is not None:
        _print_one(session, document, form)
    else:
        _print_all(session, pairs, limit, form)


def _measure(session: Session) -> None:
    from kg.corpus.overlap import keep_overlaps

    path, number = keep_overlaps(session.root, session.texts)
    click.echo(f"{path}: {many(number, 'pair')} of documents with shared wording", err=True)


def _read(session: Session) -> tuple[list[Dossier], list[Pair]]:
    from kg.query.dossier import read_dossiers, read_pairs

    dossiers = read_dossiers(session.engine, session.root.queries)
    return dossiers, read_pairs(session.engine, session.root.queries, dossiers)


def _print_all(session: Session, only_pairs: bool, limit: int, form: str) -> None:
    dossiers, pairs = _read(session)
    if only_pairs:
        print_rows(_PAIR, _most(pairs, limit), form)
        _print_rest(pairs, limit, len(dossiers))
        return
    print_rows(_LINE, [_line(one) for one in dossiers], form)
    if form != "table":
        return
    click.secho("claims that both make, disagreements, shared wording", bold=True, underline=True)
    if len(dossiers) > _WIDE:
        print_table(_PAIR, _most(pairs, limit), False)
        _print_rest(pairs, limit, len(dossiers))
        return
    print_table(["", *(key_of(one.document) for one in dossiers)], _matrix(dossiers, pairs), False)
    click.echo("runs: five-word runs that both texts hold; `kg sources --pairs` gives the numbers")


def _most(pairs: list[Pair], limit: int) -> list[list[str]]:
    """Return the pairs that have most in common first, `limit` of them; 0 is no limit."""
    ranked = sorted(pairs, key=lambda one: (-len(one.claims), -one.overlap.runs, -one.against))
    return [_pair(one) for one in ranked[: limit or None]]


def _print_rest(pairs: list[Pair], limit: int, documents: int) -> None:
    """Tell on stderr how many pairs are not shown, and how many have nothing in common."""
    left = len(pairs) - limit if limit else 0
    if left > 0:
        click.echo(f"{many(left, 'more pair')} of {len(pairs)}: --limit 0 prints all", err=True)
    alone = documents * (documents - 1) // 2 - len(pairs)
    if alone:
        click.echo(f"{many(alone, 'pair')} have nothing in common", err=True)


def _line(one: Dossier) -> list[str]:
    total = len(one.rows)
    numbers = [
        one.first_hand,
        one.modalities["opinion"],
        one.count("hedge"),
        one.count("selfInterested", "true"),
    ]
    replaced = f" (replaced by {one.about['replacedBy']})" if one.about["replacedBy"] else ""
    return [
        f"{one.label}{replaced}",
        str(len(one.claims)),
        _part(len(one.only), len(one.claims)),
        str(total),
        *(_part(number, total) for number in numbers),
        _part(len(one.contested), len(one.claims)),
    ]


def _part(number: int, total: int) -> str:
    return f"{number} ({100 * number / total:.0f} %)" if total else "0"


def _pair(one: Pair) -> list[str]:
    shared = [str(len(one.claims)), str(one.against), str(one.overlap.runs)]
    same = str(one.overlap.one_origin).lower()
    return [one.first.label, one.second.label, *shared, f"{one.overlap.share:g}", same]


def _matrix(dossiers: list[Dossier], pairs: list[Pair]) -> list[list[str]]:
    by_key = {(one.first.document, one.second.document): one for one in pairs}
    rows = []
    for a in dossiers:
        cells = [
            f"{many(len(a.claims), 'claim')} in all"
            if a is b
            else _shared(by_key.get(key))
            if key[0] < key[1]
            else ""
            for b in dossiers
            for key in [(a.document, b.document)]
        ]
        rows.append([a.label, *cells])
    return rows


def _shared(one: Pair | None) -> str:
    """Return what two documents share, as a cell."""
    if one is None:
        return "nothing"
    parts = [f"{len(one.claims)} shared"]
    parts += [f"{one.against} against"] if one.against else []
    parts += [f"{one.overlap.runs} runs"] if one.overlap.runs else []
    parts += ["ONE ORIGIN"] if one.overlap.one_origin else []
    return ", ".join(parts)


def _print_one(session: Session, document: str, form: str) -> None:
    wanted = session.entity(document, "Document").id
    dossiers, pairs = _read(session)
    one = next(each for each in dossiers if short(each.document) == wanted)
    if form != "table":
        print_rows(_CLAIM, [_claim(said) for said in one.claims], form)
        return
    _print_head(one)
    _print_shared(one, [pair for pair in pairs if one in (pair.first, pair.second)])
    _print_claims("contested", one.contested)
    _print_claims("only here", one.only)


def _claim(said: Said) -> list[str]:
    first = said.rows[0]
    return [
        key_of(first["claim"], "claim/"),
        said.sentence,
        first["status"],
        *(said.each(name) for name in ("modality", "claimantLabel", "paragraph")),
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
    click.echo(f"{_part(len(one.only), len(one.claims))} of them only here")
    click.echo(f"  manner: {_counted(one.modalities)}")
    own, named, unnamed = one.speakers()
    click.echo(f"  first-hand: {_part(one.first_hand, total)}")
    click.echo(f"    in its own voice: {_part(own, total)}")
    for label, who in (("by named claimants", named), ("by unnamed groups", unnamed)):
        click.echo(f"    {label}: {_part(who.total(), total)}  {plain(_counted(who))}".rstrip())
    click.echo(f"  hedged: {_part(one.count('hedge'), total)}")
    click.echo(f"  self-interested: {_part(one.count('selfInterested', 'true'), total)}")
    click.echo(f"  contested claims: {_part(len(one.contested), len(one.claims))}")
    for called, means in one.names.items():
        click.echo(f"  “{plain(called)}” here means {plain(means)}")


def _counted(numbers: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in numbers.most_common())


def _print_shared(one: Dossier, pairs: list[Pair]) -> None:
    click.secho("\nshares", bold=True)
    for pair in pairs:
        wording = f"{pair.overlap.runs} five-word runs ({pair.overlap.share:g} %)"
        same = ", counted as ONE ORIGIN" if pair.overlap.one_origin else ""
        click.echo(
            f"  with {plain(pair.other(one.document).label)}: {many(len(pair.claims), 'claim')}, "
            f"{many(pair.against, 'disagreement')}, {wording}{same}"
        )


def _print_claims(title: str, claims: list[Said]) -> None:
    click.secho(f"\n{title} ({len(claims)})", bold=True)
    for said in claims:
        who = said.each("claimantLabel")
        by = "" if said.has("claimant", said.rows[0]["document"]) else f" by {who}"
        how = f"{said.each('modality')}{by} {sign(said.rows[0])}{said.each('paragraph')}"
        click.echo(plain(f"  {said.sentence}  [{how}]"))
