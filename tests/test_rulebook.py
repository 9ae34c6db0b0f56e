"""The rules are read once a process, and again when a file of theirs has changed."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from kg.errors import DataError
from kg.resources import shipped_root
from kg.rulebook import read_parsing, read_rules


@pytest.fixture
def parse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file parse.yaml of an installation of its own."""
    path = tmp_path / "extraction" / "parse.yaml"
    path.parent.mkdir()
    shutil.copyfile(shipped_root().data / "extraction" / "parse.yaml", path)
    monkeypatch.setattr("kg.rulebook.shipped_root", lambda: SimpleNamespace(data=tmp_path))
    return path


def test_rules_that_have_not_changed_are_the_same_object() -> None:
    assert read_rules() is read_rules()
    assert read_parsing() is read_parsing()


def test_a_file_that_has_changed_is_read_again(parse: Path) -> None:
    first = read_parsing()
    parse.write_text(parse.read_text("utf-8") + "# more\n", "utf-8")
    second = read_parsing()
    assert second is not first
    assert second.rules.package == first.rules.package
    os.utime(parse, ns=(1, 1))
    assert read_parsing() is not second


def test_a_file_that_is_wrong_or_gone_is_told_each_time(parse: Path) -> None:
    parse.write_text("frames: 3\n", "utf-8")
    for _ in range(2):
        with pytest.raises(DataError, match="a table of rules is wrong"):
            read_parsing()
    parse.unlink()
    with pytest.raises(DataError, match="a table of rules is wrong"):
        read_parsing()
    with pytest.raises(DataError, match="a table of rules is wrong"):
        read_rules()
