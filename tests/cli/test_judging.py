"""kg entities and kg judge: a suggestion changes nothing, a judgement can be taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.pipeline import load_graph
from kg.resources import Root
from tests.conftest import Run
from tests.review.conftest import workspace

__all__ = ["workspace"]
LTD = "- {id: company/corvid-labs-ltd, label: Corvid Labs Ltd}\n"
CLAIMS = """document: story
passages:
- at: {paragraph: 2, start: 28, end: 67, words: released Heron-1}
  sha256: 51c394bfea7f0a56786bd51947c273dbde0258468fa0b465ff3af985fe13cc83
  claims:
  - [Corvid Labs, released, Heron-1]
  - [Corvid Labs Ltd, released, Heron-1]
  - [Corvid Labs Ltd, competesWith, Ibex Works]
"""


@pytest.fixture
def double(workspace: Path) -> Path:
    """Return a workspace in which one firm is two entities, with claims on both."""
    entities = workspace / "data/entities/known.yaml"
    entities.write_text(entities.read_text() + LTD)
    (workspace / "data/claims").mkdir()
    (workspace / "data/claims/story.yaml").write_text(CLAIMS)
    return workspace


def suggested(run: Run, folder: Path) -> list[tuple[str, str, str]]:
    told = run("--root", str(folder), "entities", "--suggest", "--format", "json").stdout
    return [(one["first"], one["second"], one["judged"]) for one in json.loads(told)]


PAIR = ("company/corvid-labs", "company/corvid-labs-ltd")


def test_a_pair_is_suggested_until_it_is_judged(run: Run, double: Path) -> None:
    assert suggested(run, double) == [(*PAIR, "")]
    judge = ("--root", str(double), "judge", *PAIR)
    run(*judge, "unsure", "--reason", "who knows")
    assert suggested(run, double) == [(*PAIR, "unsure")]
    told = run(*judge, "different", "--reason", "two firms").stdout
    assert "instead of the earlier judgement" in told
    assert suggested(run, double) == []
    run("--root", str(double), "judge", "--undo", *reversed(PAIR))
    assert suggested(run, double) == [(*PAIR, "")]


def test_two_become_one_and_two_again(run: Run, double: Path) -> None:
    claims = (double / "data/claims/story.yaml").read_bytes()
    before = load_graph(Root.at(double)).counts()
    root = ("--root", str(double))
    told = run(*root, "judge", "Corvid Labs", "corvid labs ltd", "same", "--reason", "its name")
    assert told.stdout == (
        "one entity: company/corvid-labs stays, company/corvid-labs-ltd became an alias of it\n"
    )
    after = load_graph(Root.at(double)).counts()
    assert (after["Company"], after["Claim"], after["Assertion"]) == (2, 2, 2)
    shown = run(*root, "show", "company/corvid-labs-ltd").stdout
    assert "Corvid Labs (Company, company/corvid-labs), also called" in shown
    assert "Corvid Labs Ltd; company/corvid-labs-ltd" in shown
    assert "competes with" in shown
    run(*root, "judge", "--undo", "Corvid Labs", "Corvid Labs Ltd")
    assert load_graph(Root.at(double)).counts() == before
    assert (double / "data/claims/story.yaml").read_bytes() == claims


def test_a_new_name_is_compared_with_what_is_known(run: Run, workspace: Path) -> None:
    candidates = workspace / "candidates/story.yaml"
    text = candidates.read_text()
    candidates.write_text(text.replace("label: Ibis Works", "label: Ibex Works LLC"))
    ((first, second, _),) = suggested(run, workspace)
    assert first == "company/ibex-works"
    assert second.startswith("name/")


def test_a_contradiction_is_refused_with_its_chain(run: Run, double: Path) -> None:
    root = ("--root", str(double), "judge")
    run(*root, *PAIR, "same", "--reason", "r")
    run(*root, PAIR[1], "Ibex Works", "same", "--reason", "r")
    path = double / "data/judgements/entities.yaml"
    before = path.read_bytes()
    result = run(*root, "Ibex Works", PAIR[0], "different", "--reason", "r", code=1)
    chain = "company/ibex-works = company/corvid-labs-ltd = company/corvid-labs"
    assert chain in result.stderr
    assert path.read_bytes() == before


def test_check_tells_an_unknown_name_with_its_line(run: Run, double: Path) -> None:
    path = double / "data/judgements/entities.yaml"
    path.parent.mkdir()
    path.write_text("- {first: nobody, second: Ibex Works, verdict: same, reason: r}\n")
    result = run("--root", str(double), "check", code=1)
    assert "entities.yaml:1: nothing is called 'nobody'" in result.stderr
    run("--root", str(double), "judge", "--undo", "nobody", "Ibex Works")
    assert path.read_text() == "[]\n"
    assert load_graph(Root.at(double))


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["Corvid Labs", "Nobody", "same", "--reason", "r"], 1, "no entity is called 'Nobody'"),
        (["Corvid Labs", "Heron-1", "same", "--reason", "r"], 1, "is a Company, but"),
        (["Corvid Labs", "corvid labs", "same", "--reason", "r"], 1, "judged against itself"),
        (["Corvid Labs", "Ibex Works", "same"], 2, "say why"),
        (["Corvid Labs", "Ibex Works"], 2, "give same, different or unsure"),
        (["Corvid Labs", "Ibex Works", "same", "--undo"], 2, "give same, different or unsure"),
        (["Corvid Labs", "Ibex Works", "--undo"], 1, "there is no judgement"),
    ],
)
def test_a_wrong_judgement_writes_nothing(
    words: list[str], code: int, says: str, run: Run, double: Path
) -> None:
    result = run("--root", str(double), "judge", *words, code=code)
    assert says in result.stderr
    assert not (double / "data/judgements").exists()


def test_the_shipped_data_are_not_judged(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("judge", "DeepSeek-V2", "DeepSeek-V3", "different", "--reason", "r", code=1)
    assert "not in the shipped data" in result.stderr


def test_entities_are_listed(run: Run, workspace: Path) -> None:
    told = run("--root", str(workspace), "entities", "--format", "tsv").stdout
    assert told.splitlines()[1] == "company/corvid-labs\tCompany\tCorvid Labs\t"
