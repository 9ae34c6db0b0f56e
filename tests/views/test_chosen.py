"""Named views: a query chooses what the page shows, and says clearly when it cannot."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import NothingToDraw, QueryError
from kg.graph.engine import Engine
from kg.graph.question import read_questions
from kg.notebook import Shown, show
from kg.resources import Root, shipped_root
from kg.views.page import render_page
from kg.views.page_data import read_page_data
from kg.views.records import PageData
from tests.conftest import Run
from tests.views.making import many_lines
from tests.views.reading import read_page


def _view(engine: Engine, root: Root, query: str) -> PageData:
    return read_page_data(engine, root.queries, None, query)


def _with_rivals(data: PageData, claims: set[str]) -> set[str]:
    """Return the claims and what disagrees with them, from the data of the whole page."""
    ids = [one["id"] for one in data["claims"]]
    groups = [{ids[at] for at in one["members"]} for one in data["disagreements"]]
    return claims.union(*(group for group in groups if group & claims))


def test_a_column_of_claims_chooses_these_claims(
    tiny_engine: Engine, tiny_root: Root, tiny_data: PageData
) -> None:
    wanted = {one["id"] for one in tiny_data["claims"] if one["predicate"] == "outperforms"}
    found = _view(tiny_engine, tiny_root, "SELECT ?claim { ?claim rdf:predicate air:outperforms }")
    assert wanted
    assert {one["id"] for one in found["claims"]} == _with_rivals(tiny_data, wanted)


def test_a_column_of_entities_chooses_all_claims_about_them(
    tiny_engine: Engine, tiny_root: Root, tiny_data: PageData
) -> None:
    (at,) = [n for n, one in enumerate(tiny_data["entities"]) if one["id"] == "model/finch-2"]
    wanted = {
        one["id"]
        for one in tiny_data["claims"]
        if at in (one["subject"], one.get("object"), *one["others"])
    }
    found = _view(tiny_engine, tiny_root, "SELECT ?entity { VALUES ?entity { model:finch-2 } }")
    assert {one["id"] for one in found["claims"]} == _with_rivals(tiny_data, wanted)


def test_a_construct_chooses_the_claims_of_its_pairs(tiny_engine: Engine, tiny_root: Root) -> None:
    query = "CONSTRUCT { model:heron-1 air:outperforms model:finch-2 } WHERE {}"
    found = _view(tiny_engine, tiny_root, query)
    assert found["claims"]
    for claim in found["claims"]:
        about = {claim["subject"], claim.get("object"), *claim["others"]}
        names = {found["entities"][one]["id"] for one in about if one is not None}
        assert names >= {"model/heron-1", "model/finch-2"} or claim["disagreements"]


def test_a_view_has_both_sides_of_each_disagreement(tiny_engine: Engine, tiny_root: Root) -> None:
    query = "SELECT ?claim { ?claim air:status air:contested } ORDER BY ?claim LIMIT 1"
    found = _view(tiny_engine, tiny_root, query)
    assert found["disagreements"]
    assert all(len(one["sides"]) > 1 for one in found["disagreements"])


@pytest.mark.parametrize(
    ("query", "error", "words"),
    [
        ("SELECT ?x { ?x a air:Claim }", QueryError, r"no column \?claim or \?entity, only \?x"),
        ("ASK {}", QueryError, "ASK chooses nothing"),
        ("SELECT ?claim { ?claim a air:Nothing }", NothingToDraw, "finds no claim"),
        ("SELECT ?claim { VALUES ?claim { 5 } }", NothingToDraw, "finds no claim"),
        ("CONSTRUCT {} WHERE {}", NothingToDraw, "finds no claim"),
        ("SELEKT ?claim", QueryError, "SELECT|expected"),
    ],
)
def test_a_query_that_chooses_nothing_says_why(
    tiny_engine: Engine, tiny_root: Root, query: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        _view(tiny_engine, tiny_root, query)


@pytest.mark.parametrize(
    "name", [one.name for one in read_questions(shipped_root().query_files("views"))]
)
def test_every_ready_view_is_a_page(run: Run, tmp_path: Path, name: str) -> None:
    run("view", name, "-o", str(tmp_path / "v.html"))
    page = read_page((tmp_path / "v.html").read_text("utf-8"))
    assert page.block("claims")["claims"]
    assert page.block("graph")["nodes"]
    assert name in run("view", "--list").stdout


def test_a_file_of_ones_own_is_a_view(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("SELECT ?entity { ?entity a air:Benchmark }", "utf-8")
    run("view", "--query", str(file), "-o", str(tmp_path / "v.html"))
    assert read_page((tmp_path / "v.html").read_text("utf-8")).named("h1")[0].text == "mine"
    assert "give either" in run("view", "people", "--query", str(file), code=2).output
    assert "did you mean people" in run("view", "peeple", code=1).output
    assert "UTF-8" in run("view", "--query", str(tmp_path / "none.rq"), code=1).output


def test_a_notebook_gets_the_page_in_a_frame(tiny_root: Root) -> None:
    shown = show(query="SELECT ?claim { ?claim a air:Claim }", root=tiny_root.data.parent)
    frame = read_page(shown._repr_html_()).named("iframe")[0]
    assert frame.attributes["srcdoc"] == shown.page
    assert "allow-same-origin" not in frame.attributes["sandbox"]
    hostile = Shown('"><script>fired(1)</script>')._repr_html_()
    assert [one.tag for one in read_page(hostile).elements] == ["iframe"]


def test_triples_of_a_construct_are_lines_by_the_name_of_their_property(
    tiny_engine: Engine, tiny_root: Root
) -> None:
    query = """PREFIX ex: <https://example.org/terms#> CONSTRUCT {
      model:heron-1 air:outperforms model:finch-2 ; ex:isLike model:finch-2 ; ex:size 5 ;
        ex:of model:heron-1 , [] , ex:Thing , ex:Named . ex:Named rdfs:label "a thing" } WHERE {}"""
    found = _view(tiny_engine, tiny_root, query)
    names = [one["label"] for one in found["entities"]]
    links = [(names[one["source"]], one["label"], names[one["target"]]) for one in found["links"]]
    assert set(links) == {
        ("Heron-1", "isLike", "Finch-2"),
        ("Heron-1", "of", "Thing"),
        ("Heron-1", "of", "a thing"),
        ("Heron-1", "outperforms", "Finch-2"),
    }
    assert found == _view(tiny_engine, tiny_root, query)


def test_a_select_draws_no_line_of_its_own(tiny_engine: Engine, tiny_root: Root) -> None:
    assert _view(tiny_engine, tiny_root, "SELECT ?claim { ?claim a air:Claim }")["links"] == []


@pytest.mark.slow
def test_a_construct_of_thousands_of_lines_chooses_and_draws_at_once(
    tiny_engine: Engine, tiny_root: Root
) -> None:
    found = _view(tiny_engine, tiny_root, many_lines(4000))
    assert len(found["links"]) == 4000
    assert [one["id"] for one in found["claims"]]
    page = read_page(render_page(found))
    drawn = page.block("graph")
    assert len(drawn["nodes"]) <= 300
    assert 300 <= len(drawn["edges"]) <= 800
    assert len(page.block("claims")["links"]) == 4000
