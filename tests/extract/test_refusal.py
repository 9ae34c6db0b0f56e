"""What a sentence doubts, leaves open or says of another is not proposed as its fact."""

from __future__ import annotations

import pytest

from kg.model import Candidate
from tests.extract.gold import proposals


def proposed(text: str) -> tuple[Candidate, ...]:
    return proposals(text).candidates


@pytest.mark.parametrize(
    "text",
    [
        "Observers doubt that Microsoft acquired Figma.",
        "Nobody believes that Microsoft acquired Figma.",
        "It is not true that Microsoft acquired Figma.",
        "Rumors that Microsoft acquired Figma were false.",
        "Reports that Microsoft acquired Figma made investors nervous.",
        "The claim that GPT-4o outperforms Claude 3 Opus was disputed by Google.",
        "Microsoft could have acquired Figma.",
        "OpenAI and Anthropic raised $3 billion.",
        "Last week, OpenAI and its rival Anthropic raised $3 billion.",
        "Claude 9 and Gemini 9 were built by Anthropic and Google.",
        "Claude 3 Opus outperforms every model except GPT-4o.",
        "We believe Claude 3 Opus outperforms GPT-4o.",
        "Cohere employs 300 people in Paris.",
        "Figma has left Oslo, where rival Cohere has 40 staff.",
        "In the novel, Google acquires Cohere for $5 billion.",
        "Suppose Cohere raised $500 million.",
        "Ann Lee, chief executive of Cohere until May, retired.",
    ],
)
def test_what_is_doubted_or_shared_is_not_proposed(text: str) -> None:
    assert proposed(text) == ()


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Cohere, which sued Mistral AI, raised $20 million.", "Cohere"),
        ("Cohere, which raised $20 million, sued Mistral AI.", "Cohere"),
        ("On Monday, Cohere, founded in 2019, raised $20 million.", "Cohere"),
        ("Microsoft acquired Figma and Cohere raised $20 million.", "Cohere"),
    ],
)
def test_a_figure_is_that_of_its_verbs_own_subject(text: str, subject: str) -> None:
    raised = [one.subject for one in proposed(text) if one.predicate == "raised"]
    assert raised == [subject]


def test_what_its_own_maker_claims_is_claimed() -> None:
    found = proposed("OpenAI claims that GPT-4o outperforms Claude 3 Opus.")
    claims = [one for one in found if one.predicate == "outperforms"]
    assert [dict(one.options)["by"] for one in claims] == ["OpenAI"]


@pytest.mark.parametrize(
    "text",
    [
        "Microsoft and Cohere are rivals, said Alibaba.",
        "Cohere's competitors include Microsoft, according to Alibaba.",
        "Cohere is based in Paris, according to Alibaba.",
    ],
)
def test_what_is_asserted_by_somebody_is_claimed_by_him(text: str) -> None:
    assert {dict(one.options).get("by") for one in proposed(text)} == {"Alibaba"}


def test_a_comma_behind_does_not_end_what_a_speaker_says() -> None:
    found = proposed("Sam Altman said OpenAI had raised $6.6 billion, but nobody knew from whom.")
    raised = [dict(one.options) for one in found if one.predicate == "raised"]
    assert [one.get("by") for one in raised] == ["Sam Altman"]


def test_a_cost_is_not_that_of_a_model_that_is_only_compared() -> None:
    found = proposed(
        "Unlike Claude 3 Opus, which was trained on 8,000 chips, GPT-4o was trained at a cost of"
        " $6 million."
    )
    assert [one.subject for one in found if one.predicate == "trainingCost"] == ["GPT-4o"]


def test_a_score_is_on_its_own_benchmark() -> None:
    found = proposed(
        "Compared with Claude 3 Opus, which scored 70% on MMLU, GPT-4o reached 91.2% on GPQA."
    )
    scores = {(one.subject, one.object, dict(one.options)["benchmark"]) for one in found}
    assert scores == {
        ("Claude 3 Opus", "70 percent", "MMLU"),
        ("GPT-4o", "91.2 percent", "GPQA"),
    }


def test_the_year_behind_a_value_is_kept() -> None:
    (one,) = proposed("Cohere was valued at $3 billion in 2021.")
    assert dict(one.options)["as_of"] == "2021"


def test_the_end_of_a_known_companys_name_is_no_company() -> None:
    found = proposed("Cohere raised $60 million. The deal was led by Alibaba Group Holding Ltd.")
    assert not [one for one in found if "Holding" in one.object]


