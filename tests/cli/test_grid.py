"""A table that fits is drawn as rich draws it."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli.grid import grid

cells = st.text("abcXYZ 019.,-–—“”…éßµ", max_size=9).map(str.strip)


def by_rich(columns: list[str], rows: list[list[str]], size: int, *, terminal: bool = False) -> str:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for name in columns:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    out = io.StringIO()
    kept = {"TERM": "xterm"}
    Console(file=out, width=size, force_terminal=terminal, highlight=False, _environ=kept).print(
        table
    )
    return out.getvalue()


@given(st.integers(1, 5).flatmap(
    lambda n: st.tuples(
        st.lists(cells.filter(bool), min_size=n, max_size=n),
        st.lists(st.lists(cells, min_size=n, max_size=n), max_size=4),
    )), st.integers(10, 90))  # fmt: skip
def test_what_fits_looks_as_by_rich(told: tuple[list[str], list[list[str]]], size: int) -> None:
    drawn = grid(*told, size)
    assert drawn is None or drawn == by_rich(*told, size)


@pytest.mark.parametrize("size", [8, 9])
def test_what_is_too_wide_by_one_is_left_to_rich(size: int) -> None:
    assert (grid(["a", "bb"], [["x", "yyy"]], size) is None) is (size == 8)


@pytest.mark.parametrize("cell", ["日本", "e\u0301", "\U0001f600", "\u200b", "a\tb", "\x1b[1m"])
def test_signs_of_another_width_are_left_to_rich(cell: str) -> None:
    assert grid(["a"], [[cell]], 80) is None


def test_the_head_is_bold_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.grid._is_terminal", lambda: True)
    drawn = grid(["a", "bb"], [["x", "yyy"]], 80)
    assert drawn is not None
    assert "\x1b[1ma\x1b[0m" in drawn
    plain = by_rich(["a", "bb"], [["x", "yyy"]], 80, terminal=True)
    assert drawn.splitlines()[2:] == plain.splitlines()[2:]


def test_a_user_who_asks_for_colours_gets_them_from_rich(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert grid(["a"], [["x"]], 80) is None
