"""query, sparql and stats, as a user types them."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tests.conftest import Run


def test_query_without_a_name_lists_every_question(run: Run) -> None:
    listed = json.loads(run("query", "--format", "json").stdout)
    assert len(listed) >= 30
    assert all(one["what it answers"] for one in listed)


def test_a_misspelt_question_names_the_near_ones(run: Run) -> None:
    result = run("query", "founder", code=1)
    assert "founders" in result.stderr
    assert result.stdout == ""


def test_an_unknown_parameter_names_the_known_ones(run: Run) -> None:
    assert "benchmark" in run("query", "scores", "-p", "bench=AIME", code=1).stderr


def test_a_parameter_without_equals_is_wrong_usage(run: Run) -> None:
    assert "NAME=VALUE" in run("query", "scores", "-p", "AIME", code=2).stderr


def test_a_hostile_parameter_stays_a_name(run: Run) -> None:
    hostile = "benchmark=x> } DROP ALL ; SELECT * {"
    assert "nothing in the graph is called" in run("query", "scores", "-p", hostile, code=1).stderr


@pytest.mark.parametrize("form", ["json", "csv", "tsv"])
def test_every_format_carries_the_same_rows(run: Run, form: str) -> None:
    query = "SELECT ?m ?n WHERE { ?m a air:AIModel ; rdfs:label ?n } ORDER BY ?n"
    out = run("sparql", query, "--format", form).stdout
    if form == "json":
        rows = [list(one.values()) for one in json.loads(out)]
    else:
        rows = list(csv.reader(io.StringIO(out), delimiter="\t" if form == "tsv" else ","))[1:]
    assert ["model:deepseek-v3", "DeepSeek-V3"] in rows


def test_sparql_reads_stdin_and_answers_ask(run: Run) -> None:
    assert run("sparql", "-", stdin="ASK { ?s a air:AIModel }").stdout == "true\n"


def test_construct_prints_triples(run: Run) -> None:
    text = (
        "CONSTRUCT { ?m a air:AIModel } WHERE { VALUES ?m { model:deepseek-v3 } ?m a air:AIModel }"
    )
    assert "model:deepseek-v3" in run("sparql", text).stdout


def test_a_syntax_error_tells_the_line_of_the_query(run: Run) -> None:
    result = run("sparql", "SELECT ?x WHERE {\n ?x a }", code=1)
    assert "2:" in result.stderr
    assert "docs/errors.md#wrong-query" in result.stderr


def test_an_update_is_refused(run: Run) -> None:
    assert run("sparql", "DELETE WHERE { ?s ?p ?o }", code=1).stdout == ""


def test_neither_query_nor_file_is_wrong_usage(run: Run) -> None:
    run("sparql", code=2)


def test_a_missing_query_file_is_an_error_with_a_cure(run: Run) -> None:
    assert "fix:" in run("sparql", "-f", "/nowhere/x.rq", code=1).stderr


def test_control_characters_do_not_reach_the_terminal(run: Run) -> None:
    assert "\x1b" not in run("sparql", 'SELECT ("a\\u001b[31mb" AS ?x) {}').stdout


def test_stats_count_the_documents(run: Run) -> None:
    rows = json.loads(run("stats", "--format", "json").stdout)
    documents = [one for one in rows if one["what"] == "assertions by document"]
    assert len(documents) == 5
