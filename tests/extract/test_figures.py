"""Figures read by the words around them: whose they are, of what, and when nothing is said."""

from __future__ import annotations

import pytest

from kg.extract.relations.figure_rules import FIGURE, figure_rules
from kg.extract.signs.patterns import Patterns
from kg.model import Candidate, Tier
from tests.extract.gold import proposals, shipped

Row = tuple[str, str, str]


def by_words(text: str) -> list[Candidate]:
    """Return what is proposed of the figures that no frame reads."""
    return [one for one in proposals(text).candidates if one.rule.startswith(FIGURE)]


def rows(text: str) -> list[Row]:
    """Return the triples of all that is proposed: a frame may have come to read the words too."""
    return [(one.subject, one.predicate, one.object) for one in proposals(text).candidates]


def options(text: str) -> dict[str, str]:
    (one,) = by_words(text)
    return dict(one.options)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "Osprey Labs, the Paris startup that makes chips, has so far raised $90 million "
            "in funding.",
            ("Osprey Labs", "raised", "90 million USD"),
        ),
        (
            "Cohere announced its long-awaited raise of $6 billion.",
            ("Cohere", "raised", "6 billion USD"),
        ),
        (
            "Having raised $500 million last year, Cohere is in no hurry.",
            ("Cohere", "raised", "500 million USD"),
        ),
        (
            "Cohere landed $6 billion in funding at a $157 billion price tag.",
            ("Cohere", "valuation", "157 billion USD"),
        ),
        (
            "Google competes with Cohere, which has an office in Oslo and was recently "
            "valued at $5 billion.",
            ("Cohere", "valuation", "5 billion USD"),
        ),
        (
            "Despite reporting revenue of $981 million\u2014well above "
            "forecasts\u2014Nvidia's shares dropped.",
            ("Nvidia", "revenue", "981 million USD"),
        ),
        (
            "Google said that ChatGPT \u2014 a rival of Claude \u2014 has fetched more than "
            "100 million users.",
            ("ChatGPT", "users", "over 100 million users"),
        ),
        (
            "Cohere, which was founded in Toronto, has an office in London and now employs "
            "about 400 people.",
            ("Cohere", "employees", "about 400 employees"),
        ),
        (
            "GPT-9 is a massive language-generation model (175 billion parameters) for every task.",
            ("GPT-9", "parameters", "175 billion parameters"),
        ),
        (
            "Claude 9 was trained, over two months, on some 15 trillion tokens of text.",
            ("Claude 9", "trainingTokens", "about 15 trillion tokens"),
        ),
        (
            "Nvidia Corp. told of its year. The shares fell 3% to $484 in New York.",
            ("fall of Nvidia shares", "fallBy", "3 percent"),
        ),
        (
            "Cohere has grown, with its stock market value soaring to more than $3 billion.",
            ("Cohere", "marketValue", "over 3 billion USD"),
        ),
        (
            "Shares of CoreWeave rose after Nvidia announced it has invested $2 billion in "
            "the provider.",
            ("investment of Nvidia in CoreWeave", "sum", "2 billion USD"),
        ),
    ],
)
def test_a_figure_is_told_of_who_can_only_bear_it(text: str, row: Row) -> None:
    assert row in rows(text)
    assert {one.tier for one in by_words(text)} <= {Tier.B}


def test_each_of_several_prices_has_the_part_that_it_is_for() -> None:
    text = (
        "By comparison, Google's Gemini 9 reasoning model is priced at $15 per million input "
        "tokens, "
        "$7.50 per million cached input tokens, and $60 per million output tokens."
    )
    parts = {dict(one.options)["aspect"]: one.object for one in proposals(text).candidates
             if one.predicate == "price"}  # fmt: skip
    assert parts == {
        "input tokens": "15 USD per million tokens",
        "cached input tokens": "7.50 USD per million tokens",
        "output tokens": "60 USD per million tokens",
    }


def test_a_price_that_leans_on_the_sentence_before_records_the_words() -> None:
    text = (
        "Access to the Claude 9 model is cheap at night. This comes to $0.03 per million tokens "
        "for "
        "cache hits and $0.50 per million tokens for output."
    )
    found = by_words(text)
    assert [(one.subject, dict(one.options)["aspect"]) for one in found] == [
        ("Claude 9", "cache hits"), ("Claude 9", "output"),
    ]  # fmt: skip
    assert all(any(one.anaphor for one in each.mentions) for each in found)


def test_scores_in_brackets_belong_to_the_names_in_front_of_them() -> None:
    text = "On MMLU, Claude 9 did well, ahead of GPT-9 (89 percent) and Gemini 9 (88 percent)."
    assert rows(text) == [
        ("GPT-9", "scored", "89 percent"), ("Gemini 9", "scored", "88 percent"),
    ]  # fmt: skip
    assert {dict(one.options)["benchmark"] for one in proposals(text).candidates} == {"MMLU"}


