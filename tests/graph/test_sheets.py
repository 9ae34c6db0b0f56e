"""What the build wrote down for tables: all of it is there, and tells what the queries tell."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from kg.cli.main import cli
from kg.export.formats import FORMATS, export
from kg.graph.engine import Engine
from kg.graph.namespaces import AIR, ID
from kg.query.day_pages import read_days
from tests.graph.test_answers import shipped
from tests.graph.test_lists import QUERIES, answered_by, crowded, without_answers


@pytest.mark.parametrize(
    "words",
    [
        ["conflicts", "--entity", "DeepSeek-V3"],
        ["timeline", "--entity", "DeepSeek"],
        ["timeline", "--reactions", "DeepSeek-R1", "--days", "10"],
        ["timeline", "--reactions", "DeepSeek-R1", "--limit", "2"],
        ["timeline", "--reactions", "DeepSeek-R1", "--format", "json"],
        ["timeline", "--reactions", "Qwen 2.5-Max"],
    ],
    ids=" ".join,
)
def test_sources_are_told_the_same_without_what_the_build_wrote_down(
    words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for one in (shipped(), without_answers(shipped())):
        with answered_by(one, monkeypatch):
            said = CliRunner().invoke(cli, words, catch_exceptions=False)
        found.append((said.exit_code, said.stdout, said.stderr))
    assert found[0][0] == 0
    assert found[0] == found[1]


def test_disagreements_dates_and_pages_have_sheets() -> None:
    found = crowded().texts("SELECT ?of ?sheet { ?of air:sheet ?sheet }")
    kinds = {row["of"].removeprefix(ID).split("/")[0] for row in found}
    assert kinds == {"disagreement", "claim", "page"}
    disputed = crowded().texts("SELECT ?one { ?one a air:Disagreement }")
    assert {row["one"] for row in disputed} <= {row["of"] for row in found}


def test_each_event_with_a_date_stands_on_one_page_of_days() -> None:
    dates = crowded().texts(
        "SELECT DISTINCT ?event { ?c rdf:subject ?event ; rdf:predicate ?p ; air:polarity "
        "air:affirmed ; air:status ?s FILTER(?p IN (air:date, air:foundedIn)) "
        "FILTER(?s NOT IN (air:garbled, air:superseded)) }"
    )
    events = [event for event, *_ in read_days(crowded(), QUERIES)]
    assert len(events) == len(set(events)) > 7
    assert {row["event"].removeprefix(ID) for row in dates} == set(events)


@pytest.mark.parametrize("form", FORMATS)
def test_sheets_are_in_the_build_and_in_no_export(form: str) -> None:
    assert shipped().texts("SELECT ?sheet { ?one air:sheet ?sheet }")
    # what the sheet of every date has, in the escapes of any form
    assert 'beside\\"' not in export(shipped(), QUERIES, form, ontology=True)


def written(engine: Engine, sheet: str) -> Engine:
    """Return the graph as another version wrote it, all of whose sheets are this one."""
    store = ox.Store()
    store.bulk_extend(
        ox.Quad(one.subject, one.predicate, ox.Literal(sheet), one.graph_name)
        if one.predicate.value == f"{AIR}sheet"
        else one
        for one in engine.store
    )
    return Engine(store, engine.prefixes)


@pytest.mark.parametrize(
    "sheet", ["", "{}", '"x"', '{"sides": 1}', "[1, 2]", '[["e", "l", []]]', '[["e","l",[["1"]]]]']
)
def test_sheets_of_another_form_are_told(sheet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = (["conflicts"], ["timeline"], ["timeline", "--reactions", "DeepSeek-R1"])
    with answered_by(written(shipped(), sheet), monkeypatch):
        for words in commands:
            said = CliRunner().invoke(cli, words)
            assert (said.exit_code, said.stdout) == (1, "")
            assert "is not in the form of this version" in said.stderr
            assert "kg push --replace" in said.stderr
