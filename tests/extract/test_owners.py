"""Whose a thing or a deed is: its maker, the firm of a team, the founder."""

from __future__ import annotations

import pytest

from kg.model import Candidate, Tier
from tests.extract.gold import proposals


def proposed(text: str) -> tuple[Candidate, ...]:
    return proposals(text).candidates


@pytest.mark.parametrize(
    "text",
    [
        "Cohere does not use Google's Gemini.",
        "Nvidia uses none of Google's Gemini models.",
        "Figma has never run Google's new Gemini assistant.",
    ],
)
def test_what_is_denied_of_a_thing_leaves_its_maker_alone(text: str) -> None:
    (one,) = proposals(text).candidates
    assert (one.subject, one.predicate, one.object) == ("Gemini", "developedBy", "Google")
    assert "denied" not in dict(one.options)


def test_what_is_denied_of_two_who_are_no_owner_and_thing_stays_refused() -> None:
    for text in ("Google did not release Gemini.", "Gemini is not made by Google."):
        told = [dict(one.options) for one in proposals(text).candidates]
        assert all(one.get("denied") == "true" for one in told), text


def test_what_a_firms_team_releases_the_firm_does() -> None:
    found = {
        (one.subject, one.predicate, one.object, one.tier)
        for one in proposals("Cohere's search team has released GPT-9.").candidates
    }
    assert ("Cohere", "released", "GPT-9", Tier.B) in found
    rivals = proposals("Cohere's team praised Mistral AI, which released GPT-9.").candidates
    assert "Cohere" not in {one.subject for one in rivals}


def test_a_founder_with_a_second_title_is_one() -> None:
    (one,) = [
        one
        for one in proposals("Ann Roe, founder and managing partner at Accel, sang.").candidates
        if one.predicate == "foundedBy"
    ]
    assert (one.subject, one.object) == ("Accel", "Ann Roe")
    other = proposals("Ann Roe, founder of Figma and a former partner at Accel, sang.").candidates
    assert ("Accel", "foundedBy") not in {(one.subject, one.predicate) for one in other}


def test_where_founders_were_before_is_not_what_raised_the_money() -> None:
    text = "A startup founded by three former Meta and Figma researchers, has raised $40 million."
    assert [one.subject for one in proposals(text).candidates if one.predicate == "raised"] == []
    named = "Cohere, founded by three former Meta and Figma researchers, has raised $40 million."
    found = {one.subject for one in proposals(named).candidates if one.predicate == "raised"}
    assert found == {"Cohere"}


def test_who_is_not_the_maker_made_nothing() -> None:
    found = proposed("Amazon, the company behind Alexa, is not the maker of Claude 9.")
    assert [one.subject for one in found] == ["Alexa"]
