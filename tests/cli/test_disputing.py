"""conflicts, as a user types it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from kg.agreement.chosen import Voice, chosen
from kg.cli.disputing import KINDS
from kg.cli.main import cli
from kg.cli.session import Session
from kg.model import Kind
from kg.resources import Root
from tests.conftest import Run
from tests.graph.test_answers import synthetic


def test_the_kinds_of_the_option_are_those_of_the_model() -> None:
    assert {f"by{kind.title()}" for kind in KINDS} == {str(kind) for kind in Kind}


def test_both_sides_have_label_document_paragraph_and_words(run: Run) -> None:
    out = run("conflicts", "--kind", "value").stdout
    assert "by value (1)" in out
    assert "side: 500 billion USD" in out
    assert "side: nearly 600 billion USD" in out
    assert "BestAI blog (000) (stated), paragraph 23:" in out
    assert "a person's verdict: possibly different events" in out


def test_a_document_that_contradicts_itself_is_named(run: Run, tiny_root: Root) -> None:
    path = tiny_root.data / "claims" / "a.yaml"
    said = "  - [Corvane, foundedIn, 2027, {said: in 2027}]\n"
    text = path.read_text("utf-8")
    path.write_text(text.replace(said, f"{said}  - [Corvane, foundedIn, 2026]\n"), "utf-8")
    out = run("--root", str(tiny_root.data.parent), "conflicts", "--kind", "date").stdout
    assert "Corvane, founded in  (within" in out


def test_an_entity_narrows_and_an_unknown_one_is_an_error(run: Run) -> None:
    out = run("conflicts", "--entity", "DeepSeek-V3").stdout
    assert "release of DeepSeek-V3, date" in out
    assert "DeepSeek-V2" not in out
    run("conflicts", "--entity", "DeapSeek", code=1)
    run("conflicts", "--entity", "", code=1)


def test_compatible_lists_what_only_looks_like_a_disagreement(run: Run) -> None:
    result = run("conflicts", "--compatible")
    assert "side: 5.58 million USD" in result.stdout
    assert "side: under 6 million USD" in result.stdout
    assert "compatible pair" in result.stderr


def test_json_has_a_row_an_assertion_with_its_side(run: Run) -> None:
    rows = json.loads(run("conflicts", "--kind", "value", "--format", "json").stdout)
    assert {row["side"] for row in rows} == {"500 billion USD", "nearly 600 billion USD"}
    assert all(row["documentLabel"] and row["paragraph"] and row["words"] for row in rows)


def test_a_kind_of_look_alikes_is_wrong_usage(run: Run) -> None:
    run("conflicts", "--kind", "value", "--compatible", code=2)
    run("conflicts", "--kind", "colour", code=2)


def test_the_passage_is_shown_where_the_text_is_at_hand(run: Run) -> None:
    plain = run("conflicts", "--kind", "value").stdout
    assert "      | " not in plain


def test_every_kind_of_the_option_is_a_label_in_the_graph(run: Run) -> None:
    for kind in KINDS:
        found = run("sparql", f'ASK {{ ?kind a skos:Concept ; rdfs:label "by {kind}"@en }}').stdout
        assert found == "true\n", kind


def test_a_table_shows_the_first_and_tells_how_many_there_are(run: Run) -> None:
    every, few = run("conflicts"), run("conflicts", "--limit", "2")
    assert every.stdout.startswith(few.stdout.split("\n\n")[0])
    assert few.stdout.count("  why: ") == 2
    number = every.stdout.count("  why: ")
    assert few.stderr == f"the first 2 of {number} disagreements; --limit 0 prints all\n"
    assert run("conflicts", "--limit", "0").stdout == every.stdout
    rows = run("conflicts", "--limit", "2", "--format", "csv").stdout
    assert rows == run("conflicts", "--format", "csv").stdout


def test_the_benchmark_stands_in_the_head_of_a_disagreement(run: Run, tiny_root: Root) -> None:
    path = tiny_root.data / "claims" / "b.yaml"
    more = "  - [Finch-2, scored, 97 percent, {by: Corvane, benchmark: QuizBench}]\n"
    path.write_text(path.read_text("utf-8") + more, "utf-8")
    root = ("--root", str(tiny_root.data.parent))
    assert "Finch-2, scored on QuizBench  (" in run(*root, "conflicts", "--kind", "value").stdout
    rows = json.loads(run(*root, "conflicts", "--kind", "value", "--format", "json").stdout)
    assert "on QuizBench" in {row["scope"] for row in rows}


def test_of_a_side_with_very_many_assertions_the_firmest_are_among_those_shown() -> None:
    voices = [
        Voice(f"a{n:02}", f"c{n % 2}", f"d{n:02}", "stated" if n == 39 else "claimed", denied=False)
        for n in range(40)
    ]
    assert chosen(voices, 4) == ["a39", "a00", "a01", "a02"]
    every = [one.assertion for one in voices]
    assert chosen(voices, 0) == every
    assert chosen(voices, 40) == every


def test_a_table_tells_how_many_more_stand_on_a_side(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "engine", synthetic())
    few = CliRunner().invoke(cli, ["conflicts", "--limit", "3"], catch_exceptions=False).stdout
    assert " more; --limit 0 prints all" in few
    every = CliRunner().invoke(cli, ["conflicts", "--limit", "0"], catch_exceptions=False).stdout
    assert " more; --limit 0 prints all" not in every
    head = next(line for line in few.splitlines() if " assertions)" in line and "  side: " in line)
    assert head in every


@pytest.mark.parametrize("command", ["conflicts", "timeline"])
def test_a_name_without_its_option_is_told_how_to_be_typed(run: Run, command: str) -> None:
    found = run(command, "Qwen", "2.5-Max", "--limit", "1", code=2)
    assert found.stdout == ""
    assert "unexpected extra arguments (Qwen 2.5-Max)" in found.stderr
    assert f"kg {command} --entity 'Qwen 2.5-Max'" in found.stderr
