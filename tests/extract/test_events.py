"""Events: what a clause tells of one, with each of its parts, and what tells of none."""

from __future__ import annotations

from functools import lru_cache

import pytest

from kg.model import Candidate, Tier
from tests.extract.gold import proposals


@lru_cache(maxsize=128)
def told(text: str) -> tuple[Candidate, ...]:
    """Return what is proposed of events in a text."""
    found = proposals(text).candidates
    return tuple(one for one in found if one.predicate in PARTS)


PARTS = ("actor", "concerns", "date", "sum", "reason", "after")


@pytest.mark.parametrize(
    ("text", "event", "parts"),
    [
        (
            "OpenAI fired Ann Roe on November 17, 2023, for allegedly leaking documents.",
            "firing of Ann Roe",
            {
                "actor": "OpenAI",
                "concerns": "Ann Roe",
                "date": "2023-11-17",
                "reason": "allegedly leaking documents",
            },
        ),
        (
            "Ann Roe was sacked by Zorvex Labs in May 2024 over a leak.",
            "firing of Ann Roe",
            {"actor": "Zorvex Labs", "concerns": "Ann Roe", "date": "2024-05", "reason": "a leak"},
        ),
        (
            "The ouster of Ann Roe by Zorvex Labs in May 2024 drew protests.",
            "ouster of Ann Roe",
            {"actor": "Zorvex Labs", "concerns": "Ann Roe", "date": "2024-05"},
        ),
        (
            "Zorvex Labs' board ousted Ann Roe in May 2024.",
            "ouster of Ann Roe",
            {"concerns": "Ann Roe", "date": "2024-05"},
        ),
        (
            "Zorvex Labs, which had fired Ann Roe in May 2024, hired her again.",
            "firing of Ann Roe",
            {"actor": "Zorvex Labs", "concerns": "Ann Roe", "date": "2024-05"},
        ),
        (
            "Ann Roe, OpenAI's chief scientist, announced her departure in March 2017.",
            "departure of Ann Roe from OpenAI",
            {"actor": "Ann Roe", "concerns": "OpenAI", "date": "2017-03"},
        ),
        (
            "Founder Ann Roe stepped down as CEO in October 2024, citing her health.",
            "resignation of Ann Roe",
            {"actor": "Ann Roe", "date": "2024-10", "reason": "her health"},
        ),
        (
            "Zorvex laid off 140 employees in May 2024.",
            "layoffs at Zorvex",
            {"actor": "Zorvex", "date": "2024-05"},
        ),
        (
            "Google cut about 1,200 jobs in May 2024 after the launch of DeepSeek-R1.",
            "job cuts at Google",
            {"actor": "Google", "date": "2024-05", "after": "release of DeepSeek-R1"},
        ),
        (
            "The United States blacklisted Huawei in October 2019 over security concerns.",
            "blacklisting of Huawei",
            {
                "actor": "United States",
                "concerns": "Huawei",
                "date": "2019-10",
                "reason": "security concerns",
            },
        ),
        (
            "Huawei was put on a blacklist by the United States in October 2019.",
            "blacklisting of Huawei",
            {"actor": "United States", "concerns": "Huawei", "date": "2019-10"},
        ),
        (
            "Meta was fined $1.3 billion by Ireland in May 2023 for violating privacy rules.",
            "fine of Meta",
            {
                "actor": "Ireland",
                "concerns": "Meta",
                "date": "2023-05",
                "sum": "1.3 billion USD",
                "reason": "violating privacy rules",
            },
        ),
        (
            "ChatGPT, banned in Italy in March 2023, is back.",
            "ban on ChatGPT",
            {"concerns": "ChatGPT", "date": "2023-03"},
        ),
        (
            "Italy's regulator opened an inquiry into Meta in April 2025 over its use of posts.",
            "investigation of Meta",
            {"concerns": "Meta", "date": "2025-04", "reason": "its use of posts"},
        ),
        (
            "OpenAI and Microsoft met in Oslo in May 2024 to discuss chips.",
            "meeting of OpenAI and Microsoft",
            {"actor": "OpenAI, Microsoft", "date": "2024-05"},
        ),
        (
            "OpenAI signed a deal with Microsoft worth $10 billion in January 2023.",
            "deal of OpenAI with Microsoft",
            {
                "actor": "OpenAI",
                "concerns": "Microsoft",
                "date": "2023-01",
                "sum": "10 billion USD",
            },
        ),
        (
            "Meta paused Llama 4 in April 2025, citing weak results.",
            "pause of Llama 4",
            {
                "actor": "Meta",
                "concerns": "Llama 4",
                "date": "2025-04",
                "reason": "weak results",
            },
        ),
        (
            "Nervana Systems, which Intel snapped up in 2016 for over $400 million, made chips.",
            "acquisition of Nervana Systems by Intel",
            {
                "actor": "Intel",
                "concerns": "Nervana Systems",
                "date": "2016",
                "sum": "over 400 million USD",
            },
        ),
        (
            "Intel's 2016 acquisition of Nervana Systems was small.",
            "acquisition of Nervana Systems by Intel",
            {"actor": "Intel", "concerns": "Nervana Systems", "date": "2016"},
        ),
        (
            "DeepSeek cut the price of DeepSeek-V3 in May 2024.",
            "price cut of DeepSeek-V3",
            {"actor": "DeepSeek", "concerns": "DeepSeek-V3", "date": "2024-05"},
        ),
        (
            "Microsoft invested $1 billion in OpenAI in July 2019.",
            "investment of Microsoft in OpenAI",
            {
                "actor": "Microsoft",
                "concerns": "OpenAI",
                "date": "2019-07",
                "sum": "1 billion USD",
            },
        ),
        (
            "Zorvex Labs filed for bankruptcy in March 2024, citing weak demand.",
            "bankruptcy of Zorvex Labs",
            {"actor": "Zorvex Labs", "date": "2024-03", "reason": "weak demand"},
        ),
        (
            "OpenAI was sued by Ann Roe in March 2024 for breach of contract.",
            "lawsuit of Ann Roe against OpenAI",
            {
                "actor": "Ann Roe",
                "concerns": "OpenAI",
                "date": "2024-03",
                "reason": "breach of contract",
            },
        ),
    ],
)
def test_an_event_is_told_with_all_of_its_parts(
    text: str, event: str, parts: dict[str, str]
) -> None:
    found: dict[str, str] = {}
    for one in told(text):
        assert one.subject == event
        before = found.get(one.predicate)
        found[one.predicate] = f"{before}, {one.object}" if before else one.object
    assert found == parts