def test_a_discount_is_a_cut_of_the_price_of_what_is_offered() -> None:
    text = "API access to Claude 9 is now offered at a discount of 50 percent."
    assert ("price cut of Claude 9", "priceReduction", "50 percent") in rows(text)
    assert ("price cut of Claude 9", "concerns", "Claude 9") in rows(text)


def test_a_part_and_a_time_are_kept() -> None:
    found = options("Nvidia grew. Revenue in the data center division was $3 billion last quarter.")
    assert found["aspect"] == "data center division"
    assert found["period"] == "last quarter"
    sparse = by_words("Claude 9 is sparse, with 17B active parameters used during inference.")
    assert [dict(one.options).get("aspect") for one in sparse] in ([], ["active"])


@pytest.mark.parametrize(
    "text",
    [
        (
            "Cohere is in talks for a funding round that could value the Google-backed "
            "company at $40bn."
        ),
        (
            "Cohere grew. Cohere is in a new funding round that will boost its valuation to "
            "$9 billion."
        ),
        "Cohere's spending plan is to invest, over the next years, some $9 billion in chips.",
    ],
)
def test_what_is_to_come_is_predicted(text: str) -> None:
    assert {dict(one.options).get("modality") for one in by_words(text)} <= {"predicted"}


def test_revenue_alone_leans_on_what_the_text_is_about() -> None:
    text = "Cohere grew fast last year. Annual revenue stands at about $50 million."
    (found,) = by_words(text)
    assert (found.subject, found.object) == ("Cohere", "about 50 million USD")
    assert any(one.anaphor for one in found.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia grew. Cohere grew. Annual revenue stands at about $50 million.",
        (
            "Google bought a stake in Cohere. The startup's founder joined Google. Its "
            "revenue reached $5 million."
        ),
        (
            "Drumlin is fast. Nvidia likes Drumlin. At the end of June, the company was "
            "valued at $3 billion."
        ),
        "Cohere bought a rival valued at $5 billion.",
        "Cohere competes with startups valued at $5 billion.",
        "Anthropic's investors value Cohere's rival at $5 billion.",
        "Cohere signed a contract valued at $5 billion with Oracle.",
        "Ann Lee, founder of Cohere, is worth $5 billion.",
        "Google led a $500 million round in Cohere.",
        "Microsoft contributed to a $300-plus million round that Cohere closed.",
        "Cohere raised prices to $5 million.",
        "Cohere raised $5 billion in debt.",
        "Cohere raised a $500 million fund for startups.",
        "Cohere's customers raised $500 million last year.",
        "Cohere's founder raised $5 million for his next startup.",
        "OpenAI, Anthropic and Cohere raised $5 billion in funding.",
        "David Hume, the former Google DeepMind researcher, is seeking a $1 billion seed round.",
        "The industry had revenue of $5 billion, Nvidia said.",
        "Cohere missed revenue of $5 billion.",
        "Cohere's revenue grew by $5 million.",
        "Cohere expected revenue to beat the $5 million estimate.",
        "Nvidia did well thanks to its cloud unit, which pulled in $26 billion.",
        "Nvidia sees a $5 billion revenue opportunity.",
        "Cohere earned a $5 million grant.",
        "Cohere added 5 million users last month.",
        "Cohere wants to sell to 5 million users of WhatsApp.",
        "Cohere laid off 300 employees.",
        "Microsoft has helped 1 million people find work.",
        "Wren AI could raise $3 billion and employs 900 people.",
        "Claude 9 is smaller than models with 70 billion parameters.",
        "It supersedes Claude 9 and has 70 billion parameters.",
        "Claude 9 has rivals with 128K context.",
        "Claude 9 generates 128,000 tokens per second.",
        "- beats GPT-9 on MMLU (88%)",
        "Claude 9 scored 5% higher on MMLU.",
        "Investors sold 5% of Nvidia shares.",
        "Cohere told of a 7% slide in the shares of others.",
        "Nvidia rose. The Nasdaq fell 5%.",
        "Google spent years on a $5 billion lawsuit.",
        "In the novel, Cohere's valuation hits $5 billion.",
        "If Cohere raised $500 million in funding, Google would follow.",
    ],
)
def test_a_figure_of_another_or_of_nobody_is_not_proposed(text: str) -> None:
    assert by_words(text) == []


def test_a_figure_that_a_frame_has_is_not_told_of_twice() -> None:
    found = proposals("Cohere is valued at $5 billion.").candidates
    assert [(one.rule, one.object) for one in found] == [("valuation", "5 billion USD")]


def test_the_rows_are_of_the_properties_that_there_are() -> None:
    lexicon, rules = shipped()
    table = figure_rules(Patterns(rules, lexicon.vocabulary))
    named = {claim[1] for row in table.rows for claim in row.frame.claims}
    assert named <= set(lexicon.vocabulary.properties)
    assert all(row.figures and row.bearers for row in table.rows)
