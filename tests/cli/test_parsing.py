"""extract --parse, as a user types it, with the extra and without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.corpus.candidates import read_candidates
from kg.parsing.package import ModelPackage
from kg.rulebook import read_parsing
from tests.conftest import Run, make_articles
from tests.here import working_here

TEXT = "Microsoft has, in spite of several delays over the past year, quietly launched GPT-9.\n"
needs_extra = pytest.mark.skipif(
    not read_parsing().rules.package.is_installed(), reason="the extra 'nlp' is not installed"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    texts = {one: f"{TEXT}\nThis is text {one}.\n" for one in ("one", "two", "three")}
    return make_articles(tmp_path / "mine", texts)


@pytest.mark.whole
@needs_extra
def test_the_parse_finds_what_no_rule_reads(run: Run, article: Path) -> None:
    rows = json.loads(run("extract", "--parse", "--print", str(article), "--format", "json").stdout)
    parsed = [row for row in rows if row["rule"] == "parse-released"]
    assert ("Microsoft", "released", "GPT-9") in {
        (row["subject"], row["property"], row["object"]) for row in parsed
    }


@pytest.mark.slow
@needs_extra
def test_workers_make_the_same_and_a_run_without_parse_is_another(
    run: Run, workspace: Path
) -> None:
    path = workspace / "candidates" / "one.yaml"
    with working_here():
        run("--root", str(workspace), "extract", "--parse", "--workers", "1")
    alone = path.read_bytes()
    assert " parse " in read_candidates(path).made_by
    again = run("--root", str(workspace), "extract", "--parse", "--format", "json")
    assert all("unchanged" in row["note"] for row in json.loads(again.stdout))
    path.unlink()
    run("--root", str(workspace), "extract", "--parse", "--workers", "2")
    assert path.read_bytes() == alone
    with working_here():
        run("--root", str(workspace), "extract", "--workers", "1")
    assert " parse " not in read_candidates(path).made_by


def test_without_the_extra_the_command_says_how_to_install_it(
    run: Run, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ModelPackage, "is_installed", lambda _: False)
    done = run("extract", "--parse", "--print", str(article), code=1)
    assert "the extra 'nlp', which is not installed" in done.stderr
    assert 'fix: pip install "airace[nlp]"' in done.stderr
    run("extract", "--print", str(article))


def test_a_model_is_not_asked_by_parse(run: Run) -> None:
    done = run("extract", "--llm", "--parse", code=2)
    assert "--parse goes with the rules" in done.stderr