@pytest.mark.parametrize(
    "text",
    [
        "Cohere's revenue was $80 million in the first quarter.",
        "Cohere's first-quarter revenue was $80 million.",
        "Cohere reported quarterly revenue of $80 million.",
    ],
)
def test_a_figure_of_a_quarter_names_the_quarter(text: str) -> None:
    (one,) = proposed(text)
    assert "quarter" in dict(one.options)["period"]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Cohere expects revenue of $80 million.", "predicted"),
        ("Cohere forecast revenue of $80 million.", "predicted"),
        ("Cohere seeks funding at an $80 million valuation.", "predicted"),
        ("DeepSeek spent $5 million to train DeepSeek-V3.", None),
        ("Ann Lee left Google to join OpenAI.", None),
    ],
)
def test_what_is_expected_is_not_stated_and_what_was_done_is(text: str, modality: str) -> None:
    assert {dict(one.options).get("modality") for one in proposed(text)} == {modality}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Microsoft announced a $10 billion investment into OpenAI.", ("Microsoft", "raised")),
        ("OpenAI signed a deal with Oracle worth $300 billion.", ("Oracle", "valuation")),
        (
            "OpenAI raised $6 billion, while xAI raised $3 billion at a $45 billion valuation.",
            ("OpenAI", "valuation"),
        ),
        ("After acquiring Figma, Databricks unveiled DBRX.", ("Figma", "released")),
        ("Ann Lee, who co-founded Cohere, joined Microsoft.", ("Microsoft", "foundedBy")),
        ("Microsoft made GPT-4o available on Azure.", ("GPT-4o", "developedBy")),
        ("It beat Llama 2, Mistral AI's Mixtral and others.", ("Llama 2", "developedBy")),
        ("GPT-4o was released in May 2024.", ("release of GPT-4o", "actor")),
        ("The Volta-based Nvidia cards were fast.", ("Nvidia", "basedIn")),
        ("Timnit Gebru, co-founder of Google's ethics team, left.", ("Google", "foundedBy")),
        (
            "Baidu had to scrap an earlier launch of Ernie Bot in March.",
            ("release of Ernie Bot", "concerns"),
        ),
        ("Alibaba made a move. The startup's DeepSeek-V3 is fast.", ("DeepSeek-V3", "developedBy")),
        (
            "Anthropic, unlike OpenAI, which is backed by Microsoft, is backed by Google.",
            ("OpenAI", "backedBy"),
        ),
    ],
)
def test_what_belongs_to_another_is_not_given_to_the_nearest(
    text: str, wrong: tuple[str, str]
) -> None:
    assert wrong not in {(one.subject, one.predicate) for one in proposed(text)}


def test_a_release_that_is_past_is_not_foretold_too() -> None:
    found = proposed("GPT-4o was released in May 2024.")
    assert {dict(one.options).get("modality") for one in found} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Databricks dropped its acquisition of Figma.",
        "Databricks' failed $1 billion acquisition of Figma hurt it.",
        "The acquisition of Figma by Adobe was blocked.",
        "Nvidia is a former Cohere backer.",
        "Cohere missed revenue of $5 billion.",
        "Regulators are reviewing Microsoft's purchase of Figma.",
        "Microsoft acquired Nvidia chips last year.",
        "A lawsuit by Reddit against Anthropic is possible.",
        "Databricks is no rival to OpenAI.",
        "Cohere has no backing from Nvidia.",
        "Google's purchase of Figma is on hold.",
        "Ex-OpenAI-backed Cohere moved.",
        "Cohere is backed by Nvidia chips.",
        "Everyone but Google acquired a stake in Cohere.",
        "Satire: Microsoft acquired Figma.",
        "ChatGPT hallucinated that Microsoft acquired Figma.",
        "Microsoft acquired Figma, which is untrue.",
        "OpenAI raised $2 billion more than Anthropic.",
        "Anthropic has 300 employees fewer than Cohere.",
        "In 2024, Google's revenue was twice the $30 billion of Meta.",
        "Google and Microsoft invested in Anthropic and OpenAI, respectively.",
        "Anthropic and OpenAI released Claude 3 and GPT-4o.",
    ],
)
def test_what_did_not_come_about_or_is_over_is_not_proposed(text: str) -> None:
    assert proposed(text) == ()


def test_a_verb_behind_a_list_of_rivals_ends_it() -> None:
    found = proposed("Cohere, a challenger to Google, counts Nvidia among its investors.")
    assert [one.object for one in found if one.predicate == "competesWith"] == ["Google"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Cohere, founded by Aidan Gomez, born in 1996, is based in Toronto.", "1996"),
        ("Cohere's valuation rose from $40 million in 2023 to $100 million.", "2023"),
        ("Cohere, previously valued at $5 billion, raised $2 billion.", "raised previously"),
        ("In 2023 Cohere raised $2 billion, in 2024 it was sold.", "2024"),
    ],
)
def test_a_time_is_not_given_to_what_it_is_not_said_of(text: str, wrong: str) -> None:
    found = proposed(text)
    assert found
    for one in found:
        options = dict(one.options)
        times = {one.object, options.get("as_of", ""), options.get("period", "")}
        assert wrong not in times | {f"{one.predicate} {options.get('period', '')}"}


def test_the_year_in_which_a_founder_left_another_firm_is_that_of_leaving_only() -> None:
    found = proposed("Cohere was founded by Aidan Gomez, who left Google in 2019.")
    dated = [one for one in found if "2019" in (one.object, *dict(one.options).values())]
    assert any(one.predicate == "foundedBy" for one in found)
    assert {(one.subject, one.predicate) for one in dated} <= {
        ("departure of Aidan Gomez from Google", "date")
    }


def test_a_rivals_other_deeds_are_not_the_rivals_of_the_subject() -> None:
    told = "Salesforce, a rival of Microsoft, which owns LinkedIn and bought Nuance, bought Figma."
    bought = [one.subject for one in proposed(told) if one.predicate == "acquired"]
    assert set(bought) == {"Salesforce"}


def test_an_owner_within_a_list_is_no_member_of_it() -> None:
    told = "Cohere raised $235 million from Google, Amazon and Ann Lee-backed firm Oak Ventures."
    backers = {one.object for one in proposed(told) if one.subject == "Cohere"}
    assert "Google" in backers
    assert "Ann Lee" not in backers


def test_the_firm_is_not_a_firm_that_another_sentence_names_in_passing() -> None:
    told = (
        "AMD grew fast, AMD said. But in a field that has seen Nvidia's sales double, that was not "
        "enough.\n\nShares of the chipmaker fell more than 8% on Tuesday."
    )
    assert not any("Nvidia" in (one.subject, one.object) for one in proposed(told))
