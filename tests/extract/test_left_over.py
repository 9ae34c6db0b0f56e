"""Words that narrow a claim are kept with it; else the claim is none to take in bulk."""

from __future__ import annotations

import pytest

from kg.model import Candidate, Tier
from tests.extract.gold import proposals

PUBLISHED = "2024-07-10"
_NARROWING = ("period", "as_of", "aspect", "benchmark", "place", "field")

#: text, property, the qualifier with the day of publication, and without it
TOLD = [
    ("This year, Cohere hired Jane Harper.", "worksFor", "as_of 2024", "period This year"),
    ("Last month, Cohere hired Jane Harper.", "worksFor", "as_of 2024-06", "period Last month"),
    ("Jane Harper joined Cohere in March.", "worksFor", "as_of 2024-03", "period March"),
    ("Jane Harper joined Cohere in May 2014.", "worksFor", "as_of 2014-05", "as_of 2014-05"),
    ("Jane Harper joined Cohere this April.", "worksFor", "as_of 2024-04", "period this April"),
    ("Jane Harper, who joined Cohere in March, spoke.", "worksFor", "as_of 2024-03",
     "period March"),
    ("Jane Harper joined Cohere last autumn.", "worksFor", "period last autumn",
     "period last autumn"),
    ("Earlier this week, Cohere hired Jane Harper.", "worksFor", "period Earlier this week",
     "period Earlier this week"),
    ("Cohere partnered with Oracle last year.", "partnersWith", "as_of 2023", "period last year"),
    ("Cohere partnered with Oracle in October.", "partnersWith", "as_of 2023-10", "period October"),
    ("Getty Images sued Stability AI in January.", "sued", "period 2024-01", "period January"),
    ("Late last year, Getty Images sued Stability AI.", "sued", "period 2023",
     "period Late last year"),
    ("Getty Images sued Stability AI in May 2023.", "sued", "period May 2023", "period May 2023"),
    ("Earlier this year, Cohere raised $40 million.", "raised", "period 2024",
     "period Earlier this year"),
    ("In August, Cohere raised $40 million.", "raised", "period 2023-08", "period August"),
    ("Cohere raised $40 million last month.", "raised", "period 2024-06", "period last month"),
    ("Cohere raised $40 million last spring.", "raised", "period last spring",
     "period last spring"),
    ("Cohere was valued at $2 billion in June.", "valuation", "as_of 2024-06", "period June"),
    ("Cohere was valued at $2 billion last year.", "valuation", "as_of 2023", "period last year"),
    ("Cohere's revenue reached $40 million this year.", "revenue", "period 2024",
     "period this year"),
    ("Cohere had 400 employees last year.", "employees", "as_of 2023", "period last year"),
    ("ChatGPT had 100 million users in November.", "users", "as_of 2023-11", "period November"),
]  # fmt: skip

#: text, the date of its event with the day of publication, and the words that are kept without it
DONE = [
    ("Back in February, Nvidia acquired Deci.", "2024-02", "February"),
    ("In April last year, Nvidia acquired Deci.", "2023-04", "April"),
    ("In April this year Nvidia acquired Deci.", "2024-04", "April"),
    ("Nvidia introduced the H200 this May.", "2024-05", "this May"),
    ("OpenAI last month released GPT-5.", "2024-06", "last month"),
    ("OpenAI released GPT-5 last year.", "2023", "last year"),
    ("Nvidia acquired Deci yesterday.", "2024-07-09", "yesterday"),
    ("OpenAI today released GPT-5.", "2024-07-10", "today"),
    ("Just last month, Nvidia bought Deci.", "2024-06", "last month"),
    ("Nvidia bought Deci this past June.", "2024-06", "this past June"),
]

