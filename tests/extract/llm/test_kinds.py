"""An event that a model names is told by a word of its kind, or by words for any event."""

from __future__ import annotations

from typing import Any

import pytest

from tests.extract.llm.keeping import kept

pytestmark = pytest.mark.usefixtures("this_machine")

_LEFT = "departure of Ann Roe from Calder Labs"
_SUIT = "lawsuit of Wexley against Calder Labs"
_SHUT = "shutdown of Lantern in Oslo"
_CHIP = "deployment of Lantern 3 by Calder Labs"
_BUY = "acquisition of Wexley by Calder Labs"
_STAKE = "purchase of a stake in Wexley by Calder Labs"
_POST = "appointment of Ann Roe as head of Wexley"
_JOIN = "joining of Calder Labs by Ann Roe"


@pytest.mark.parametrize(
    ("text", "event", "words", "right"),
    [
        ("Ann Roe exited Calder Labs in May.", _LEFT, "", 1),
        ("Ann Roe is leaving Calder Labs in May.", _LEFT, "", 1),
        ("Ann Roe stepped down at Calder Labs in May.", _LEFT, "stepped down", 1),
        ("Ann Roe dropped out of Calder Labs in May.", _LEFT, "dropped out", 1),
        ("Ann Roe joined Calder Labs in May.", _LEFT, "", 0),
        ("Ann Roe won at Calder Labs in May.", _LEFT, "", 0),
        ("Ann Roe led Calder Labs. She left in May.", _LEFT, "left", 1),
        ("Ann Roe left Calder Labs. It won in May.", _LEFT, "", 0),
        ("Ann Roe left Calder Labs. It won in May.", _LEFT, "won", 0),
        ("Ann Roe left Calder Labs. It came in May.", _LEFT, "It", 1),
        ("Ann Roe left Calder Labs. The move came in May.", _LEFT, "The move", 1),
        ("Ann Roe left Calder Labs. Her departure came in May.", _LEFT, "Her departure", 1),
        ("Ann Roe left Calder Labs. The meeting came in May.", _LEFT, "The meeting", 0),
        ("Wexley is suing Calder Labs in May.", _SUIT, "", 1),
        ("Wexley took Calder Labs to court in May.", _SUIT, "", 0),  # against: told by no word
        ("Wexley met Calder Labs over robotics in May.", _SUIT, "", 0),
        ("Wexley praised Calder Labs in May.", _SUIT, "", 0),
        ("Lantern was shut down in Oslo in May.", _SHUT, "", 1),
        ("Lantern was shuttered in Oslo in May.", _SHUT, "", 1),
        ("Lantern was seen in Oslo in May.", _SHUT, "", 0),
        ("Lantern was launched in Oslo in May.", _SHUT, "", 0),
        ("Calder Labs began to deploy Lantern 3 in May.", _CHIP, "", 1),
        ("Calder Labs rolled out Lantern 3 in May.", _CHIP, "", 1),
        ("Calder Labs praised Lantern 3 in May.", _CHIP, "", 0),
        ("Calder Labs sold Lantern 3 in May.", _CHIP, "", 0),
        ("Calder Labs bought Wexley in May.", _BUY, "", 1),
        ("Calder Labs took over Wexley in May.", _BUY, "", 1),
        ("Calder Labs bought Wexley. The deal closed in May.", _BUY, "The deal", 1),
        ("Calder Labs bought Wexley. The staff met in May.", _BUY, "The staff", 0),
        ("Calder Labs sued Wexley in May.", _BUY, "", 0),
        ("Calder Labs met Wexley in May.", _BUY, "", 0),
        ("Calder Labs took a 9% stake in Wexley in May.", _STAKE, "took a 9% stake", 1),
        ("Calder Labs took the stand in May. It met Wexley.", _STAKE,
         "took the stand", 0),
        ("Calder Labs has a stake in Wexley. It grew in May.", _BUY, "has a stake", 0),
        ("Ann Roe became head of Wexley in May.", _POST, "", 1),
        ("Ann Roe was head of Wexley in May.", _POST, "", 0),
        ("Calder Labs laid off many in May.", "layoffs of many at Calder Labs", "", 1),
        ("Calder Labs hired many in May.", "layoffs of many at Calder Labs", "", 0),
    ],
)  # fmt: skip
def test_a_word_of_the_quote_tells_the_kind(text: str, event: str, words: str, right: int) -> None:
    quote = text.split(". ")[-1]
    told = _dated(text, event, "2025-05", "May", quote=quote, subject_words=words)
    assert told == bool(right)


@pytest.mark.parametrize(
    ("text", "by", "right"),
    [
        ("Roe said: “I joined Calder Labs in May.”", "Ann Roe", 1),
        ("Roe said: “I left Calder Labs in May.”", "Ann Roe", 0),
        ("Roe said: “Few joined Calder Labs in May.”", "Ann Roe", 0),
        ("Dahl said: “I joined Calder Labs in May.”", "Ben Dahl", 0),
    ],
)
def test_who_speaks_is_meant_by_its_own_words(text: str, by: str, right: int) -> None:
    text = f"Ann Roe met Ben Dahl. It rained. It poured. It snowed. It froze.\n{text}"
    quote = text.split("“")[1].split(".")[0]
    assert _dated(text, _JOIN, "2025-05", "May", quote=quote, by=by) == bool(right)


def _dated(text: str, event: str, day: str, said: str, **more: Any) -> bool:
    return kept(text, event, "date", day, said=said, inferred="year", **more)
