"""What weights find in a sentence: one relation a pair, and a figure of one thing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.extract.learned.making import CERTAIN, Signs, found, reading, table

SENTENCE = (
    "{1:Company Foo} bought {2:Company Bar} and {3:Name Baz} for {4:Money $3 million},"
    " said {5:Person Ann Roe} of {6:Company Foo}. => "
)
LABELS = ["acquired>", "acquired<", "partnersWith=", "sued>", "worksFor<", "raised>", "raised<"]


def triples(sentence: str, weights: Signs) -> list[tuple[str, str, str]]:
    return [one.triple for one in found(sentence, weights)]


def certain(*labels: str) -> Signs:
    return {"": dict.fromkeys(labels, CERTAIN)}


def test_a_sign_makes_a_relation_in_the_direction_of_its_label() -> None:
    text = "{1:Company Foo} bought {2:Company Bar}."
    assert triples(text, {"between: bought": {"acquired>": 9}}) == [("Foo", "acquired", "Bar")]
    assert triples(text, {"between: bought": {"acquired<": 9}}) == [("Bar", "acquired", "Foo")]
    assert triples(text, {"between: sold": {"acquired>": 9}, "": {"acquired>": -1}}) == []


def test_a_relation_is_found_from_its_probability_on() -> None:
    text = "{1:AIModel Foo} of {2:Company Bar}."
    assert triples(text, {"": {"developedBy>": -0.3}}) == [("Foo", "developedBy", "Bar")]
    assert triples(text, {"": {"developedBy>": -0.5}}) == []


def test_a_name_of_no_class_must_be_likelier() -> None:
    text = "{1:Company Foo} bought {2:Name Bar}."
    assert triples(text, {"": {"acquired>": 0.7}}) == []
    assert triples(text, {"": {"acquired>": 0.9}}) == [("Foo", "acquired", "Bar")]


def test_only_what_the_classes_can_be_is_found() -> None:
    weights = certain("acquired>", "worksFor>", "sued>")
    text = "{1:Person Ann Roe} left {2:Company Bar} for {3:Place Oslo}."
    assert {one[1] for one in triples(text, weights)} <= {"worksFor", "sued"}
    assert all("Oslo" not in one for one in triples(text, weights))


def test_a_pair_has_one_relation_the_likeliest() -> None:
    text = "{1:Company Foo} met {2:Company Bar}."
    assert triples(text, {"": {"acquired>": 3, "sued>": 4, "partnersWith=": 2}}) == [
        ("Foo", "sued", "Bar")
    ]


def test_a_pair_that_stands_twice_has_one_relation_too() -> None:
    text = "{1:Company Foo} met {2:Company Bar}, and {3:Company Foo} left."
    assert triples(text, certain("acquired>", "sued<")) == [("Foo", "acquired", "Bar")]


def test_a_name_is_not_related_to_itself() -> None:
    assert triples("{1:Company Foo} is {2:Company Foo}.", certain("acquired>")) == []


def test_a_figure_belongs_to_one_thing_and_a_name_to_several() -> None:
    weights = {"": {"raised>": 1.0}, "apart: 1": {"raised>": 2.0}}
    text = "{1:Company Foo} beside {2:Company Bar} raised {3:Money $3 million}."
    assert triples(text, weights) == [("Bar", "raised", "$3 million")]
    two = "{1:Company Foo} took {2:Company Bar}, {3:Company Baz}."
    assert len(triples(two, certain("acquired>"))) == 3


def test_a_member_of_a_list_is_read_as_if_it_stood_alone() -> None:
    text = "{1:Company Foo} bought {2:Company Bar}, {3:Company Baz} and {4:Company Qux}."
    signs = {
        "two: ^ bought": {"acquired>": 5},
        "two: bought $": {"acquired>": 5},
        "": {"acquired>": -6},
    }
    assert sorted(triples(text, signs)) == [
        ("Foo", "acquired", "Bar"), ("Foo", "acquired", "Baz"), ("Foo", "acquired", "Qux"),
    ]  # fmt: skip


@given(st.dictionaries(st.sampled_from(LABELS), st.floats(-5, 5), min_size=1))
def test_whatever_the_weights_no_pair_and_no_figure_is_found_twice(
    weights: dict[str, float],
) -> None:
    every = found(SENTENCE, {"": weights})
    pairs = [frozenset(part.span.label for part in one.parts) for one in every]
    figures = [one.object.at for one in every if one.object.role in table().values]
    assert len(pairs) == len(set(pairs))
    assert len(figures) == len(set(figures))
    assert [one.probability for one in every] == sorted(
        (one.probability for one in every), reverse=True
    )
    assert all(one.relation.least <= one.probability <= 1 for one in every)


def test_pairs_are_in_the_order_of_the_text_and_of_kinds_that_can_be_related() -> None:
    _, every = reading(SENTENCE)
    assert all(one.first.at < one.second.at for one in every)
    roles = {(one.first.role, one.second.role) for one in every}
    assert ("money", "person") not in roles
    assert roles >= {("firm", "firm"), ("firm", "name"), ("firm", "money"), ("person", "firm")}
    assert not any(one.first.span.label == one.second.span.label for one in every)


def test_a_short_form_is_related_to_no_whole_name_of_its_own() -> None:
    text = "{1:Company Foo Bar Institute} ({2:Company FBI}) and {3:Company FBO} met."
    found = triples(text, certain("partnersWith="))
    assert {frozenset((one[0], one[2])) for one in found} == {
        frozenset(("Foo Bar Institute", "FBO")), frozenset(("FBI", "FBO")),
    }  # fmt: skip
