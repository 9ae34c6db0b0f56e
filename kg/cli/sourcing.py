"""The command that weighs the documents: sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.dossier import part, print_dossier
from kg.cli.lines import key_of, many, tell_rest
from kg.cli.printing import format_option, print_rows, print_table
from kg.cli.session import Session

if TYPE_CHECKING:
    from kg.query.assertions import Row
    from kg.query.dossier import Dossier, Pair

__all__ = ["sources_command"]

_LINE = (
    "document", "claims", "only here", "assertions", "first-hand", "opinion", "hedged",
    "self-interest", "contested",
)  # fmt: skip
_PAIR = (
    "first", "second", "shared claims", "disagreements", "shared runs", "share in percent",
    "one origin",
)  # fmt: skip
#: with more documents than this the matrix is printed as a list of pairs
_WIDE = 6
#: with more than this each two are compared only when that is asked for
_PAIRED = 100


@click.command("sources")
@click.argument("document", required=False)
@click.option("--pairs", is_flag=True, help="Only the pairs: shared claims, wording, one origin.")
@click.option(
    "--limit",
    default=100,
    show_default=True,
    type=click.IntRange(min=0),
    help="Print so many documents and pairs at most; 0 prints all.",
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
        print_dossier(session, document, limit, form)
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
    from kg.query.weights import read_weights

    if only_pairs:
        dossiers, pairs = _read(session)
        print_rows(_PAIR, _most(pairs, limit), form)
        _print_rest(pairs, limit, len(dossiers))
        return
    most = limit if form == "table" else 0
    rows, number = read_weights(session.engine, session.root.queries, most)
    print_rows(_LINE, [_line(row) for row in rows], form)
    if form != "table":
        return
    tell_rest(len(rows), number, "document")
    if number > _PAIRED:
        click.echo(
            "`kg sources --pairs` compares them, `kg sources DOCUMENT` one of them", err=True
        )
        return
    _print_common(session, limit)


def _print_common(session: Session, limit: int) -> None:
    """Print what the documents have in common: as a square where they are few."""
    dossiers, pairs = _read(session)
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


def _line(row: Row) -> list[str]:
    claims, total = int(row["claims"]), int(row["assertions"])
    parts = [int(row[name]) for name in ("firstHand", "opinions", "hedged", "selfInterested")]
    replaced = f" (replaced by {row['replacedBy']})" if row["replacedBy"] else ""
    return [
        f"{row['label']}{replaced}",
        str(claims),
        part(int(row["own"]), claims),
        str(total),
        *(part(number, total) for number in parts),
        part(int(row["contested"]), claims),
    ]


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
    parts += [many(one.overlap.runs, "run")] if one.overlap.runs else []
    parts += ["ONE ORIGIN"] if one.overlap.one_origin else []
    return ", ".join(parts)
