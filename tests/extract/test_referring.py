"""Words that refer to a name: whom they mean, and when nobody can say."""

from __future__ import annotations

from functools import cache

import pytest

from kg.extract.reading import read_sentences
from kg.extract.reference.anaphora import with_anaphora
from kg.extract.reference.discourse import fullest
from kg.extract.reference.points import with_topics
from kg.extract.reference.reference import with_references
from kg.extract.reference.referring import with_referents
from kg.extract.signs.patterns import Patterns
from tests.extract.gold import proposals, shipped


@cache
def patterns() -> Patterns:
    lexicon, rules = shipped()
    return Patterns(rules, lexicon.vocabulary)


def meant(text: str) -> list[tuple[str, str]]:
    """Return the words of the text that stand for a name, with its label, in reading order."""
    read = with_topics(read_sentences(text, shipped()[0], patterns()), patterns())
    named = with_references(with_anaphora(read, patterns()), patterns())
    spans = {span for one in with_referents(named, patterns()) for span in fullest(one).spans}
    ordered = sorted(spans, key=lambda one: (one.start, one.antecedent or (0, 0)))
    return [(text[one.start : one.end], one.label) for one in ordered if one.anaphor]


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        ("Ann Lee quit OpenAI. She founded Cohere.", "She", "Ann Lee"),
        ("OpenAI said Ann Lee left. Her last day at the firm was Friday.", "Her", "Ann Lee"),
        ("Ann Lee said she would join Cohere.", "she", "Ann Lee"),
        ("Cohere unveiled its flagship model, Claude 9.", "its", "Cohere"),
        ("Despite its growth, Cohere lost money.", "its", "Cohere"),
        ("Cohere grew. Its shares rose.", "Its", "Cohere"),
        ("Google fired Ann Lee. She left the search giant.", "the search giant", "Google"),
        ("Cohere met Google. Users left the search giant.", "the search giant", "Google"),
        ("Google fell. Bob Ray left the Mountain View firm.", "the Mountain View firm", "Google"),
        ("GPT-9 is out. OpenAI says users praise the model.", "the model", "GPT-9"),
        ("ChatGPT grew fast. Schools had banned the chatbot.", "the chatbot", "ChatGPT"),
        ("Cohere raised money in a round that valued it at $5 billion.", "it", "Cohere"),
        ("SoftBank bought Cohere, the latter said.", "the latter", "Cohere"),
        ("SoftBank bought Cohere, the former said.", "the former", "SoftBank"),
        ("Google met Cohere. The deal pleased the startup.", "the startup", "Cohere"),
    ],
)  # fmt: skip
def test_words_mean_the_name_that_weighs_most(text: str, words: str, label: str) -> None:
    assert (words, label) in meant(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee met Bob Ray. He said so.", "He"),
        ("Ann Lee spoke of Bob Ray. \"I like what he did,\" she said.", "he"),
        ("Cohere met Osprey Systems. Investors left the company.", "the company"),
        ("Cohere sued Heron AI over its models.", "its"),
        ("Microsoft acquired its staff.", "its"),
        ("Cohere grew.\n\nIt combines several parts.", "It"),
        ("Cohere grew. It is unclear why.", "It"),
        ("Cohere said it was so. It was revealed last month that others knew.", "It"),
        ("Google grew. A startup fell, and investors left the startup.", "the startup"),
        ("GPT-9 and Claude 9 are out. Users praise the model.", "the model"),
        ("GPT-9 is out. Users praise the model that Google built.", "the model"),
        ("GPT-9 is out. Users praise the older model.", "the older model"),
        ("Apple grew. Analysts praised the chipmaker.", "the chipmaker"),
        ("Cohere grew. People fear the giant models.", "the giant"),
        ("Nvidia grew. Users like Cohere, the largest startup.", "the largest startup"),
        ("Google, Cohere and Amazon met. The two companies left.", "The two companies"),
        ("Cohere lost its chief executive, Ann Lee.", "its"),
        ("GPT-9 and Claude 9 are out. Gemini 9 beat the two models mentioned above.",
         "the two models"),
        ("A veteran of Google met Ann Lee. A veteran of Meta launched his fund.", "his"),
        ("Drumlin is fast. Drumlin grew. Nvidia likes Drumlin. Users left the company.",
         "the company"),
    ],
)  # fmt: skip
def test_where_it_is_not_clear_nothing_is_meant(text: str, words: str) -> None:
    assert words not in {said for said, _ in meant(text)}


def test_what_stands_nearer_may_own_it_though_it_is_no_company() -> None:
    assert ("its", "Cohere") not in meant("Cohere grew. Ann Lee ran GitHub during its model push.")


def test_two_names_are_meant_by_one_word_for_both() -> None:
    text = "OpenAI unveiled GPT-9. Google unveiled Gemini 9. Both models are free."
    assert meant(text)[-2:] == [("Both models", "GPT-9"), ("Both models", "Gemini 9")]


