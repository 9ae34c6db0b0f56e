"""A store of the tiny graph that a test may break."""

from __future__ import annotations

from collections.abc import Callable

import pyoxigraph as ox
import pytest

from kg.graph.engine import Engine
from kg.graph.store import open_build
from kg.pipeline import ensure_build
from kg.resources import shipped_root
from tests.conftest import copy_tiny

Broken = Callable[[str], Engine]


@pytest.fixture(scope="session")
def tiny_quads(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    """Return all quads of the tiny graph, built once a session."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRACE_CACHE", str(tmp_path_factory.mktemp("cache")))
        return list(open_build(ensure_build(copy_tiny(tmp_path_factory.mktemp("root") / "tiny"))))


@pytest.fixture(scope="session")
def broken(tiny_quads: list[ox.Quad]) -> Broken:
    """Return what makes an engine over the tiny graph after a SPARQL update."""

    def after(update: str) -> Engine:
        store, prefixes = ox.Store(), shipped_root().prefixes()
        store.extend(tiny_quads)
        store.update(update, prefixes=prefixes)
        return Engine(store, prefixes)

    return after
