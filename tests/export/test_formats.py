"""Every format holds the whole graph, in the same bytes each time."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph

from kg.errors import BuildError
from kg.export.formats import FORMATS, export, safe_cell
from kg.export.jsonld import jsonld_texts
from kg.export.sorting import sorted_lines
from kg.export.turtle import turtle
from kg.graph.engine import Engine
from kg.graph.namespaces import ID, quote
from kg.pipeline import ensure_build
from kg.query.claims import read_rows
from kg.query.entities import read_names
from kg.query.sentences import get_claim
from kg.query.story import read_story
from kg.query.timeline import read_moments
from kg.resources import Root, shipped_root
from tests.conftest import copy_tiny

GOLDEN = Path(__file__).parent.parent / "golden" / "tiny.ttl"
HOSTILE = 'a "b" \\ c\n\r\t\x00\x07 é 🙂 <x> """ \'\'\' {s} \u2028 \ufffe . ;'


def stored(quads: list[ox.Quad]) -> set[ox.Quad]:
    """Return the quads as a store gives them back: it writes numbers in a form of its own."""
    holder = ox.Store()
    holder.bulk_extend(quads)
    return set(holder)


def own_quads(engine: Engine) -> list[ox.Quad]:
    """Return the quads of the graph without those of the ontology, of pages of lists and sheets."""
    own = [quad for quad in engine.store if str(quad.subject).startswith(f"<{ID}")]
    own = [quad for quad in own if not quad.predicate.value.endswith("#sheet")]
    return [quad for quad in own if not str(quad.subject).startswith(f"<{ID}page/")]


@pytest.fixture
def hostile_engine() -> Engine:
    """Return an engine over one entity with a name that no format likes."""
    lines = "".join(
        f"<{ID}model/x> <{iri}> {value} .\n"
        for iri, value in (
            (
                "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
                "<https://w3id.org/airace/ns#AIModel>",
            ),
            ("http://www.w3.org/2000/01/rdf-schema#label", quote(HOSTILE, "en")),
            ("http://www.w3.org/2004/02/skos/core#altLabel", quote(HOSTILE)),
            ("https://w3id.org/airace/ns#date", quote(HOSTILE, datatype="https://a.example/t")),
        )
    )
    store = ox.Store()
    store.bulk_load(lines.encode(), format=ox.RdfFormat.N_QUADS)
    return Engine(store, json.loads((Path("ontology") / "prefixes.json").read_text("utf-8")))


def test_turtle_has_the_default_graph_for_both_readers(tiny_engine: Engine) -> None:
    text = turtle(tiny_engine)
    read = list(ox.parse(text, format=ox.RdfFormat.TURTLE))
    default = [one for one in own_quads(tiny_engine) if one.graph_name == ox.DefaultGraph()]
    assert stored(read) == set(default)
    assert len(read) == len(default) == len(Graph().parse(data=text, format="turtle"))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_trig_has_the_named_graphs_too(tiny_engine: Engine) -> None:
    text = turtle(tiny_engine, graphs=True)
    read = list(ox.parse(text, format=ox.RdfFormat.TRIG))
    assert stored(read) == set(own_quads(tiny_engine))
    view = Dataset()
    view.parse(data=text, format="trig")
    assert len(list(view.quads((None, None, None, None)))) == len(read)


