"""What looks like a fact of the trade and is none, and whom a fact is not told of."""

from __future__ import annotations

import pytest

from kg.model import Candidate
from tests.extract.gold import proposals


def proposed(text: str) -> tuple[Candidate, ...]:
    return proposals(text).candidates


@pytest.mark.parametrize(
    "text",
    [
        "Cohere closed a $500 million debt facility.",
        "Cohere secured a $300 million credit line from Accel.",
        "Accel raised a $500 million fund.",
        "Cohere raised $500 million for charity.",
        "A judge ordered that Microsoft acquired Figma.",
        "Contrary to reports, OpenAI acquired Figma.",
        "Despite reports that OpenAI acquired Figma, nothing is signed.",
        "The deal that valued Cohere at $5 billion collapsed.",
        "A round valuing Cohere at $5 billion fell apart.",
        "Cohere is worth $5 billion, a joke went.",
        "ChatGPT has 500 million users, the rumor goes.",
        "GPT-4o cost $80 million to train, a figure that analysts dispute.",
        "GPT-4o outperforms Claude 3 Opus, critics dispute.",
        "Ann Roe joined Cohere in calling for rules.",
        "Ann Roe joined Cohere, Microsoft and Google in signing a letter.",
        "Cohere reported $35 billion in revenue from chips.",
        "Samsung's GPT-4o ban ended.",
        "Cohere has its European headquarters in London.",
        "Cohere, hardly a rival to OpenAI, folded.",
        "OpenAI releases GPT-4o next week.",
        "Cohere raised concerns about $500 million in losses.",
        "Cohere's revenue all but reached $100 million.",
        "Revenue of the segment that houses Intel's PC chips rose.",
        "Investors considered valuing Cohere at $5 billion.",
        "Microsoft wanted to complete its acquisition of Figma.",
        "A rival of Microsoft completed its acquisition of Figma.",
        "A Microsoft rival completed its acquisition of Figma.",
        "Microsoft's rival completed its acquisition of Figma.",
        "Microsoft's rival unveiled its chatbot, Claude.",
        "A customer of Microsoft raised $5 million for its chatbot, Claude.",
        "Google named Jane Harper in a lawsuit as a defendant.",
        "Google named Jane Harper as a defendant.",
        "Google helped Cohere compete with OpenAI.",
        "Google ended its partnership with Nvidia.",
        "Google ended its ChatGPT subscription.",
        "Google's most hated model, Claude, was withdrawn.",
        "Microsoft invested in rivals such as Mistral AI.",
        "Google's investment in Nvidia Hopper chips paid off.",
    ],
)
def test_what_looks_like_a_fact_of_the_trade_is_none(text: str) -> None:
    assert proposed(text) == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Cohere backed by Accel sues Mistral AI.", ("Cohere", "backedBy", "Mistral AI")),
        (
            "A startup that competes with Cohere raised $5 million.",
            ("Cohere", "raised", "5 million USD"),
        ),
        ("Ann Roe, CEO of Cohere customer Figma, spoke.", ("Ann Roe", "leads", "Cohere")),
        (
            "Cohere, based in Toronto, and Mistral AI, based in Paris, merged.",
            ("Cohere", "basedIn", "Paris"),
        ),
        (
            "In a note, Elon Musk, who founded xAI, said it is time for OpenAI to return.",
            ("xAI", "foundedBy by OpenAI", "Elon Musk"),
        ),
        (
            "OpenAI released GPT-4o. CEO Mark Zuckerberg was angry.",
            ("Mark Zuckerberg", "leads", "OpenAI"),
        ),
        (
            "SoftBank will lead a $40 billion round in OpenAI at a valuation of $300 billion.",
            ("SoftBank", "raised", "40 billion USD"),
        ),
        (
            "SoftBank led a $40 billion round in OpenAI at a valuation of $300 billion.",
            ("SoftBank", "valuation", "300 billion USD"),
        ),
        (
            "Stability AI released Stable Diffusion XL.",
            ("Stability AI", "released", "Stable Diffusion"),
        ),
    ],
)
def test_a_name_is_not_drawn_into_another_clause(text: str, wrong: tuple[str, str, str]) -> None:
    made = set()
    for one in proposed(text):
        by = dict(one.options).get("by")
        made.add((one.subject, f"{one.predicate} by {by}" if by else one.predicate, one.object))
    assert wrong not in made


def test_what_stands_in_brackets_is_no_member_of_a_list() -> None:
    found = proposed("Cohere raised $500 million from Accel and Nvidia (TechCrunch report).")
    assert "TechCrunch" not in {one.object for one in found}
    assert "Accel" in {one.object for one in found}


def test_each_of_two_names_keeps_its_place() -> None:
    found = proposed("Mistral AI, based in Paris, and Cohere, led by Ann Roe, merged.")
    assert ("Mistral AI", "Paris") in {(one.subject, one.object) for one in found}


def test_who_leaves_is_reviewed() -> None:
    text = "OpenAI chief scientist Ann Roe said she is quitting after ten years."
    (one,) = [one for one in proposed(text) if one.predicate == "worksFor"]
    assert one.tier == "B"


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("OpenAI is in talks to fund Cohere, a lab valued at $5 billion.", ("Cohere", "valuation")),
        ("Microsoft may buy Cohere, which raised $5 million in 2020.", ("Cohere", "raised")),
        ("Baidu CEO Robin Li said that Baidu plans to sell cars.", ("Robin Li", "leads")),
    ],
)
def test_what_is_told_by_the_way_is_settled_though_the_sentence_plans(
    text: str, triple: tuple[str, str]
) -> None:
    found = [one for one in proposed(text) if (one.subject, one.predicate) == triple]
    assert [dict(one.options).get("modality") for one in found] == [None]


