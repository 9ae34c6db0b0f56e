"""The competency questions: heads, columns, parameters, speed, and the golden answers.

`pytest --update-golden` writes the golden answers anew; read the difference before it is kept.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli.asking import print_answer
from kg.cli.main import cli
from kg.graph.engine import Engine, Table
from kg.graph.namespaces import ID, quote
from kg.graph.question import Parameter, Question, read_questions
from kg.pipeline import ensure_build
from kg.resources import shipped_root

FOLDER = shipped_root().queries / "questions"
GOLDEN = Path(__file__).parent / "golden" / "questions"
QUESTIONS = read_questions(shipped_root().query_files("questions"))
PARAMETERS = [(one, parameter) for one in QUESTIONS for parameter in one.parameters]
SECONDS = 0.3

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
each_parameter = pytest.mark.parametrize(
    ("question", "parameter"),
    PARAMETERS,
    ids=[f"{one.name}-{parameter.name}" for one, parameter in PARAMETERS],
)


@pytest.fixture(scope="module")
def engine(shipped_cache: str) -> Engine:
    """Return the engine over the build of the shipped data."""
    root = shipped_root()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("AIRACE_CACHE", shipped_cache)
        return Engine.on_disk(ensure_build(root), root.prefixes())


@pytest.fixture(scope="module")
def answer(engine: Engine) -> Callable[[str], Table]:
    """Return what answers a query, each once."""
    return cache(engine.select)


def test_there_are_enough_questions() -> None:
    assert len(QUESTIONS) >= 36


@each_question
def test_the_name_is_short_and_plain(question: Question) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", question.name)
    assert len(question.name) <= 30


@each_question
def test_the_head_is_complete(question: Question) -> None:
    assert question.title
    assert question.head.get("answers", "").endswith(".")
    assert all(re.fullmatch(r"[A-Za-z]+", column) for column in question.columns)
    lines = question.text.splitlines()
    query = next(place for place, line in enumerate(lines) if not line.startswith("#"))
    assert lines[query].startswith("SELECT ")


@each_parameter
def test_the_kind_of_a_parameter_is_a_class(
    engine: Engine, question: Question, parameter: Parameter
) -> None:
    known = engine.ask(f"ASK {{ air:{parameter.kind} a owl:Class }}")
    assert parameter.kind == "Text" or known is True
    assert parameter.says


@each_question
def test_the_order_is_total(question: Question) -> None:
    order = question.text.rpartition("ORDER BY")[2]
    assert set(question.columns) <= set(re.findall(r"\?(\w+)", order))


@each_question
def test_the_answer_has_rows_and_the_declared_columns(
    answer: Callable[[str], Table], question: Question
) -> None:
    table = answer(question.text)
    assert tuple(table.columns) == question.columns
    assert table.rows
    assert len(set(table.rows)) == len(table.rows)


@each_question
def test_the_answer_is_fast(engine: Engine, question: Question) -> None:
    assert any(_seconds(engine, question) < SECONDS for _ in range(3))


def _seconds(engine: Engine, question: Question) -> float:
    start = time.process_time()
    engine.select(question.text)
    return time.process_time() - start


@each_parameter
def test_a_parameter_narrows_the_answer(
    engine: Engine,
    answer: Callable[[str], Table],
    question: Question,
    parameter: Parameter,
) -> None:
    value = _some_value(engine, question, parameter)
    found = engine.select(question.bound({parameter.name: [value]})).rows
    assert found
    assert set(found) <= set(answer(question.text).rows)


@each_parameter
def test_an_unknown_value_gives_nothing(
    engine: Engine, question: Question, parameter: Parameter
) -> None:
    value = quote("no such thing") if parameter.kind == "Text" else f"<{ID}no/thing>"
    assert engine.select(question.bound({parameter.name: [value]})).rows == []


def _some_value(engine: Engine, question: Question, parameter: Parameter) -> str:
    """Return the first term that the parameter takes in the full answer."""
    body = re.search(r"\bWHERE\s*(\{.*\})", question.text, re.DOTALL)
    assert body is not None
    table: Table = engine.select(
        f"SELECT DISTINCT ?{parameter.name} WHERE {body[1]} ORDER BY ?{parameter.name}"
    )
    return str(next(row[0] for row in table.rows if row[0] is not None))


def test_a_question_has_a_golden_answer_and_the_other_way_round(
    request: pytest.FixtureRequest,
) -> None:
    names = {one.name for one in QUESTIONS}
    if request.config.getoption("--update-golden"):
        for path in GOLDEN.glob("*.tsv"):
            if path.stem not in names:
                path.unlink()
        pytest.skip("the golden answers are being written")
    assert {path.stem for path in GOLDEN.glob("*.tsv")} == names


@each_question
def test_the_answer_is_the_golden_one(
    engine: Engine,
    question: Question,
    request: pytest.FixtureRequest,
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_answer(engine, question.text, "tsv")
    answer, path = capsys.readouterr().out, GOLDEN / f"{question.name}.tsv"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(answer, encoding="utf-8", newline="")
    assert answer == path.read_text(encoding="utf-8")


def test_the_command_line_gives_the_golden_answer(
    shipped_cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", shipped_cache)
    result = CliRunner().invoke(cli, ["query", "founders", "--format", "tsv"])
    assert result.exit_code == 0
    assert result.stdout == (GOLDEN / "founders.tsv").read_text(encoding="utf-8")


def test_the_command_line_takes_names_for_parameters(
    shipped_cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AIRACE_CACHE", shipped_cache)
    fixed = ["--param", "benchmark=livebench", "--param", "model=V3"]
    result = CliRunner().invoke(cli, ["query", "scores", *fixed, "--format", "tsv"])
    assert result.exit_code == 0
    assert [line.split("\t")[:3] for line in result.stdout.splitlines()[1:]] == [
        ["LiveBench", "DeepSeek-V3", "82"]
    ]