def test_numbers_are_doubles_in_turtle_too(tiny_engine: Engine) -> None:
    text = turtle(tiny_engine)
    double = ox.NamedNode("http://www.w3.org/2001/XMLSchema#double")
    for quad in ox.parse(text, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value.endswith(("#amount", "#lower", "#upper")):
            assert isinstance(quad.object, ox.Literal)
            assert quad.object.datatype == double


@pytest.fixture(scope="module")
def built_twice(tmp_path_factory: pytest.TempPathFactory) -> list[Engine]:
    """Return the engines over two builds of the tiny root, each made anew."""
    root, engines = copy_tiny(tmp_path_factory.mktemp("twice") / "root"), []
    for name in ("one", "two"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("AIRACE_CACHE", str(tmp_path_factory.mktemp(name)))
            engines.append(Engine.on_disk(ensure_build(root), root.prefixes()))
    return engines


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("ontology", [False, True])
def test_two_exports_have_the_same_bytes(
    form: str, ontology: bool, built_twice: list[Engine]
) -> None:
    queries = shipped_root().queries
    one, other = (export(engine, queries, form, ontology) for engine in built_twice)
    assert one == other
    assert one.endswith("\n")


def test_the_ontology_is_added_on_request(tiny_engine: Engine, tiny_root: Root) -> None:
    for form in ("turtle", "trig", "nquads", "jsonld"):
        plain = export(tiny_engine, tiny_root.queries, form)
        whole = export(tiny_engine, tiny_root.queries, form, ontology=True)
        assert len(whole) > len(plain)


@pytest.mark.parametrize("ontology", [False, True])
@pytest.mark.parametrize("form", FORMATS)
def test_pages_of_lists_are_in_the_build_and_in_no_export(
    form: str, ontology: bool, tiny_engine: Engine, tiny_root: Root
) -> None:
    assert tiny_engine.texts("SELECT ?page { ?page a air:Page }")
    assert "/id/page/" not in export(tiny_engine, tiny_root.queries, form, ontology)


def test_an_export_answers_what_the_build_does_without_its_lists(
    tiny_engine: Engine, tiny_root: Root
) -> None:
    text, store = export(tiny_engine, tiny_root.queries, "nquads", ontology=True), ox.Store()
    store.bulk_load(text.encode(), format=ox.RdfFormat.N_QUADS)
    read, queries = Engine(store, tiny_engine.prefixes), tiny_root.queries
    assert read_names(read, queries) == read_names(tiny_engine, queries)
    assert read_moments(read, queries) == read_moments(tiny_engine, queries)
    sentence = "corvane COMPETES with Brightleaf"
    assert get_claim(read, queries, sentence) == get_claim(tiny_engine, queries, sentence)


def test_nquads_and_jsonld_hold_the_same_quads(tiny_engine: Engine, tiny_root: Root) -> None:
    lines = export(tiny_engine, tiny_root.queries, "nquads")
    linked = export(tiny_engine, tiny_root.queries, "jsonld")
    quads = set(ox.parse(lines, format=ox.RdfFormat.N_QUADS))
    assert quads == set(own_quads(tiny_engine))
    assert set(ox.parse(linked, format=ox.RdfFormat.JSON_LD)) == quads
    assert lines.splitlines() == sorted(lines.splitlines())


@pytest.mark.parametrize(
    ("form", "reader"),
    [
        ("turtle", ox.RdfFormat.TURTLE),
        ("trig", ox.RdfFormat.TRIG),
        ("nquads", ox.RdfFormat.N_QUADS),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_a_hostile_text_survives(form: str, reader: ox.RdfFormat, hostile_engine: Engine) -> None:
    text = export(hostile_engine, Path("queries"), form)
    read = {quad.triple for quad in ox.parse(text, format=reader)}
    assert read == {quad.triple for quad in own_quads(hostile_engine)}


def test_graphml_loads_with_a_line_an_assertion(tiny_engine: Engine, tiny_root: Root) -> None:
    graph = nx.parse_graphml(
        export(tiny_engine, tiny_root.queries, "graphml"), force_multigraph=True
    )
    assert graph.nodes["model/finch-2"]["label"] == "Finch-2"
    sentences = {data["sentence"] for _, _, data in graph.edges(data=True)}
    assert "Heron-1 outperforms Finch-2 on QuizBench" in sentences
    statuses = {data["status"] for *_, data in graph.edges("model/heron-1", data=True)}
    assert "contested" in statuses


def test_graphml_loads_whatever_the_names(hostile_engine: Engine) -> None:
    hostile_engine.store.bulk_load(
        b"<https://w3id.org/airace/id/model/x> a <https://w3id.org/airace/ns#Entity> .",
        format=ox.RdfFormat.TURTLE,
    )
    graph = nx.parse_graphml(export(hostile_engine, Path("queries"), "graphml"))
    assert "é 🙂 <x>" in graph.nodes["model/x"]["label"]


def test_csv_has_a_line_an_assertion(tiny_engine: Engine, tiny_root: Root) -> None:
    rows = list(csv.DictReader(io.StringIO(export(tiny_engine, tiny_root.queries, "csv"))))
    table = tiny_engine.texts("SELECT ?a { ?a a air:Assertion }")
    assert len({row["assertion"] for row in rows}) == len(rows) == len(table)
    assert {row["documentLabel"] for row in rows} >= {"Daily Ledger (a)", "Tech Notes (b)"}


def test_csv_is_the_same_however_many_claims_are_read_at_once(
    tiny_engine: Engine, tiny_root: Root, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = export(tiny_engine, tiny_root.queries, "csv")
    for size in (1, 3):
        monkeypatch.setattr("kg.export.formats._CLAIMS", size)
        assert export(tiny_engine, tiny_root.queries, "csv") == whole
    rows = [one["assertion"] for one in read_rows(tiny_engine, tiny_root.queries)]
    assert [row["assertion"] for row in csv.DictReader(io.StringIO(whole))] == rows


@pytest.mark.parametrize("ontology", [False, True])
def test_jsonld_is_the_same_however_many_quads_are_made_at_once(
    ontology: bool, tiny_engine: Engine, tiny_root: Root
) -> None:
    whole = export(tiny_engine, tiny_root.queries, "jsonld", ontology)
    lines = export(tiny_engine, tiny_root.queries, "nquads", ontology).splitlines(keepends=True)
    for most in (1, 7, 100):
        assert "".join(jsonld_texts(tiny_engine, lines, most)) == whole
    assert json.loads("".join(jsonld_texts(tiny_engine, [])))["@graph"] == []


@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n\r"))), st.integers(1, 9)
)
def test_lines_are_sorted_however_many_fit_into_memory(words: list[str], most: int) -> None:
    lines = [f"{word}\n" for word in words]
    assert list(sorted_lines(lines, most)) == sorted(lines)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "-", "=HYPERLINK(1)"]
)
def test_a_formula_is_disarmed(cell: str) -> None:
    assert safe_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "plain", "5", "-5", "+5.5", "-1e3", "a=b", "'=x"])
def test_a_harmless_cell_stays(cell: str) -> None:
    assert safe_cell(cell) == cell


def test_the_turtle_of_the_tiny_graph_reads_as_it_did(
    tiny_engine: Engine, request: pytest.FixtureRequest
) -> None:
    text = turtle(tiny_engine)
    if request.config.getoption("--update-golden"):
        GOLDEN.write_text(text, "utf-8")
    assert text == GOLDEN.read_text("utf-8"), "review the change, then pytest --update-golden"


def test_a_graph_of_which_a_part_is_missing_is_told_so(tiny_engine: Engine) -> None:
    half, queries = ox.Store(), shipped_root().queries
    for quad in tiny_engine.store:
        if not quad.predicate.value.endswith(("#evidence", "#asserts")):
            half.add(quad)
    engine = Engine(half, tiny_engine.prefixes)
    with pytest.raises(BuildError, match="the graph is not whole"):
        turtle(engine)
    claim = read_rows(tiny_engine, queries)[0]["claim"]
    with pytest.raises(BuildError, match="the graph is not whole: nobody asserts"):
        read_story(engine, queries, claim.removeprefix(ID))
