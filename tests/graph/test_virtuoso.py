"""A second engine: Virtuoso takes the shipped build and gives the golden answers.

What it does differently is data (tests/golden/virtuoso.json), and docs/endpoints.md says the same.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.cli.asking import print_answer
from kg.graph.endpoint import Endpoint, RemoteStore
from kg.graph.engine import Engine
from kg.graph.profile import find_profile
from kg.graph.push import find_target, push
from kg.graph.question import Question, read_questions
from kg.pipeline import ensure_build
from kg.resources import shipped_root
from tests.graph.serving import virtuoso_server

TOP = Path(__file__).parents[2]
GOLDEN = TOP / "tests" / "golden"
QUESTIONS = read_questions(shipped_root().query_files("questions"))
#: `values`: questions with other rows, and why
DIFFERS = json.loads((GOLDEN / "virtuoso.json").read_text("utf-8"))
DEFAULT = "https://w3id.org/airace/id/graph/default"


@pytest.fixture(scope="module")
def virtuoso(shipped_cache: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Return an engine over a Virtuoso that took a push of the shipped build."""
    folder = tmp_path_factory.mktemp("virtuoso")
    root = shipped_root()
    with pytest.MonkeyPatch.context() as patch, virtuoso_server(folder) as url:
        patch.setenv("AIRACE_CACHE", shipped_cache)
        patch.setenv("XDG_CONFIG_HOME", str(folder))
        config = folder / "airace" / "config.toml"
        config.parent.mkdir()
        config.write_text(
            f'[endpoints.second]\nquery = "{url}"\nupdate = "{url}"\ndefault_graph = "{DEFAULT}"\n'
        )
        build, target = ensure_build(root), find_target("second")
        made = push(build, target, 1000)
        assert made.quads == len(Engine.on_disk(build, {}).store)
        assert push(build, target, 1000).batches == 0
        remote = RemoteStore(Endpoint(find_profile("second").query), DEFAULT)
        yield Engine(remote, root.prefixes())


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_virtuoso_gives_the_golden_answer(
    virtuoso: Engine, question: Question, capsys: pytest.CaptureFixture[str]
) -> None:
    print_answer(virtuoso, question.text, "tsv")
    answer = capsys.readouterr().out.splitlines()
    golden = (GOLDEN / "questions" / f"{question.name}.tsv").read_text("utf-8").splitlines()
    if question.name in DIFFERS["values"]:
        assert Counter(answer) != Counter(golden), "it gives this one now: mend virtuoso.json"
        assert len(answer) == len(golden)
        return
    assert answer == golden


@pytest.mark.slow
def test_what_is_replaced_on_virtuoso_is_ours_alone(virtuoso: Engine) -> None:
    """Deleting takes our graphs away, and neither Virtuoso's own nor a stranger's."""
    target = find_target("second")
    theirs = "INSERT DATA { GRAPH <urn:theirs> { <urn:a> <urn:b> <urn:c> } }"
    target.write.send(theirs.encode(), "application/sparql-update")
    build = ensure_build(shipped_root())
    assert push(build, target, 2000, replace=True).claims == target.claims()
    assert virtuoso.ask("ASK { GRAPH <urn:theirs> { ?s ?p ?o } }") is True


def test_the_list_is_of_questions_and_the_manual_says_the_same() -> None:
    names = {one.name for one in QUESTIONS}
    values = DIFFERS["values"]
    assert values.keys() <= names
    manual = " ".join((TOP / "docs" / "endpoints.md").read_text("utf-8").split())
    assert f"One question of {len(names)} has other values" in manual
    assert len(values) == 1
    for name, why in values.items():
        assert f"`{name}` ({why})" in manual
