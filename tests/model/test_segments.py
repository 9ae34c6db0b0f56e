"""A text cut into sentences."""

from __future__ import annotations

import pytest

from kg.model.segments import sentences


@pytest.mark.parametrize(
    "title", ["Gov.", "Sen.", "Rep.", "Prof.", "Gen.", "Ms.", "Mrs.", "Mr.", "Dr."]
)
def test_a_title_in_front_of_a_name_ends_no_sentence(title: str) -> None:
    text = f"It grew. Then {title} Ann Roe said so. All met."
    assert len(sentences(text, 0, len(text))) == 3
