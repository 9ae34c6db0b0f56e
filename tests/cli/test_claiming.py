"""kg claim and kg review --rest as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.pipeline import load_graph
from kg.resources import Root
from tests.conftest import Run
from tests.extract.llm.standin import claim, fixed, standing_in

pytestmark = pytest.mark.usefixtures("work_here")

TEXT = """Corvid Labs unveils Heron-1
March 12, 2026
Corvid Labs unveiled Heron-1 on March 11, 2026. Heron-1 cost about $5 million to train.
Ann Lee runs the firm, and Ibis Works is jealous of Corvid Labs, friends say.
"""
ENTITIES = """AIModel:
- {id: model/heron-1, label: Heron-1}
Company:
- {id: company/corvid-labs, label: Corvid Labs}
- {id: company/ibis-works, label: Ibis Works}
"""


@pytest.fixture
def news(run: Run, tmp_path: Path) -> Path:
    """Return a workspace with one article of which nothing was proposed yet."""
    folder = tmp_path / "news"
    (tmp_path / "heron.txt").write_text(TEXT, "utf-8")
    run("init", "--alone", str(folder))
    (folder / "data/entities/known.yaml").write_text(ENTITIES, "utf-8")
    run("--root", str(folder), "add", str(tmp_path / "heron.txt"), "--publisher", "The Wader")
    return folder


def test_a_claim_of_ones_own_is_in_the_graph(run: Run, news: Path) -> None:
    key = "corvid-labs-unveils-heron"
    root = ("--root", str(news))
    new = ("--new", "Person=Ann Lee", "--by", "Ibis Works", "--modality", "alleged")
    result = run(
        *root, "claim", key, "Ann Lee", "leads", "Corvid Labs", "--at", "runs the firm", *new
    )
    assert result.exit_code == 0, result.output
    assert (
        result.stdout == "added: Ann Lee leads Corvid Labs (alleged by Ibis Works), paragraph 4\n"
    )
    (made,) = load_graph(Root.at(news)).assertions
    assert (made.claim.predicate, str(made.modality)) == ("leads", "alleged")
    again = run(
        *root, "claim", key, "Ann Lee", "leads", "Corvid Labs", "--at", "runs the firm", *new
    )
    assert again.stdout.startswith("stands there already: ")


def test_the_wording_of_a_value_is_found(run: Run, news: Path) -> None:
    key, root = "corvid-labs-unveils-heron", ("--root", str(news))
    cost = ("Heron-1", "trainingCost", "about 5 million USD", "--at", "Heron-1 cost")
    assert run(*root, "claim", key, *cost).exit_code == 0
    claims = (news / f"data/claims/{key}.yaml").read_text()
    assert "[Heron-1, trainingCost, about 5 million USD, {said: about $5 million}]" in claims
    dearer = ("Heron-1", "trainingCost", "6 million USD", "--at", "Heron-1 cost")
    wrong = run(*root, "claim", key, *dearer, code=1)
    assert "do not give 6 million USD" in wrong.stderr
    assert (news / f"data/claims/{key}.yaml").read_text() == claims


def test_undo_leaves_the_file_as_if_nothing_had_been(run: Run, news: Path) -> None:
    key, root = "corvid-labs-unveils-heron", ("--root", str(news))
    one = ("claim", key, "Corvid Labs", "released", "Heron-1", "--at", "unveiled Heron-1")
    assert run(*root, *one).exit_code == 0
    assert run(*root, *one, "--undo").stdout == "taken out: Corvid Labs released Heron-1\n"
    assert load_graph(Root.at(news)).assertions == []
    run(*root, *one, "--undo", code=1)


def test_undo_takes_the_claim_of_this_modality_and_names_it(run: Run, news: Path) -> None:
    key, root = "corvid-labs-unveils-heron", ("--root", str(news))
    one = ("claim", key, "Corvid Labs", "released", "Heron-1", "--at", "unveiled Heron-1")
    predicted = (*one, "--modality", "predicted")
    run(*root, *predicted)
    path = news / f"data/claims/{key}.yaml"
    before = path.read_text()
    refused = run(*root, *one, "--undo", code=1).stderr
    assert "no claim at this place in this manner, but predicted" in refused
    assert "--modality" in refused
    assert path.read_text() == before
    path.write_text(
        before.replace(
            "[Corvid Labs, released, Heron-1, {modality: predicted}]",
            "[Corvid Labs, released, Heron-1, {modality: predicted}]\n"
            "  - [Corvid Labs, released, Heron-1, {modality: alleged}]",
        )
    )
    assert "but predicted and alleged" in run(*root, *one, "--undo", code=1).stderr
    told = run(*root, *predicted, "--undo").stdout
    assert told == "taken out: Corvid Labs released Heron-1 (predicted)\n"
    assert "predicted" not in path.read_text()
    assert "alleged" in path.read_text()


def test_undo_forgets_the_new_name_that_nothing_else_says(run: Run, news: Path) -> None:
    key, root = "corvid-labs-unveils-heron", ("--root", str(news))
    before = {path: path.read_text() for path in (news / "data/entities").glob("*.yaml")}
    claim = ("claim", key, "Ann Lee", "leads", "Corvid Labs", "--at", "runs the firm")
    leads = (*claim, "--by", "Ibis Works", "--modality", "alleged", "--new", "Person=Ann Lee")
    assert run(*root, *leads).exit_code == 0
    done = run(*root, *leads, "--undo").stdout
    assert done.endswith("; no longer known: Ann Lee\n")
    assert {path: path.read_text() for path in (news / "data/entities").glob("*.yaml")} == before
    assert run(*root, *leads).stdout.startswith("added: ")


def test_undo_keeps_a_name_that_was_known_before(run: Run, news: Path) -> None:
    key, root = "corvid-labs-unveils-heron", ("--root", str(news))
    one = ("claim", key, "Corvid Labs", "released", "Heron-1", "--at", "unveiled Heron-1")
    assert run(*root, *one).exit_code == 0
    new = ("--new", "Company=Corvid Labs")
    assert run(*root, *one, *new, "--undo").stdout == "taken out: Corvid Labs released Heron-1\n"
    assert "Corvid Labs" in (news / "data/entities/known.yaml").read_text()


def test_without_arguments_the_properties_are_listed(run: Run) -> None:
    rows = json.loads(run("claim", "--format", "json").stdout)
    listed = {one["property"]: one for one in rows}
    assert listed["outperforms"]["reads"] == "A outperforms B"
    assert listed["trainingCost"]["value"] == "quantity in USD"


@pytest.mark.parametrize(
    ("given", "told", "code"),
    [
        (["heron"], "give DOCUMENT SUBJECT PROPERTY OBJECT and --at WORDS", 2),
        (["heron", "a", "b", "c", "--at", "d", "--with", "e"], "write it as KEY=VALUE", 2),
        (["heron", "a", "b", "c", "--at", "d"], "there is no document 'heron'", 1),
    ],
)
def test_what_is_lacking_is_told(
    run: Run, news: Path, given: list[str], told: str, code: int
) -> None:
    assert told in run("--root", str(news), "claim", *given, code=code).stderr


def test_the_shipped_data_are_never_written(run: Run) -> None:
    result = run("claim", "000", "Google", "owns", "Gemini", "--at", "Google", code=1)
    assert "kg init DIR" in result.stderr


def test_the_rest_is_walked_through(run: Run, news: Path) -> None:
    root = ("--root", str(news))
    listed = json.loads(run(*root, "review", "--rest", "--list", "--format", "json").stdout)
    assert [one["paragraph"] for one in listed] == ["3", "3", "4"]
    first, strange = "[Corvid Labs, released, Heron-1]", "[Bo Ray, leads, Corvid Labs]"
    keys = f"n\n{first}\ns\nx\nno\nn\n{strange}\nPerson\nu\nz\nq\n"
    shown = run(*root, "review", "--rest", stdin=keys)
    assert "added: Corvid Labs released Heron-1" in shown.stdout
    assert "not done: subject 'Bo Ray' does not stand in the passage" in shown.stdout
    assert "taken back" in shown.stdout
    assert "no such key" in shown.stdout
    left = json.loads(run(*root, "review", "--rest", "--list", "--format", "json").stdout)
    assert len(left) == 2  # what was left without a claim was taken back


def test_a_claim_can_be_written_beside_a_proposal(run: Run, news: Path) -> None:
    root = ("--root", str(news))
    assert run(*root, "extract").exit_code == 0
    waiting = json.loads(run(*root, "review", "--list", "--format", "json").stdout)
    assert waiting
    skips = "s\n" * next(at for at, one in enumerate(waiting) if one["tier"])
    keys = f"{skips}n\n[Heron-1, developedBy, Corvid Labs, {{note: own}}]\nq\n"
    shown = run(*root, "review", stdin=keys)
    assert "added: Heron-1 was developed by Corvid Labs" in shown.stdout, shown.stdout


def test_a_name_of_another_paragraph_is_told_of(run: Run, news: Path) -> None:
    key, root = "corvid-labs-unveils-heron", ("--root", str(news))
    slip = ("Ibis Works", "released", "Heron-1", "--at", "runs the firm")
    result = run(*root, "claim", key, *slip, "--by", "Ibis Works", "--modality", "alleged")
    assert "read again: 'Heron-1' stands in another paragraph" in result.stderr
    assert "'Ibis Works' stands" not in result.stderr


def test_what_the_checks_refused_of_a_model_is_taken_up_by_hand(
    run: Run, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = ("--root", str(news))
    one = claim("Heron-1 cost about $5 million to train", 3, "Heron-1", "trainingCost",
                "over 6 million USD", said="about $5 million")  # fmt: skip
    with standing_in(fixed(one)) as server:
        monkeypatch.setenv("KG_LLM_URL", server.url)
        monkeypatch.setenv("KG_LLM_MODEL", "m")
        asked = run(*root, "extract", "--llm")
    assert "what was refused, to take up by hand: kg review --rest" in asked.stderr
    *_, last = json.loads(run(*root, "review", "--rest", "--list", "--format", "json").stdout)
    assert json.loads(last["named"])[:3] == ["Heron-1", "trainingCost", "over 6 million USD"]
    assert last["why"].startswith("model m: the words 'about $5 million' do not give")
    mended = last["named"].replace("over 6", "about 5")
    shown = run(*root, "review", "--rest", stdin=f"s\ns\ns\nn\n\nn\n{mended}\nq\n")
    assert "not done: the words 'about $5 million' do not give" in shown.stdout
    assert "added: Heron-1 cost about 5 million USD to train" in shown.stdout, shown.stdout
    assert run(*root, "extract").exit_code == 0  # the rules' run keeps what a model was refused
    rest = run(*root, "review", "--rest", "--list", "--format", "json").stdout
    assert "over 6 million" in rest
