"""SPARQL: answers, and clear errors."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.graph.engine import Engine, Table
from kg.resources import shipped_root

PREFIXES = shipped_root().prefixes()
CALL = "SERVICE <http://x.invalid/> { ?a ?b ?c }"


@pytest.fixture
def engine() -> Engine:
    store = ox.Store()
    data = b'<a:s> <a:p> "service"@en , 5 .'
    store.bulk_load(data, format=ox.RdfFormat.TURTLE)
    return Engine(store, PREFIXES)


def test_each_form_of_query_has_its_answer(engine: Engine) -> None:
    table = engine.ask("SELECT ?o ?none { ?s ?p ?o } ORDER BY ?o")
    assert isinstance(table, Table)
    assert table.columns == ["o", "none"]
    assert engine.ask("ASK { ?s ?p 5 }") is True
    assert engine.ask("ASK { ?s ?p 6 }") is False
    triples = engine.ask("CONSTRUCT WHERE { ?s ?p 5 }")
    assert isinstance(triples, list)
    assert str(triples[0].predicate) == "<a:p>"


def test_unbound_columns_are_empty_texts(engine: Engine) -> None:
    assert engine.texts("SELECT ?o ?none { ?s ?p ?o FILTER(isNumeric(?o)) }") == [
        {"o": "5", "none": ""}
    ]


def test_every_prefix_of_the_map_is_known_and_may_be_redefined(engine: Engine) -> None:
    for name in PREFIXES:
        assert engine.ask(f"ASK {{ {name}:x ?p ?o }}") is False
    assert engine.ask("PREFIX air: <a:> ASK { air:s air:p 5 }") is True


@pytest.mark.parametrize(
    ("query", "line"),
    [("SELECT * {\n ?s ?p\n}", 3), ("SELEC", 1), ("", 1), ("ASK {\n\n\n ?s nope:x ?o }", 4)],
)
def test_a_syntax_error_names_the_line_of_the_users_query(
    query: str, line: int, engine: Engine
) -> None:
    with pytest.raises(QueryError, match=rf"\b{line}:\d+") as error:
        engine.ask(query)
    assert error.value.problems[0].fix


@pytest.mark.parametrize(
    "query", ["INSERT DATA { <a:a> <a:a> <a:a> }", "DELETE WHERE { ?s ?p ?o }", "CLEAR ALL"]
)
def test_an_update_is_refused(query: str, engine: Engine) -> None:
    with pytest.raises(QueryError):
        engine.ask(query)
    assert len(engine.store) == 2


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ {CALL} }}",
        f"SELECT * {{ {CALL.lower()} }}",
        "SELECT * { SERVICE SILENT <http://x.invalid/> { ?a ?b ?c } }",
        "SELECT * { SERVICE ?x { ?a ?b ?c } }",
        "SELECT * { SERVICE<http://x.invalid/>{ ?a ?b ?c } }",
        f"SELECT * {{ ?s <a:p> ?o.{CALL} }}",
        f"SELECT * {{ ?s <a:p> 1{CALL} }}",
        f"SELECT * {{ ?s air:x\\#y ?o . {CALL} }}",
        f"SELECT * {{ ?s air:x\\'y ?o . {CALL} . ?s air:x\\'z ?o }}",
        f"# a comment\rSELECT * {{ {CALL} }}",
        f"SELECT * {{ ?s ?p ?o FILTER(?s < ?o) {CALL} FILTER(?o > ?s) }}",
        "PREFIX : <http://x.invalid/> SELECT * { SERVICE:x { ?a ?b ?c } }",
        f"SELECT * {{ ?s ?p 'a' , \"it's\" . {CALL} }}",
        f"SELECT * {{ ?s ?p '''a''' . {CALL} }}",
    ],
)
def test_a_call_to_another_machine_is_refused(query: str, engine: Engine) -> None:
    with pytest.raises(QueryError, match="SERVICE would call another machine"):
        engine.ask(query)


@pytest.mark.parametrize(
    "query",
    [
        'ASK { ?s ?p "service"@en }',
        "ASK { ?s ?p ?o FILTER(STR(?o) != 'SERVICE x') }",
        'ASK { ?s ?p ?o FILTER(STR(?o) != """a "service" \n b""") }',
        "ASK { ?s ?p ?o FILTER(?o != <http://x.invalid/service#SERVICE>) }",
        "# SERVICE <http://x.invalid/>\nASK { ?s ?p ?service }",
        "ASK { ?s ?p ?o OPTIONAL { ?s air:service ?o } OPTIONAL { ?s air:x.service $service } }",
    ],
)
def test_the_word_service_elsewhere_is_harmless(query: str, engine: Engine) -> None:
    assert engine.ask(query) is True


def test_a_select_is_asked_for_where_rows_are_needed(engine: Engine) -> None:
    with pytest.raises(QueryError, match="a SELECT was expected"):
        engine.select("ASK { ?s ?p ?o }")


def test_an_iri_is_shortened_by_its_longest_prefix(engine: Engine) -> None:
    assert engine.shorten("https://w3id.org/airace/id/model/x") == "model:x"
    assert engine.shorten("https://w3id.org/airace/id/odd") == "id:odd"
    assert engine.shorten("mailto:x") == "mailto:x"
