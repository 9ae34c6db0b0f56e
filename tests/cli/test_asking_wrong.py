"""sparql and query where nothing comes back: what is told of it."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Run


def test_a_misspelt_term_is_named_where_there_is_no_answer(run: Run) -> None:
    """No rows without a word read as: nobody says so."""
    wrong = "nothing in the graph is called air:outperfoms; did you mean air:outperforms"
    for query in (
        "SELECT ?x WHERE { GRAPH ?g { ?x air:outperfoms ?y } }",
        "ASK { ?x air:outperfoms ?y }",
    ):
        assert wrong in run("sparql", query).stderr
    query = 'SELECT ?x WHERE { model:deepsek-v3 rdfs:label ?x FILTER(?x = "air:no") } # air:nor'
    told = run("sparql", query).stderr.splitlines()
    assert "nothing in the graph is called model:deepsek-v3" in told
    assert not any("air:no" in line for line in told)


def test_terms_that_exist_and_answers_with_rows_are_not_talked_about(run: Run) -> None:
    for query in (
        "SELECT ?x WHERE { ?x air:acquired ?y . ?x air:denied ?z }",
        "SELECT ?x WHERE { ?x a air:Company } LIMIT 1",
        "SELECT ?x WHERE { GRAPH claim:nothing { ?x ?y ?z } } LIMIT 0",
    ):
        told = run("sparql", query).stderr
        assert "air:" not in told


def test_a_query_file_that_cannot_be_read_is_told_plainly(run: Run, tmp_path: Path) -> None:
    broken = tmp_path / "broken.rq"
    broken.write_bytes(b"\xff\xfe")
    for name, what in (("gone.rq", "no such file"), ("broken.rq", "no text in UTF-8")):
        file = str(tmp_path / name)
        for words in (("sparql", "-f", file), ("view", "--query", file)):
            told = run(*words, code=1).stderr
            assert what in told
            assert "Errno" not in told
            assert "codec" not in told


def test_an_unknown_document_is_sought_among_the_documents(run: Run) -> None:
    for words in (("query", "documents", "-p", "document=9"), ("sources", "9")):
        assert "`kg documents` lists all names" in run(*words, code=1).stderr
    assert "`kg query entities` lists all names" in run("show", "", code=1).stderr
