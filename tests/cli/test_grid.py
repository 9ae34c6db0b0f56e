"""A table that fits is drawn as rich draws it."""

from __future__ import annotations

import io
from collections import Counter
from contextlib import redirect_stdout

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.cli.grid import folded, grid
from kg.cli.printing import _fitted, _table, print_table

cells = st.text("abcXYZ 019.,-–—“”…éßµ", max_size=9).map(str.strip)
sentences = st.text("abé  .-", max_size=60)


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


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.tuples(
            st.lists(cells.filter(bool), min_size=n, max_size=n),
            st.lists(st.lists(sentences, min_size=n, max_size=n), max_size=3),
            st.lists(st.integers(1, 12), min_size=n, max_size=n),
        )
    )
)
def test_what_is_broken_over_lines_looks_as_by_rich(
    told: tuple[list[str], list[list[str]], list[int]],
) -> None:
    columns, rows, least = told
    size = sum(least) + 3 * len(least)
    wanted = [max(map(len, of)) for of in zip(columns, *rows, strict=True)]
    widths = _fitted(wanted, least, sum(least))
    assert folded(columns, rows, widths, size) == _table(columns, rows, least, size)


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


@given(st.lists(st.lists(st.text("abc 日é", max_size=40), min_size=3, max_size=3), max_size=3),
       st.integers(20, 130))  # fmt: skip
def test_no_sign_of_a_cell_or_head_is_lost(rows: list[list[str]], size: int) -> None:
    columns = ["when", "stated/inferred", "a rather long head"]
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out):
        patch.setenv("COLUMNS", str(size))
        print_table(columns, rows, count=False)
    drawn = Counter("".join(out.getvalue().split()).replace("─", ""))
    head = Counter("".join("".join(columns).split()))
    body = Counter("".join("".join(cell for row in rows for cell in row).split()))
    assert drawn >= body
    assert "─" not in out.getvalue() or drawn == body + head


def test_a_long_key_crops_no_other_column(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    columns = ["when", "what", "stated/inferred", "says it", "document", "published"]
    key = "corvid-labs-unveils-heron-and-much-more-in-march"
    row = ["8 January 2025", "Corvid Labs released Heron-1 " * 3, "stated", "A Wader", key, "2025"]
    for size in range(60, 140):
        monkeypatch.setenv("COLUMNS", str(size))
        print_table(columns, [row] * 2)
        out = capsys.readouterr().out
        assert "stated/inferred" in out
        assert "published" in out
        assert max(map(len, out.splitlines())) <= size
