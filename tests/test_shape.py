"""Small files, small functions, true names."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.whole
HERE = Path(__file__).parent
KG = HERE.parent / "kg"
MOST_LINES = 260
MOST_BODY = 25
VAGUE = ("util", "helper", "manager", "misc", "common")

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    return sorted([*KG.rglob("*.py"), *HERE.rglob("*.py")])


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


@cache
def functions(path: Path) -> list[Function]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, Function)]


def body_lines(function: Function) -> int:
    """Return the lines of a function's body, its docstring not counted."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_no_file_is_long() -> None:
    sizes = {path: len(path.read_text("utf-8").splitlines()) for path in modules()}
    assert {str(path): size for path, size in sizes.items() if size > MOST_LINES} == {}


def test_no_function_is_long() -> None:
    long = [
        f"{path.relative_to(HERE.parent)}:{one.lineno} {one.name}: {body_lines(one)} lines"
        for path in modules()
        for one in functions(path)
        if body_lines(one) > MOST_BODY
    ]
    assert long == []


def test_no_module_has_a_vague_name() -> None:
    wrong = [str(path) for path in modules() if any(word in path.stem for word in VAGUE)]
    assert wrong == []


def test_every_module_and_public_function_of_the_house_says_what_it_is() -> None:
    silent = []
    for path in sorted(KG.rglob("*.py")):
        if not ast.get_docstring(tree(path)):
            silent.append(path.name)
        for one in functions(path):
            public = not one.name.startswith("_") and one.col_offset == 0
            if public and not ast.get_docstring(one):
                silent.append(f"{path.name}:{one.lineno} {one.name}")
    assert silent == []


def test_nothing_shipped_lies_in_the_checkout() -> None:
    assert not (KG / "_shipped").exists()
