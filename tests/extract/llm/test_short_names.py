"""Names cut short, digits as they are worded, and times by the day of publication."""

from __future__ import annotations

import pytest

from tests.extract.llm.asking import proposed
from tests.extract.llm.standin import claim, fixed

pytestmark = pytest.mark.usefixtures("this_machine")

_TEXT = """\
Calyx Semiconductor showed a chip. Calyx, which sits in Austin, employs 40 people.
Sable Voice 2 beats Parlance. Sable AI was founded by Chen Yun.
Over 55 days it was trained. The tokens cost $0.40 per million, said Chen.
"""
_FIRM = claim("Calyx, which sits in Austin, employs 40 people.", 1, "Calyx Semiconductor",
              "employees", "40 employees", subject_class="Company", subject_words="Calyx",
              said="40 people")  # fmt: skip


def test_the_first_word_of_a_firm_named_before_is_the_firm() -> None:
    found, run, _, _ = proposed(fixed(_FIRM), _TEXT)
    assert run.refused == []
    assert found.candidates[0].subject == "Calyx Semiconductor"


def test_of_two_firms_that_begin_alike_it_is_neither() -> None:
    two = _TEXT.replace("showed a chip", "and Calyx Energy met")
    found, run, _, _ = proposed(fixed(_FIRM), two)
    assert found.candidates == ()
    assert "does not stand in the passage" in run.refused[0]


def test_a_longer_name_does_not_name_the_firm_that_begins_so() -> None:
    one = claim("Sable Voice 2 beats Parlance", 2, "Sable AI", "outperforms", "Parlance",
                subject_class="Company", object_class="Product")  # fmt: skip
    found, _, _, _ = proposed(fixed(one), _TEXT)
    assert found.candidates == ()


@pytest.mark.parametrize(
    ("value", "kept"),
    [("2025-03", True), ("2026-03", False), ("2024-03", False), ("2025-04", False)],
)
def test_a_month_without_a_year_is_the_last_one(value: str, kept: bool) -> None:
    text = "Otter 3 came out in March."
    one = claim(text, 1, "release of Otter 3", "date", value, subject_class="Release",
                said="March", inferred="year")  # fmt: skip
    found, _, _, _ = proposed(fixed(one), text, published="2025-09-11")
    assert bool(found.candidates) is kept


@pytest.mark.parametrize(("year", "kept"), [("2024", True), ("2023", False), ("2025", False)])
def test_last_year_is_that_before_the_publication(year: str, kept: bool) -> None:
    text = "Otter Labs had revenue of $38 million last year."
    one = claim(text, 1, "Otter Labs", "revenue", "38 million USD", subject_class="Company",
                said="$38 million", inferred="year",
                qualifiers=[{"key": "as_of", "value": year}])  # fmt: skip
    found, _, _, _ = proposed(fixed(one), text, published="2025-06-03")
    assert bool(found.candidates) is kept


def test_a_value_has_the_digits_of_its_wording() -> None:
    text = "Otter 3 costs $0.40 per million tokens."
    one = claim(text, 1, "Otter 3", "price", "0.4 USD per million tokens",
                subject_class="AIModel", said="$0.40 per million tokens")  # fmt: skip
    found, _, _, _ = proposed(fixed(one), text)
    assert [each.object for each in found.candidates] == ["0.40 USD per million tokens"]
