"""Chunks cover a text, overlap, and are never too long."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.llm.chunking import chunks


@given(st.text(alphabet="ab. \n", max_size=400), st.integers(30, 90))
def test_every_sign_is_in_a_chunk_and_no_chunk_is_too_long(text: str, size: int) -> None:
    found = chunks(text, size, (size - 1) // 3)
    assert all(0 < end - start <= size for start, end in found)
    assert found == sorted(found)
    covered = {at for start, end in found for at in range(start, end)}
    assert {at for at, sign in enumerate(text) if not sign.isspace()} <= covered


@given(st.lists(st.integers(1, 25), min_size=1, max_size=40))
def test_short_paragraphs_stay_whole_and_the_last_is_repeated(lengths: list[int]) -> None:
    text = "\n".join("x" * length for length in lengths)
    found = chunks(text, 100, 30)
    for (_, end), (start, _) in pairwise(found):
        assert start < end or text[end:start].isspace()
        assert 0 <= end - start <= 30 or end - start == -1
    assert all(start == 0 or text[start - 1] == "\n" for start, _ in found)


def test_an_overlap_that_would_never_end_is_refused() -> None:
    with pytest.raises(ValueError, match="less than a third"):
        chunks("text", 30, 10)
