"""When an event was: a deed done lies behind, and a time of another verb is none of its own."""

from __future__ import annotations

import pytest

from kg.model import Candidate
from tests.extract.gold import proposals

PUBLISHED = "2024-01-15"


def events(text: str) -> list[Candidate]:
    """Return the claims about events in a text of January."""
    found = proposals(text, PUBLISHED).candidates
    return [one for one in found if one.predicate in ("actor", "concerns", "date")]


def dates(text: str) -> list[str]:
    """Return the dates of events in a text of January."""
    return [one.object for one in events(text) if one.predicate == "date"]


@pytest.mark.parametrize(
    "text",
    [
        "Google, Microsoft's rival, planning to save money, fired Ann Roe in September.",
        "Google wanted to save money and fired Ann Roe in September.",
        "Google had to suspend ChatGPT in September.",
        "OpenAI had to suspend ChatGPT in September.",
    ],
)
def test_a_deed_told_as_done_lies_behind_the_day_of_publication(text: str) -> None:
    assert dates(text) == ["2023-09"]
    assert not any("modality" in dict(one.options) for one in events(text))


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI had planned to launch GPT-4 in September.",
        "OpenAI agreed to buy Nvidia on Monday.",
        "Nvidia was set to be acquired in September by OpenAI.",
    ],
)
def test_of_what_was_planned_then_nobody_knows_the_year(text: str) -> None:
    found = events(text)
    assert found
    assert not dates(text)
    assert {dict(one.options)["modality"] for one in found} == {"predicted"}


def test_what_is_planned_now_lies_ahead() -> None:
    assert dates("OpenAI plans to launch GPT-5 in March.") == ["2024-03"]


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia was founded in 1993 and fired Ann Roe.",
        "OpenAI said in September it would buy Nvidia for $2 billion.",
        "OpenAI announced in September that it had fired Ann Roe.",
        "A judge dismissed OpenAI's lawsuit against Microsoft in November.",
        "Analysts praised OpenAI's hiring of Ann Roe in September.",
    ],
)
def test_a_time_of_another_verb_is_none_of_the_event(text: str) -> None:
    assert dates(text) == []


def test_what_is_planned_together_stays_planned() -> None:
    found = events("OpenAI plans to sell shares and cut 300 jobs in May 2024.")
    assert {dict(one.options)["modality"] for one in found} == {"predicted"}


def test_what_is_scheduled_has_not_come_about() -> None:
    assert events("The suspension of ChatGPT by OpenAI is scheduled for March.") == []
    assert events("The launch of GPT-5 in March is on track.") == []


def test_what_comes_later_does_not_take_the_deed_back() -> None:
    assert events("OpenAI suspended ChatGPT, which will return in March.") != []


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI launches GPT-5 in March.",
        "OpenAI shuts down ChatGPT on Friday.",
        "Ann Roe leaves OpenAI in March.",
    ],
)
def test_what_is_told_as_of_now_may_lie_behind_or_ahead(text: str) -> None:
    assert events(text)
    assert dates(text) == []


def test_a_meeting_that_one_has_is_to_come() -> None:
    assert events("OpenAI has a meeting with Nvidia on Monday.") == []
    assert dates("OpenAI wound down ChatGPT in May 2023.") == ["2023-05"]