def test_a_giant_is_not_called_a_startup() -> None:
    text = "Google's deal with Character.AI is done. The deal valued the startup at $3 billion."
    assert {(one.subject, one.object) for one in proposals(text).candidates} >= {
        ("Character.AI", "3 billion USD")
    }
    assert not any(
        one.subject == "Google" and one.predicate == "valuation"
        for one in proposals(text).candidates
    )


def test_who_leads_a_round_is_not_whose_round_it_is() -> None:
    text = "Part of a raise led by SoftBank, the round values Cohere at $5 billion."
    assert ("the round", "SoftBank") not in meant(text)


def test_a_last_name_is_that_of_the_one_whom_the_text_named_so_first() -> None:
    text = "Google hired Sam Huang from Meta. Huang joined Google in May."
    hired = {one.subject for one in proposals(text).candidates if one.predicate == "worksFor"}
    assert hired == {"Sam Huang"}


@pytest.mark.parametrize(
    "text", ["Intel's PC chips sell well.", "Microsoft acquired the IP of Cohere."]
)
def test_an_acronym_of_the_trade_is_no_name(text: str) -> None:
    assert not any({one.subject, one.object} & {"PC", "IP"} for one in proposals(text).candidates)


def test_what_is_called_a_processor_is_none_of_the_models() -> None:
    found = proposals("Graphcore unveiled the Bow-3 processor in March. It beats the H100 chip.")
    assert {one.kind for one in found.entities if one.label == "Bow-3"} == {"Hardware"}


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        (
            "Cohere raised $5 million. Besides SoftBank, others joined the round.",
            "the round",
            "Cohere",
        ),
        (
            "Cohere grew. Ann Lee, former CEO of Runway and CFO of Figma, will join the company.",
            "the company",
            "Cohere",
        ),
    ],
)
def test_who_gave_money_or_was_left_before_is_not_meant(text: str, words: str, label: str) -> None:
    assert [one for word, one in meant(text) if word == words] == [label]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Cohere grew. The investment from SoftBank is large.", "The investment"),
        ("Cohere grew. Ann Lee says the deal remains unclear.", "the deal"),
        ("Cohere grew. On the contrary, company leaders agreed.", "the contrary, company"),
        ("Anthropic grew. Bob Ray, a researcher, also left the company.", "the company"),
        ("The H20 is slow. The H100 is considered the flagship chip.", "the flagship chip"),
        ("Gaudi 3 is due, and Intel said it would outperform the H100.", "it"),
        ("After Meta released Llama 9, Cohere unveiled a model it says is free.", "it"),
        ("Google would hire the staff of Windsurf, including its chief executive.", "its"),
    ],
)
def test_words_that_can_mean_another_mean_nobody(text: str, words: str) -> None:
    assert words not in [word for word, _ in meant(text)]


JOINED = "Nvidia has a long history with {}. The chipmaker participated in its $235 million round."


def said(text: str) -> set[tuple[str, str, str]]:
    return {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}


def test_who_takes_part_in_its_round_is_not_the_one_that_raised() -> None:
    text = "Nvidia has a long history with Cohere. The chipmaker participated in its $235 million"
    told = said(f"{text} funding round in 2023 that valued it at $4.5 billion.")
    assert ("Cohere", "raised", "235 million USD") in told
    assert ("Cohere", "valuation", "4.5 billion USD") in told
    assert not any(who == "Nvidia" for who, _, _ in told)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (JOINED.format("Cohere"), {"Cohere"}),
        (JOINED.format("Cohere and Mistral"), set()),
        ("Cohere grew. Accel led its $30 million Series B round.", {"Cohere"}),
        ("Cohere grew. Accel and Nvidia took part in its $30 million round.", {"Cohere"}),
        ("Cohere said Accel led its $30 million Series B round.", {"Cohere"}),
        ("Nvidia joined its $30 million round that valued it at $4 billion.", set()),
        ("Accel invested in a round that valued it at $5 billion.", set()),
        ("Cohere closed its $30 million round that valued it at $4 billion.", {"Cohere"}),
    ],
)
def test_a_round_is_never_of_who_takes_part_in_it(text: str, who: set[str]) -> None:
    assert {one for one, what, _ in said(text) if what in ("raised", "valuation")} == who


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia has backed Cohere for years. It raised $300 million in May.",
        "Nvidia led Cohere's round. It employs 300 people. Nvidia did so. Nvidia sold.",
        "Nvidia invested in Cohere. Its valuation rose to $5 billion. Nvidia sold.",
        "Nvidia bought Cohere in May. It is based in Toronto. Nvidia did so. Nvidia sold.",
        "Nvidia bought Cohere in May. It was founded in 2019. Nvidia did so. Nvidia sold.",
    ],
)
def test_behind_one_that_gives_or_buys_a_pronoun_does_not_mean_it(text: str) -> None:
    told = ("raised", "employees", "valuation", "basedIn", "foundedIn")
    assert not [one for one in said(text) if one[0] == "Nvidia" and one[1] in told]


def test_what_only_a_buyer_does_goes_on_with_the_buyer() -> None:
    text = "Nvidia has backed Cohere for years. It also acquired Mistral."
    assert ("Nvidia", "acquired", "Mistral AI") in said(text)
