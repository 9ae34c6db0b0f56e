"""Rows as a table, JSON, CSV or TSV, for every command that prints rows."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click
from click.utils import get_text_stream

__all__ = ["format_option", "plain", "print_rows", "print_table"]

FORMATS = ("table", "json", "csv", "tsv")
_WIDTH_OF_A_PIPE = 120

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


def plain(text: str) -> str:
    r"""Return the text without control characters, so that no document steers a terminal.

    >>> plain("red\x1b[31m\nnext")
    'red[31m next'
    """
    return "".join(sign for sign in text.replace("\n", " ") if sign.isprintable())


def print_rows(columns: Sequence[str], rows: Sequence[Sequence[str]], form: str) -> None:
    """Print rows to stdout in one of FORMATS; cells that look like formulas are disarmed in CSV."""
    if form == "json":
        records = [dict(zip(columns, row, strict=True)) for row in rows]
        click.echo(json.dumps(records, ensure_ascii=False, indent=1))
    elif form == "table":
        print_table(columns, rows)
    else:
        from kg.export.formats import safe_cell

        out = io.StringIO()
        writer = csv.writer(out, delimiter="\t" if form == "tsv" else ",", lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([[safe_cell(cell) for cell in row] for row in rows])
        click.echo(out.getvalue(), nl=False)


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], count: bool = True) -> None:
    """Print a table for people, and on stderr how many rows it has, unless `count` is false."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    size = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH_OF_A_PIPE
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(cell)) for cell in row))
    stream = get_text_stream("stdout")
    Console(file=stream, width=size, soft_wrap=False, highlight=False).print(table)
    if count:
        click.echo(f"{len(rows)} row{'' if len(rows) == 1 else 's'}", err=True)