def test_what_lies_ahead_is_predicted_and_has_its_date() -> None:
    found = told("Google will shut down Gemini in March 2027.")
    assert {one.predicate for one in found} == {"actor", "concerns", "date"}
    assert {dict(one.options)["modality"] for one in found} == {"predicted"}


def test_each_of_several_has_an_event_of_its_own() -> None:
    found = told("Google's firing of Ann Roe and Ben Kerr drew protests.")
    assert {one.subject for one in found} == {"firing of Ann Roe", "firing of Ben Kerr"}


def test_what_a_frame_tells_already_is_not_told_again() -> None:
    found = told("Databricks acquired MosaicML for $1.3 billion.")
    assert {one.rule for one in found} == {"acquired"}
    assert not told("OpenAI sued Microsoft.")


def test_of_an_unknown_name_the_rest_is_told() -> None:
    found = told("Waymo is suing Otto and Uber for stealing trade secrets.")
    concerned = {one.object for one in found if one.predicate == "concerns"}
    reasons = {one.subject for one in found if one.predicate == "reason"}
    assert concerned == {"Uber"}
    assert reasons == {"lawsuit of Waymo against Otto", "lawsuit of Waymo against Uber"}


def test_what_another_puts_forward_has_its_claimant() -> None:
    found = told("Google fired Ann Roe in May 2024, OpenAI said.")
    assert found
    assert {dict(one.options)["by"] for one in found} == {"OpenAI"}


def test_all_of_it_is_of_tier_b() -> None:
    found = told("OpenAI fired Ann Roe on November 17, 2023.")
    assert {one.tier for one in found} == {Tier.B}
