"""What belongs to each of several: examples of a nation's firms, values of each, joint things."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals


def rows(text: str, predicate: str) -> set[tuple[str, str]]:
    """Return subjects and objects of the proposals of one property."""
    made = proposals(text).candidates
    return {(one.subject, one.object) for one in made if one.predicate == predicate}


@pytest.mark.parametrize(
    "text",
    [
        "Chinese tech giants like Alibaba and Baidu have been making moves.",
        "Nvidia leads; Chinese rivals such as Alibaba and Baidu are cheaper.",
        "Chinese chip manufacturers including Alibaba and Baidu grew.",
    ],
)
def test_examples_of_the_firms_of_a_country_sit_there(text: str) -> None:
    assert rows(text, "basedIn") == {("Alibaba", "China"), ("Baidu", "China")}


@pytest.mark.parametrize(
    "text",
    [
        "Chinese startups and tech giants Google and Microsoft compete.",
        "Chinese startups and tech giants like Google and Microsoft compete.",
        "Chinese users like Google and Microsoft.",
        "Chinese buyers of chips such as Google and Microsoft compete.",
    ],
)
def test_a_nationality_is_not_that_of_the_second_group(text: str) -> None:
    assert rows(text, "basedIn") == set()


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI and Anthropic are preparing listings that are expected to value each firm at $1tn.",
        "OpenAI and Anthropic are both valued at $1 trillion.",
        "OpenAI and Anthropic are valued at $1 trillion each.",
        "OpenAI and Anthropic have each reached valuations of $1 trillion.",
    ],
)
def test_a_valuation_is_that_of_each(text: str) -> None:
    found = rows(text, "valuation")
    assert found == {("OpenAI", "1 trillion USD"), ("Anthropic", "1 trillion USD")}


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI and Anthropic are together valued at $1 trillion.",
        "OpenAI and Anthropic are both worth more than $1 trillion combined.",
        "OpenAI and Anthropic are valued at $500 billion and $350 billion, respectively.",
        "Google and Microsoft, which each own stakes, value both at $1tn.",
        "OpenAI and Anthropic did not say whether the deals would value each firm at $1bn.",
    ],
)
def test_a_valuation_that_is_nobodys_alone(text: str) -> None:
    assert rows(text, "valuation") == set()


@pytest.mark.parametrize(
    ("words", "maker"),
    [
        ("OpenAI's first chip designed for inference", "OpenAI"),
        ("the former's first chip", "OpenAI"),
        ("the latter's new AI chip", "Broadcom"),
        ("Broadcom's new reasoning model", "Broadcom"),
    ],
)
def test_two_announce_what_is_one_of_theirs(words: str, maker: str) -> None:
    text = f"OpenAI and Broadcom jointly unveiled Farlopo, {words}."
    assert rows(text, "developedBy") == {("Farlopo", maker)}
    assert rows(text, "released") == {("OpenAI", "Farlopo"), ("Broadcom", "Farlopo")}
    assert rows(text, "partnersWith") == {("OpenAI", "Broadcom")}


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia sued Farlopo, its rival chip company.",
        "Nvidia praised Farlopo, a chip designer from Oslo.",
        "Nvidia met Farlopo, Google's chip supplier.",
        "OpenAI and Broadcom jointly sued Farlopo.",
        "Nvidia met Lena Torvo, its chip chief.",
    ],
)
def test_what_stands_beside_a_firm_is_no_thing_of_its(text: str) -> None:
    assert rows(text, "developedBy") | rows(text, "released") | rows(text, "partnersWith") == set()


def test_something_may_be_said_of_a_member_of_a_list() -> None:
    text = "Cohere was backed by Nvidia, the largest chipmaker, Oracle, and SoftBank."
    found = rows(text, "backedBy")
    assert {("Cohere", one) for one in ("Nvidia", "Oracle", "SoftBank")} <= found
    other = "Nvidia bought Cohere, the maker of chatbots, and Oracle sued Google."
    assert rows(other, "acquired") == {("Nvidia", "Cohere")}


@pytest.mark.parametrize(
    "text",
    [
        "It supports chips from across the industry, including Nvidia competitors such as AMD and"
        " Intel.",
        "It works with hardware from Nvidia rivals like AMD and Intel.",
        "Sequoia backed Nvidia's biggest rivals, including AMD and Intel.",
    ],
)
def test_examples_of_rivals_are_rivals(text: str) -> None:
    assert rows(text, "competesWith") == {("Nvidia", "AMD"), ("Nvidia", "Intel")}


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia's former competitors such as AMD and Intel grew.",
        "Nvidia has no competitors like AMD.",
        "He told Nvidia and said rivals like Intel copy it.",
        "Google teamed up with Nvidia to beat rivals such as Meta.",
    ],
)
def test_others_are_no_rivals_of_it(text: str) -> None:
    assert not [row for row in rows(text, "competesWith") if "Nvidia" in row]


def test_who_also_took_part_backs_the_one_that_raised() -> None:
    text = (
        "Cohere raised $50 million in a round led by Sequoia Capital. Nvidia, AMD Ventures, and"
        " existing investors Index Ventures and Oracle also participated."
    )
    backers = ("Sequoia Capital", "Nvidia", "AMD Ventures", "Index Ventures", "Oracle")
    assert rows(text, "backedBy") == {("Cohere", one) for one in backers}


def test_who_leads_the_firm_did_not_lead_its_round() -> None:
    text = "Cohere, which raised $30 million from Nvidia and Oracle, is led by Lena Roe."
    assert rows(text, "backedBy") == {("Cohere", "Nvidia"), ("Cohere", "Oracle")}


def test_a_thing_is_meant_to_compete_with_all_examples() -> None:
    text = (
        "Huawei announced the Ascend 910 chip, an AI processor aimed at data halls and designed to"
        " compete with top U.S. chip makers, such as Intel, Qualcomm, and Nvidia."
    )
    found = rows(text, "competesWith")
    assert {("Ascend 910", one) for one in ("Intel", "Qualcomm", "Nvidia")} <= found


def test_the_strongest_of_ones_models_is_its_own() -> None:
    text = "Google said Gemini 9 Flash, the strongest of Google's new offerings, is good."
    assert rows(text, "developedBy") == {("Gemini 9 Flash", "Google")}
    other = "Google said Gemini 9 Flash, the bane of OpenAI's new offerings, is good."
    assert ("Gemini 9 Flash", "OpenAI") not in rows(other, "developedBy")


@pytest.mark.parametrize("first", ["a 4B model", "a small model"])
def test_an_apposition_is_that_of_the_name_before_it(first: str) -> None:
    text = f"Microsoft has Phi-6 Mini, {first}, and Phi-6 Medium, a 14B model."
    found = rows(text, "parameters")
    assert ("Phi-6 Medium", "14 billion parameters") in found
    assert ("Phi-6 Mini", "14 billion parameters") not in found


def test_a_long_list_with_what_ends_it_takes_no_time() -> None:
    names = ", ".join(f"GPT-{number}.5" for number in range(3, 25))
    assert proposals(f"{names} were tested, and beat nobody but Sora.").candidates == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Google launched Gemini 3, its best model, OpenAI GPT-5.",
         ("Google", "released", "GPT-5")),
        ("Anthropic released Claude Opus 4, the main challenger, GPT-5 and Gemini 3 aside.",
         ("Anthropic", "released", "GPT-5")),
        ("Meta released Llama 4 Stateside in April 2025.",
         ("Meta", "released", "Llama 4 Stateside")),
    ],
)  # fmt: skip
def test_what_only_looks_like_a_member_or_a_name_is_none(
    text: str, wrong: tuple[str, str, str]
) -> None:
    found = proposals(text).candidates
    assert wrong not in [(one.subject, one.predicate, one.object) for one in found]


def test_a_name_that_goes_on_once_is_looked_at() -> None:
    (one, *_) = proposals("OpenAI released GPT-5.6 Luna in May 2026.").candidates
    assert (one.object, one.tier) == ("GPT-5.6 Luna", "B")


def test_a_name_with_a_verb_of_its_own_is_not_the_last_of_a_list() -> None:
    text = "In 2016, when John Harper founded Finch Labs, Heron AI had 300 employees."
    assert rows(text, "foundedBy") == {("Finch Labs", "John Harper")}
