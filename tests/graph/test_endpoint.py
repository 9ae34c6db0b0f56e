"""A server answers as the embedded engine does; a hostile one gives one clear error."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import AiraceError, DataError, EndpointError, QueryError
from kg.graph.endpoint import Account, Endpoint, RemoteStore, canonical
from kg.graph.engine import Engine, Table
from kg.graph.namespaces import XSD
from kg.graph.profile import find_profile
from kg.graph.push import Protocol, find_target, push
from kg.graph.question import Question, read_questions
from kg.pipeline import ensure_build
from kg.resources import shipped_root
from tests.graph.serving import answering, free_port, oxigraph_server

SPARQL_JSON = "application/sparql-results+json"
ASK = "ASK { ?s ?p ?o }"
QUESTIONS = [
    one
    for folder in ("questions", "commands", "page", "rules", "views")
    for one in read_questions(shipped_root().query_files(folder))
]


@pytest.fixture(scope="module")
def pair(shipped_cache: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Engine]]:
    """Return the embedded engine, and one over a real server that took a push of the build."""
    root = shipped_root()
    with (
        pytest.MonkeyPatch.context() as patch,
        oxigraph_server(tmp_path_factory.mktemp("server")) as url,
    ):
        patch.setenv("AIRACE_CACHE", shipped_cache)
        folder = ensure_build(root)
        push(folder, find_target(url), 9000)
        remote = RemoteStore(Endpoint(find_profile(url).query))
        yield [Engine.on_disk(folder, root.prefixes()), Engine(remote, root.prefixes())]


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: f"{one.name}")
def test_the_server_gives_the_same_answer(pair: list[Engine], question: Question) -> None:
    here, there = (engine.ask(question.text) for engine in pair)
    if isinstance(here, Table):
        assert there == here
    else:
        assert isinstance(here, list)
        assert isinstance(there, list)
        assert sorted(map(str, there)) == sorted(map(str, here))


@pytest.mark.slow
def test_the_server_holds_the_same_quads(pair: list[Engine]) -> None:
    here, there = (set(one.source.quads_for_pattern(None, None, None, None)) for one in pair)
    assert here == there
    name = next(one.graph_name for one in here if isinstance(one.graph_name, ox.NamedNode))
    one, other = (set(e.source.quads_for_pattern(None, None, None, name)) for e in pair)
    assert one == other != set()


@pytest.mark.slow
def test_each_protocol_and_each_stop_gives_the_whole_build(
    shipped_cache: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", shipped_cache)
    folder = ensure_build(shipped_root())
    monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "cache"))
    with oxigraph_server(tmp_path / "server") as url:
        target = find_target(url, Protocol.UPDATE)

        def stop(done: int, _total: int) -> None:
            if done > 10_000:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            push(folder, target, 4000, told=stop)
        made = push(folder, target, 3000)
        whole = made.quads + 3 * 4000
        assert whole == len(Engine.on_disk(folder, {}).store)
        assert (made.before, made.batches) == (12_000, -(-made.quads // 3000))
        assert push(folder, target, 4000).batches == 0
        monkeypatch.setenv("AIRACE_CACHE", str(tmp_path / "elsewhere"))
        with pytest.raises(EndpointError, match="claims of another build"):
            push(folder, target, 3000)
        theirs = "INSERT DATA { <urn:a> <urn:b> <urn:c> }"
        Endpoint(find_profile(url).update).send(theirs.encode(), "application/sparql-update")
        assert push(folder, target, 3000, replace=True).batches == -(-whole // 3000)
        kept = RemoteStore(Endpoint(find_profile(url).query)).query("ASK { <urn:a> ?p ?o }")
        assert bool(kept) is True


@pytest.mark.parametrize(
    ("status", "kind", "body", "says"),
    [
        (200, "text/html", b"<html>hello</html>", "no SPARQL result"),
        (200, SPARQL_JSON, b'{"head": {}, "results"', "no SPARQL result"),
        (200, SPARQL_JSON, b"[" * 100_000, "no SPARQL result"),
        (200, SPARQL_JSON, b'{"head": {"vars": []}, "results": {"bindings": [3]}}', "no SPARQL"),
        (401, "text/plain", b"who are you\x1b[31m", "HTTP 401 who are you[31m"),
        (500, "text/plain", b"x" * 9000, "HTTP 500 xxx"),
    ],
)
def test_a_hostile_answer_is_one_clear_error(
    status: int, kind: str, body: bytes, says: str
) -> None:
    with answering(status, kind, body) as (url, _), pytest.raises(EndpointError) as caught:
        Engine(RemoteStore(Endpoint(url)), {}).ask(ASK)
    assert says in str(caught.value)
    assert len(str(caught.value)) < 700


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("# SELECT\nPREFIX a: <b#> DROP ALL", "DROP would change the graph"),
        ("INSERT DATA { <a:a> <a:b> 'SELECT' }", "INSERT would change the graph"),
        ("define input:x 'y' DROP ALL", "expected SELECT, ASK, CONSTRUCT or DESCRIBE"),
    ],
)
def test_what_would_change_a_server_is_not_sent_to_its_query_service(text: str, says: str) -> None:
    with answering(200, SPARQL_JSON, b'{"head": {}, "boolean": true}') as (url, seen):
        with pytest.raises(QueryError, match=says):
            Engine(RemoteStore(Endpoint(url)), {}).ask(text)
        assert seen == []


def test_the_account_goes_nowhere_else() -> None:
    account = Account(token="hidden")  # noqa: S106
    with answering(200, SPARQL_JSON, b'{"head": {}, "boolean": true}') as (elsewhere, other):
        moved = {"Location": elsewhere}
        with answering(307, "text/plain", b"", moved) as (url, seen):
            with pytest.raises(EndpointError, match="HTTP 307"):
                Engine(RemoteStore(Endpoint(url, account)), {}).ask(ASK)
            assert seen[0]["Authorization"] == "Bearer hidden"
        assert other == []
    assert "hidden" not in repr(account)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://a/b", "http://", "http://u:p@h/q"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(EndpointError) as caught:
        Endpoint(url)
    assert "u:p" not in str(caught.value)


def test_nobody_there() -> None:
    with pytest.raises(EndpointError, match="no answer"):
        RemoteStore(Endpoint(f"http://127.0.0.1:{free_port()}/query")).query(ASK)


def test_other_spellings_are_ours_again() -> None:
    cell = {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#boolean"}
    rows = {"head": {"vars": ["x"]}, "results": {"bindings": [{"x": cell}]}}
    assert b'"true"' in canonical(json.dumps(rows).encode())


@pytest.mark.parametrize(("value", "answer"), [("1", True), ("0", False)])
def test_an_ask_that_is_answered_with_a_row_is_a_boolean(value: str, answer: bool) -> None:
    cell = {"type": "typed-literal", "datatype": f"{XSD}integer", "value": value}
    rows = {"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": [{"__ASK_RETVAL": cell}]}}
    with answering(200, SPARQL_JSON, json.dumps(rows).encode()) as (url, _):
        assert Engine(RemoteStore(Endpoint(url)), {}).ask(ASK) is answer


def test_a_profile_is_read_and_a_wrong_one_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    path = tmp_path / "airace" / "config.toml"
    path.parent.mkdir()
    path.write_text('[endpoints.lab]\nquery = "http://h/q"\ndefault_graph = "urn:d"\n')
    assert find_profile("lab").default_graph == "urn:d"
    with pytest.raises(EndpointError, match="no update service"):
        find_target("lab")
    with pytest.raises(EndpointError, match="known: lab"):
        find_profile("lap")
    for wrong in ("[endpoints", "[endpoints.lab]\nquery = 3", "endpoints = 1", "[endpoints.lab]"):
        path.write_text(wrong)
        with pytest.raises(AiraceError) as caught:
            find_profile("lab")
        assert isinstance(caught.value, DataError)


def test_an_answer_to_another_question_is_told() -> None:
    junk = b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}'
    with answering(200, SPARQL_JSON, junk) as (url, _):
        store = RemoteStore(Endpoint(url))
        with pytest.raises(EndpointError, match="it has no column n, but x"):
            Engine(store, {}).texts("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        assert Engine(store, {}).texts("SELECT ?x { ?x ?p ?o }") == []