#: text, and a property whose claim is still proposed, in tier B
LEFT = [
    ("A few months later, Nvidia bought Deci.", "acquired"),
    ("That same year, Nvidia bought Deci.", "acquired"),
    ("Nvidia acquired Deci for $700 million, its largest deal, in May.", "sum"),
    ("In the same month, OpenAI released Sora.", "released"),
    ("Two days later, Google released Gemini 3.", "actor"),
    ("OpenAI released Sora in a limited preview.", "released"),
    ("OpenAI released Sora to developers.", "released"),
    ("Getty Images sued Stability AI over its training data in January.", "sued"),
    ("This year alone, Jane Harper left Google, while Cohere hired Ann Lee.", "worksFor"),
    ("Cohere partnered with Oracle in Japan.", "partnersWith"),
    ("Cohere competes with OpenAI in Canada.", "competesWith"),
    ("Jane Harper leads Cohere in Europe.", "leads"),
    ("Cohere's interim CEO Jane Harper spoke.", "leads"),
    ("Last year, in March 2024, Jane Harper was appointed as CEO of Microsoft.", "leads"),
    ("Cohere CEO Jane Harper is to return to Google.", "leads"),
    ("Cohere CEO Jane Harper will join Google.", "leads"),
    ("Google has poached Cohere CEO Jane Harper.", "leads"),
    ("GPT-4o outperforms Claude 3 Opus by 3 percent.", "outperforms"),
    ("MMLU: GPT-4o beats Claude 3 Opus", "outperforms"),
    ("Cohere is valued at $5 billion including debt.", "valuation"),
    ("ChatGPT had 100 million users in its first two months.", "users"),
    ("Cohere raised $40 million over two rounds.", "raised"),
    ("OpenAI jointly developed GPT-4 with Microsoft.", "developedBy"),
]


def of(text: str, predicate: str, published: str = "") -> list[Candidate]:
    found = proposals(text, published).candidates
    return [one for one in found if one.predicate == predicate]


def narrowing(text: str, predicate: str, published: str) -> set[str]:
    found = of(text, predicate, published)
    pairs = {pair for one in found for pair in one.options}
    return {f"{key} {value}" for key, value in pairs if key in _NARROWING}


@pytest.mark.parametrize(("text", "predicate", "known", "unknown"), TOLD)
def test_a_time_is_told_from_the_day_of_publication(
    text: str, predicate: str, known: str, unknown: str
) -> None:
    assert narrowing(text, predicate, PUBLISHED) == {known}
    assert narrowing(text, predicate, "") == {unknown}
    assert {one.tier for one in of(text, predicate, PUBLISHED)} == {Tier.A}


@pytest.mark.parametrize(("text", "date", "words"), DONE)
def test_what_was_done_is_dated_from_the_day_of_publication(
    text: str, date: str, words: str
) -> None:
    dated = of(text, "date", PUBLISHED)
    assert [one.object for one in dated] == [date]
    assert all("inferred" in dict(one.options) for one in dated)
    assert of(text, "date") == []
    kept = narrowing(text, "acquired", "") | narrowing(text, "released", "")
    assert kept == {f"period {words}"}


@pytest.mark.parametrize(("text", "predicate"), LEFT)
@pytest.mark.parametrize("published", ["", PUBLISHED])
def test_a_claim_that_lacks_what_narrows_it_is_none_to_take_in_bulk(
    text: str, predicate: str, published: str
) -> None:
    assert {one.tier for one in of(text, predicate, published)} == {Tier.B}


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("Cohere raised $40 million in Series C funding.", "Series C"),
        ("Cohere closed a $40 million Series C.", "Series C"),
        ("Cohere raised $40 million in a seed round.", "seed"),
    ],
)
def test_a_sum_keeps_its_round(text: str, aspect: str) -> None:
    assert narrowing(text, "raised", "") == {f"aspect {aspect}"}


@pytest.mark.parametrize(
    "text",
    [
        "Databricks is valued at $38 billion, a sum that it had not reached in 2019.",
        "Google bought Osprey Systems, which was founded in 2020.",
        "OpenAI, which raised $6 billion last year, acquired Rockset.",
        "GPT-4o scored 88% on MMLU and 92% on GSM8K.",
        "Mistral AI has 60 staff across France.",
        "In October, Airbnb CEO Jane Harper spoke.",
    ],
)
def test_the_time_of_something_else_leaves_a_claim_as_it_is(text: str) -> None:
    assert {one.tier for one in proposals(text, PUBLISHED).candidates} == {Tier.A}


@pytest.mark.parametrize(
    ("published", "date"),
    [("2024-07", "2024-06"), ("2024-01", "2023-12"), ("2024", None), ("", None)],
)
def test_a_month_is_told_from_a_month_and_not_from_a_year(published: str, date: str | None) -> None:
    found = [one.object for one in of("Last month, OpenAI released GPT-5.", "date", published)]
    assert found == ([date] if date else [])


def test_a_time_ahead_is_not_taken_for_one_of_the_past() -> None:
    assert of("OpenAI will release GPT-5 last month.", "date", PUBLISHED) == []
