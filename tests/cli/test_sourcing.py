"""sources, as a user types it, and the measuring of shared wording."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.corpus.overlap import keep_overlaps
from kg.errors import LocatorError, OutputError
from kg.resources import Root
from tests.conftest import Run


def test_all_documents_have_a_line_and_a_cell_with_each_other(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    out = " ".join(run("sources").stdout.split())
    assert "ONE ORIGIN" in out
    assert "claims in all" in out


def test_pairs_as_rows(run: Run) -> None:
    rows = json.loads(run("sources", "--pairs", "--format", "json").stdout)
    assert len(rows) == 10
    (copied,) = [row for row in rows if row["one origin"] == "true"]
    assert (copied["first"][-4:-1], copied["second"][-4:-1]) == ("001", "004")


def test_a_dossier_says_who_speaks_and_what_names_mean(run: Run) -> None:
    out = run("sources", "002").stdout
    assert out.startswith("zshadow.info (002)")
    assert "by unnamed groups: 13" in out
    assert "“Qwen 2.5” here means Qwen 2.5-Max" in out
    assert "only here (" in out


def test_a_dossier_names_the_copy(run: Run) -> None:
    assert "counted as ONE ORIGIN" in run("sources", "004").stdout


def test_a_dossier_as_rows_has_every_claim(run: Run) -> None:
    rows = json.loads(run("sources", "001", "--format", "json").stdout)
    assert len({row["claim"] for row in rows}) == len(rows)
    assert {row["only here"] for row in rows} == {"true", "false"}
    assert all(bool(row["also in"]) == (row["only here"] == "false") for row in rows)


def test_what_a_document_denies_is_not_listed_as_if_it_said_so(run: Run) -> None:
    """The text calls DeepSeek-V3 anything but one more AI model."""
    out = run("sources", "001").stdout
    assert "one more AI model like any other  [denied, opinion ¶12]" in out
    rows = json.loads(run("sources", "001", "--format", "json").stdout)
    (row,) = [one for one in rows if one["sentence"].endswith("one more AI model like any other")]
    assert row["polarity"] == "denied"


def test_documents_and_sources_count_the_same_assertions(run: Run) -> None:
    listed = json.loads(run("documents", "--format", "json").stdout)
    weighed = json.loads(run("sources", "--format", "json").stdout)
    assert {one["assertions"] for one in listed} == {one["assertions"] for one in weighed}


def test_an_unknown_document_is_an_error(run: Run) -> None:
    run("sources", "099", code=1)
    run("sources", "DeepSeek", code=1)


def test_options_for_all_documents_take_none(run: Run) -> None:
    run("sources", "001", "--pairs", code=2)
    run("sources", "001", "--measure", code=2)


def test_measure_writes_the_canonical_file(run: Run, tiny_root: Root, tiny_texts: Path) -> None:
    top = str(tiny_root.data.parent)
    run("--root", top, "--texts", str(tiny_texts), "sources", "--measure")
    first = (tiny_root.data / "overlaps.yaml").read_text("utf-8")
    assert first.startswith("# Five-word runs")
    run("--root", top, "--texts", str(tiny_texts), "sources", "--measure")
    assert (tiny_root.data / "overlaps.yaml").read_text("utf-8") == first


def test_measure_needs_every_text(run: Run, tiny_root: Root, tmp_path: Path) -> None:
    top, empty = str(tiny_root.data.parent), tmp_path / "none"
    empty.mkdir()
    (tiny_root.data / "overlaps.yaml").unlink(missing_ok=True)
    run("--root", top, "--texts", str(empty), "sources", "--measure", code=1)
    assert not (tiny_root.data / "overlaps.yaml").exists()
    with pytest.raises(LocatorError, match=r"a\.txt"):
        keep_overlaps(tiny_root, {})


def test_measure_leaves_an_installation_alone(
    tiny_root: Root, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.corpus.overlap._PACKAGE", tiny_root.data.resolve().parent)
    with pytest.raises(OutputError, match="--root"):
        keep_overlaps(tiny_root, {})


def test_what_is_garbled_is_marked_so(run: Run) -> None:
    lines = run("sources", "003").stdout.splitlines()
    assert "  Microsoft owns OpenAI o1  [garbled ¶10]" in lines
