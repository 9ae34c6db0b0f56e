"""A document goes with what only it supported, nothing else, and comes back as it was."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from kg.corpus.overlap import read_overlaps
from kg.corpus.retirement import put_back, take_out
from kg.corpus.retraction import find_retraction
from kg.errors import DataError, OutputError
from kg.pipeline import load_graph
from kg.resources import Root
from tests.conftest import make_tiny_workspace


def files(root: Root) -> dict[str, bytes]:
    top = root.workspace
    assert top
    found = (path for path in top.rglob("*") if path.is_file())
    return {str(path.relative_to(top)): path.read_bytes() for path in sorted(found)}


def canonical(root: Root) -> Root:
    """Bring the entities into canonical form, in which they come back."""
    from kg.corpus.curation import format_data
    from kg.graph.ontology import read_vocabulary

    format_data(root, set(read_vocabulary(root).qualifiers))
    return root


def test_what_only_the_document_supported_goes_and_the_rest_stays(tiny_workspace: Root) -> None:
    before = load_graph(tiny_workspace)
    what = find_retraction(tiny_workspace, "document/c")
    assert what.labels == ["Brightleaf's price cut"]
    kept = take_out(what)
    after = load_graph(tiny_workspace)
    assert {one.document for one in after.assertions} == {"document/a", "document/b"}
    assert {one.id for one in after.assertions} == {
        one.id for one in before.assertions if one.document != "document/c"
    }
    gone = {one.id for one in before.entities} - {one.id for one in after.entities}
    assert gone == {"event/brightleafs-price-cut"}
    assert kept.name == "c-1"
    assert (kept / "texts" / "c.txt").is_file()
    assert not any(
        "c" in one.documents for one in read_overlaps(tiny_workspace.data / "overlaps.yaml")
    )


@pytest.mark.parametrize("seed", range(4))
def test_all_come_back_as_they_were_in_any_order(seed: int, tiny_workspace: Root) -> None:
    root = canonical(tiny_workspace)
    before, keys = files(root), ["a", "b", "c"]
    chance = random.Random(seed)  # noqa: S311  # no secret
    chance.shuffle(keys)
    for key in keys:
        take_out(find_retraction(root, key))
    assert load_graph(root).assertions == []
    for key in reversed(keys):
        put_back(root, key)
    assert files(root) == before


def test_an_entity_that_anything_else_names_stays(tiny_workspace: Root) -> None:
    folder = tiny_workspace.workspace
    assert folder
    (folder / "candidates" / "b.yaml").write_text(
        "- [Brightleaf\u2019s  Price Cut, date, 2031-04-01]\n", encoding="utf-8"
    )
    assert find_retraction(tiny_workspace, "c").labels == []
    (folder / "candidates" / "b.yaml").rename(folder / "candidates" / "c.yaml")
    assert find_retraction(tiny_workspace, "c").labels == ["Brightleaf's price cut"]
    path = tiny_workspace.data / "claims" / "b.yaml"
    row = "  - [Finch-2, describedAs, news, {note: Brightleaf's price cut}]\n"
    dated = "  - [release of Finch-2, date, Brightleaf's price cut + 2 days]\n"
    text = path.read_text("utf-8")
    assert text.count("  claims:\n") > 1
    path.write_text(text.replace("  claims:\n", f"  claims:\n{row}{dated}", 1), "utf-8")
    assert find_retraction(tiny_workspace, "c").labels == []


def test_what_the_workspace_stacks_on_is_never_touched(tmp_path: Path) -> None:
    root = make_tiny_workspace(tmp_path / "w", alone=False)
    before = files(root)
    with pytest.raises(DataError, match="stacks on"):
        find_retraction(root, "000")
    with pytest.raises(DataError, match="there is no document 'x'"):
        find_retraction(root, "x")
    assert files(root) == before


def test_a_root_without_workspace_has_nothing_to_retract(tiny_root: Root) -> None:
    with pytest.raises(DataError, match="kg init"):
        find_retraction(tiny_root, "a")


@pytest.mark.parametrize("key", ["a", "../a", "", "*", "a-1"])
def test_only_what_is_kept_comes_back(key: str, tiny_workspace: Root) -> None:
    with pytest.raises(DataError, match="nothing is kept"):
        put_back(tiny_workspace, key)


def test_a_file_in_the_way_is_not_overwritten(tiny_workspace: Root) -> None:
    take_out(find_retraction(tiny_workspace, "a"))
    assert tiny_workspace.workspace
    (tiny_workspace.workspace / "texts" / "a.txt").write_text("another")
    before = files(tiny_workspace)
    with pytest.raises(OutputError, match="stands where one would come back"):
        put_back(tiny_workspace, "a")
    assert files(tiny_workspace) == before


def test_a_second_retraction_is_kept_beside_the_first(tiny_workspace: Root) -> None:
    assert tiny_workspace.workspace
    shutil.copytree(tiny_workspace.workspace / "data", tiny_workspace.workspace / "saved")
    first = take_out(find_retraction(tiny_workspace, "a"))
    shutil.copytree(
        tiny_workspace.workspace / "saved", tiny_workspace.workspace / "data", dirs_exist_ok=True
    )
    second = take_out(find_retraction(tiny_workspace, "a"))
    assert (first.name, second.name) == ("a-1", "a-2")


def test_a_failure_to_keep_takes_nothing_away(
    tiny_workspace: Root, monkeypatch: pytest.MonkeyPatch
) -> None:
    what, before = find_retraction(tiny_workspace, "a"), files(tiny_workspace)

    def fail(path: Path, target: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="No space left"):
        take_out(what)
    assert files(tiny_workspace) == before


def test_an_entity_that_a_table_names_stays_and_a_table_goes_with_its_document(
    tiny_workspace: Root,
) -> None:
    folder = tiny_workspace.workspace
    assert folder
    (folder / "tables").mkdir()
    table = folder / "tables" / "prices.csv"
    table.write_text('Event,Price\n"Brightleaf\'s Price Cut",7\n', encoding="utf-8")
    assert find_retraction(tiny_workspace, "c").labels == []
    document = f"file: prices.csv\nlabel: p\ncharacters: 1\nsha256: {'f' * 64}\nmapping: m\n"
    (tiny_workspace.data / "documents" / "prices.yaml").write_text(document)
    what = find_retraction(tiny_workspace, "prices")
    assert Path("tables/prices.csv") in what.files
    take_out(what)
    assert not table.exists()
    assert find_retraction(tiny_workspace, "c").labels == ["Brightleaf's price cut"]
    put_back(tiny_workspace, "prices")
    assert table.exists()
