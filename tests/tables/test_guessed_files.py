"""Files of odd encodings and of many columns, as a guess takes them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.tables.test_rude import HEAD, guess


def test_a_file_that_is_only_partly_utf_8_is_not_guessed_without_a_word(
    run: Run, tmp_path: Path
) -> None:
    data = (HEAD + "Crâne,Société,7e9,2025-03-04\n").encode() + b"H\xe9ron,Labs,7e9,2025-03-04\n"
    text = guess(run, tmp_path, data)
    assert "# Line 3 of the file is not UTF-8: see whether names with accents" in text
    assert "table: {encoding: cp1252}" in text


@pytest.mark.slow
def test_a_table_of_three_thousand_columns_is_guessed_in_seconds(run: Run, tmp_path: Path) -> None:
    heads = [f"c{number}" for number in range(3000)]
    begun = time.monotonic()
    text = guess(run, tmp_path, "\n".join([",".join(["Model", *heads]), "Heron" + ",x" * 3000]))
    assert "c2999: no property proposed" in text
    assert time.monotonic() - begun < 60
