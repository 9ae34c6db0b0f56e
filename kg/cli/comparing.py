"""Commands that set models side by side: compare, leaderboard."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

import click

from kg.cli.completing import benchmarks, entities
from kg.cli.lines import key_of, places, sources, tell_rest
from kg.cli.printing import format_option, limit_option, plain, print_rows, print_table
from kg.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.query.claims import Row
    from kg.query.comparison import Line, Valued
    from kg.query.leaderboard import Order, Standing

__all__ = ["compare_command", "leaderboard_command"]


@click.command("compare")
@click.argument("first", metavar="A", shell_complete=entities)
@click.argument("second", metavar="B", shell_complete=entities)
@click.option("--words", is_flag=True, help="List what is only said in words, not just count it.")
@format_option
@click.pass_obj
def compare_command(session: Session, first: str, second: str, words: bool, form: str) -> None:
    """Set A and B side by side: benchmarks, facts, who is said to outperform whom, with sources.

    \b
    kg compare DeepSeek-V3 "Qwen 2.5-Max"
    kg compare V3 "Qwen 2.5-Max" --words --format csv
    """
    from kg.query.comparison import read_comparison

    both = [session.entity(name, "AIModel") for name in (first, second)]
    session.refuse_same((first, both[0]), (second, both[1]))
    lines = read_comparison(session.engine, session.root.queries, both[0].id, both[1].id)
    labels = [one.label for one in both]
    if form == "table":
        _print_comparison(lines, labels, words)
    else:
        columns = ["section", "attribute", "entity", "value", *_VALUED]
        print_rows(columns, [row for line in lines for row in _cells(line, labels)], form)


_VALUED = ("claim", "status", "modality", "claimants", "selfInterested", "sources")


def _cells(line: Line, labels: list[str]) -> list[list[str]]:
    """Return a row for each value of an attribute, and an empty one for who has none."""
    found = []
    for label, values in zip(labels, (line.first, line.second), strict=True):
        head = [line.section, line.attribute, label]
        found += [[*head, one.text, *_valued(one)] for one in values]
        if not values:
            found.append([*head, "", *("" for _ in _VALUED)])
    return found


def _valued(one: Valued) -> list[str]:
    def each(name: str) -> str:
        return ", ".join(dict.fromkeys(row[name] for row in one.rows))

    own = str(any(row["selfInterested"] == "true" for row in one.rows)).lower()
    claim = key_of(one.rows[0]["claim"], "claim/")
    return [claim, one.status, each("modality"), each("claimantLabel"), own, places(one.rows)]


def _print_comparison(lines: list[Line], labels: list[str], words: bool) -> None:
    for section, group in groupby(lines, key=lambda one: one.section):
        click.secho(section, bold=True, underline=True)
        short = section == "in words" and not words
        rows = [row for line in group for row in _table(line, short)]
        print_table(["", *labels], rows, count=False)
    _print_legend(row for line in lines for one in (*line.first, *line.second) for row in one.rows)


def _table(line: Line, short: bool) -> list[list[str]]:
    """Return the lines of a table for one attribute; its name stands on the first only."""
    if short:
        return [[line.attribute, _counted(line.first), _counted(line.second)]]
    rows = [[line.attribute, *(_cell(one) for one in pair)] for pair in line.pairs]
    return [[row[0] if place == 0 else "", *row[1:]] for place, row in enumerate(rows)]


def _counted(values: tuple[Valued, ...]) -> str:
    numbers = Counter(one.status for one in values).most_common()
    return ", ".join(f"{number} {status}" for status, number in numbers)


def _cell(one: Valued | None) -> str:
    if one is None:
        return ""
    mark = f"{one.status.upper()}, " if one.status in ("contested", "garbled", "superseded") else ""
    return f"{one.text} [{mark}{sources(one.rows)}]"


def _print_legend(rows: Iterable[Row]) -> None:
    known = sorted({(key_of(row["document"]), row["documentLabel"]) for row in rows})
    named = "; ".join(f"{key} {label.removesuffix(f' ({key})')}" for key, label in known)
    click.echo(plain(f"* profits from the claim. Documents: {named}"))


@click.command("leaderboard")
@click.argument("benchmark", shell_complete=benchmarks)
@limit_option(50, "models")
@format_option
@click.pass_obj
def leaderboard_command(session: Session, benchmark: str, limit: int, form: str) -> None:
    """Rank the models on a BENCHMARK by score, with sources, and where the order is denied.

    \b
    kg leaderboard Arena-Hard
    kg leaderboard livebench --format csv
    """
    from kg.query.leaderboard import read_leaderboard

    found = session.entity(benchmark, "Benchmark")
    if found.kind != "Benchmark":
        _refuse(session, found.label, found.kind)
    most = limit if form == "table" else 0
    board, number = read_leaderboard(session.engine, session.root.queries, found.id, most)
    columns = ["rank", "model", "developer", "score", "bounds", "status", "sources"]
    rows = [_standing(one) for one in board]
    print_rows([*columns, "said above", "denied"], rows, form)
    if form == "table":
        _print_legend(
            row
            for one in board
            for rows in (one.rows, *(order.rows for order in (*one.above, *one.against)))
            for row in rows
        )
        if len(board) < number:
            tell_rest(len(board), number, "place")


def _refuse(session: Session, label: str, kind: str) -> None:
    from kg.errors import UnknownName

    known = ", ".join(one.label for one in session.names if one.kind == "Benchmark")
    raise UnknownName.single("", f"'{label}' is a {kind}, no benchmark", f"use one of: {known}")


def _standing(one: Standing) -> list[str]:
    scored = [f"{one.bounds[0]:g} to {one.bounds[1]:g}", one.rows[0]["status"]] if one.rows else []
    return [
        str(one.rank or ""),
        one.model,
        ", ".join(one.developers),
        one.score or "no score",
        *(scored or ["", ""]),
        sources(one.rows),
        _orders(one.above),
        _orders(one.against),
    ]


def _orders(orders: list[Order]) -> str:
    return "; ".join(f"{one.worse} [{sources(one.rows)}]" for one in orders)
