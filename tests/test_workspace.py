"""A workspace stacks on the shipped data or stands alone; nothing shipped is ever changed."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.checking import check
from kg.errors import DataError, ResourceMissing
from kg.graph.store import input_digest
from kg.mark import MARK, is_checkout, read_mark
from kg.pipeline import encode, load_graph
from kg.resources import Root, find_root, shipped_root
from kg.rulebook import read_lexicon, unread
from kg.validate.expectations import expectations
from kg.validate.rules import read_rules
from tests.conftest import make_tiny_workspace
from tests.making import shipped_graph


def write(root: Root, name: str, text: str) -> Path:
    assert root.workspace
    path = root.workspace / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def stacked(tmp_path: Path) -> Root:
    """Return a workspace on the shipped data: one company that gets a name, and one of its own."""
    root = make_tiny_workspace(tmp_path / "stacked", alone=False)
    for path in root.data.rglob("*.yaml"):
        path.unlink()
    shipped = {"Company": [{"id": "company/openai", "aliases": ["the firm of tests"]}]}
    own = {"id": "company/own", "label": "Own Works"}
    shipped["Company"].append(own)  # type: ignore[arg-type]
    write(root, "data/entities/own.yaml", json.dumps(shipped))
    return root


def test_a_stack_holds_what_is_shipped_and_what_is_its_own(stacked: Root) -> None:
    below, graph = shipped_graph(), load_graph(stacked)
    assert {one.id for one in graph.entities} - {one.id for one in below.entities} == {
        "company/own"
    }
    openai = next(one for one in graph.entities if one.id == "company/openai")
    assert "the firm of tests" in openai.aliases
    assert graph.counts()["Assertion"] == below.counts()["Assertion"]
    assert expectations(stacked) == expectations(shipped_root())


def test_one_that_stands_alone_holds_its_own_data_only(tiny_workspace: Root) -> None:
    graph = load_graph(tiny_workspace)
    assert {one.key for one in graph.documents} == {"a", "b", "c"}
    assert expectations(tiny_workspace) == {}
    assert [one.stem for one in tiny_workspace.query_files("questions")] == [
        one.stem for one in shipped_root().query_files("questions")
    ]
    report = check(tiny_workspace, None)
    assert (report.exit_status, report.made["places"]) == (0, 17)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Company:\n- {id: company/openai, label: Other}\n", r"stands twice, at .*organizations"),
        ("Person:\n- {id: company/openai, aliases: [O]}\n", "is a Company"),
        ("Company:\n- {id: company/openai, note: x}\n", "unknown key 'note'"),
        ("Company:\n- {id: company/none, aliases: [O]}\n", "'label' is missing"),
        ("Company:\n- {id: company/x, label: OpenAI}\n", "stands for both"),
        ("Claim:\n- {id: claim/x, label: X}\n", "no class of entities"),
        ("Document:\n- {id: document/x, label: X}\n", "no entity of its own"),
    ],
)
def test_what_is_shipped_cannot_be_redefined(text: str, says: str, stacked: Root) -> None:
    write(stacked, "data/entities/own.yaml", text)
    with pytest.raises(DataError, match=says):
        load_graph(stacked)


def test_a_document_of_a_key_that_is_taken_is_refused_with_both_places(stacked: Root) -> None:
    path = shipped_root().data / "documents" / "000.yaml"
    own = write(stacked, "data/documents/000.yaml", path.read_text("utf-8"))
    with pytest.raises(DataError) as error:
        load_graph(stacked)
    assert str(own) in str(error.value)
    assert str(path) in str(error.value)


def test_own_claims_about_a_shipped_document_add_to_it_and_repeat_nothing(stacked: Root) -> None:
    text = (shipped_root().data / "claims" / "003.yaml").read_text("utf-8")
    head, _, _ = text.partition("\n- at:")
    passage = text[len(head) :].split("\n- at:")[1].rpartition("\n  claims:\n")[0]
    own = f"document: 003\npassages:\n- at:{passage}\n  claims:\n"
    write(stacked, "data/claims/003.yaml", f"{own}  - [Own Works, basedIn, China]\n")
    below = shipped_graph().counts()["Assertion"]
    assert load_graph(stacked).counts()["Assertion"] == below + 1
    write(stacked, "data/claims/003.yaml", text)
    with pytest.raises(DataError, match="the same claim twice") as error:
        load_graph(stacked)
    assert str(stacked.data / "claims" / "003.yaml") in str(error.value)


def test_questions_and_rules_of_a_workspace_join_the_shipped_ones(stacked: Root) -> None:
    rule = (shipped_root().queries / "rules" / "entity-unused.rq").read_text("utf-8")
    write(stacked, "queries/rules/mine.rq", rule)
    own = write(
        stacked, "queries/questions/founders.rq", "# title: Mine\n# columns: a\nSELECT ?a {}"
    )
    with pytest.raises(DataError, match="the key 'mine' is missing"):
        read_rules(stacked)
    write(stacked, "data/severities.yaml", "mine: error\nentity-unused: info\n")
    rules = read_rules(stacked)
    assert (str(rules["mine"][1]), str(rules["entity-unused"][1])) == ("error", "info")
    assert len(rules) == len(read_rules(shipped_root())) + 1
    assert own in stacked.query_files("questions")
    assert len(stacked.query_files("questions")) == len(shipped_root().query_files("questions"))


@pytest.mark.whole
def test_the_order_of_files_changes_nothing(stacked: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> tuple[str, list[str]]:
        return input_digest(stacked), sorted(
            "".join(encode(load_graph(stacked), stacked)).splitlines()
        )

    first, kept = made(), Path.glob
    rglob = Path.rglob

    def shuffled(search: Callable[..., object]) -> Callable[..., object]:
        def found(self: Path, pattern: str) -> object:
            paths = sorted(search(self, pattern))  # type: ignore[call-overload]
            random.Random(7).shuffle(paths)  # noqa: S311  # no secret
            return iter(paths)

        return found

    monkeypatch.setattr(Path, "glob", shuffled(kept))
    monkeypatch.setattr(Path, "rglob", shuffled(rglob))
    assert made() == first


def test_a_file_of_any_layer_is_part_of_the_digest(stacked: Root) -> None:
    seen = {input_digest(stacked), input_digest(shipped_root())}
    write(stacked, "data/judgements/disagreements.yaml", "[]\n")
    seen.add(input_digest(stacked))
    write(stacked, "ontology/own.ttl", "")
    seen.add(input_digest(stacked))
    assert len(seen) == 4


@pytest.mark.parametrize(
    "text",
    [
        "", "version: 1", "stacks: shipped", "version: 2\nstacks: shipped",
        "version: 1\nstacks: all", "version: 1\nversion: 1\nstacks: nothing", "{version: 1}",
        "version: 1\nstacks: shipped\nmore: 1", "version: 1\nstacks: \x1b[31m", "\xff",
    ],
)  # fmt: skip
def test_a_wrong_mark_is_an_error_with_its_file(text: str, tmp_path: Path) -> None:
    (tmp_path / MARK).write_bytes(text.encode("latin-1"))
    with pytest.raises(DataError, match=r"airace\.yaml") as error:
        Root.at(tmp_path)
    assert "\x1b" not in str(error.value)


def test_a_mark_may_have_comments_and_space(tmp_path: Path) -> None:
    path = tmp_path / MARK
    path.write_text("# a\n\nversion:  1 # b\r\nstacks: nothing\n", "utf-8")
    assert read_mark(path) == "nothing"


def test_the_root_is_the_one_named_else_the_nearest_workspace_else_the_shipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    near, far = (make_tiny_workspace(tmp_path / name) for name in ("near", "far"))
    assert near.workspace
    assert far.workspace
    monkeypatch.chdir(tmp_path)
    assert find_root() == shipped_root()
    monkeypatch.chdir(near.workspace / "data" / "claims")
    assert find_root().workspace == near.workspace
    monkeypatch.setenv("KG_ROOT", str(far.workspace))
    assert find_root().workspace == far.workspace
    assert find_root(near.workspace).workspace == near.workspace
    monkeypatch.setenv("KG_ROOT", str(tmp_path / "none"))
    with pytest.raises(ResourceMissing, match="none"):
        find_root()


def test_a_checkout_is_known_by_its_project_file(tmp_path: Path) -> None:
    for name in ("data", "ontology"):
        (tmp_path / name).mkdir()
    assert not is_checkout(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "airace"\n')
    assert is_checkout(tmp_path)
    assert not is_checkout(tmp_path / "data")


def test_in_a_deleted_folder_the_shipped_data_are_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert find_root() == shipped_root()


def test_an_older_wording_is_read_and_what_it_lacks_is_told(stacked: Root) -> None:
    assert unread(stacked) == ""
    shipped = shipped_root().table("wording.yaml").read_text("utf-8")
    assert '\n  score: "{n}"\n' in shipped
    own = write(stacked, "data/wording.yaml", shipped.replace('\n  score: "{n}"\n', "\n"))
    told = unread(stacked)
    assert told.startswith(str(own))
    assert "(units: score)" in told
    assert read_lexicon(stacked).table.units
