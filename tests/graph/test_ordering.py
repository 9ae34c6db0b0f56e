"""Rows sorted here stand in the order that the engine gives them."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.engine import Engine
from kg.graph.namespaces import XSD
from kg.graph.ordering import in_order, split_order
from kg.graph.question import Question, read_questions
from kg.graph.term import Term
from kg.resources import shipped_root

EX = "http://example.org/"
COMMANDS = read_questions(shipped_root().query_files("commands"))
QUESTIONS = read_questions(shipped_root().query_files("questions"))


def typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(f"{XSD}{kind}"))


words = st.text("aäAzZ 9#\U0001f600", max_size=3)
texts = st.one_of(
    st.builds(ox.Literal, words),
    st.builds(lambda word: ox.Literal(word, language="en"), words),
    st.builds(lambda word: ox.Literal(word, language="de"), words),
)
numbers = st.one_of(
    st.builds(lambda one: typed(str(one), "integer"), st.integers(-(10**12), 10**12)),
    st.builds(lambda one: typed(f"{one / 100:.2f}", "decimal"), st.integers(-999, 999)),
    st.builds(lambda one: typed(repr(one), "double"), st.floats(-1e9, 1e9)),
)
days = st.builds(lambda day: typed(day.isoformat(), "date"), st.dates())
iris = st.builds(lambda one: ox.NamedNode(f"{EX}{one}"), st.integers(0, 30))
columns = st.one_of(*(st.lists(st.one_of(kind, iris, st.none()), max_size=8)
                      for kind in (texts, numbers, days)))  # fmt: skip


def engine_of(first: list[Term], second: list[Term]) -> Engine:
    store = ox.Store()
    for number, pair in enumerate(zip(first, second, strict=False)):
        row = ox.NamedNode(f"{EX}row{number}")
        store.add(ox.Quad(row, ox.NamedNode(f"{EX}is"), ox.Literal(number)))
        for name, value in zip("ab", pair, strict=True):
            if value is not None:
                store.add(ox.Quad(row, ox.NamedNode(EX + name), value))
    return Engine(store, {"ex": EX})


def by_the_engine(engine: Engine, text: str) -> list[tuple[Term, ...]]:
    rows = engine.source.query(text, prefixes=engine.prefixes)
    assert isinstance(rows, ox.QuerySolutions)
    return [tuple(row) for row in rows]


BODY = "SELECT ?n ?a ?b { ?row ex:is ?n OPTIONAL { ?row ex:a ?a } OPTIONAL { ?row ex:b ?b } } "


@given(columns, columns, st.sampled_from(["?a ?b ?n", "DESC(?b) ?a ?n", "?b DESC(?a) DESC(?n)"]))
def test_the_order_is_that_of_the_engine(first: list[Term], second: list[Term], keys: str) -> None:
    engine = engine_of(first, second)
    theirs = by_the_engine(engine, f"{BODY} ORDER BY {keys}")
    assert engine.select(f"{BODY} ORDER BY {keys}").rows == theirs


@pytest.mark.parametrize(
    "values",
    [
        [ox.Literal(1), ox.Literal("1")],
        [typed("P10D", "dayTimeDuration"), typed("P9D", "dayTimeDuration")],
        [typed("many", "integer"), ox.Literal(2)],
        [typed("2025", "gYear"), ox.Literal("2024")],
    ],
)
def test_what_is_hard_to_compare_is_left_to_the_engine(values: list[Term]) -> None:
    assert in_order([(one,) for one in values], ["a"], [("a", False)]) is None
    engine = engine_of(values, values)
    asked = f"{BODY} ORDER BY ?a ?n"
    theirs = by_the_engine(engine, asked)
    assert engine.select(asked).rows == theirs


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?a { ?a ?b ?c } ORDER BY ?a LIMIT 3",
        "SELECT ?a { { SELECT ?a { ?a ?b ?c } ORDER BY ?a } }",
        "SELECT ?a { ?a ?b ?c } ORDER BY STR(?a)",
        "SELECT ?a { ?a ?b ?c } # no ORDER BY ?a",
        "SELECT ?a { ?a ?b ?c } ORDER BY ?a STRLEN(?a) ?b",
        "SELECT ?a { ?a ?b ?c } # ORDER BY ?a, please",
    ],
)
def test_other_orders_stay_in_the_query(text: str) -> None:
    assert split_order(text) == (text, [])


def test_a_variable_that_is_no_column_is_left_to_the_engine(tiny_engine: Engine) -> None:
    found = tiny_engine.texts("SELECT ?a { VALUES (?a ?b) { (1 2) (2 1) } } ORDER BY ?b")
    assert [row["a"] for row in found] == ["2", "1"]


def test_an_error_is_that_of_the_whole_query(tiny_engine: Engine) -> None:
    with pytest.raises(Exception, match=r"ORDER|expected"):
        tiny_engine.ask("SELECT ?a { ?a ?b ?c ORDER BY ?a")


@pytest.mark.parametrize("question", [*QUESTIONS, *COMMANDS], ids=lambda one: one.name)
def test_each_query_of_ours_is_sorted_here_and_as_the_engine_sorts(
    tiny_engine: Engine, question: Question
) -> None:
    order = split_order(question.text)[1]
    if "Unsorted, since" in question.head["answers"]:  # what reads such rows ranks or counts them
        assert not order
        return
    assert order
    found = tiny_engine.select(question.text)
    assert found.rows == by_the_engine(tiny_engine, question.text)


def test_of_few_rows_that_are_alike_only_what_decides_is_looked_at() -> None:
    """Two rows are compared place by place; where that is the engine's to say, it is left to it."""
    same, two, text = ox.Literal("a"), ox.Literal(2), ox.Literal("b")
    day = ox.Literal("x", datatype=ox.NamedNode("http://a.example/t"))
    order = [("a", False), ("b", True)]
    assert in_order([(same, ox.Literal(1)), (same, two)], ["a", "b"], order) == [
        (same, two),
        (same, ox.Literal(1)),
    ]
    assert in_order([(same, two), (same, text)], ["a", "b"], order) is None
    assert in_order([(same, day), (same, text)], ["a", "b"], order) is None
    assert in_order([(same, None), (same, text)], ["a", "b"], order) == [(same, text), (same, None)]
