"""A part of a name: of a firm that the text named in full, or of somebody else of that name."""

from __future__ import annotations

import pytest

from tests.extract.naming import kinds


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("The startup Osprey Power grew. Osprey, based in Oslo, raised $5 million.", False),
        ("The startup Osprey Power grew. Osprey fell. Osprey Minds left.", True),
        ("Osprey, a startup, grew. The startup Osprey Power fell, and Osprey left.", True),
    ],
)
def test_the_first_word_of_a_firm_is_that_firm_where_nothing_else_begins_so(
    text: str, apart: bool
) -> None:
    found = kinds(text)
    assert ("Osprey" in found) is apart
    assert found["Osprey Power"] == "Company"


@pytest.mark.parametrize(
    ("text", "label", "other"),
    [
        ("Cohere's founder, Liang Bo, sang.", "Liang Bo", "Liang Wenfeng"),
        ("Cohere's founder, Jun Heron, sang.", "Jun Heron", "Heron"),
    ],
)
def test_who_has_the_last_name_of_another_is_somebody_else(
    text: str, label: str, other: str
) -> None:
    assert kinds(text).get(label) == "Person"
    assert other not in kinds(text)


def test_a_word_in_front_of_a_firm_is_no_part_of_its_name() -> None:
    found = kinds("Rival Osprey Cloud said it would grow.")
    assert found == {"Osprey Cloud": "Company"}


def test_a_publishing_house_is_named_with_that_word() -> None:
    assert "Heron House" in kinds("A group led by Heron House sued Cohere.")
