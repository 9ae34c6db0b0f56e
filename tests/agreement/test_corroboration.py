"""Copies, one party's many mouths and repetition do not make a claim better founded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.agreement.corroboration import copies, corroborations
from kg.model import Assertion, Corroboration, Modality
from tests.making import assertion, claim, entity

SAID = claim("model/finch-2", "outperforms", entity("model/heron-1"))


def of(who: str, document: str, *, denied: bool = False, start: int = 0) -> Assertion:
    modality = Modality.STATED if who == document else Modality.CLAIMED
    return assertion(SAID, who, modality, document=document, denied=denied, start=start)


def counted(
    *said: Assertion,
    copied: dict[str, str] | None = None,
    tied: dict[str, set[str]] | None = None,
) -> tuple[int, int, int]:
    found = corroborations(said, copied or {}, tied or {}).get(SAID.id)
    assert isinstance(found, Corroboration)
    return found.documents, found.claimants, found.origins


OWN = [of(f"d/{key}", f"d/{key}") for key in "abc"]


def test_one_claimant_in_two_documents_is_one_origin() -> None:
    assert counted(of("company/a", "d/a"), of("company/a", "d/b")) == (2, 1, 1)


def test_two_claimants_in_one_document_are_two_origins() -> None:
    assert counted(of("company/a", "d/a"), of("company/b", "d/a", start=9)) == (1, 2, 2)


@pytest.mark.parametrize("tied", [{"company/a": {"company/b"}}, {"company/b": {"company/a"}}])
def test_tied_claimants_are_one_origin_whoever_holds_whom(tied: dict[str, set[str]]) -> None:
    said = [of("company/a", "d/a"), of("company/b", "d/b")]
    assert counted(*said, tied=tied) == (2, 2, 1)
    assert counted(*said) == (2, 2, 2)


def test_ties_join_over_a_third() -> None:
    said = [of(f"company/{key}", f"d/{key}") for key in "acb"]
    tied = {"company/a": {"company/b"}, "company/b": {"company/c"}}
    assert counted(*said, tied=tied) == (3, 3, 1)


def test_documents_that_share_wording_are_one_origin() -> None:
    assert counted(*OWN) == (3, 3, 3)
    assert counted(*OWN, copied=copies([("d/a", "d/b")])) == (3, 3, 2)
    assert counted(*OWN, copied=copies([("d/a", "d/b"), ("d/c", "d/b")])) == (3, 3, 1)


def test_a_copy_of_a_document_does_not_swallow_what_others_say_in_it() -> None:
    said = [of("d/a", "d/a"), of("d/b", "d/b"), of("company/a", "d/b")]
    assert counted(*said, copied=copies([("d/a", "d/b")])) == (2, 3, 2)


def test_repetition_in_one_document_adds_nothing() -> None:
    assert counted(of("d/a", "d/a"), of("d/a", "d/a", start=50)) == (1, 1, 1)


def test_a_denial_supports_nothing() -> None:
    assert counted(of("d/a", "d/a"), of("company/a", "d/b", denied=True)) == (1, 1, 1)
    assert corroborations([of("company/a", "d/b", denied=True)], {}, {}) == {}


PARTIES = [f"company/{key}" for key in "abcde"]
PAIRS = st.lists(st.tuples(st.sampled_from(PARTIES), st.sampled_from(PARTIES)), max_size=6)


@given(st.data(), PAIRS)
def test_no_order_counts_and_origins_are_the_parts_that_ties_join(
    data: st.DataObject, pairs: list[tuple[str, str]]
) -> None:
    names = data.draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=6))
    said = [of(who, f"d/{place}", start=place) for place, who in enumerate(names)]
    tied: dict[str, set[str]] = {}
    for a, b in pairs:
        tied.setdefault(a, set()).add(b)
    found = counted(*said, tied=tied)
    assert counted(*data.draw(st.permutations(said)), tied=tied) == found
    assert found == (len(names), len(set(names)), parts(set(names), pairs))


def parts(names: set[str], pairs: list[tuple[str, str]]) -> int:
    """Return into how many parts the names fall that the pairs among them join."""
    group = {one: one for one in names}
    for _ in names:
        for a, b in pairs:
            if a in names and b in names:
                group[a] = group[b] = min(group[a], group[b])
    return len(set(group.values()))


@given(st.data())
def test_copies_depend_on_no_order(data: st.DataObject) -> None:
    keys = st.sampled_from("abcdef")
    pairs = data.draw(st.lists(st.tuples(keys, keys), max_size=7))
    mixed = [pair[::-1] for pair in data.draw(st.permutations(pairs))]
    found = copies(pairs)
    assert copies((a, b) for a, b in mixed) == found
    assert set(found) == {key for pair in pairs for key in pair}
    assert all(found[a] == found[b] <= min(a, b) for a, b in pairs)
