"""Which assertions are shown first of very many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.agreement.chosen import NAMED, STRENGTH, Dating, Voice, chosen, witnesses
from kg.model import Modality

voices = st.lists(
    st.builds(
        Voice,
        assertion=st.uuids().map(str),
        claim=st.sampled_from("abcde"),
        document=st.sampled_from("123456"),
        modality=st.sampled_from(STRENGTH),
        denied=st.booleans(),
    ),
    max_size=12,
)


def test_the_modalities_by_strength_are_those_of_the_model() -> None:
    assert set(STRENGTH) == {str(one) for one in Modality}


@given(voices, st.integers(1, 12), st.integers(1, 12))
def test_the_choice_of_fewer_begins_the_choice_of_more(said: list[Voice], a: int, b: int) -> None:
    few, more = sorted((a, b))
    if len(said) > more:
        assert chosen(said, few) == chosen(said, more)[:few]
    assert len(chosen(said, few)) == min(few, len(said))


def telling(number: int, modality: str = "stated", hedge: str = "", inferred: str = "") -> Dating:
    document = f"d{number:02}"
    return Dating(f"a{number:02}", document, (document, 1, ""), modality, hedge, inferred)


def test_the_witnesses_of_a_date_name_its_first_documents_and_all_manners() -> None:
    said = [telling(number) for number in range(30)]
    said += [telling(40, "claimed"), telling(41, "claimed"), telling(42, hedge="perhaps")]
    first = [f"a{number:02}" for number in range(NAMED)]
    assert witnesses(said[::-1]) == [*first, "a40", "a42"]


def test_a_document_that_gives_a_date_twice_is_named_once() -> None:
    again = telling(0)._replace(assertion="b", place=("d00", 2, ""))
    assert witnesses([again, telling(0), telling(1)]) == ["a00", "a01"]


def test_a_date_that_some_infer_and_some_give_has_no_witnesses() -> None:
    assert witnesses([telling(0), telling(1, inferred="the page")]) == []
    assert witnesses([telling(0, inferred="x"), telling(1, inferred="y")]) == ["a00", "a01"]
