"""Rivals, sides and compatible neighbours are what comparing each value with each other gives."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.agreement.comparison import Relation, compare, reason
from kg.agreement.disagreement import find_compatibilities, find_disagreements
from kg.agreement.rivals import compatible_pairs, excluded, rival_groups, sides
from kg.model import Assertion, Bound, Claim, Value
from tests.making import assertion, claim, date, entity, quantity, text, vocabulary

MODEL, EVENT = "model/finch-2", "event/cut"
BOUNDS = st.sampled_from(["", *(f"{one} " for one in Bound)])
DIGITS = st.from_regex(r"[1-9][0-9]?(\.[0-9]{1,2})?", fullmatch=True)
DAYS = st.dates(min_value=date("2024-11-01").earliest, max_value=date("2025-03-31").earliest)  # type: ignore[union-attr]


@st.composite
def amounts(draw: st.DrawFn) -> Value:
    """Return an amount of money, with or without a bound word."""
    return quantity(f"{draw(BOUNDS)}{draw(DIGITS)} million USD")


@st.composite
def spans(draw: st.DrawFn) -> Value:
    """Return a day, month or year, plain or approximate."""
    length = draw(st.sampled_from([4, 7, 10, 10, 10]))
    return date(draw(DAYS).isoformat()[:length] + draw(st.sampled_from(["", "~"])))


VALUES = st.one_of(amounts(), spans(), st.sampled_from("abc").map(entity), st.just(text("words")))


@st.composite
def groups(draw: st.DrawFn) -> list[Claim]:
    """Return claims that answer one question, each once."""
    values = draw(st.one_of(
        st.lists(amounts(), min_size=1, max_size=9),
        st.lists(spans(), min_size=1, max_size=9),
        st.lists(st.sampled_from("abcd").map(entity), min_size=1, max_size=4),
    ))  # fmt: skip
    made = [claim(MODEL, "trainingCost", one) for one in values]
    return list({one.id: one for one in made}.values())


def apart(a: Claim, b: Claim) -> bool:
    return compare(a.object, b.object) is Relation.EXCLUDED


def ids(claims: list[Claim]) -> list[str]:
    return [one.id for one in claims]


@given(VALUES, VALUES)
def test_comparison_is_symmetric_and_a_value_is_the_same_as_itself(a: Value, b: Value) -> None:
    assert compare(a, b) is compare(b, a)
    assert compare(a, a) is Relation.SAME


@given(groups())
def test_excluded_are_those_that_another_one_excludes(group: list[Claim]) -> None:
    naive = [one for one in group if any(apart(one, other) for other in group)]
    found = excluded(group) if len(group) > 1 else []
    assert ids(found) == ids(naive)


@given(groups())
def test_sides_are_a_partition_whose_parts_can_hold_together(group: list[Claim]) -> None:
    rivals = [one for one in group if any(apart(one, other) for other in group)]
    if not rivals:
        return
    parts = sides(rivals)
    assert sorted(key for part in parts for key in ids(part)) == sorted(ids(rivals))
    assert len(parts) > 1
    for part in parts:
        assert len(part) == 1 or not any(apart(a, b) for a, b in combinations(part, 2))


def test_only_a_chain_that_cannot_hold_together_is_taken_apart() -> None:
    wordings = ["2024-01-01~", "2024-01-08~", "2024-01-15~", "2024-06-01", "2024-06"]
    group = [claim(EVENT, "date", date(one)) for one in wordings]
    texts = [[getattr(one.object, "edtf", "") for one in part] for part in sides(group)]
    assert texts == [["2024-01-01~"], ["2024-01-08~"], ["2024-01-15~"], ["2024-06-01", "2024-06"]]


@given(groups())
def test_compatible_neighbours_differ_and_can_both_hold(group: list[Claim]) -> None:
    for a, b in compatible_pairs(group):
        assert compare(a.object, b.object) is Relation.COMPATIBLE


@given(st.data())
def test_the_order_of_claims_does_not_matter(data: st.DataObject) -> None:
    said = [assertion(one, document=f"document/{place % 3}", start=place)
            for place, one in enumerate(data.draw(groups()))]  # fmt: skip
    mixed = data.draw(st.permutations(said))
    labels = {key: key for key in (MODEL, *"abcd")}
    assert find_disagreements(mixed, vocabulary(), labels) == find_disagreements(
        said, vocabulary(), labels
    )
    assert find_compatibilities(mixed, vocabulary(), labels) == find_compatibilities(
        said, vocabulary(), labels
    )


@given(groups())
def test_the_reason_is_about_two_values_that_do_not_meet(group: list[Claim]) -> None:
    labels = {key: key for key in (MODEL, *"abcd")}
    for one in find_disagreements([assertion(each) for each in group], vocabulary(), labels):
        assert one.reason.endswith(("they do not meet", "and there can be one"))


def model_cost(wording: str) -> Claim:
    return claim(MODEL, "trainingCost", quantity(wording))


def released(edtf: str) -> Claim:
    return claim(EVENT, "date", date(edtf))


def scored(model: str, percent: str, test: str = "benchmark/q") -> Claim:
    return claim(model, "scored", quantity(percent), onBenchmark=entity(test))


LOOK_ALIKE = [
    (model_cost("5.58 million USD"), model_cost("under 6 million USD")),
    (model_cost("$5.58 million"), model_cost("5.58 million US dollars")),
    (model_cost("5.6 million USD"), model_cost("5.58 million USD")),
    (model_cost("5.58 million USD"), model_cost("40 million CNY")),
    (model_cost("5.58 million USD"), claim(MODEL, "price", quantity("1 USD per million tokens"))),
    (model_cost("5.58 million USD"), claim(MODEL, "trainingDuration", quantity("2 days"))),
    (claim(MODEL, "trainingCost", quantity("5.58 million USD"), aspect=text("training")),
     claim(MODEL, "trainingCost", quantity("87 million USD"), aspect=text("running"))),
    (claim(MODEL, "trainingDuration", quantity("48 hours")),
     claim(MODEL, "trainingDuration", quantity("2 days"))),
    (released("2025-01-29"), released("2025-01-29")),
    (released("2025-01-08~"), released("2025-01-10")),
    (released("2025-01"), released("2025-01-20")),
    (released("2025-01-10"), claim("event/other", "date", date("2025-01-20"))),
    (scored(MODEL, "89.4 percent"), scored("model/heron-1", "71 percent")),
    (scored(MODEL, "89.4 percent"), scored(MODEL, "71 percent", "benchmark/r")),
    (claim("company/a", "ticker", text("BABA")), claim("company/a", "ticker", text("9988"))),
]  # fmt: skip
RIVALS = [
    (model_cost("500 billion USD"), model_cost("nearly 600 billion USD")),
    (model_cost("$500 billion"), model_cost("nearly 600 billion US dollars")),
    (model_cost("5.58 million USD"), model_cost("over 6 million USD")),
    (claim(MODEL, "trainingDuration", quantity("2 weeks")),
     claim(MODEL, "trainingDuration", quantity("2 days"))),
    (released("2024-12"), released("2025-01-10")),
    (released("2024"), released("2023-05")),
    (scored(MODEL, "89.4 percent"), scored(MODEL, "71 percent")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), LOOK_ALIKE)
def test_what_only_looks_like_a_rival_is_none(one: Claim, other: Claim) -> None:
    assert found(one, other) == found(other, one) == []


@pytest.mark.parametrize(("one", "other"), RIVALS)
def test_what_cannot_both_hold_is_a_disagreement(one: Claim, other: Claim) -> None:
    assert found(one, other) == found(other, one) == [tuple(sorted((one.id, other.id)))]


def found(*claims: Claim) -> list[tuple[str, ...]]:
    said: list[Assertion] = [assertion(one, document=f"d/{n}") for n, one in enumerate(claims)]
    return [one.members for one in find_disagreements(said, vocabulary(), {})]


def test_the_reason_of_compatible_values_says_that_they_meet() -> None:
    a, b = quantity("5.58 million USD"), quantity("under 6 million USD")
    assert reason(a, b, {}).endswith("they meet")
    [pair] = rival_groups(
        [model_cost("5.58 million USD"), model_cost("1 million USD")], vocabulary()
    )
    assert reason(pair[0].object, pair[1].object, {}).endswith("they do not meet")
