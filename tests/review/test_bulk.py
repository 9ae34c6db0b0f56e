"""New names accepted in bulk, with the claims that need them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from kg.corpus.candidates import CandidatesFile, format_candidates
from kg.errors import DataError
from kg.identifiers import fold, sha256_hex
from kg.model import NewEntity, Tier
from kg.resources import Root
from kg.review.desk import Desk
from kg.review.docket import read_docket, read_dockets
from kg.review.known import Known
from kg.review.table import apply_table, format_table
from tests.review.conftest import IBIS, RELEASED, TEXT
from tests.review.test_desk import files


def test_bulk_takes_new_names_only_when_told_to(workspace: Path, known: Known) -> None:
    path = workspace / "candidates/story.yaml"
    path.write_text(path.read_text().replace("tier: B", "tier: A"))
    docket = read_docket(path, known, [workspace / "texts"])
    desk = Desk(known)
    before = files(workspace)
    done = desk.accept_tier(docket, Tier.A)
    assert [one.rule for one, _ in done.refused] == ["rival"]
    assert desk.undo()
    done = desk.accept_tier(docket, Tier.A, new_names=True)
    assert (done.entities, done.refused, docket.waiting()) == ([IBIS], [], [])
    desk.undo()
    assert files(workspace) == before


def propose_more_names(workspace: Path) -> None:
    """Let the models be new names too, and two new names claim Ibis Works."""
    entities = workspace / "data/entities/known.yaml"
    kept = [line for line in entities.read_text().split("\n") if "model" not in line.casefold()]
    entities.write_text("\n".join(kept))
    path = workspace / "candidates/story.yaml"
    more = "".join(
        f"- {{class: {kind}, label: {label}, reason: x, start: 0, end: 1{rest}}}\n"
        for kind, label, rest in (
            ("AIModel", "Heron-1", ""),
            ("AIModel", "Finch-2", ""),
            ("Company", "Ibis Group", ", aliases: [Ibis Works]"),
        )
    )
    text = path.read_text().replace("tier: B", "tier: A")
    path.write_text(text.replace("passages:", more + "passages:", 1))


def counted(known: Known, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that grows by one each time that the entities are read again."""
    reads, refresh = [], known.refresh

    def read() -> None:
        reads.append(1)
        refresh()

    monkeypatch.setattr(known, "refresh", read)
    return reads


def test_entities_are_read_once_for_all_new_names_of_a_document(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    propose_more_names(workspace)
    known = Known(Root.at(workspace))
    docket = read_docket(workspace / "candidates/story.yaml", known, [workspace / "texts"])
    reads = counted(known, monkeypatch)
    done = Desk(known).accept_tier(docket, Tier.A, new_names=True)
    assert (len(done.entities), done.refused, len(reads)) == (3, [], 1)
    owners = [known.names.owner(fold(name)) for name in ("Heron-1", "Finch-2", "Ibis Works")]
    assert None not in owners
    assert Known(Root.at(workspace)).index.by_id == known.index.by_id


def test_new_names_that_cannot_be_saved_are_not_known(
    workspace: Path, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = workspace / "candidates/story.yaml"
    path.write_text(path.read_text().replace("tier: B", "tier: A"))
    docket = read_docket(path, known, [workspace / "texts"])
    other = read_docket(path, known, [workspace / "texts"])
    Desk(known).skip(other, RELEASED)
    with pytest.raises(DataError, match="another review"):
        Desk(known).accept_tier(docket, Tier.A, new_names=True)
    assert known.entity("Ibis Works") is None


def many(folder: Path, number: int) -> Known:
    """Make a workspace of so many articles, each with a new company of its own; return it."""
    for at in range(number):
        text = TEXT.replace("Ibis Works", f"Ibis{at} Works")
        file = CandidatesFile(f"s{at}", sha256_hex(text), "rules 1", (_ibis(text, at),), ())
        label = f"file: s{at}.txt\nlabel: s{at}\ncharacters: {len(text)}\n"
        start, end = text.index("Ibis"), text.index("Labs. Heron") + 5
        claim = (
            f"- at: {{paragraph: 3, start: {start}, end: {end}, words: a competitor of}}\n"
            f"  sha256: {sha256_hex(text[start:end])}\n  claims:\n"
            f"  - [Ibis{at} Works, competesWith, Corvid Labs, {{tier: A, rule: rival}}]\n"
        )
        made = {
            f"texts/s{at}.txt": text,
            f"data/documents/s{at}.yaml": f"{label}sha256: {sha256_hex(text)}\n",
            f"candidates/s{at}.yaml": format_candidates(file).replace("passages: []\n", "")
            + f"passages:\n{claim}",
        }
        for name, content in made.items():
            (folder / name).write_text(content, "utf-8")
    return Known(Root.at(folder))


def _ibis(text: str, at: int) -> NewEntity:
    start = text.index("Ibis")
    name = f"Ibis{at} Works"
    return NewEntity(kind="Company", label=name, reason="x", start=start, end=start + len(name))


def test_entities_are_read_once_for_the_new_names_of_all_documents(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading them once a document made 300 documents take 27 times as long as 100."""
    known = many(workspace, 6)
    dockets, _ = read_dockets(known, [workspace / "texts"])
    reads = counted(known, monkeypatch)
    before, desk = files(workspace), Desk(known)
    done = [one for one in desk.accept_tiers(dockets, Tier.A, new_names=True) if one.entities]
    assert [len(one.accepted) for one in done] == [1] * 6
    assert len(reads) == 1
    assert all(known.entity(f"Ibis{at} Works") for at in range(6))
    while desk.undo():
        pass
    assert files(workspace) == before


def test_a_table_accepts_the_new_names_of_all_documents_at_once(
    workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = many(workspace, 4)
    dockets, _ = read_dockets(known, [workspace / "texts"])
    desk, path = Desk(known), tmp_path / "t.csv"
    rows = list(csv.DictReader(io.StringIO(format_table(desk, dockets))))
    own = [row for row in rows if row["document"] != "story"]
    lines = [f"{row['id']},accept," for row in own] + [f"{own[0]['id']},reject,late"]
    path.write_text("\n".join(["id,decision,reason", *lines]) + "\n")
    reads = counted(known, monkeypatch)
    counts, problems = apply_table(desk, dockets, path)
    assert counts == {"accepted": 8}
    assert [one.what for one in problems] == ["it is accepted already"]
    assert len(reads) == 1
