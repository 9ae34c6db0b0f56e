"""What narrows a claim is kept with it; where it cannot be, the claim is none to take in bulk."""

from __future__ import annotations

import pytest

from kg.model import Candidate, Tier
from tests.extract.gold import proposals


def proposed(text: str, predicate: str, published: str = "") -> list[Candidate]:
    found = proposals(text, published).candidates
    return [one for one in found if one.predicate == predicate]


@pytest.mark.parametrize(
    ("text", "narrowed"),
    [
        ("On MMLU, GPT-4o outperforms Claude 3 Opus.", {("benchmark", "MMLU")}),
        ("Meanwhile, on MMLU, GPT-4o beat Claude 3 Opus.", {("benchmark", "MMLU")}),
        (
            "On MMLU and GPQA, GPT-4o beats Claude 3 Opus.",
            {("benchmark", "MMLU"), ("benchmark", "GPQA")},
        ),
        (
            "GPT-4o beats Claude 3 Opus on MMLU, GPQA and HumanEval.",
            {("benchmark", "MMLU"), ("benchmark", "GPQA"), ("benchmark", "HumanEval")},
        ),
        ("On several benchmarks, GPT-4o beats Claude 3 Opus.", {("aspect", "several benchmarks")}),
        ("GPT-4o beats Claude 3 Opus on coding tasks.", {("aspect", "coding tasks")}),
        ("For coding, GPT-4o beats Claude 3 Opus.", {("field", "coding")}),
        (
            "GPT-4o beats Claude 3 Opus by a wide margin in many of these evaluations.",
            {("aspect", "many of these evaluations")},
        ),
        (
            "Across five of eight tests, GPT-4o beat Claude 3 Opus.",
            {("aspect", "five of eight tests")},
        ),
        ("GPT-4o beats Claude 3 Opus.", set()),
        ("In a blog post, the testers wrote. GPT-4o beats Claude 3 Opus.", set()),
    ],
)
def test_in_what_one_beats_another_is_kept(text: str, narrowed: set[tuple[str, str]]) -> None:
    found = proposed(text, "outperforms")
    assert {one.tier for one in found} == {Tier.A}
    kept = {pair for one in found for pair in one.options if pair[0] != "said"}
    assert kept == narrowed


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4o beats Claude 3 Opus only when prompted in French.",
        "GPT-4o beats Claude 3 Opus to market.",
        "With tools, GPT-4o beats Claude 3 Opus.",
        "GPT-4o beats a fine-tuned Claude 3 Opus.",
        "GPT-4o is cheaper than Claude 3 Opus for long prompts.",
        "GPT-4o scored 88% on MMLU with five examples.",
        "Without tools, GPT-4o scored 88% on MMLU.",
        "GPT-4o has 200 billion parameters in its largest version.",
        "GPT-4o supports 128,000 tokens of context for select customers.",
        "GPT-4o cost $80 million to train, excluding salaries.",
        "Copilot runs on GPT-4o for some users.",
        "Three years after its start, Cohere was valued at $2 billion.",
        "Cohere reached a valuation of $2 billion following its last round in December 2023.",
        "ChatGPT reached 1 million users in five days.",
        "Cohere's automotive revenue reached $570 million.",
        "OpenAI launched GPT-4o, its new model, across Europe in May 2024.",
        "The offer values Cohere at $5 billion.",
        "Cohere raised $227 million at a reported $3 billion valuation.",
        "Ann Roe, corporate vice president of Cohere, tells The Verge GPT-4o beats Claude 3 Opus.",
        "The Onion: Microsoft buys Figma.",
        "Current estimates put Cohere's revenue at $100 million.",
    ],
)
def test_what_is_narrowed_by_more_than_can_be_said_is_reviewed(text: str) -> None:
    found = proposals(text).candidates
    worth = {"outperforms", "cheaperThan", "scored", "parameters", "contextWindow", "trainingCost",
             "builtOn", "valuation", "users", "revenue", "released", "acquired"}  # fmt: skip
    assert not [one for one in found if one.predicate in worth and one.tier is Tier.A]


@pytest.mark.parametrize(
    ("text", "predicate", "key", "value"),
    [
        ("On June 3, 2024, Cohere raised $500 million.", "raised", "period", "June 3, 2024"),
        ("In 2023 Cohere raised $500 million.", "raised", "period", "2023"),
        ("Since its founding in 2019, Cohere has raised $970 million.", "raised", "period",
         "Since its founding in 2019"),
        ("Cohere has raised $970 million to date.", "raised", "period", "to date"),
        ("Cohere raised $500 million at a $5 billion valuation in June 2024.", "raised", "period",
         "June 2024"),
        ("Cohere's 2023 revenue was $100 million.", "revenue", "period", "2023"),
        ("Cohere's revenue for 2023 was $100 million.", "revenue", "period", "2023"),
        ("Microsoft, which previously backed Cohere, left.", "backedBy", "period", "previously"),
        ("Cohere was valued at $5 billion (July 2024).", "valuation", "as_of", "2024-07"),
        ("Cohere, which last year raised $500 million, is hiring.", "raised", "period",
         "last year"),
        ("Cohere had revenue of $39 million for the three months ended in January.", "revenue",
         "period", "three months ended in January"),
        ("Cohere raised $500 million two months ago.", "raised", "period", "two months ago"),
        ("By 2023, Cohere employed 300 people.", "employees", "as_of", "2023"),
        ("Reddit sued Cohere in London.", "sued", "place", "London"),
        ("In London, Reddit sued Cohere.", "sued", "place", "London"),
        ("ChatGPT has 100 million users in India.", "users", "place", "India"),
        ("GPT-4o is cheaper to run than Claude 3 Opus.", "cheaperThan", "aspect", "run"),
        ("Mixtral 8x22B uses only 39B active parameters.", "parameters", "aspect", "active"),
    ],
)  # fmt: skip
def test_time_place_and_respect_are_kept(text: str, predicate: str, key: str, value: str) -> None:
    (one,) = proposed(text, predicate)
    assert dict(one.options)[key] == value
    assert one.tier is Tier.A


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("On the 25th of March 2024, OpenAI released GPT-4o.", "release of GPT-4o"),
        ("On March 25, 2024, Microsoft acquired Figma.", "acquisition of Figma by Microsoft"),
        ("OpenAI released its new model, GPT-4o, on March 25, 2024.", "release of GPT-4o"),
    ],
)
def test_the_day_of_an_event_is_read_in_front_and_behind(text: str, event: str) -> None:
    (one,) = [one for one in proposed(text, "date") if one.subject == event]
    assert one.object == "2024-03-25"


def test_an_opening_is_not_that_of_a_clause_told_by_the_way() -> None:
    found = proposed("On March 25, 2024, Microsoft, which acquired Figma, grew.", "date")
    assert found == []


def test_what_is_said_with_its_time_is_not_said_again_without() -> None:
    text = "Cohere raised a $500 million round at a $5 billion valuation in July."
    assert [dict(one.options).get("period") for one in proposed(text, "raised")] == ["July"]
