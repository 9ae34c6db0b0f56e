"""Counts and lists that are made with the build: commands answer the same without them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from benchmarks.corpus import Corpus
from kg.agreement.disagreement import find_disagreements
from kg.cli.main import cli
from kg.cli.session import Session
from kg.graph.engine import Engine
from kg.graph.list_names import board_list
from kg.graph.lists import PAGE
from kg.graph.namespaces import AIR, ID
from kg.pipeline import Graph
from kg.query.leaderboard import read_leaderboard
from kg.query.lists import open_list, read_part
from kg.resources import shipped_root
from tests.graph.test_answers import engine_of, shipped, synthetic

QUERIES = shipped_root().queries
COUNTS = ("assertionCount", "claimCount", "disagreementCount", "entityCount", "entries", "ofList")
FIRSTS = ("firstAssertions", "sideDocumentCount", "onSeveralSides", "sheet")
OF_A_DOCUMENT = ("firstHandCount", "opinionCount", "hedgedCount")


@cache
def crowded() -> Engine:
    """Return a graph in which little counts as very much, so that all is chosen with the build.

    A quarter of its documents were replaced by others, and much is said in rude texts.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kg.graph.boards.LEAST", 1)
        patch.setattr("kg.graph.lists.PAGE", 5)
        patch.setattr("kg.graph.firsts.MOST", 3)
        patch.setattr("kg.graph.said.MOST", 3)
        patch.setattr("kg.graph.sheets.MOST", 3)
        patch.setattr("kg.graph.sheets.LEAST", 1)
        patch.setattr("kg.graph.dates.MOST", 3)
        patch.setattr("kg.graph.day_pages._PAGE", 7)
        return engine_of(with_replaced(with_notes(Corpus(0.02).graph())))


def with_notes(graph: Graph) -> Graph:
    """Return the graph with what only some assertions have, in texts that need escapes."""
    notes: tuple[dict[str, str], ...] = (
        {"hedge": 'so "to say" \\', "confidence": "sure\u2028"},
        {"said": "a\nb\t\x7f", "inferred": "by 'us' {s} %"},
        {"channel": "company/c1"},
        {"garbled": 'what does "it" say?'},
        {},
    )
    said = [
        one.model_copy(update=notes[number % 5] if number % 3 else {})
        for number, one in enumerate(graph.assertions)
    ]
    return replace(graph, assertions=said)


def with_replaced(graph: Graph) -> Graph:
    old = {f"document/d{number}" for number in range(5)}
    documents = [
        one.model_copy(update={"replaces": f"d{number - 5}"}) if 5 <= number < 10 else one
        for number, one in enumerate(graph.documents)
    ]
    said = [one.model_copy(update={"superseded": one.document in old}) for one in graph.assertions]
    labels = {one.id: one.label for one in graph.entities}
    labels |= {one.id: one.label for one in documents}
    found = find_disagreements(said, graph.vocabulary, labels, {})
    return replace(graph, documents=documents, assertions=said, disagreements=found)


def without_answers(engine: Engine) -> Engine:
    """Return the graph as a build had it before there were counts and lists."""
    gone = {f"{AIR}{name}" for name in (*COUNTS, *FIRSTS, *OF_A_DOCUMENT)}
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


@pytest.mark.parametrize(
    "words",
    [
        ["conflicts"],
        ["conflicts", "--kind", "date", "--limit", "4"],
        ["conflicts", "--entity", "model/m0"],
        ["timeline"],
        ["timeline", "--limit", "9"],
        ["timeline", "--entity", "event/e0"],
        ["timeline", "--entity", "event/e0", "--limit", "3"],
        ["timeline", "--entity", "event/e1"],
        ["timeline", "--document", "d5"],
        ["timeline", "--document", "d5", "--format", "csv"],
        *(
            ["timeline", "--reactions", f"event/e{n}", "--days", m]
            for n in range(6)
            for m in ("9", "999")
        ),
        ["timeline", "--reactions", "event/e0", "--days", "999", "--limit", "7"],
        ["timeline", "--reactions", "event/e0", "--days", "999", "--limit", "0"],
        ["timeline", "--reactions", "event/e1", "--format", "csv"],
        *(["leaderboard", f"benchmark/b{n}", "--limit", m] for n in range(4) for m in ("1", "7")),
        ["leaderboard", "benchmark/b0", "--limit", "1000"],
        ["sources"],
    ],
    ids=" ".join,
)
def test_what_is_shown_first_is_the_same_where_all_is_read(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.query.sides.MOST", 3)
    monkeypatch.setattr("kg.query.sheets.MOST", 3)
    monkeypatch.setattr("kg.cli.disputing._EACH", 3)
    found = []
    for one in (crowded(), without_answers(crowded())):
        with answered_by(one, monkeypatch):
            said = CliRunner().invoke(cli, words, catch_exceptions=False)
        found.append((said.exit_code, said.stdout, said.stderr))
    assert found[0][0] == 0
    assert found[0] == found[1]


def test_a_list_of_each_benchmark_is_its_leaderboard() -> None:
    benchmarks = crowded().texts("SELECT DISTINCT ?b { ?c air:onBenchmark ?b } ORDER BY ?b")
    told = 0
    for row in benchmarks:
        benchmark = row["b"].removeprefix(ID)
        listed = open_list(crowded(), QUERIES, board_list(benchmark))
        board, number = read_leaderboard(crowded(), QUERIES, benchmark)
        places = [(one.claim or one.id).removeprefix(ID) for one in board]
        assert (listed.some(0, 0) if listed else []) == places
        assert len(places) == number
        told += number
    assert told > 40


def test_a_side_and_a_date_know_how_many_they_are_and_which_come_first() -> None:
    counted = crowded().texts(
        "SELECT ?side ?number ?spread (COUNT(DISTINCT ?one) AS ?all) "
        "(COUNT(DISTINCT ?document) AS ?documents) { ?side air:assertionCount ?number ; "
        "air:sideDocumentCount ?spread ; air:involves ?one . ?one air:reportedIn ?document } "
        "GROUP BY ?side ?number ?spread"
    )
    assert len(counted) > 5
    assert all((row["number"], row["spread"]) == (row["all"], row["documents"]) for row in counted)
    listed = crowded().texts("SELECT ?of ?first { ?of air:firstAssertions ?first }")
    assert {row["of"].removeprefix(ID).split("/")[0] for row in listed} == {"side", "claim"}


def test_a_list_gives_any_part_of_itself() -> None:
    listed = open_list(synthetic(), QUERIES, "claims")
    assert listed
    every = listed.some(0, 0)
    assert every == sorted(every)
    assert len(every) == listed.size > 3 * PAGE
    for start, most in ((0, 1), (PAGE - 1, 2), (PAGE, PAGE), (7, 3 * PAGE), (listed.size - 2, 9)):
        assert listed.some(start, most) == every[start : start + most]
        assert read_part(synthetic(), QUERIES, "claims", start, most) == every[start : start + most]
    assert read_part(synthetic(), QUERIES, "claims", 0, 10**9) == every
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
    assert read_part(synthetic(), QUERIES, "no such list", 0, 9) == []
