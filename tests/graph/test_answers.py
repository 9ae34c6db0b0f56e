"""The answers that are made with the build are those that a query over the assertions computes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pyoxigraph as ox
import pytest

from benchmarks.corpus import Corpus
from kg.graph.engine import Engine
from kg.graph.namespaces import AIR, ID
from kg.graph.ontology import ontology_quads
from kg.graph.question import Question, read_questions
from kg.pipeline import Graph, encode
from kg.resources import shipped_root
from tests.making import shipped_graph

READY = shipped_root().queries / "questions"
#: what a command answers is compared in test_lists.py
PLAIN = [
    one
    for one in read_questions(sorted((shipped_root().queries / "plain").glob("*.rq")))
    if (READY / f"{one.name}.rq").is_file()
]


def engine_of(graph: Graph) -> Engine:
    root, store = shipped_root(), ox.Store()
    store.bulk_load("".join(encode(graph, root)).encode(), format=ox.RdfFormat.N_QUADS)
    store.extend(ontology_quads(root))
    return Engine(store, root.prefixes())


@cache
def synthetic() -> Engine:
    return engine_of(Corpus(0.02).graph())


@cache
def shipped() -> Engine:
    return engine_of(shipped_graph())


def answers(engine: Engine) -> list[ox.Quad]:
    """Return the quads of all terms that only the answers use."""
    counts = ["support", "published", "assertion", "claim", "ownClaim", "disagreement", "entity"]
    counts += ["firstHand", "opinion", "hedged", "selfInterested", "contested", "entry"]
    names = [f"{one}Count" for one in counts] + [
        "statedAndReported",
        "benchmarkRank",
        "publisherName",
        "ofList",
        "pageNumber",
        "firstKey",
        "entries",
        "firstAssertions",
        "sideDocumentCount",
        "onSeveralSides",
        "sheet",
    ]
    terms = [ox.NamedNode(f"{AIR}{name}") for name in names]
    return [one for term in terms for one in engine.store.quads_for_pattern(None, term, None, None)]


@pytest.mark.parametrize("engine", [shipped, synthetic], ids=lambda one: one.__name__)
@pytest.mark.parametrize("plain", PLAIN, ids=lambda one: one.name)
def test_a_question_answers_the_same_as_the_plain_query(
    engine: Callable[[], Engine], plain: Question
) -> None:
    ready = READY / f"{plain.name}.rq"
    computed = engine().select(plain.text)
    found = engine().select(ready.read_text("utf-8"))
    assert found.columns == list(plain.columns)
    assert found.rows == computed.rows
    assert found.rows


def test_the_answers_of_one_benchmark_are_those_of_the_plain_query() -> None:
    folders = (shipped_root().queries / name for name in ("questions", "plain"))
    ready, plain = read_questions(folder / "leaderboard.rq" for folder in folders)
    wanted = {"benchmark": [f"<{ID}benchmark/b0>"]}
    found = [synthetic().select(one.bound(wanted)).rows for one in (ready, plain)]
    assert found[0] == found[1]
    assert len(found[0]) > 10


def test_the_answers_use_declared_terms_and_stand_where_a_plain_pattern_finds_them() -> None:
    found = answers(synthetic())
    used = {quad.predicate.value for quad in found}
    declared = synthetic().texts("SELECT ?term { ?term a owl:DatatypeProperty }")
    assert used <= {row["term"] for row in declared}
    assert {f"{AIR}supportCount", f"{AIR}benchmarkRank", f"{AIR}ownClaimCount"} < used
    assert {quad.graph_name for quad in found} == {ox.DefaultGraph()}


def test_the_answers_take_little_room() -> None:
    assert 20 * len(answers(synthetic())) < len(synthetic().store)
