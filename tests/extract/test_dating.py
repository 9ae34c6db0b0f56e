"""Dates as a passage words them, held against EDTF."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.grounder.dating import (
    DateWords,
    date_refusal,
    distance_refusal,
    is_given,
    read_date_words,
)
from kg.model import RelativeDate
from kg.model.relative import Unit
from tests.extract.proposing import cues

MONTHS = "January February March April May June July August September October November December"


def refused(edtf: str, said: str, inferred: str = "") -> str:
    found: list[DateWords | None] = [*read_date_words(said, cues())] or [None]
    return date_refusal(edtf, found[0], said, inferred, cues())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("on Jan. 20, 2025", (2025, 1, 20)), ("20 January 2025", (2025, 1, 20)),
        ("the 3rd of May", (0, 5, 3)), ("in May 2023", (2023, 5, 0)), ("in May", (0, 5, 0)),
        ("in May of 2023", (2023, 5, 0)),
        ("in 2023", (2023, 0, 0)), ("2025-01-20", (2025, 1, 20)), ("Sept 2, 2024", (2024, 9, 2)),
    ],
)  # fmt: skip
def test_words_give_as_much_as_they_say(words: str, found: tuple[int, int, int]) -> None:
    (one,) = read_date_words(words, cues())
    assert (one.year, one.month, one.day) == found


@pytest.mark.parametrize(
    "words", ["it may 20", "9988.HK", "up 2000%", "$2,023", "the march on", ""]
)
def test_what_is_no_date_gives_none(words: str) -> None:
    assert read_date_words(words, cues()) == []


@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)), st.dates(date(1990, 1, 1), date(2099, 12, 31))
)
def test_a_day_in_full_is_that_day_and_no_other(day: date, other: date) -> None:
    month = MONTHS.split()[day.month - 1]
    for said in (f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", str(day)):
        assert refused(str(day), said) == ""
        assert (refused(str(other), said) == "") is (day == other)
        assert refused(f"{day.year:04d}-{day.month:02d}", said) != ""


@pytest.mark.parametrize(
    ("edtf", "said", "inferred", "why"),
    [
        ("2025-01-20", "Jan. 20", "", "no year is worded"),
        ("2025-01-20", "Jan. 20", "year inferred", ""),
        ("2025-01-20", "in January", "year inferred", "no day is worded"),
        ("2025-01-29", "Wednesday", "day, month and year inferred", ""),
        ("2025-01-28", "Wednesday", "day, month and year inferred", "no Wednesday"),
        ("2025-02-30", "Wednesday", "day, month and year inferred", "no such day"),
        ("2025-01-20~", "around Jan. 20, 2025", "", ""),
        ("2025-01-20~", "on Jan. 20, 2025", "", "says 'about'"),
        ("[2023-01-29..2023-04-13]", "two years ago", "", "is a span"),
        ("[2023-01-29..2023-04-13]", "two years ago", "two years before", ""),
    ],
)
def test_what_is_not_worded_must_be_inferred(edtf: str, said: str, inferred: str, why: str) -> None:
    found = refused(edtf, said, inferred)
    assert (why in found) if why else found == ""


@given(st.integers(1, 12), st.sampled_from(["days", "weeks", "months", "years"]), st.booleans())
def test_a_distance_is_that_number_unit_and_direction(n: int, unit: Unit, later: bool) -> None:
    said = f"{n} {unit if n > 1 else unit[:-1]} {'later' if later else 'before'}"
    right = RelativeDate(anchor="x", number=n if later else -n, unit=unit)
    assert distance_refusal(right, said, cues()) == ""
    for wrong in (-right.number, right.number + 1 if later else right.number - 1):
        other = right.model_copy(update={"number": wrong})
        assert distance_refusal(other, said, cues()) != ""


@pytest.mark.parametrize(
    ("edtf", "passage", "given"),
    [
        ("2031-07-04", "Foo is worth $3 billion.", False),
        ("2031", "Foo was worth $3 billion in 2019.", False),
        ("2025-05", "Foo was worth $3 billion this May.", True),
        ("2025", "Foo was worth $3 billion last year.", True),
    ],
)
def test_a_date_is_inferred_only_where_the_passage_tells_a_time(
    edtf: str, passage: str, given: bool
) -> None:
    assert is_given(edtf, passage, "year, month and day inferred", cues()) is given
