"""The folders of a graph and of the cache are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import DataError, ResourceMissing
from kg.resources import Root, cache_dir, shipped_root


def test_a_root_without_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ResourceMissing, match="holds no folder 'data'"):
        Root.at(tmp_path)


def test_a_root_takes_the_folders_that_it_lacks_from_the_shipped_one(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "queries").mkdir()
    root = Root.at(tmp_path)
    assert root.data == tmp_path / "data"
    assert root.queries == tmp_path / "queries"
    assert root.ontology == shipped_root().ontology


@pytest.mark.parametrize("text", ["", "[]", "{", '{"air": 1}', "[" * 100_000, "\xff"])
def test_a_wrong_prefix_map_is_an_error_of_the_data(text: str, tmp_path: Path) -> None:
    for name in ("data", "ontology"):
        (tmp_path / name).mkdir()
    (tmp_path / "ontology" / "prefixes.json").write_bytes(text.encode("latin-1"))
    with pytest.raises(DataError, match=r"prefixes\.json"):
        Root.at(tmp_path).prefixes()


def test_a_missing_prefix_map_is_an_error_of_the_data(tmp_path: Path) -> None:
    for name in ("data", "ontology"):
        (tmp_path / name).mkdir()
    with pytest.raises(DataError, match=r"prefixes\.json"):
        Root.at(tmp_path).prefixes()


def test_the_cache_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "own"))
    assert cache_dir() == tmp_path / "own"
    monkeypatch.delenv("AIRACE_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_dir() == tmp_path / "xdg" / "airace"