def test_a_plan_told_by_the_way_is_none_of_the_facts() -> None:
    found = proposed("Microsoft may buy Cohere, a deal that would value it at $5 billion.")
    assert found
    assert all(dict(one.options).get("modality") == "predicted" for one in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chinese tech firms including Baidu and Tencent grew.", {"Baidu", "Tencent"}),
        ("Cohere competes with U.S. chip makers such as Intel and Nvidia.", {"Intel", "Nvidia"}),
        ("American companies invested in Cohere, like Intel.", set()),
    ],
)
def test_companies_listed_by_country_are_based_there(text: str, wanted: set[str]) -> None:
    assert {one.subject for one in proposed(text) if one.predicate == "basedIn"} == wanted


def test_each_of_a_makers_listed_products_is_its_own() -> None:
    found = proposed("The ban hits Nvidia's A100 and H100 chips.")
    assert {one.object for one in found if one.predicate == "developedBy"} == {"Nvidia"}
    assert len(found) == 2
    assert proposed("The ban hits Nvidia's chips and the Gaudi 3 and MI300X chips.") == ()


def test_a_past_value_keeps_how_long_ago_it_was() -> None:
    text = "Cohere raised $9 million, up from its $8 billion valuation just six months prior."
    found = {one.object: dict(one.options) for one in proposed(text)}
    assert found["8 billion USD"]["period"] == "just six months prior"


def test_what_is_written_in_mockery_is_no_fact() -> None:
    text = "Ann Roe mocked investors by tweeting that Cohere raised $5 million."
    assert "raised" not in {one.predicate for one in proposed(text)}


def test_an_apostrophe_stands_in_a_family_name() -> None:
    text = "Jim O\u2019Farrow, chairman of the board at Cohere, agreed."
    assert "Jim O'Farrow" in {one.subject for one in proposed(text)}


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("OpenAI lags behind Google in global reach.", ("aspect", "global reach")),
        ("GPT-4 is similar to Claude 3 Opus in price.", ("aspect", "price")),
        ("According to the lawsuit, Cohere earned $300 million.", ("modality", "alleged")),
        ("Cohere contemplated raising $500 million.", ("modality", "predicted")),
    ],
)
def test_what_narrows_it_or_leaves_it_open_is_kept(text: str, option: tuple[str, str]) -> None:
    (one,) = proposed(text)
    assert option in one.options


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Google named Jane Harper as chief scientist.", ("Jane Harper", "worksFor", "Google")),
        ("SoftBank plans to acquire Figma.", ("SoftBank", "acquired", "Figma")),
        ("OpenAI spoke. CEO Sam Altman was angry.", ("Sam Altman", "leads", "OpenAI")),
        ("Cohere and Mistral AI compete with OpenAI.", ("Cohere", "competesWith", "OpenAI")),
        ("Google's most capable model, Gemini 9, came.", ("Gemini 9", "developedBy", "Google")),
    ],
)
def test_what_looks_like_a_trap_and_is_a_fact(text: str, right: tuple[str, str, str]) -> None:
    assert right in {(one.subject, one.predicate, one.object) for one in proposed(text)}


def test_who_is_hired_to_head_a_team_does_not_lead_the_firm() -> None:
    found = proposed("Pinterest hired Jane Harper to head up its engineering team.")
    assert {one.predicate for one in found} == {"worksFor"}


@pytest.mark.parametrize(
    "text",
    [
        "SoftBank, which invested in a startup founded by Jane Harper, grew.",
        "Nvidia is buying the startup founded by Jane Harper.",
        "Nvidia acquired AI startup founded by Jane Harper.",
        "Nvidia hired people from a lab launched by Jane Harper.",
        "Nvidia bought a startup based in Oslo.",
        "Nvidia is buying a startup that raised $5 million.",
        "Nvidia joined a round in a startup whose revenue reached $50 million.",
    ],
)
def test_a_startup_that_somebody_takes_or_backs_is_another(text: str) -> None:
    found = proposed(text)
    assert not [
        one for one in found if one.predicate in ("foundedBy", "basedIn", "raised", "revenue")
    ]


def test_to_date_is_no_plan() -> None:
    found = proposed("Cohere has raised more than $150 million to date, largely from Accel.")
    assert found
    assert all("modality" not in dict(one.options) for one in found)


def test_who_jumped_ship_is_at_the_other_firm() -> None:
    found = proposed("Pinterest CTO Jane Harper jumped ship to Airbnb.")
    assert [(one.subject, one.object) for one in found] == [("Jane Harper", "Airbnb")]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("OpenAI product manager Ann Roe also quietly left the company.", "product manager"),
        ("Ann Roe, deputy CEO of Cohere, spoke.", "deputy CEO of Cohere"),
    ],
)
def test_of_some_titles_only_the_words_are_proposed(text: str, title: str) -> None:
    found = [(one.subject, one.predicate, one.object) for one in proposed(text)]
    assert found == [("Ann Roe", "occupation", title)]
