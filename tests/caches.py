"""The cache folders that tests share: long expressions for all runs, the shipped build for one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kg.extract.signs import expressions
from kg.pipeline import ensure_build
from kg.resources import shipped_root

__all__ = ["keep_expressions", "shared", "shipped_cache", "used_cache"]


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the whole run, which its workers share."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(scope="session", autouse=True)
def used_cache(shared: Path) -> Iterator[Path]:
    """Return a cache folder as a user has it who has read many articles; workers share it.

    The long expressions of the rules are kept from run to run, beside the folders of the runs;
    tests of how they are kept have none. Tests that start processes may name this cache to them.
    """
    of_user = shared.parent.name.startswith("pytest-of-")
    top = (shared.parent if of_user else shared) / "airace"
    folder = shared / "shipped"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(expressions, "cache_dir", lambda: top)
        patch.setenv("AIRACE_CACHE", str(folder))
        keep_expressions(folder)
        yield folder


def keep_expressions(cache: Path) -> Path:
    """Return the cache folder, in which processes find the long expressions of the rules."""
    cache.mkdir(parents=True, exist_ok=True)
    kept = expressions.folder()
    kept.mkdir(parents=True, exist_ok=True)
    with suppress(FileExistsError):
        (cache / kept.name).symlink_to(kept)
    return cache


@pytest.fixture(scope="session")
def shipped_cache(used_cache: Path) -> str:
    """Return the cache folder that holds the build of the shipped data; workers share it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRACE_CACHE", str(used_cache))
        ensure_build(shipped_root())
    return str(used_cache)
