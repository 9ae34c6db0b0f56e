"""Counts and lists that are made with the build: commands answer the same without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.cli.session import Session
from kg.graph.engine import Engine
from kg.graph.lists import PAGE
from kg.graph.namespaces import AIR
from kg.query.lists import open_list
from kg.resources import shipped_root
from tests.graph.test_answers import shipped, synthetic

QUERIES = shipped_root().queries
COUNTS = ("assertionCount", "claimCount", "disagreementCount", "entityCount", "entries", "ofList")
OF_A_DOCUMENT = ("firstHandCount", "opinionCount", "hedgedCount")


def without_answers(engine: Engine) -> Engine:
    """Return the graph as a build had it before there were counts and lists."""
    gone = {f"{AIR}{name}" for name in (*COUNTS, *OF_A_DOCUMENT)}
    store = ox.Store()
    store.bulk_extend(quad for quad in engine.store if quad.predicate.value not in gone)
    return Engine(store, engine.prefixes)


@contextmanager
def answered_by(engine: Engine, patch: pytest.MonkeyPatch) -> Iterator[None]:
    with patch.context() as now:
        now.setattr(Session, "engine", engine)
        yield


@pytest.mark.parametrize("engine", [shipped, synthetic], ids=lambda one: one.__name__)
@pytest.mark.parametrize(
    "words",
    [
        ["stats"],
        ["stats", "--limit", "3"],
        ["stats", "--format", "csv"],
        ["conflicts", "--limit", "7"],
        ["conflicts", "--kind", "value", "--limit", "2"],
        ["conflicts", "--kind", "order", "--limit", "2"],
        ["conflicts", "--compatible"],
        ["timeline"],
        ["timeline", "--limit", "9"],
        ["timeline", "--limit", "0"],
        ["sources"],
        ["sources", "--limit", "3"],
        ["sources", "--format", "json"],
    ],
    ids=" ".join,
)
def test_a_command_answers_the_same_without_the_lists(
    engine: Callable[[], Engine], words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for one in (engine(), without_answers(engine())):
        with answered_by(one, monkeypatch):
            said = CliRunner().invoke(cli, words, catch_exceptions=False)
        found.append((said.exit_code, said.stdout, said.stderr))
    assert found[0][0] == 0
    assert found[0] == found[1]
    assert found[0][1] or found[0][2]


def test_a_list_gives_any_part_of_itself() -> None:
    listed = open_list(synthetic(), QUERIES, "claims")
    assert listed
    every = listed.some(0, 0)
    assert every == sorted(every)
    assert len(every) == listed.size > 3 * PAGE
    for start, most in ((0, 1), (PAGE - 1, 2), (PAGE, PAGE), (7, 3 * PAGE), (listed.size - 2, 9)):
        assert listed.some(start, most) == every[start : start + most]
    assert listed.some(listed.size, 5) == []


@pytest.mark.parametrize("start", ["claim/", "claim/0", "claim/a7", "claim/ffff", "x", ""])
def test_what_begins_with_a_key_stands_between_the_places_that_are_told(start: str) -> None:
    listed = open_list(synthetic(), QUERIES, "claims")
    assert listed
    every = listed.some(0, 0)
    first, end = listed.beginning(start)
    wanted = {one for one in every if one.startswith(start)}
    assert wanted <= set(every[first:end])
    assert end - first <= len(wanted) + 2 * PAGE


def test_a_list_that_no_build_made_is_none() -> None:
    assert open_list(synthetic(), QUERIES, "no such list") is None
