"""Accepted proposals stand at their place, once, and take on nothing that nobody proposed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.acceptance import accept
from kg.corpus.additions import with_alias, with_entity
from kg.corpus.canonical import format_claims_file
from kg.corpus.passages import ClaimsFile, Passage, Row, read_claims_file
from kg.errors import DataError
from kg.model import Candidate, Entity, Locator, Tier

EMPTY = ClaimsFile(Path("a.yaml"), "a", {}, ())


def candidate(
    subject: str, start: int, end: int = 0, value: str = "B", **options: str
) -> Candidate:
    at = Locator(
        start=start, end=end or start + 9, paragraph=1, words="some words", sha256=f"{start:064x}"
    )
    return Candidate(
        document="a", subject=subject, predicate="owns", object=value, locator=at,
        options=tuple(options.items()), tier=Tier.A, rule="verb",
    )  # fmt: skip


def said(file: ClaimsFile) -> list[tuple[int | None, list[str]]]:
    return [(one.start, [row.subject for row in one.rows]) for one in file.passages]


def test_claims_stand_in_reading_order_and_share_their_place() -> None:
    many = [candidate("X", 50), candidate("Y", 10), candidate("Z", 50), candidate("W", 10, 12)]
    file = accept(EMPTY, many).file
    assert said(file) == [(10, ["W"]), (10, ["Y"]), (50, ["X", "Z"])]


def test_each_claim_keeps_its_own_decisive_words() -> None:
    one, other = candidate("X", 10), candidate("Y", 10)
    words = other.locator.model_copy(update={"words": "other words"})
    file = accept(EMPTY, [one, other.model_copy(update={"locator": words})]).file
    assert [(passage.words, len(passage.rows)) for passage in file.passages] == [
        ("some words", 1), ("other words", 1),
    ]  # fmt: skip


def test_the_same_claim_again_changes_nothing() -> None:
    once = accept(EMPTY, [candidate("X", 10, by="C")]).file
    again = accept(once, [candidate("x", 10, by="c", note="other")])
    assert (again.file, again.already) == (once, 1)


def test_another_claimant_or_place_is_another_claim() -> None:
    many = [
        candidate("X", 10, by="C"),
        candidate("X", 10),
        candidate("X", 30),
        candidate("X", 30, condition="if"),
    ]
    assert said(accept(EMPTY, many).file) == [(10, ["X", "X"]), (30, ["X", "X"])]


@pytest.mark.parametrize("options", [{"modality": "opinion"}, {"denied": "true"}])
def test_the_same_claim_in_another_manner_is_refused(options: dict[str, str]) -> None:
    once = accept(EMPTY, [candidate("X", 10)]).file
    with pytest.raises(DataError, match="X owns B stands at this place already, stated"):
        accept(once, [candidate("X", 10, 19, "B", **options)])


def test_a_claim_does_not_take_on_the_claimant_of_a_passage() -> None:
    passage = Passage(
        1, "some words", {"by": "C"}, (Row("A", "owns", "B", {}, 3),), 2, 10, 19, "0" * 64
    )
    file = ClaimsFile(Path("a.yaml"), "a", {}, (passage,))
    apart = accept(file, [candidate("X", 10)]).file
    assert [(one.options, [row.subject for row in one.rows]) for one in apart.passages] == [
        ({"by": "C"}, ["A"]), ({}, ["X"])
    ]  # fmt: skip
    within = accept(file, [candidate("X", 10, by="C", note="n")]).file.passages
    assert [[row.subject for row in one.rows] for one in within] == [["A", "X"]]
    assert within[0].rows[1].options == {"note": "n"}
    assert accept(file, [candidate("A", 10, by="C")]).already == 1


def test_an_uncompleted_passage_stays_where_it_is() -> None:
    bare = Passage(1, "bare words", {}, (Row("A", "owns", "B", {}, 3),), 2)
    file = ClaimsFile(Path("a.yaml"), "a", {}, (bare,))
    assert said(accept(file, [candidate("X", 10)]).file) == [(None, ["A"]), (10, ["X"])]


MANY = st.lists(
    st.builds(candidate, st.sampled_from("XYZ"), st.integers(0, 3), st.integers(10, 12)), max_size=8
)


@given(many=MANY, order=st.randoms(use_true_random=False))
def test_accepting_is_idempotent_and_keeps_the_order(many: list[Candidate], order: object) -> None:
    file = accept(EMPTY, many).file
    mixed = list(many)
    order.shuffle(mixed)  # type: ignore[attr-defined]
    assert accept(file, mixed).file == file
    places = [(one.start, one.end) for one in file.passages]
    assert places == sorted(set(places))
    wanted = {(one.subject, one.locator.start, one.locator.end) for one in many}
    assert sum(len(one.rows) for one in file.passages) == len(wanted)


def test_what_is_accepted_is_read_as_a_claims_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    file = accept(EMPTY, [candidate("X", 10, by="C"), candidate("Y: #", 30, value="- z")]).file
    path.write_text(format_claims_file(file))
    again = read_claims_file(path, set())
    assert format_claims_file(again) == path.read_text()
    assert [row.object for one in again.passages for row in one.rows] == ["B", "- z"]


HEAD = "# mine\nCompany:\n- id: company/a\n  label: A\n"


def test_names_are_added_where_their_entity_stands_else_beside(tmp_path: Path) -> None:
    (tmp_path / "known.yaml").write_text(HEAD)
    here = Entity(id="company/a", kind="Company", label="A")
    path, text = with_alias(tmp_path, here, ("A: x", "AA"))
    assert (path.name, text) == ("known.yaml", HEAD + '  aliases: ["A: x", AA]\n')
    below = Entity(id="company/b", kind="Company", label="B")
    path, text = with_alias(tmp_path, below, ("BB",))
    assert (path.name, text) == ("added.yaml", "Company:\n- id: company/b\n  aliases: [BB]\n")
    path.write_text(text)
    new = Entity(id="person/c", kind="Person", label="C", aliases=("D",), note="n")
    assert with_entity(tmp_path, new)[1] == text + (
        "Person:\n- id: person/c\n  label: C\n  aliases: [D]\n  note: n\n"
    )
