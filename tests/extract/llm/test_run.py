"""Asking a model for a workspace's documents: what waits stays, what is decided does not return."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from kg.cli.modelling import extract_by_model
from kg.cli.session import Session
from kg.corpus.candidates import CandidatesFile, format_candidates, read_candidates
from kg.corpus.decisions import Choice, Decision, DecisionsFile, format_decisions
from kg.errors import DataError, ModelError
from kg.extract.grounder.grounding import ground
from kg.extract.llm.client import ModelClient
from kg.extract.llm.settings import ModelSettings
from kg.identifiers import sha256_hex
from kg.model_run import ask_model, known_names, workspace_texts
from kg.resources import Root
from tests.extract.llm.asking import COST, RELEASE, SAID, SCORE
from tests.extract.llm.standin import Face, Reply, claim, completion, fixed, standing_in
from tests.extract.proposing import ARTICLE

pytestmark = pytest.mark.usefixtures("this_machine")

NEW = [
    {**RELEASE, "subject_class": "Company", "object_class": "AIModel"},
    {**SCORE, "subject_class": "AIModel"},
]


@pytest.fixture(autouse=True)
def _unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read no text by the rules: what they say against a claim is tested elsewhere."""
    monkeypatch.setattr("kg.model_run.own_reader", lambda _: None)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace with two documents of the same invented text, but for a line."""
    folder = tmp_path / "own"
    (folder / "data" / "documents").mkdir(parents=True)
    (folder / "texts").mkdir()
    (folder / "airace.yaml").write_text("version: 1\nstacks: shipped\n", "utf-8")
    for key in ("a", "b"):
        text = f"{ARTICLE}\nThis is {key}.\n"
        (folder / "texts" / f"{key}.txt").write_text(text, "utf-8")
        lines = {
            "file": f"{key}.txt", "label": key, "characters": len(text), "sha256": sha256_hex(text),
        }  # fmt: skip
        listed = "".join(f"{name}: {value}\n" for name, value in lines.items())
        (folder / "data" / "documents" / f"{key}.yaml").write_text(listed, "utf-8")
    return folder


def asked(
    folder: Path, face: Face, *keys: str, model: str = "m", **options: Any
) -> dict[str, CandidatesFile]:
    """Ask for the documents, and return the candidates files as they stand on the disk."""
    root = Root.at(folder)
    with standing_in(face) as server:
        client = ModelClient(ModelSettings(server.url, model), sleep=lambda _: None)
        jobs = workspace_texts(root, Session(folder).texts, keys)
        list(ask_model(root, jobs, client, **options))
    return {one.stem: read_candidates(one) for one in sorted((folder / "candidates").glob("*"))}


def test_what_is_proposed_is_written_and_read_back_grounded(workspace: Path) -> None:
    files = asked(workspace, fixed(*NEW))
    assert sorted(files) == ["a", "b"]
    file = files["a"]
    assert file.made_by == "model m"
    rows = ["released", "actor", "concerns", "scored"]
    assert [one.predicate for one in file.candidates] == rows
    names = known_names(Root.at(workspace)).including(file.entities)
    text = Session(workspace).texts["document/a"]
    assert [ground(one, text, names) for one in file.candidates] == [()] * 4
    assert {one.label for one in file.entities} == {"Finch Labs", "Finch-2", "release of Finch-2"}


def test_words_that_stand_for_a_name_are_still_known_after_reading_back(workspace: Path) -> None:
    cost = {**COST, "subject_class": "AIModel"}
    file = asked(workspace, fixed(NEW[0], cost), "a")["a"]
    names = known_names(Root.at(workspace)).including(file.entities)
    text = Session(workspace).texts["document/a"]
    assert "trainingCost" in {one.predicate for one in file.candidates}
    assert all(ground(one, text, names) == () for one in file.candidates)


def test_what_waits_stays_and_what_is_decided_is_not_proposed_again(workspace: Path) -> None:
    first = asked(workspace, fixed(NEW[0]), "a")["a"]
    said = {**SAID, "by_class": "Person"} | {"subject_class": "AIModel", "object_class": "AIModel"}
    second = asked(workspace, fixed(*NEW, said), "a")["a"]
    assert set(first.candidates) < set(second.candidates)
    assert len(second.candidates) == 5
    path = workspace / "candidates" / "a.yaml"
    kept = [one for one in second.candidates if one.predicate != "scored"]
    (scored,) = [one for one in second.candidates if one.predicate == "scored"]
    path.write_text(
        format_candidates(CandidatesFile("a", second.text_sha256, "x", (), tuple(kept)))
    )
    folder = workspace / "decisions"
    folder.mkdir()
    decided = DecisionsFile("a", (Decision(scored.id, Choice.REJECTED, "scored", reason="no"),))
    (folder / "a.yaml").write_text(format_decisions(decided), "utf-8")
    third = asked(workspace, fixed(*NEW, said), "a")["a"]
    assert {one.id for one in third.candidates} == {one.id for one in kept}
    assert third.made_by == "x + model m"


def test_documents_asked_about_at_once_give_the_same_files_and_counts(workspace: Path) -> None:
    one = asked(workspace, fixed(*NEW))
    for path in (workspace / "candidates").iterdir():
        path.unlink()
    root, both = Root.at(workspace), Barrier(2)

    def face(number: int, body: dict[str, Any]) -> Reply:
        both.wait(20)  # neither is answered before both are asked
        return fixed(*NEW)(number, body)

    with standing_in(face) as server:
        client = ModelClient(ModelSettings(server.url, "m"))
        jobs = workspace_texts(root, Session(workspace).texts, ())
        found = list(ask_model(root, jobs, client, workers=2))
    assert [each.document for each in found] == ["a", "b"]
    assert {each.document: each.file for each in found} == one
    assert (client.spent.requests, client.spent.tokens_in) == (2, 2000)


def test_a_document_named_twice_is_asked_about_once(workspace: Path) -> None:
    found = asked(workspace, fixed(*NEW), "a", "a", workers=2)
    assert len(found["a"].candidates) == 4


def test_what_was_left_out_is_asked_for_again(workspace: Path) -> None:
    found = asked(workspace, lambda *_: completion("nothing to read"), again=False)
    assert {one.made_by for one in found.values()} == {"model m, in part"}
    found = asked(workspace, fixed(NEW[1]), again=False)
    assert {len(one.candidates) for one in found.values()} == {1}


def test_an_error_in_one_document_keeps_the_others_asked_about_at_once(workspace: Path) -> None:
    both = Barrier(2)

    def face(_: int, body: dict[str, Any]) -> Reply:
        both.wait(20)  # both are being asked about when one fails
        good = "This is b." in body["messages"][1]["content"]
        return completion({"claims": NEW, "gaps": []}) if good else Reply(401)

    with pytest.raises(ModelError, match="401"):
        asked(workspace, face, workers=2)
    assert [one.name for one in (workspace / "candidates").iterdir()] == ["b.yaml"]


def test_a_run_that_breaks_off_begins_no_further_request(workspace: Path) -> None:
    with standing_in(fixed(*NEW)) as server:
        client = ModelClient(ModelSettings(server.url, "m"))
        jobs = workspace_texts(Root.at(workspace), Session(workspace).texts, ())
        found = ask_model(Root.at(workspace), jobs, client)
        next(found)
        with pytest.raises(KeyboardInterrupt):
            found.throw(KeyboardInterrupt())
        with pytest.raises(ModelError, match="broken off"):
            client.ask([{"role": "user", "content": "x"}], {})
        assert len(server.asked) == 1


def test_a_document_is_asked_about_once_by_each_model(workspace: Path) -> None:
    asked(workspace, fixed(NEW[0]), "a")
    found = asked(workspace, fixed(NEW[1]), again=False)
    assert [one.predicate for one in found["a"].candidates] == ["released", "actor", "concerns"]
    assert [one.predicate for one in found["b"].candidates] == ["scored"]
    found = asked(workspace, fixed(NEW[1]), model="other", again=False)
    assert found["a"].made_by == "model m + model other"
    assert "scored" in {one.predicate for one in found["a"].candidates}


def test_a_server_that_fails_midway_keeps_what_was_done(workspace: Path) -> None:
    def face(_: int, body: dict[str, object]) -> Reply:
        good = "This is a." in json.dumps(body)
        return completion({"claims": NEW, "gaps": []}) if good else Reply(401)

    with pytest.raises(ModelError, match="401"):
        asked(workspace, face)
    assert [one.name for one in sorted((workspace / "candidates").iterdir())] == ["a.yaml"]


def test_the_command_prints_counts_and_what_it_took_but_not_the_key(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    invented = claim("Finch Labs released Finch-2", 2, "Magpie\x1b[2J", "released", "Finch-2",
                     subject_class="Company", object_class="AIModel")  # fmt: skip
    with standing_in(fixed(*NEW, invented)) as server:
        monkeypatch.setenv("KG_LLM_URL", server.url)
        monkeypatch.setenv("KG_LLM_MODEL", "m")
        monkeypatch.setenv("KG_LLM_KEY", "sk-secret")
        monkeypatch.setenv("KG_LLM_PRICE", "1,2")
        extract_by_model(Session(workspace), ("a",), write=False, form="json")
        assert not (workspace / "candidates").exists()
        first = json.loads(capsys.readouterr().out)
        extract_by_model(Session(workspace), ("a",), write=True, form="json")
    printed = capsys.readouterr()
    assert [row["property"] for row in first] == ["released", "actor", "concerns", "scored"]
    (row,) = json.loads(printed.out)
    assert (row["new"], row["answered"], row["refused"], row["mended"]) == ("4", "3", "1", "0")
    assert "m: 2 requests, 0 of them failed; 2,000 tokens in, 200 out; cost 0.0024" in printed.err
    assert "subject 'Magpie" in printed.err
    assert "\x1b" not in printed.err
    everything = [path.read_text("utf-8") for path in workspace.rglob("*.yaml")]
    assert "sk-secret" not in "".join([*everything, printed.out, printed.err])


def test_without_a_workspace_or_a_document_it_says_what_to_do(workspace: Path) -> None:
    texts = Session(workspace).texts
    with pytest.raises(DataError, match="known are a, b"):
        workspace_texts(Root.at(workspace), texts, ["c"])
    with pytest.raises(DataError, match="kg init"):
        workspace_texts(Session().root, texts, [])
