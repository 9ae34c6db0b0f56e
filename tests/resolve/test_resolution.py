"""Rows become assertions: every name linked, every value parsed, nothing dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.corpus.passages import ClaimsFile, Passage, Row
from kg.errors import DataError
from kg.model import (
    Assertion,
    Document,
    Entity,
    EntityRef,
    Modality,
    Polarity,
    Quantity,
    Vocabulary,
    WordingTable,
)
from kg.resolve.index import EntityIndex
from kg.resolve.resolution import Resolver
from tests.making import table, vocabulary

ENTITIES = [
    Entity(id="company/corvane", kind="Company", label="Corvane"),
    Entity(id="company/brightleaf", kind="Company", label="Brightleaf"),
    Entity(id="model/finch-2", kind="AIModel", label="Finch-2"),
    Entity(id="model/finch-3", kind="AIModel", label="Finch-3"),
    Entity(id="benchmark/quiz", kind="Benchmark", label="Quiz"),
    Entity(id="channel/blog", kind="Channel", label="the blog"),
]
DOCUMENT = Document(
    id="document/a", key="a", file="a.txt", sha256="0" * 64, characters=99, label="A"
)


def resolver(words: Vocabulary | None = None, wordings: WordingTable | None = None) -> Resolver:
    index = EntityIndex(ENTITIES)
    return Resolver(words or vocabulary(), wordings or table(), index, lambda _: ["Corvane"])


def file(*rows: Row, names: dict[str, str] | None = None, **options: str) -> ClaimsFile:
    passage = Passage(1, "it grew", options, rows, 3, start=0, end=9, sha256="0" * 64)
    return ClaimsFile(Path("a.yaml"), "a", names or {}, (passage,))


def row(subject: str, predicate: str, value: str, line: int = 5, **options: str) -> Row:
    return Row(subject, predicate, value, options, line)


def resolved(*rows: Row, names: dict[str, str] | None = None, **options: str) -> list[Assertion]:
    return resolver().resolve(file(*rows, names=names, **options), DOCUMENT)


def refused(one: Row, says: str) -> DataError:
    with pytest.raises(DataError, match=says) as error:
        resolved(one)
    assert error.value.problems[0].where == "a.yaml:5"
    assert error.value.problems[0].fix
    return error.value


def test_a_row_in_the_documents_voice_is_stated_by_the_document() -> None:
    [one] = resolved(row("finch 2", "developedBy", "CORVANE"))
    assert one.claim.subject == "model/finch-2"
    assert one.claim.object == EntityRef(id="company/corvane")
    assert (one.claimant, one.document) == ("document/a", "document/a")
    assert (one.modality, one.polarity) == (Modality.STATED, Polarity.AFFIRMED)
    assert (one.locator.place, one.locator.words) == ("0-9", "it grew")


def test_a_row_of_somebody_is_claimed_unless_it_says_otherwise() -> None:
    rows = [
        row("Finch-2", "outperforms", "Finch-3", by="Corvane", via="the blog", denied="true"),
        row("Finch-2", "scored", "9 percent", by="Corvane", modality="predicted", said="nine"),
    ]
    first, second = resolved(*rows)
    assert (first.claimant, first.channel) == ("company/corvane", "channel/blog")
    assert (first.modality, first.polarity) == (Modality.CLAIMED, Polarity.DENIED)
    assert (second.modality, second.said) == (Modality.PREDICTED, "nine")
    assert isinstance(second.claim.object, Quantity)


def test_a_row_overrides_what_its_passage_says() -> None:
    rows = (row("Finch-2", "outperforms", "Finch-3"), row("Corvane", "ticker", "C", by=""))
    first, second = resolved(*rows, by="Corvane", hedge="may")
    assert (first.claimant, first.hedge) == ("company/corvane", "may")
    assert (second.claimant, second.modality) == ("document/a", Modality.STATED)


def test_qualifiers_are_sorted_by_the_name_of_their_property() -> None:
    [one] = resolved(row("Finch-2", "scored", "9 percent", benchmark="Quiz", aspect="speed"))
    assert [name for name, _ in one.claim.qualifiers] == ["aspect", "onBenchmark"]


@pytest.mark.parametrize("name", ["Finch", "finch", "FINCH "])
def test_a_name_means_what_its_document_says(name: str) -> None:
    [one] = resolved(row(name, "scored", "9 percent"), names={"Finch": "Finch-2"})
    assert one.claim.subject == "model/finch-2"


def test_a_local_name_goes_before_the_global_one_however_it_is_spelt() -> None:
    for name in ("Finch-2", "finch 2"):
        [one] = resolved(row(name, "scored", "9 percent"), names={"Finch-2": "Finch-3"})
        assert one.claim.subject == "model/finch-3"


def test_an_unknown_name_is_refused_with_near_ones() -> None:
    error = refused(row("Corvana", "ticker", "C"), "nothing is called 'Corvana'")
    assert error.problems[0].fix.startswith("did you mean Corvane? else add it")


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (row("Corvane", "foundedby", "Corvane"), "unknown property 'foundedby'"),
        (
            row("Quiz", "scored", "9 percent"),
            "'Quiz' is of class Benchmark, not AIModel",
        ),
        (row("Finch-2", "developedBy", "Quiz"), "the object 'Quiz' is of class Bench"),
        (row("Finch-2", "scored", "9 percent", benchmark="Corvane"), "'benchmark' 'Corvane' is "),
        (row("Finch-2", "scored", "nine percent"), "is not of the form"),
        (row("Finch-2", "scored", "9 marks"), "'marks' is not a unit"),
        (row("Corvane", "foundedIn", "long ago"), "is not a date of the form"),
        (row("Corvane", "ticker", "C", denied="maybe"), "is neither true nor false"),
        (row("Corvane", "ticker", "C", denied=""), "is neither true nor false"),
        (row("Corvane", "ticker", "C", by="Corvane", modality="stated"), "own voice, but `by`"),
        (row("Corvane", "ticker", "C", modality="claimed"), "needs somebody who claims it"),
        (row("Corvane", "ticker", "C", modality="rumoured"), "unknown modality 'rumoured'"),
        (row("Corvane", "ticker", "C", modality="Stated"), "unknown modality 'Stated'"),
        (row("Corvane", "ticker", "C", by="Nobody"), "nothing is called 'Nobody'"),
        (row("Corvane", "ticker", "C", by="Corvane", via="Quiz"), "the channel 'Quiz' is of"),
    ],
)
def test_a_wrong_row_is_refused_with_line_and_cure(one: Row, says: str) -> None:
    refused(one, says)


@pytest.mark.parametrize("line", [5, 6])
def test_the_same_claim_at_the_same_place_is_refused(line: int) -> None:
    rows = (row("Corvane", "ticker", "CRV"), row("Corvane", "ticker", "crv", line))
    with pytest.raises(DataError, match="the same claim by the same claimant"):
        resolved(*rows)


def test_the_same_claim_of_two_claimants_stays() -> None:
    rows = (row("Corvane", "ticker", "C"), row("Corvane", "ticker", "C", 6, by="Brightleaf"))
    first, second = resolved(*rows)
    assert first.claim.id == second.claim.id
    assert first.id != second.id


def test_a_symmetric_property_is_one_claim_in_both_directions() -> None:
    rows = (
        row("Corvane", "competesWith", "Brightleaf"),
        row("Brightleaf", "competesWith", "Corvane", 6, by="Corvane"),
    )
    first, second = resolved(*rows)
    assert first.claim == second.claim
    rows = (row("Finch-2", "outperforms", "Finch-3"), row("Finch-3", "outperforms", "Finch-2", 6))
    first, second = resolved(*rows)
    assert first.claim.id != second.claim.id


def test_all_wrong_rows_are_reported_at_once() -> None:
    rows = [row("X", "ticker", "C", n) if n % 2 else row("Corvane", "y", "C", n) for n in range(9)]
    with pytest.raises(DataError) as error:
        resolved(*rows)
    assert len(error.value.problems) == 9


@given(st.lists(st.tuples(st.sampled_from(ENTITIES[:2]), st.integers(1, 10**6)), max_size=9))
def test_there_are_as_many_assertions_as_claims(pairs: list[tuple[Entity, int]]) -> None:
    rows = [
        row(one.label, "activity", f"act {place} {number}", place)
        for place, (one, number) in enumerate(pairs)
    ]
    found = resolved(*rows)
    assert [one.claim.subject for one in found] == [one.id for one, _ in pairs]
    assert len({one.id for one in found}) == len(rows)
