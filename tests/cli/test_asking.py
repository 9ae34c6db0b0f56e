"""query, sparql and stats, as a user types them."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.corpus.garbled import read_garbled
from kg.resources import shipped_root
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


def test_a_parameter_given_twice_is_wrong_usage(run: Run) -> None:
    twice = ("-p", "benchmark=LiveBench", "-p", "benchmark=Arena-Hard")
    assert "'benchmark' is given twice" in run("query", "scores", *twice, code=2).stderr


def test_an_unknown_text_names_what_there_is(run: Run) -> None:
    said = run("query", "entities", "-p", "class=compani", code=1).stderr
    assert "no class of 'entities' is called 'compani'" in said
    assert "did you mean company?" in said
    assert "use one of: AI model" in run("query", "entities", "-p", "class=zzz", code=1).stderr
    assert run("query", "entities", "-p", "class=Company").stdout


def test_an_entity_that_never_stands_there_is_told(run: Run) -> None:
    found = run("query", "scores", "-p", "benchmark=DeepSeek", "--format", "csv")
    assert len(found.stdout.splitlines()) == 1
    assert "DeepSeek (Company) is no benchmark here; there are: Arena-Hard" in found.stderr


def test_values_that_never_stand_together_are_told(run: Run) -> None:
    apart = ("-p", "model=Llama 3.1", "-p", "benchmark=LiveBench")
    assert "none has them all" in run("query", "scores", *apart).stderr
    assert "none" not in run("query", "scores", *apart[:2]).stderr


def test_a_division_that_speaks_too_is_told(run: Run) -> None:
    said = run("query", "claims-by-claimant", "-p", "claimant=Alibaba").stderr
    assert "Alibaba Cloud, a division of Alibaba, speaks too" in said
    assert "division" not in run("query", "claims-by-claimant", "-p", "claimant=Meta").stderr


def test_a_table_names_its_columns_in_words_and_rows_of_data_do_not(run: Run) -> None:
    wide = run("query", "founders").stdout
    assert "Label" not in wide
    assert "Label" in run("query", "founders", "--format", "csv").stdout
    assert "xLabel" in run("sparql", "SELECT ?xLabel { ?x rdfs:label ?xLabel } LIMIT 1").stdout


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_of_a_table_is_wider_than_columns_says(
    run: Run, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = run("query", "outperforms").stdout
    assert max(map(len, out.splitlines())) <= width
    for word in ("better", "self interested", "paragraph"):
        assert word in out


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


@pytest.mark.parametrize("update", ["DELETE WHERE { ?s ?p ?o }", "CLEAR ALL", "# why\nclear all",
                                    "PREFIX a: <a:> INSERT DATA { a:b a:c a:d }"])  # fmt: skip
def test_an_update_is_refused(run: Run, update: str) -> None:
    result = run("sparql", update, code=1)
    assert result.stdout == ""
    assert "the graph is read-only" in result.stderr


def test_an_unknown_prefix_is_named_with_near_ones(run: Run) -> None:
    said = run("sparql", "PREFIX a: <a:> ASK { a:b modle:c 'x:y' }", code=1).stderr
    assert "the prefix 'modle:' is not known" in said
    assert "did you mean model:" in said
    assert len(said) < 300


def test_rows_beyond_the_limit_are_told(run: Run) -> None:
    ask = ("sparql", "SELECT ?s { ?s a air:AIModel }", "--format", "csv", "--limit-rows")
    assert len(run(*ask, "3").stdout.splitlines()) == 4
    assert "these are the first 3; --limit-rows 0 prints all" in run(*ask, "3").stderr
    every = run(*ask, "0")
    assert "these are" not in every.stderr
    number = len(every.stdout.splitlines()) - 1
    assert "these are" not in run(*ask, str(number)).stderr
    cut = run("sparql", "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }", "--limit-rows", "2").stderr
    assert "these are the first 2" in cut


@pytest.mark.parametrize("signs", ["{}", "()", "[]"])
def test_brackets_too_deep_are_refused(run: Run, signs: str) -> None:
    deep = f"SELECT * {{ {signs[0] * 20_000} {signs[1] * 20_000} }}"
    assert "brackets stand 20,001 deep" in run("sparql", deep, code=1).stderr
    assert run("sparql", f"ASK {{ ?s ?p ?o FILTER(?o != '{signs[0] * 200}') }}").stdout == "true\n"


def test_a_query_too_long_is_refused(run: Run) -> None:
    assert "the most is 100,000" in run("sparql", "#" * 100_001, code=1).stderr


def test_a_long_chain_does_not_end_the_program(run: Run) -> None:
    run("sparql", f"ASK {{ FILTER({'!' * 90_000}1) }}")


ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?d) }"


def own_process(*words: str, cache: str) -> subprocess.Popen[str]:
    """Start `kg sparql` with an endless query; it cannot be stopped within this process.

    The system ends it after a minute of work, even when the tests were killed meanwhile. Ctrl-C
    is what it is for a user, though tests in the background of a shell ignore it.
    """
    bound = "import resource as r, signal as s; r.setrlimit(r.RLIMIT_CPU, (60, 60))"
    bound += "; s.signal(s.SIGINT, s.default_int_handler)"
    program = f"{bound}; from kg.cli.main import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", program, "sparql", ENDLESS, *words],
        env={**os.environ, "AIRACE_CACHE": cache},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.processes
def test_a_query_that_takes_too_long_ends_with_a_message(shipped_cache: str) -> None:
    with own_process("--timeout", "0.2", cache=shipped_cache) as process:
        out, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "not answered within 0.2 seconds" in said
    assert out == ""


@pytest.mark.processes
def test_ctrl_c_ends_a_query(shipped_cache: str) -> None:
    with own_process("--timeout", "0", cache=shipped_cache) as process:
        time.sleep(2)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Aborted" in said
    assert "Traceback" not in said


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


def test_the_path_of_a_query_is_read_as_the_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "ask.rq"
    path.write_text("ASK { ?any a air:Claim }", "utf-8")
    assert run("sparql", str(path)).stdout == "true\n"
    assert run("sparql", str(path)).stdout == run("sparql", "--file", str(path)).stdout
    run("sparql", str(tmp_path / "none.rq"), code=1)


@pytest.mark.parametrize("path", ["nosuch.rq", "./nosuch/x.sparql", "none.ru"])
def test_the_path_of_no_file_is_told_as_one(run: Run, path: str) -> None:
    said = run("sparql", path, code=1).stderr
    assert "no such file" in said
    assert "expected" not in said


def test_a_folder_is_no_query_and_what_is_wrong_in_a_file_names_it(
    run: Run, tmp_path: Path
) -> None:
    assert f"{tmp_path}: this is a folder" in run("sparql", str(tmp_path), code=1).stderr
    path = tmp_path / "notes.txt"
    path.write_text("Finch-2 was released.", encoding="utf-8")
    for words in ([str(path)], ["-f", str(path)]):
        assert f"{path}: error at 1:1" in run("sparql", *words, code=1).stderr


def test_stats_count_what_is_garbled_as_garbled(run: Run) -> None:
    judged = read_garbled(shipped_root().data / "judgements" / "claims.yaml")
    rows = json.loads(run("stats", "--format", "json").stdout)
    counted = {one["kind"]: int(one["number"]) for one in rows
               if one["what"] == "assertions by modality"}  # fmt: skip
    assert counted["garbled"] == len(list(judged)) > 0
    listed = [int(one["number"]) for one in rows if one["what"] == "assertions by document"]
    assert sum(counted.values()) == sum(listed)
