"""Assertions joined here from small queries are those that one query over everything gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import UnknownName
from kg.graph.engine import Engine
from kg.pipeline import ensure_build
from kg.query import assertions
from kg.query.assertions import read_labels, read_rows
from kg.query.entities import get_entity, look_up, read_names
from kg.query.moments import read_moments
from kg.resolve.suggestion import near_names
from kg.resources import Root, shipped_root

AT_ONCE = Path(__file__).with_name("claims-at-once.rq")


@pytest.fixture(scope="module")
def shipped(shipped_cache: str) -> Engine:
    """Return the engine over the build of the shipped data."""
    root = shipped_root()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRACE_CACHE", shipped_cache)
        return Engine.on_disk(ensure_build(root), root.prefixes())


@pytest.fixture(params=["tiny_engine", pytest.param("shipped", marks=pytest.mark.whole)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Return the engine over the tiny and over the shipped data."""
    found: Engine = request.getfixturevalue(request.param)
    return found


def test_the_rows_are_those_of_one_query(
    engine: Engine, tiny_root: Root, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = engine.texts(AT_ONCE.read_text("utf-8"))
    for row in known:
        del row["contested"]
    once = list({tuple(row.items()): row for row in known}.values())
    queries = shipped_root().queries
    assert read_rows(engine, queries) == once
    # Some at a time, in whatever order they are named, they are the same.
    monkeypatch.setattr(assertions, "_TOGETHER", 7)
    claims = sorted({row["claim"].partition("/id/")[2] for row in once}, reverse=True)
    assert read_rows(engine, queries, claim=[*claims, *claims]) == once
    assert read_rows(engine, queries, claim=[]) == []
    del tiny_root


def test_what_is_no_entity_has_no_label(tiny_engine: Engine, tiny_root: Root) -> None:
    given = ["", "5", "https://w3id.org/airace/id/company/corvane", "https://a.example/x"]
    found = read_labels(tiny_engine, tiny_root.queries, given)
    assert found == {"https://w3id.org/airace/id/company/corvane": "Corvane"}


@pytest.mark.whole
def test_a_name_is_looked_up_as_it_is_found_among_all(shipped: Engine) -> None:
    queries = shipped_root().queries
    names = read_names(shipped, queries)
    typed = [name for one in names for name in (one.id, one.label, *one.aliases)]
    typed += [name.upper() for name in typed] + [name.replace(" ", "-") for name in typed]
    for kind in ("", "AIModel", "Document"):
        for name in typed[:: 7 if kind else 3]:
            try:
                known = get_entity(names, name, kind)
            except UnknownName:
                continue
            assert look_up(shipped, queries, name, kind) == known


def test_the_first_dates_are_the_first_of_all(shipped: Engine) -> None:
    queries = shipped_root().queries
    every = read_moments(shipped, queries)
    for most in (1, 2, 5, len(every), len(every) + 1):
        assert read_moments(shipped, queries, most=most) == every[:most]


def test_a_name_that_nothing_has_is_told_what_is_near(shipped: Engine) -> None:
    queries = shipped_root().queries
    names = read_names(shipped, queries)
    for kind in ("", "Document"):
        of_kind = [one for one in names if kind in ("", one.kind)]
        known = [name for one in of_kind for name in (one.label, *one.aliases)]
        for wanted in ("DeepSeak", "Qwenn 2.5 Maxx", "zzzzqqq"):
            with pytest.raises(UnknownName) as caught:
                look_up(shipped, queries, wanted, kind)
            near = near_names(wanted, known)
            listing = "documents" if kind == "Document" else "query entities"
            said = f"did you mean {' or '.join(near)}?" if near else f"`kg {listing}`"
            assert said in str(caught.value)
