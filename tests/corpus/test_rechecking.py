"""A changed text: passages that stand elsewhere are found, those that are gone are kept apart."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.checking import check
from kg.corpus.completion import locator_of
from kg.corpus.curation import get_document
from kg.corpus.decisions import (
    Choice,
    Decision,
    DecisionsFile,
    format_decisions,
    read_decisions,
    short_form,
)
from kg.corpus.leaning import lead_of, lead_stands
from kg.corpus.passages import ClaimsFile, read_claims_file
from kg.corpus.rechecking import Place, carried, found_again, keep_places, places_in
from kg.corpus.texts import changed_texts, locate, relocate
from kg.errors import DataError, LocatorError
from kg.identifiers import sha256_hex
from kg.model import Candidate, Tier
from kg.output import write_whole
from kg.pipeline import build, load_graph
from kg.resources import Root
from tests.conftest import make_tiny_workspace
from tests.making import vocabulary

QUALIFIERS = set(vocabulary().qualifiers)
SENTENCE = "It grew fast in the spring."


def change(root: Root, old: str, new: str, name: str = "a.txt") -> str:
    assert root.workspace
    path = root.workspace / "texts" / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path.read_text("utf-8")


def file(root: Root) -> ClaimsFile:
    return read_claims_file(root.data / "claims" / "a.yaml", QUALIFIERS)


def places(root: Root, text: str) -> list[Place]:
    return places_in([file(root)], get_document(root, "a"), text)


@given(st.text("abc .\n", max_size=60), st.text("abc .\n", max_size=60))
def test_a_passage_is_found_wherever_it_stands(before: str, after: str) -> None:
    old = locate(SENTENCE, "grew fast")
    found = relocate(f"{before}\n{SENTENCE}\n{after}", old)
    assert found is not None
    assert (found.start, found.end) == (len(before) + 1, len(before) + 1 + len(SENTENCE))
    assert (found.words, found.sha256) == (old.words, old.sha256)


def test_a_passage_that_changed_by_one_sign_is_gone() -> None:
    old = locate(SENTENCE, "grew fast")
    assert relocate(SENTENCE.replace("spring", "sprung"), old) is None
    assert relocate("", old) is None


def test_of_two_equal_passages_the_nearer_is_taken() -> None:
    old = locate(f"A. {SENTENCE}", "grew fast")
    assert relocate(f"{SENTENCE} And {SENTENCE}", old) == relocate(SENTENCE, old)


def test_moved_places_are_kept_and_lost_ones_wait(tiny_workspace: Root, tmp_path: Path) -> None:
    text = change(tiny_workspace, "under 6 million", "under 7 million")
    text = change(tiny_workspace, text[:1], f"A new head.\n\n{text[:1]}")
    found = places(tiny_workspace, text)
    assert [one.state for one in found] == ["moved"] * 3 + ["lost", "moved"]
    report = check(tiny_workspace, None)
    wrong = [one for one in report.findings if one.check == "place"]
    assert {one.subject.rpartition("/")[2] for one in wrong} == {"a", "a.yaml:21"}
    with pytest.raises(LocatorError, match="kg recheck a"):
        build(tiny_workspace, None, tmp_path / "out")
    document, rows = get_document(tiny_workspace, "a"), len(load_graph(tiny_workspace).assertions)
    written = keep_places(tiny_workspace, document, text, found, QUALIFIERS)
    assert [path.parent.name for path in written] == ["documents", "claims", "lost"]
    assert [one.state for one in places(tiny_workspace, text)] == ["same"] * 4
    lost = read_claims_file(written[-1], QUALIFIERS)
    assert [one.words for one in lost.passages] == ["under 6 million dollars"]
    assert len(load_graph(tiny_workspace).assertions) == rows - 1
    assert build(tiny_workspace, None, tmp_path / "out").places == 16
    (note,) = [one for one in check(tiny_workspace, None).findings if one.check == "place"]
    assert (str(note.severity), note.subject) == ("warning", str(written[-1]))


def test_passages_lost_later_join_those_lost_before(tiny_workspace: Root) -> None:
    for old, new in (("under 6 million", "under 7 million"), ("founded by", "started by")):
        text = change(tiny_workspace, old, new)
        document = get_document(tiny_workspace, "a")
        written = keep_places(
            tiny_workspace, document, text, places(tiny_workspace, text), QUALIFIERS
        )
    lost = read_claims_file(written[-1], QUALIFIERS)
    assert [one.words for one in lost.passages] == [
        "under 6 million dollars",
        "founded by Ada Mirov",
    ]


def test_words_that_stand_in_a_new_sentence_are_a_hint(tiny_workspace: Root) -> None:
    text = change(tiny_workspace, "Corvane released", "In March Corvane released")
    (lost,) = [one for one in places(tiny_workspace, text) if one.state == "lost"]
    assert found_again(text, lost.passage) == "its words stand in paragraph 2"
    assert found_again("nothing", lost.passage) == ""


def test_an_unchanged_text_has_no_changes(tiny_workspace: Root) -> None:
    folders = tiny_workspace.text_folders()
    documents = load_graph(tiny_workspace).documents
    assert changed_texts(documents, *folders) == {}


def test_places_of_shipped_documents_are_not_written(tmp_path: Path) -> None:
    root = make_tiny_workspace(tmp_path / "w", alone=False)
    with pytest.raises(DataError, match="stacks on"):
        keep_places(root, get_document(root, "000"), "x", [], QUALIFIERS)


def test_a_changed_text_that_is_no_text_is_one_clear_error(tiny_workspace: Root) -> None:
    assert tiny_workspace.workspace
    (tiny_workspace.workspace / "texts" / "a.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LocatorError, match=r"a\.txt: byte 0 is not UTF-8"):
        check(tiny_workspace, None)


def test_what_was_rejected_stays_so_in_a_changed_text(tmp_path: Path) -> None:
    root = make_tiny_workspace(tmp_path / "w")
    assert root.workspace
    text = (root.workspace / "texts" / "a.txt").read_text("utf-8")
    first = paragraph_candidate("a", text)
    path = root.workspace / "decisions" / "a.yaml"
    no = Decision(first.id, Choice.REJECTED, short_form(first), "verb")
    write_whole(path, format_decisions(DecisionsFile("a", (no,))))
    longer = f"Corrected.\n\n{text}"
    keep_places(root, get_document(root, "a"), longer, places(root, longer), QUALIFIERS)
    again = paragraph_candidate("a", longer)
    assert again.id != first.id
    other = again.model_copy(update={"object": "something else"})
    assert read_decisions(path).left([again, other]) == [other]


def test_what_was_rejected_here_and_accepted_there_is_asked_again() -> None:
    both = (
        Decision("candidate/1", Choice.REJECTED, "A owns B"),
        Decision("candidate/2", Choice.ACCEPTED, "A owns B"),
    )
    file = DecisionsFile("a", both)
    assert file.moved() == file


@pytest.mark.parametrize("became", ["", "A buys B"])
def test_what_was_accepted_stays_so_where_its_passage_stands(tmp_path: Path, became: str) -> None:
    """The same claim on the same words is not put before a person twice."""
    root = make_tiny_workspace(tmp_path / "w")
    assert root.workspace
    text = (root.workspace / "texts" / "a.txt").read_text("utf-8")
    first, *_ = curated(root)
    options = (("by", "C, Inc."), ("note", "garbled: as told"), ("modality", "claimed"))
    said = [first, first.model_copy(update={"object": "B (US) of C", "options": options})]
    made = tuple(
        Decision(one.id, Choice.ACCEPTED, short_form(one), "verb", became=became) for one in said
    )
    path = root.workspace / "decisions" / "a.yaml"
    write_whole(path, format_decisions(DecisionsFile("a", made)))
    longer = f"Corrected.\n\n{text}"
    found = carried(root, get_document(root, "a"), places(root, longer), longer)
    assert (found.accepted, found.asked) == (2, ())
    keep_places(root, get_document(root, "a"), longer, places(root, longer), QUALIFIERS)
    again, *_ = curated(root)
    assert again.locator.start == first.locator.start + len("Corrected.\n\n")
    moved = [one.model_copy(update={"locator": again.locator}) for one in said]
    assert read_decisions(path).left(moved) == []
    assert read_decisions(path).left(said) == said


def test_what_was_accepted_on_words_that_are_gone_is_asked_again(tmp_path: Path) -> None:
    root = make_tiny_workspace(tmp_path / "w")
    assert root.workspace
    first, *_ = curated(root)
    path = root.workspace / "decisions" / "a.yaml"
    yes = Decision(first.id, Choice.ACCEPTED, short_form(first), "verb")
    write_whole(path, format_decisions(DecisionsFile("a", (yes,))))
    before = path.read_text("utf-8")
    text = (root.workspace / "texts" / "a.txt").read_text("utf-8")
    at = first.locator
    gone = f"{text[: at.start]}Not so.{text[at.end :]}"
    document = get_document(root, "a")
    found = carried(root, document, places(root, gone), gone)
    assert (found.accepted, found.asked) == (0, (short_form(first),))
    keep_places(root, document, gone, places(root, gone), QUALIFIERS)
    assert path.read_text("utf-8") == before
    # it is told once, and not at each later look
    assert carried(root, document, places(root, gone), gone).asked == ()


def curated(root: Root) -> list[Candidate]:
    """Return the claims of document a, as they would be proposed."""
    file = read_claims_file(root.data / "claims" / "a.yaml", QUALIFIERS)
    return [
        Candidate(
            document="a",
            subject=row.subject,
            predicate=row.predicate,
            object=row.object,
            locator=locator_of(file, passage),
            tier=Tier.B,
            rule="verb",
        )
        for passage in file.passages
        for row in passage.rows
    ]


def paragraph_candidate(key: str, text: str) -> Candidate:
    """Return a proposal on the last sentence of the text."""
    words = " ".join(text.split()[-3:])
    parts = {"document": key, "subject": "A", "predicate": "owns", "object": "B"}
    place = {"locator": locate(text, words), "tier": "B", "rule": "verb"}
    return Candidate.model_validate(parts | place, strict=False)


TOLD = "Ibis Works opened a plant. It grew fast. It raised money."


def leaning(*mentions: tuple[str, str, bool], words: str = "raised money", **parts: str) -> str:
    """Return on what a claim about Ibis Works leans in TOLD, with these mentions of a name."""
    said = {"document": "a", "subject": "Ibis Works", "predicate": "owns", "object": "B"} | parts
    spots = []
    for where, name, anaphor in mentions:
        start = TOLD.rindex(where) if anaphor else TOLD.index(where)
        spots.append({"start": start, "end": start + len(where), "name": name, "anaphor": anaphor})
    place = {"locator": locate(TOLD, words), "tier": "B", "rule": "verb", "mentions": spots}
    return lead_of(Candidate.model_validate(said | place, strict=False), TOLD)


def test_a_claim_leans_on_all_from_the_sentence_that_names_its_parts() -> None:
    whole = TOLD.removesuffix("It raised money.")
    lead = f"{len(whole)} {sha256_hex(whole)}"
    assert leaning(("It", "Ibis Works", True), ("Ibis Works", "Ibis Works", False)) == lead
    assert leaning(("It", "Ibis Works", True)) == lead
    assert leaning() == lead
    assert leaning(words="opened a plant") == ""
    assert leaning(subject="release of Heron-1") == ""
    assert lead_stands(lead, f"More. {TOLD}", len(whole) + 6)
    assert not lead_stands(lead, TOLD.replace("fast", "slow"), len(whole))
    assert not lead_stands(lead, TOLD, 3)
    assert not lead_stands("x", TOLD, 3)
