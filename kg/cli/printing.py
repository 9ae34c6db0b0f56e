"""Rows as a table, JSON, CSV or TSV, for every command that prints rows."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

import click

from kg.cli.grid import folded, grid

__all__ = ["format_option", "limit_option", "plain", "print_rows", "print_table"]

FORMATS = ("table", "json", "csv", "tsv")
_WIDTH_OF_A_PIPE = 120
#: what the frame of a table takes beside each column
_GAP = 3

Command = TypeVar("Command", bound=Callable[..., Any])


def format_option(command: Command) -> Command:
    """Add `--format` to a command that prints rows."""
    option = click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="How to print the rows.",
    )
    return option(command)


def limit_option(most: int, what: str) -> Callable[[Command], Command]:
    """Return what adds `--limit` to a command whose table nobody reads to its end."""
    return click.option(
        "--limit",
        default=most,
        show_default=True,
        type=click.IntRange(min=0),
        metavar="NUMBER",
        help=f"Show so many {what} at most; 0 shows all. Formats other than table have all.",
    )


def plain(text: str) -> str:
    r"""Return the text without control characters, so that no document steers a terminal.

    >>> plain("red\x1b[31m\nnext")
    'red[31m next'
    """
    if text.isprintable():
        return text
    return "".join(sign for sign in text.replace("\n", " ") if sign.isprintable())


def print_rows(
    columns: Sequence[str], rows: Sequence[Sequence[str]], form: str, readable: bool = False
) -> None:
    """Print rows to stdout in one of FORMATS; cells that look like formulas are disarmed in CSV.

    `readable` says that the columns are names of our own variables: a table shows them in words.
    """
    if form == "json":
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif form == "table":
        print_table(in_words(columns) if readable else columns, rows)
    else:
        import csv
        import io

        from kg.export.formats import safe_cell

        out = io.StringIO()
        writer = csv.writer(out, delimiter="\t" if form == "tsv" else ",", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([[safe_cell(cell) for cell in row] for row in rows])
        click.echo(out.getvalue(), nl=False)


def in_words(columns: Sequence[str]) -> list[str]:
    """Return the names of variables as words; those that would be one word stay as they are.

    >>> in_words(["betterLabel", "oneOrigin", "claim", "claimLabel"])
    ['better', 'one origin', 'claim', 'claimLabel']
    """
    short = [name.removesuffix("Label") or name for name in columns]
    return [
        name if short.count(word) > 1 else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", word).lower()
        for name, word in zip(columns, short, strict=True)
    ]


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], count: bool = True) -> None:
    """Print a table for people, and on stderr how many rows it has, unless `count` is false.

    It is as wide as the terminal, or as COLUMNS says, or 120 signs; where that would cut words,
    each row stands below the other, a line for each cell.
    """
    size = _width()
    cells = [[plain(cell) for cell in row] for row in rows]
    click.echo(grid(columns, cells, size) or _broken(columns, cells, size), nl=False)
    if count:
        click.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", err=True)


def _width() -> int:
    """Return the columns of the terminal, as `shutil` tells them, which takes long to load."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    with suppress(ValueError, OSError):
        out = sys.__stdout__
        return (os.get_terminal_size(out.fileno()).columns if out else 0) or _WIDTH_OF_A_PIPE
    return _WIDTH_OF_A_PIPE


def _broken(columns: Sequence[str], cells: Sequence[Sequence[str]], size: int) -> str:
    """Return the rows as a table whose cells are broken over lines, or each row below the other."""
    widths = _first_whole(cells, least_widths(columns, cells), size)
    if sum(widths) + _GAP * len(widths) > size:
        return _records(columns, cells, size)
    wanted = [max(map(len, of)) for of in zip(columns, *cells, strict=True)]
    given = _fitted(wanted, widths, size - _GAP * len(columns))
    return folded(columns, cells, given, size) or _table(columns, cells, widths, size)


def least_widths(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return for each column the width at which no word of it is cut; very long ones are.

    >>> least_widths(["n", "what"], [["7", "a disagreement of values"]])
    [1, 12]
    """
    return [
        min(max(len(word) for row in [columns, *rows] for word in ["", *row[place].split()]), 18)
        for place in range(len(columns))
    ]


def _first_whole(rows: Sequence[Sequence[str]], widths: Sequence[int], size: int) -> list[int]:
    """Return the widths, the first as wide as its cells where there is room: names are copied."""
    if not widths:
        return []
    whole = max((len(word) for row in rows for word in row[0].split()), default=0)
    wider = [max(widths[0], whole), *widths[1:]]
    return wider if sum(wider) + _GAP * len(wider) <= size else list(widths)


def _fitted(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Return the widths wanted, the widest narrowed until all fit, none below its least.

    >>> _fitted([4, 30, 20], [4, 6, 12], 40)
    [4, 18, 18]
    """
    widths = [min(width, max(room, 1)) for width in wanted]
    while sum(widths) > room:
        wide = [place for place, width in enumerate(widths) if width > least[place]]
        if not wide:
            break
        widths[max(wide, key=widths.__getitem__)] -= 1
    return widths


def _table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], size: int
) -> str:
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    lines = [columns, *rows]
    wanted = [max(map(cell_len, cells)) for cells in zip(*lines, strict=True)]
    given = _fitted(wanted, widths, size - _GAP * len(columns))
    for name, width in zip(columns, given, strict=True):
        table.add_column(Text(name), overflow="fold", width=width)
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(width=size, soft_wrap=False, highlight=False)
    with console.capture() as drawn:
        console.print(table)
    return drawn.get()


def _records(columns: Sequence[str], rows: Sequence[Sequence[str]], size: int) -> str:
    """Return each row as lines of name and value; what is empty is left out."""
    import textwrap

    edge = max(map(len, columns)) + 2
    blocks = []
    for row in rows:
        lines = [
            textwrap.fill(cell, max(size, edge + 20), initial_indent=name.ljust(edge),
                          subsequent_indent=" " * edge, break_on_hyphens=False)
            for name, cell in zip(columns, row, strict=True) if cell
        ]  # fmt: skip
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)
