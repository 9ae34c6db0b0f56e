"""The turns of phrase in data, held against the code that reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.corpus.plain import read_plain
from kg.model.turns import read_turns
from kg.resources import shipped_root

FOLDER = shipped_root().data / "extraction"
KG = Path(__file__).parents[2] / "kg"
_READER = re.compile(r"^# (kg/extract/\w+/\w+\.py)\n(\w+):$", re.MULTILINE)


def sections() -> Iterator[tuple[str, str]]:
    """Yield each section of turns.yaml with the file that is said to read it."""
    for path, section in _READER.findall((FOLDER / "turns.yaml").read_text("utf-8")):
        yield section, path


def is_read(name: str, code: str, texts: dict[str, str]) -> bool:
    """Return whether code names the expression, or another one of its section does."""
    written = any(sign in code for sign in (f'["{name}"]', f"['{name}']", f'_turn("{name}")'))
    named = f"_turn('{name}')" in code or any(f"{{{name}}}" in one for one in texts.values())
    return written or named


def test_each_section_tells_who_reads_it() -> None:
    assert [section for section, _ in sections()] == list(read_plain(FOLDER / "turns.yaml"))


@pytest.mark.parametrize(("section", "path"), list(sections()))
def test_each_turn_is_read_by_the_file_named_above_it(section: str, path: str) -> None:
    texts = read_plain(FOLDER / "turns.yaml")[section]
    code = (KG.parent / path).read_text("utf-8")
    assert f'["{section}"]' in code or f"['{section}']" in code
    assert [name for name in texts if not is_read(name, code, texts)] == []


def test_each_turn_of_the_grounder_is_read_by_it() -> None:
    table = read_plain(FOLDER / "grounding.yaml")
    rooms = (
        KG / "extract" / name for name in ("grounder", "llm")
    )  # the checks on a model use both
    files = sorted(path for room in rooms for path in room.glob("*.py"))
    code = "\n".join(path.read_text("utf-8") for path in files)
    assert [name for name in table["turns"] if not is_read(name, code, table["turns"])] == []
    assert [name for name in table["limits"] if f'limits["{name}"]' not in code] == []


@pytest.mark.parametrize(
    ("texts", "why"),
    [
        ({"one": "(open"}, "'one' is no expression"),
        ({"one": "a {two}"}, "'one' names 'two', which is not there"),
        ({"one": "a {two}", "two": "{one}"}, "'two' names 'one', which names it"),
        ({"one": "{one}"}, "'one' names 'one', which names it"),
    ],
)
def test_what_is_wrong_with_a_turn_is_told(texts: dict[str, str], why: str) -> None:
    with pytest.raises(ValueError, match=re.escape(why)):
        read_turns(texts)
