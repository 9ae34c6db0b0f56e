"""The shipped data: canonical, complete, true to the texts where they are at hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg.corpus.curation import format_data
from kg.corpus.passages import read_claims_file
from kg.corpus.registry import read_judgements, yaml_files
from kg.model import MOST_WORDS
from kg.pipeline import verify_places
from kg.resources import shipped_root
from tests.making import shipped_graph, vocabulary

ROOT = shipped_root()
SHARED = Path(__file__).parent.parent.parent / "shared"
TEXTS = Path(os.environ.get("KG_TEXTS") or SHARED / "documents")
COPIED = SHARED / "checks" / "copied_words.py"
CLAIMS = yaml_files(ROOT.data / "claims")


def test_the_files_are_in_canonical_form() -> None:
    changed = format_data(ROOT, set(vocabulary().qualifiers), write=False)
    assert changed == [], "run `kg format`"


def test_every_document_has_claims_and_every_claims_file_its_document() -> None:
    names = [one.name for one in yaml_files(ROOT.data / "documents")]
    assert [one.name for one in CLAIMS] == names
    graph = shipped_graph()
    assert {one.document for one in graph.assertions} == {one.id for one in graph.documents}


def test_nothing_is_dropped_between_the_files_and_the_graph() -> None:
    graph = shipped_graph()
    rows = sum(len(passage.rows) for file in graph.files for passage in file.passages)
    assert rows == len(graph.assertions) == len({one.id for one in graph.assertions})


@pytest.mark.parametrize("path", CLAIMS, ids=lambda path: path.stem)
def test_passages_are_placed_and_keep_few_words(path: Path) -> None:
    file = read_claims_file(path, set(vocabulary().qualifiers))
    places = [(one.start or 0, one.end or 0) for one in file.passages]
    assert all(one.sha256 and one.rows for one in file.passages)
    assert places == sorted(places), "run `kg cite --complete`"
    for one in file.passages:
        texts = [one.words, one.options.get("hedge", "")]
        texts += [row.options.get(key, "") for row in one.rows for key in ("said", "hedge")]
        assert max(len(text.split()) for text in texts) <= MOST_WORDS, one.line


@pytest.mark.parametrize("path", CLAIMS, ids=lambda path: path.stem)
def test_the_decisive_words_of_a_figure_or_date_hold_it(path: Path) -> None:
    """Else a reader without the texts sees 88 % quoted as the place of 82 %."""
    file = read_claims_file(path, set(vocabulary().qualifiers))
    rows = [(passage, row) for passage in file.passages for row in passage.rows]
    said = [(one, row.options["said"]) for one, row in rows if "said" in row.options]
    assert [(one.line, one.words, words) for one, words in said if words not in one.words] == []


@pytest.mark.parametrize("path", CLAIMS, ids=lambda path: path.stem)
def test_a_name_of_one_documents_own_is_used_there(path: Path) -> None:
    file = read_claims_file(path, set(vocabulary().qualifiers))
    text = path.read_text("utf-8").partition("passages:")[2]
    assert [name for name in file.names if name not in text] == []


def test_every_judgement_belongs_to_a_disagreement() -> None:
    judged = [one.judgement for one in shipped_graph().disagreements if one.judgement]
    listed = list(read_judgements(ROOT.data / "judgements" / "disagreements.yaml"))
    assert {one.reason for _, one in listed} <= {one.reason for one in judged}


def test_every_place_is_in_the_text() -> None:
    if not TEXTS.is_dir():
        pytest.skip(f"no texts in {TEXTS}; set KG_TEXTS")
    graph = shipped_graph()
    there = {one.id for one in graph.documents if (TEXTS / one.file).is_file()}
    checked = verify_places(graph, TEXTS)
    wanted = {(one.document, one.locator) for one in graph.assertions if one.document in there}
    assert checked == len(wanted) > 0


@pytest.mark.processes
def test_no_sentence_of_the_documents_is_in_the_project() -> None:
    if not COPIED.is_file():
        pytest.skip(f"{COPIED} is not there")
    done = subprocess.run(
        [sys.executable, str(COPIED), str(Path(__file__).parent.parent)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
