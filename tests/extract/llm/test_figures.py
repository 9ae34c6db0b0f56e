"""Figures of a model's claims that their words give, and that they do not."""

from __future__ import annotations

import pytest

from tests.extract.llm.keeping import kept

pytestmark = pytest.mark.usefixtures("this_machine")

_BOARD = "Lantern 3 Pro"


@pytest.mark.parametrize(
    ("text", "subject", "prop", "value", "said", "right"),
    [
        ("Lantern 3 Pro tops the WingBoard leaderboard.", _BOARD, "rank", "1 place", "tops", 1),
        ("Lantern 3 Pro sits atop all rankings.", _BOARD, "rank", "1 place", "atop", 1),
        ("Lantern 3 Pro leads the WingBoard rankings.", _BOARD, "rank", "1 place", "leads", 1),
        ("Lantern 3 Pro tops the tower.", _BOARD, "rank", "1 place", "tops", 0),
        ("Lantern 3 Pro leads the team.", _BOARD, "rank", "1 place", "leads", 0),
        ("Lantern 3 Pro tops the WingBoard rankings.", _BOARD, "rank", "2 place", "tops", 0),
        ("Lantern 3 Pro does not lead the WingBoard rankings.", _BOARD, "rank", "1 place",
         "lead", 0),
        ("With 68.7 on the WingBoard, Lantern 3 Pro wins.", _BOARD, "scored", "68.7 score",
         "68.7", 1),
        ("With 68.7 on the WingBoard, Lantern 3 Pro wins.", _BOARD, "scored", "68 score",
         "68.7", 0),
        ("With 68 on the bus, Lantern 3 Pro wins.", _BOARD, "scored", "68 score", "68", 0),
        ("Lantern 3 Pro's score of 60.4 is new.", _BOARD, "scored", "60.4 score", "60.4", 1),
        ("Lantern 3 Pro had a top score of 1402 on WingBoard.", _BOARD, "rating", "1402 points",
         "1402", 1),
        ("Lantern 3 Pro had 1402 wins on WingBoard.", _BOARD, "rating", "1402 points", "1402", 0),
        ("Wexley is a 300-person lab.", "Wexley", "employees", "300 employees", "300-person", 1),
        ("Wexley is a 300-room lab.", "Wexley", "employees", "300 employees", "300-room", 0),
        ("Wexley has over 2 million customers.", "Wexley", "users", "over 2 million users",
         "over 2 million customers", 1),
        ("Wexley has over 2 million chips.", "Wexley", "users", "over 2 million users",
         "over 2 million chips", 0),
        ("Lantern 3 Pro costs 0.003 yuan per thousand tokens.", _BOARD, "price",
         "3 CNY per million tokens", "0.003 yuan per thousand tokens", 1),
        ("Lantern 3 Pro costs $0.5 per 1,000 tokens.", _BOARD, "price",
         "500 USD per million tokens", "$0.5 per 1,000 tokens", 1),
        ("Lantern 3 Pro costs 0.003 yuan per thousand tokens.", _BOARD, "price",
         "0.003 CNY per million tokens", "0.003 yuan per thousand tokens", 0),
        ("Lantern 3 Pro costs 3 yuan per million tokens.", _BOARD, "price",
         "3 CNY per thousand tokens", "3 yuan per million tokens", 0),
        ("Of a million, Lantern 3 Pro costs $2 per thousand tokens.", _BOARD, "price",
         "2 USD per million tokens", "$2 per thousand tokens", 0),
        ("Wexley faces a fine of up to €20 million (U.S. $22 million).", "fine of Wexley", "sum",
         "up to 22 million USD", "U.S. $22 million", 1),
        ("Wexley faces a fine of up to €20 million (U.S. $22 million).", "fine of Wexley", "sum",
         "22 million USD", "U.S. $22 million", 0),
        ("Wexley faces a fine of €20 million (U.S. $22 million).", "fine of Wexley", "sum",
         "up to 22 million USD", "U.S. $22 million", 0),
    ],
)  # fmt: skip
def test_the_words_give_the_figure(
    text: str, subject: str, prop: str, value: str, said: str, right: int
) -> None:
    assert kept(text, subject, prop, value, said=said) == bool(right)


@pytest.mark.parametrize(
    ("day", "said", "right"),
    [
        ("2025-05", "a few days ago", 1), ("2025-06", "a few days ago", 1),
        ("2025-04", "just days ago", 0), ("2025-05-30", "just days ago", 0),
        ("2025-05", "last week", 1), ("2025-03", "last week", 0),
        ("2025-05", "last month", 1), ("2025-04", "last month", 0), ("2024", "last year", 1),
        ("2025", "last year", 0), ("2025-06-02", "yesterday", 1), ("2025-06-01", "yesterday", 0),
        ("2019", "six years ago", 1), ("2018", "six years ago", 0), ("2025-05", "lately", 0),
    ],
)  # fmt: skip
def test_a_time_is_reckoned_from_the_day_of_publication(day: str, said: str, right: int) -> None:
    text = f"Calder Labs bought Wexley {said}."
    told = kept(text, "acquisition of Wexley by Calder Labs", "date", day, said=said)
    assert told == bool(right)
