"""Lines that several commands print: an assertion with its place, a disagreement with its sides."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.printing import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.cli.session import Session
    from kg.query.claims import Row
    from kg.query.conflicts import Conflict, Part

__all__ = [
    "key_of",
    "many",
    "places",
    "print_assertion",
    "print_conflict",
    "short",
    "sign",
    "some",
    "sources",
    "tell_rest",
    "told",
]


#: so many documents that stand on two sides are named
_DOCUMENTS = 8


def short(iri: str) -> str:
    """Return the identifier without the project's namespace."""
    from kg.graph.namespaces import ID

    return iri.removeprefix(ID)


def many(number: int, noun: str) -> str:
    """Return number and noun.

    >>> many(1, "document"), many(2, "document")
    ('1 document', '2 documents')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def tell_rest(shown: int, total: int, noun: str) -> None:
    """Tell on stderr how many there are, and how to get those that are not shown."""
    if shown < total:
        what = f"the first {shown:,} of {total:,} {noun}s; --limit 0 prints all"
        click.echo(what, err=True)
    else:
        click.echo(many(total, noun), err=True)


def some(parts: Sequence[str], most: int, between: str = ", ", number: int = 0) -> str:
    """Return the first parts joined, and how many more there are; `most` of 0 is all.

    `number` is how many there are, where not all of them are among the parts.

    >>> some(["a", "b", "c", "d"], 2), some(["a", "b"], 2), some(["a", "b", "c"], 0)
    ('a, b and 2 more', 'a, b', 'a, b, c')
    """
    rest = max(number, len(parts)) - most if most else 0
    return between.join(parts[: most or None]) + (f" and {rest:,} more" if rest > 0 else "")


def told(row: Row) -> str:
    """Return who puts the claim forward, how and where, on one line."""
    own = row["claimant"] == row["document"]
    who = (
        f"{row['documentLabel']}"
        if own
        else f"{row['claimantLabel']}, told by {row['documentLabel']}"
    )
    parts = [row["modality"], *(["denied"] if row["polarity"] == "denied" else [])]
    parts += [f"hedged: {row['hedge']}"] if row["hedge"] else []
    parts += [f"confidence: {row['confidence']}"] if row.get("confidence") else []
    parts += [f"superseded by {row['replacedBy']}"] if row.get("replacedBy") else []
    parts += ["self-interested"] if row["selfInterested"] == "true" else []
    via = f" via {row['channel']}" if row["channel"] else ""
    return f"{who}{via} ({', '.join(parts)}), {_place(row)}: “{row['words']}”"


def _place(row: Row) -> str:
    """Return the place of an assertion: a paragraph of a text, or a row and column of a table."""
    if row.get("column"):
        return f"row {row['paragraph']}, column {row['column']}"
    return f"paragraph {row['paragraph']}"


def sign(row: Row) -> str:
    """Return what stands before the number of a place: a paragraph of a text, a row of a table."""
    return "row " if row.get("column") else "¶"


def places(rows: Iterable[Row]) -> str:
    """Return document and paragraphs of the assertions: `BestAI blog (000) ¶1, 39`."""
    found: dict[str, list[str]] = {}
    for row in rows:
        paragraphs = found.setdefault(f"{row['documentLabel']} {sign(row)}", [])
        if row["paragraph"] not in paragraphs:
            paragraphs.append(row["paragraph"])
    return "; ".join(f"{label}{', '.join(of)}" for label, of in found.items())


def key_of(iri: str, kind: str = "document/") -> str:
    """Return the end of an identifier: the key of a document, the digest of a claim."""
    return short(iri).removeprefix(kind)


def sources(rows: Iterable[Row]) -> str:
    """Return in what manner, by whom and where: `claimed by X* 001 ¶7`; * is self-interest.

    What only a release of a table says that a later one replaces is marked as superseded.
    """
    found: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        own = row["claimant"] == row["document"]
        mark = "*" if row["selfInterested"] == "true" else ""
        manner = row["modality"] if own else f"{row['modality']} by {row['claimantLabel']}{mark}"
        manner = f"denied, {manner}" if row["polarity"] == "denied" else manner
        manner = f"superseded, {manner}" if row.get("replacedBy") else manner
        seen = found.setdefault(manner, {}).setdefault(f"{key_of(row['document'])} {sign(row)}", [])
        if row["paragraph"] not in seen:
            seen.append(row["paragraph"])
    return "; ".join(
        f"{manner} {', '.join(f'{key}{_list(of)}' for key, of in by.items())}"
        for manner, by in found.items()
    )


def _list(paragraphs: list[str]) -> str:
    return "+".join(paragraphs)


def print_assertion(row: Row, session: Session, indent: int = 4) -> None:
    """Print who says it and where, and the passage where its text is at hand."""
    from kg.query.claims import passage

    click.echo(" " * indent + plain(told(row)))
    if row.get("cites"):
        cited = ", ".join(row["cites"].split())
        click.echo(" " * (indent + 2) + f"its row cites {plain(cited)}")
    text = passage(row, session.text_of(short(row["document"])))
    if text:
        click.secho(" " * (indent + 2) + f"| {plain(text)}", dim=True)
    if row.get("garbled"):
        verdict = f"a person's verdict: garbled source: {plain(row['garbled'])}"
        click.secho(" " * (indent + 2) + verdict, fg="yellow")


def print_conflict(one: Conflict, session: Session, brief: bool = False) -> None:
    """Print a disagreement or look-alikes: what about, why, each side with its places, verdict.

    `brief` names the places of a side on one line, where the passages have just been shown.
    """
    from kg.query.claims import reading

    about = f"{one.subject}, {one.attribute}" + (f" {one.scope}" if one.scope else "")
    click.secho(plain(about), bold=True, nl=False)
    click.echo(plain(f"  ({one.told_where(_DOCUMENTS)})  "), nl=False)
    click.secho(one.id, dim=True)
    if len(one.sentences) == 1:
        every = [row for part in one.parts for row in part.rows]
        click.echo(f"  claim: {plain(reading(every))}")
    click.echo(f"  why: {plain(one.reason)}")
    for part in one.parts:
        click.secho(f"  side: {plain(part.label)}", fg="cyan", nl=False)
        if brief:
            click.echo(f"  {plain(places(part.rows))}")
        else:
            _print_side(part, session, sentences=len(one.sentences) > len(one.parts))
    if one.verdict:
        holds = f": “{plain(one.upheld)}” holds" if one.upheld else ""
        verdict = f"{plain(one.verdict)}{holds}: {plain(one.note)}"
        click.secho(f"  a person's verdict: {verdict}", fg="yellow")


def _print_side(part: Part, session: Session, sentences: bool) -> None:
    """Print one side; `sentences` when its label alone does not say which claims it holds."""
    from kg.query.claims import reading

    numbers = f"{many(part.spread, 'document')}, {many(part.number, 'assertion')}"
    click.echo(f"  ({numbers})")
    for _, same in groupby(part.rows, key=lambda row: row["sentence"]):
        rows = list(same)
        if sentences:
            click.echo(f"    {plain(reading(rows))}")
        for row in rows:
            print_assertion(row, session, 6 if sentences else 4)
            for name, label in (("said", "said"), ("inferred", "inferred from")):
                if row[name]:
                    click.echo(f"        {label}: {plain(row[name])}")
    if part.number > len(part.rows):
        click.echo(f"    and {part.number - len(part.rows):,} more; --limit 0 prints all")
