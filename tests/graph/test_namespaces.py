"""Terms as N-Triples text: any text survives, numbers have one form."""

from __future__ import annotations

import math

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.namespaces import AIR, ID, Terms, double, integer, quote
from kg.resources import shipped_root


def read_back(term: str) -> ox.Literal:
    [quad] = ox.parse(f"<a:a> <a:a> {term} .", format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, ox.Literal)
    return quad.object


@given(st.text(), st.sampled_from(["", "en", "zh-Hans"]))
def test_any_text_survives_quoting(text: str, language: str) -> None:
    found = read_back(quote(text, language))
    assert found.value == text
    assert (found.language or "") == language.lower()


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_double_is_read_as_the_same_number(number: float) -> None:
    found = read_back(double(number))
    assert float(found.value) == number
    assert math.copysign(1, float(found.value)) == math.copysign(1, number)


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0.0E0"), (1, "1.0E0"), (671e9, "6.71E11"), (-0.5, "-5.0E-1"), (1e25, "1.0E25")],
)
def test_a_double_has_its_canonical_form(number: float, text: str) -> None:
    assert double(number) == f'"{text}"^^<http://www.w3.org/2001/XMLSchema#double>'


@given(st.integers())
def test_an_integer_is_read_as_the_same_number(number: int) -> None:
    assert int(read_back(integer(number)).value) == number


def test_short_names_stand_for_iris_of_the_prefix_map() -> None:
    terms = Terms(shipped_root().prefixes())
    assert terms["air:Claim"] == f"<{AIR}Claim>"
    assert terms.thing("model/x") == f"<{ID}model/x>"
    with pytest.raises(KeyError):
        terms["nope:Claim"]


def test_equal_values_share_a_node_and_others_do_not() -> None:
    terms = Terms({})
    assert terms.value_node("date", "2025") == terms.value_node("date", "2025")
    assert terms.value_node("date", "2025") != terms.value_node("date", "2025~")
    assert terms.value_node("quantity", "a", "b") != terms.value_node("quantity", "ab")
