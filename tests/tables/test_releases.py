"""A later release of a table replaces the earlier one in all that is compared, and both stay."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from kg.agreement.disagreement import find_disagreements
from kg.agreement.status import statuses
from kg.corpus.registry import read_documents
from kg.corpus.releases import find_replaced, replacements
from kg.errors import DataError
from kg.model import Document, Modality, Status
from tests.conftest import Run
from tests.making import assertion, claim, quantity, vocabulary
from tests.tables.small import MAPPING, TABLE, written

LATER = TABLE.replace("13000000000.0", "15000000000.0").replace("Finch-2,", "Finch-3,")
#: says of one model what no release says, and what the later one says too
ARTICLE = TABLE.splitlines()[0] + "\nHeron 9,,,,11000000000.0,,,Confident,,\n"


def release(key: str, published: str = "", replaces: str = "", mapping: str = "m") -> Document:
    return Document(
        id=f"document/{key}", key=key, file=f"{key}.csv", sha256="f" * 64, characters=1, label=key,
        publisher="P", published=published, mapping=mapping, replaces=replaces,
    )  # fmt: skip


def load(run: Run, home: Path, folder: Path, table: str, key: str, *words: str, code: int = 0):  # type: ignore[no-untyped-def]  # noqa: ANN201
    path, mapping = written(folder, table, MAPPING)
    return run(
        "--root", str(home), "load", str(path), "--mapping", str(mapping), "--key", key, *words,
        code=code,
    )  # fmt: skip


def two(run: Run, home: Path, folder: Path) -> None:
    load(run, home, folder, TABLE, "may", "--date", "2026-05-02")
    done = load(run, home, folder, LATER, "june", "--date", "2026-06-02", "--replaces", "may")
    assert "it replaces may: `kg diff may june`" in done.stdout


def rows(run: Run, home: Path, *words: str) -> list[dict[str, str]]:
    out = run("--root", str(home), *words, "--format", "csv").stdout
    return list(csv.DictReader(io.StringIO(out)))


def test_what_only_a_superseded_release_says_contests_and_supports_nothing() -> None:
    old = claim("model/finch-2", "parameters", quantity("7 billion parameters"))
    new = claim("model/finch-2", "parameters", quantity("9 billion parameters"))
    said = [
        assertion(old, "publisher/p", Modality.CLAIMED, document="document/may"),
        assertion(new, "publisher/p", Modality.CLAIMED, document="document/june"),
    ]
    assert len(find_disagreements(said, vocabulary(), {})) == 1
    said[0] = said[0].model_copy(update={"superseded": True})
    assert find_disagreements(said, vocabulary(), {}) == []
    assert statuses(said, []) == {old.id: Status.SUPERSEDED, new.id: Status.CLAIMED}
    again = assertion(old, "publisher/q", Modality.ALLEGED, document="document/q")
    assert statuses([*said, again], [])[old.id] is Status.ALLEGED
    assert len(find_disagreements([*said, again], vocabulary(), {})) == 1


def test_two_releases_do_not_disagree_but_the_later_one_does_with_others(
    run: Run, home: Path, tmp_path: Path
) -> None:
    two(run, home, tmp_path)
    assert rows(run, home, "conflicts") == []
    load(run, home, tmp_path, ARTICLE, "rival", "--date", "2026-06-03")
    assert {row["side"] for row in rows(run, home, "conflicts")} == {
        "11 billion parameters", "15 billion parameters",
    }  # fmt: skip


def test_the_earlier_release_is_kept_and_marked_everywhere(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    two(run, home, tmp_path)
    shown = run("--root", str(home), "show", "Heron 9").stdout
    assert "superseded: Heron 9 has 13 billion parameters  claim/" in shown
    assert "told by may (claimed, confidence: Confident, superseded by june), row 2" in shown
    assert "its row cites https://pond.example/heron, https://reed.example/h" in shown
    told = run("--root", str(home), "explain", "Heron 9 was trained with 3.3e24 FLOP").stdout
    assert "1 document, 1 claimant, 1 independent origin" in told
    assert "its row cites https://pond.example/heron" in told
    gone = run("--root", str(home), "explain", "Heron 9 has 13 billion parameters").stdout
    assert "status superseded" in gone
    assert "affirmed by nobody" in gone
    sources = run("--root", str(home), "sources").stdout
    assert "may (replaced by june)" in sources
    assert "replaced by june: compared no more" in run("--root", str(home), "sources", "may").stdout


def test_every_rule_and_shape_holds_with_a_release_replaced(
    run: Run, home: Path, tmp_path: Path
) -> None:
    two(run, home, tmp_path)
    found = json.loads(run("--root", str(home), "check", "--format", "json").stdout)
    assert [row for row in found if row["severity"] == "error"] == []
    turtle = run("--root", str(home), "export", "--format", "turtle").stdout
    assert "dcterms:isReplacedBy document:june" in turtle
    assert "dcterms:replaces document:may" in turtle


def test_the_later_release_retracted_leaves_the_earlier_as_it_was(
    run: Run, home: Path, tmp_path: Path
) -> None:
    load(run, home, tmp_path, TABLE, "may", "--date", "2026-05-02")
    before = run("--root", str(home), "export", "--format", "nquads").stdout
    load(run, home, tmp_path, LATER, "june", "--date", "2026-06-02", "--replaces", "may")
    run("--root", str(home), "retract", "june", "--yes")
    assert not (home / "tables" / "june.csv").exists()
    assert run("--root", str(home), "export", "--format", "nquads").stdout == before
    run("--root", str(home), "retract", "june", "--undo")
    assert rows(run, home, "conflicts") == []


def test_a_release_that_went_by_hand_leaves_a_line_that_check_names(
    run: Run, home: Path, tmp_path: Path
) -> None:
    two(run, home, tmp_path)
    (home / "data/documents/may.yaml").unlink()
    found = json.loads(run("--root", str(home), "check", "--format", "json").stdout)
    (one,) = [row for row in found if "may" in row["what"]]
    assert one["severity"] == "warning"
    assert one["what"] == "june replaces 'may', which is not here"


def test_changes_are_told_cell_by_cell_with_both_places(
    run: Run, home: Path, tmp_path: Path
) -> None:
    two(run, home, tmp_path)
    assert [tuple(row.values()) for row in rows(run, home, "diff", "may", "june")] == [
        ("cell changed", "Heron 9", "Parameters", "13000000000.0", "15000000000.0",
         "may.csv#cell=2,5", "june.csv#cell=2,5"),
        ("row renamed", "Finch-3", "Model", "Finch-2", "Finch-3", "may.csv#row=3",
         "june.csv#row=3"),
    ]  # fmt: skip
    assert rows(run, home, "diff", "may", "june", "--counts") == [
        {"column": "Parameters", "changed": "1", "filled": "0", "emptied": "0"}
    ]
    words = ("--root", str(home), "diff", "may")
    assert "no difference" in run(*words, "may", "--exit-code").stderr
    run(*words, "june", "--exit-code", code=1)
    told = "--counts is about two tables"
    assert told in run("diff", "shipped", str(home), "--counts", code=2).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--replaces", "april"), "there is no table 'april' to replace"),
        (("--replaces", "june"), "'june' would replace itself"),
        (("--replaces", "may", "--date", "2026-04-30"), "'may' was published later (2026-05-02"),
    ],
)
def test_a_release_that_cannot_replace_is_refused_and_nothing_is_written(
    words: tuple[str, ...], said: str, run: Run, home: Path, tmp_path: Path
) -> None:
    load(run, home, tmp_path, TABLE, "may", "--date", "2026-05-02")
    assert said in load(run, home, tmp_path, LATER, "june", *words, code=1).stderr
    assert not (home / "tables" / "june.csv").exists()
    assert not (home / "data" / "documents" / "june.yaml").exists()


def test_no_release_is_replaced_twice(run: Run, home: Path, tmp_path: Path) -> None:
    two(run, home, tmp_path)
    done = load(run, home, tmp_path, LATER, "july", "--replaces", "may", code=1)
    assert "'may' is replaced by 'june' already" in done.stderr


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("replaces: june", r"june\.yaml: 'june' would replace itself"),
        ("replaces: may\npublished: 2026-04", r"'may' was published later"),
    ],
)
def test_a_wrong_line_in_a_document_is_named(
    line: str, said: str, run: Run, home: Path, tmp_path: Path
) -> None:
    two(run, home, tmp_path)
    path = home / "data" / "documents" / "june.yaml"
    kept = [one for one in path.read_text().splitlines() if one[:4] not in ("repl", "publ")]
    path.write_text("\n".join([*kept, line]) + "\n")
    with pytest.raises(DataError, match=said):
        read_documents([path.parent])


def test_circles_and_texts_replace_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()

    def put(key: str, *more: str) -> None:
        lines = (f"file: {key}.csv", f"label: {key}", "characters: 1", f"sha256: {'f' * 64}")
        (folder / f"{key}.yaml").write_text("\n".join([*lines, *more]) + "\n")

    put("a", "mapping: m", "replaces: b")
    put("b", "mapping: m", "replaces: a")
    with pytest.raises(DataError, match="would replace itself"):
        read_documents([folder])
    put("b")
    with pytest.raises(DataError, match="only a table replaces another table"):
        read_documents([folder])


def test_a_chain_of_releases_leaves_only_the_last() -> None:
    known = [release("c", replaces="b"), release("b", replaces="a"), release("a")]
    assert replacements(known) == {"document/b": "document/c", "document/a": "document/b"}


def test_a_series_finds_the_release_before_by_mapping_publisher_and_date() -> None:
    may, june = release("may", "2026-05-02"), release("june", "2026-06-02")
    other, undated = release("x", "2026-07-01", mapping="n"), release("y")
    july = release("july", "2026-07-02")
    assert find_replaced(july, [may, june, other], "", True) == ("june", "")
    assert find_replaced(july, [may, june, other], "nothing", True) == ("", "")
    assert find_replaced(july, [may, june, other], "may", True) == ("may", "")
    assert find_replaced(may, [other], "", True) == ("", "")
    found, hint = find_replaced(july, [may], "", False)
    assert not found
    assert "write `replaces: may` into data/documents/july.yaml" in hint
    found, hint = find_replaced(july, [undated], "", True)
    assert not found
    assert "y has the same mapping and publisher" in hint
    found, hint = find_replaced(may, [june], "", True)
    assert not found
    assert hint.startswith("june is later: if it replaces this one, write `replaces: may`")


def test_a_mapping_says_whether_its_tables_are_a_series(
    run: Run, home: Path, tmp_path: Path
) -> None:
    for key, table, day in (("may", TABLE, "2026-05-02"), ("june", LATER, "2026-06-02")):
        path, mapping = written(tmp_path, table, MAPPING + "releases: replace\n")
        words = ("--mapping", str(mapping), "--key", key, "--date", day)
        out = run("--root", str(home), "load", str(path), *words).stdout
    assert "it replaces may" in out
    mapping.write_text(MAPPING + "releases: sometimes\n")
    done = run("map", "--check", str(mapping), str(path), code=1)
    assert "write `replace`, or `stand`" in done.stderr
