"""Since when, until when and how long a relation holds is kept with it, and with no other one."""

from __future__ import annotations

import pytest

from kg.model import Tier
from tests.extract.test_proposing import only
from tests.extract.test_scopes import proposed


@pytest.mark.parametrize(
    ("text", "predicate", "period"),
    [
        ("Finch Labs, owned by Heron AI since 2019, makes robots.", "owns", "since 2019"),
        ("Since 2020, Finch Labs has partnered with Heron AI.", "partnersWith", "Since 2020"),
        ("Finch Labs, owned by Heron AI since last year, grew.", "owns", "since last year"),
        ("Finch Labs, backed by Harrow Ventures since 2018, grew.", "backedBy", "since 2018"),
        ("John Harper, CEO of Finch Labs since March, agreed.", "leads", "since March"),
        (
            "John Harper, chief executive of Finch Labs from 2015 to 2021, agreed.",
            "leads",
            "from 2015 to 2021",
        ),
        ("John Harper served as CEO of Finch Labs for a decade.", "leads", "for a decade"),
    ],
)  # fmt: skip
def test_how_long_it_holds_is_its_period(text: str, predicate: str, period: str) -> None:
    one = only(text, predicate)
    assert dict(one.options) == {"period": period}
    assert one.tier is Tier.A


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("John Harper, CEO of Finch Labs, has lived in Oslo since 2020.", "leads"),
        ("Since 2020, Finch Labs, backed by Harrow Ventures, has grown.", "backedBy"),
        ("Finch Labs, a unit of Heron AI, sold robots from 2015 to 2021.", "owns"),
        ("In May, Finch Labs, backed by Harrow Ventures, moved to Oslo.", "backedBy"),
        ("Finch Labs, which is backed by Harrow Ventures, moved last year.", "backedBy"),
        ("In May 2024, Cohere, which has 420 employees, was sold.", "employees"),
    ],
)
def test_the_time_of_another_verb_is_none_of_it(text: str, predicate: str) -> None:
    assert not {"period", "as_of"} & {*dict(only(text, predicate).options)}


def test_how_long_stands_behind_what_it_is_about() -> None:
    one = only("Finch Labs has partnered with Heron AI on robots since March.", "partnersWith")
    assert dict(one.options) == {"period": "since March", "aspect": "robots"}


def test_of_two_stretches_of_time_none_is_taken() -> None:
    text = "Since 2020, Finch Labs has partnered with Heron AI until 2024."
    assert all("period" not in dict(one.options) for one in proposed(text, "partnersWith"))


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Harrow Ventures invested in Finch Labs in 2022.", "2022"),
        ("Last year, Harrow Ventures took a stake in Finch Labs.", "2024"),
        ("Finch Labs raised $40 million last month in a round led by Harrow Ventures.", "2025-05"),
    ],
)
def test_when_somebody_gave_money_is_kept(text: str, when: str) -> None:
    (one,) = proposed(text, "backedBy", "2025-06-10")
    assert dict(one.options)["period"] == when


def test_when_a_score_was_reached_is_kept() -> None:
    (one,) = proposed("GPT-6 scored 87.4% on MMLU in April.", "scored", "2025-06-10")
    assert dict(one.options)["as_of"] == "2025-04"


@pytest.mark.parametrize(
    ("text", "predicate", "when"),
    [
        ("Jane Porter was appointed CEO of Finch Labs in January 2024.", "leads", "2024-01"),
        ("In January 2024, Finch Labs appointed Jane Porter as CEO.", "leads", "2024-01"),
        ("In 2021, Finch Labs became a unit of Heron AI.", "owns", "2021"),
    ],
)  # fmt: skip
def test_when_it_began_is_kept(text: str, predicate: str, when: str) -> None:
    one = only(text, predicate)
    assert dict(one.options) == {"as_of": when}
    assert one.tier is Tier.A


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Harrow Ventures, which led Finch Labs' seed round in 2020, agreed.", "2020"),
        ("Harrow Ventures led Finch Labs' $60 million Series B in May.", "2025-05"),
    ],
)
def test_the_time_of_a_round_is_that_of_its_backer(text: str, when: str) -> None:
    (one,) = proposed(text, "backedBy", "2025-06-10")
    assert dict(one.options)["period"] == when


def test_what_once_belonged_to_a_firm_did_so_formerly() -> None:
    one = only("Finch Labs, a former unit of Heron AI, makes robots.", "owns")
    assert dict(one.options) == {"period": "former"}


def test_who_was_then_at_the_head_of_a_firm_is_not_so_now() -> None:
    assert proposed("Then-Finch Labs CEO John Harper signed the letter in 2022.", "leads") == []


def test_who_was_at_a_firm_before_is_told_with_its_own_name() -> None:
    text = "Ex-Osprey AI researcher Jane Porter founded Heron AI."
    (one,) = proposed(text, "worksFor")
    assert (one.object, dict(one.options)) == ("Osprey AI", {"period": "ex"})
    assert only(text, "foundedBy").tier is Tier.A
