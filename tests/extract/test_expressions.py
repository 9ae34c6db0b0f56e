"""Long expressions are compiled once and then read back, unless what was kept is not right."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.extract.relations.framing import _patterns
from kg.extract.signs import expressions
from kg.extract.signs.expressions import compiled
from kg.extract.signs.patterns import Patterns
from tests.extract.gold import shipped

LONG = "(?P<who>" + "|".join(f"word{number}s?" for number in range(300)) + ")(?i:x)(?P<end>y)?"


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return where expressions are kept, with nothing in it."""
    monkeypatch.setattr(expressions, "cache_dir", lambda: tmp_path / "cache")
    compiled.cache_clear()
    yield expressions.folder()
    compiled.cache_clear()


def again(text: str) -> re.Pattern[str]:
    """Return the expression as another process would get it."""
    compiled.cache_clear()
    return compiled(text)


def forbid(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be compiled from here on."""
    monkeypatch.setattr(expressions._Engine, "parts", None)


def test_this_python_can_keep_expressions() -> None:
    assert expressions._engine() is not None


def test_an_expression_is_kept_and_read_back_the_same(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = compiled(LONG)
    assert len(list(place.iterdir())) == 1
    forbid(monkeypatch)
    found = again(LONG)
    assert found is not first
    assert found == first == re.compile(LONG)
    assert found.groupindex == first.groupindex
    match = found.search("a word17sX")
    assert match is not None
    assert match.groupdict() == {"who": "word17s", "end": None}


def test_a_short_expression_is_not_kept(place: Path) -> None:
    assert compiled("a|b") == re.compile("a|b")
    assert not place.exists()


def test_patterns_of_frames_are_read_back_as_they_were_compiled() -> None:
    lexicon, rules = shipped()
    patterns = Patterns(rules, lexicon.vocabulary)
    bodies = [patterns.compile(one.text).pattern for one in _patterns(patterns)[::80]]
    assert len(bodies) > 9
    assert [again(one) for one in bodies] == [re.compile(one) for one in bodies]


@pytest.mark.parametrize("at", [0, 70, -1])
@pytest.mark.parametrize("sign", [b"", b"\x00"])
def test_a_damaged_file_is_made_anew(place: Path, at: int, sign: bytes) -> None:
    compiled(LONG)
    (file,) = place.iterdir()
    whole = file.read_bytes()
    end = len(whole) if at == -1 else at + 1
    file.write_bytes(whole[:at] + sign + whole[end:])
    assert again(LONG) == re.compile(LONG)
    assert file.read_bytes() == whole


def test_the_file_of_another_expression_is_not_taken_for_it(place: Path) -> None:
    compiled(LONG)
    (file,) = place.iterdir()
    other = LONG.replace("word", "term")
    compiled(other)
    (second,) = {*place.iterdir()} - {file}
    second.write_bytes(file.read_bytes())
    assert again(other) == re.compile(other)


def test_another_python_does_not_read_it(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(LONG)
    engine = expressions._engine()
    assert engine is not None
    monkeypatch.setattr(engine, "key", b"another")
    again(LONG)
    assert len(list(place.iterdir())) == 2


def test_old_files_go(place: Path) -> None:
    compiled(LONG)
    (file,) = place.iterdir()
    os.utime(file, (0, time.time() - 31 * 24 * 60 * 60))
    expressions._drop_old.cache_clear()
    compiled(f"{LONG}z")
    assert file not in place.iterdir()


def test_without_a_cache_it_is_compiled(place: Path) -> None:
    place.parent.mkdir()
    place.write_text("no folder")
    assert compiled(LONG) == re.compile(LONG)


def test_where_expressions_cannot_be_taken_apart_they_are_compiled(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(expressions, "_engine", lambda: None)
    assert compiled(LONG) == re.compile(LONG)
    assert not place.exists()


def test_a_wrong_expression_is_told_as_re_tells_it(place: Path) -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled(LONG + "(")
    assert not place.exists()
