"""Fields, techniques and groups that no list names: what a trigger asks for, and what is none."""

from __future__ import annotations

from typing import Any

import pytest

from kg.extract.relations.links import expression
from kg.extract.signs.patterns import Patterns
from kg.model import Candidate, Tier
from tests.extract.gold import proposals, shipped

LEXICON, RULES = shipped()
PATTERNS = Patterns(RULES, LEXICON.vocabulary)


def conceived(text: str) -> list[Candidate]:
    """Return what is proposed of phrases that no list names."""
    return [one for one in proposals(text).candidates if one.rule.startswith("concept-")]


def objects(text: str, predicate: str) -> list[str]:
    return sorted(one.object for one in conceived(text) if one.predicate == predicate)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("GPT-4o is designed for agentic tool use.", ["agentic tool use"]),
        ("OpenAI's GPT-4o is ideal for contract review.", ["contract review"]),
        ("GPT-4o and Claude 3 Opus are built for drug discovery.", ["drug discovery"] * 2),
        ("ChatGPT is designed for non-technical users.", ["non-technical users"]),
        ("OpenAI showed Codex, an agent built for developers.", ["developers"]),
        ("OpenAI released GPT-4o, a model optimized for tax law at scale.", ["tax law"]),
        ("GPT-4o is aimed at solving word problems.", ["solving word problems"]),
        ("GPT-4o is tailored for tasks such as image editing.", ["image editing"]),
        ("ChatGPT is a popular app for parents and teachers alike.", ["parents", "teachers"]),
        (
            "GPT-4o is ideal for both high-volume claims handling and complex file review tasks.",
            ["file review", "high-volume claims handling"],
        ),
        (
            "GPT-4o is suited for fraud detection, contract review, and customer support.",
            ["contract review", "customer support", "fraud detection"],
        ),
        ("GPT-4o is built for drug discovery and costs $5 a month.", ["drug discovery"]),
        ("GPT-4o was designed for crop planning last year.", ["crop planning"]),
    ],
)
def test_what_a_thing_is_made_for_is_read(text: str, wanted: list[str]) -> None:
    assert objects(text, "suitedFor") == wanted


@pytest.mark.parametrize(
    ("text", "predicate", "wanted"),
    [
        ("GPT-4o excels at long-context tasks.", "excelsAt", ["long-context tasks"]),
        ("GPT-4o is very good at code review.", "excelsAt", ["code review"]),
        ("GPT-4o uses ring attention.", "usesTechnique", ["ring attention"]),
        (
            "GPT-4o uses a linear attention and a gated residual mechanism.",
            "usesTechnique",
            ["gated residual mechanism", "linear attention"],
        ),
        (
            "GPT-4o has a hybrid state-space architecture.",
            "usesTechnique",
            ["hybrid state-space architecture"],
        ),
        (
            "GPT-4o was trained with label distillation.",
            "usesTechnique",
            ["label distillation"],
        ),
        ("GPT-4o, a dense transformer model, won.", "usesTechnique", ["dense transformer"]),
        ("Cohere uses deep learning to spot errors.", "usesTechnique", ["deep learning"]),
        ("GPT-4o powers image generation features.", "task", ["image generation"]),
        ("HumanEval tests bug repair.", "assesses", ["bug repair"]),
        ("HumanEval is a tough benchmark for bug repair.", "assesses", ["bug repair"]),
        ("GPT-4o won on a benchmark for bug repair (HumanEval).", "assesses", ["bug repair"]),
        ("GPT-4o won on the bug repair test HumanEval.", "assesses", ["bug repair"]),
        ("On MMLU (college biology questions), GPT-4o won.", "assesses", ["college biology"]),
        (
            "On bug repair tests, GPT-4o scored 71% on HumanEval and 62% on SWE-bench.",
            "assesses",
            ["bug repair", "bug repair"],
        ),
        ("Cohere specializes in enterprise search.", "activeIn", ["enterprise search"]),
        ("Cohere is a startup focused on legal research.", "activeIn", ["legal research"]),
        ("Cohere is pursuing superintelligence.", "pursues", ["superintelligence"]),
    ],
)
def test_each_property_reads_what_it_asks_for(text: str, predicate: str, wanted: list[str]) -> None:
    assert objects(text, predicate) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4o is built for the future.",
        "ChatGPT is designed for everyone.",
        "ChatGPT is made for you and what comes next.",
        "GPT-4o is designed for a world in which agents act.",
        "GPT-4o is optimized for speed, comfort and style.",
        "GPT-4o is built for scale and maximum performance.",
        "GPT-4o is optimized for Nvidia chips.",
        "ChatGPT is meant for people who code.",
        "GPT-4o is aimed at solving complex problems.",
        "GPT-4o is good at hiding its tracks.",
        "GPT-4o is strong in Europe.",
        "GPT-4o was used for months by thieves.",
        "ChatGPT is a model for success.",
        "GPT-4o excels at almost everything.",
        "GPT-4o uses the same approach as others.",
        "GPT-4o has a new architecture.",
        "GPT-4o combines speed with accuracy.",
        "GPT-4o uses data from social networks.",
        "Cohere uses Nvidia's architecture.",
        "HumanEval tests the limits of models.",
        "HumanEval tests how well models reason.",
        "GPT-4o won on the first test HumanEval.",
        "On MMLU (zero shot), GPT-4o won.",
        "On MMLU (see table), GPT-4o won.",
        "GPT-4o supports 40 languages, text and audio.",
        "Cohere is a startup focused on growth.",
        "Cohere is a company focused on its customers.",
        "GPT-4o is not designed for drug discovery.",
        "Is GPT-4o designed for drug discovery?",
        "If GPT-4o is designed for drug discovery, it fails.",
        "GPT-4o would be designed for drug discovery.",
        "ChatGPT rivals built for drug discovery failed.",
        "GPT-4o, unlike models built for drug discovery, is cheap.",
        "GPT-4o Is Built for Drug Discovery\n\nAnn Roe left.",
    ],
)
def test_what_names_no_field_or_is_not_said_gives_nothing(text: str) -> None:
    assert conceived(text) == []


def test_a_phrase_is_a_new_entity_of_the_class_that_is_asked_for() -> None:
    found = proposals("GPT-4o is designed for contract review and patent lawyers.")
    kinds = {one.label: one.kind for one in found.entities}
    assert kinds["contract review"] == "Field"
    assert kinds["patent lawyers"] == "Group"
    assert all(one.reason for one in found.entities)


def test_what_is_known_is_the_known_one_and_always_reviewed() -> None:
    found = conceived("Cohere said GPT-4o is ideal for complex coding tasks and developers.")
    assert {one.object for one in found} <= {"coding", "developers"}
    assert {one.tier for one in found} == {Tier.B}
    assert {dict(one.options).get("by") for one in found} == {"Cohere"}


def test_words_that_two_phrases_share_belong_to_both() -> None:
    assert objects("GPT-4o powers image generation and editing.", "task") == [
        "image editing",
        "image generation",
    ]


def test_a_word_that_names_something_else_is_no_field() -> None:
    text = "GPT-4o is designed for math and tax law."  # MATH is a benchmark
    assert objects(text, "suitedFor") == ["tax law"]


@pytest.mark.parametrize(
    ("text", "predicate", "wanted"),
    [
        ("GPT-4o outperforms open-weight models.", "outperforms", ["open-weight models"]),
        ("GPT-4o is better than European chatbots.", "outperforms", ["European chatbots"]),
        ("GPT-4o matches proprietary models.", "onParWith", ["proprietary models"]),
        ("GPT-4o undercuts closed models.", "cheaperThan", ["closed models"]),
        ("Cohere competes with Chinese startups.", "competesWith", ["Chinese startups"]),
        ("Cohere, a platform for patent lawyers, grew.", "suitedFor", ["patent lawyers"]),
        ("Cohere faces stiff competition from Asian startups.", "competesWith", ["Asian startups"]),
        ("Codex, an AI coding assistant, won.", "suitedFor", ["coding"]),
        ("OpenAI updated its customer service agent Codex.", "suitedFor", ["customer service"]),
        ("GPT-4o's linear attention is new.", "usesTechnique", ["linear attention"]),
        (
            "GPT-4o has strong file review and translation skills.",
            "excelsAt",
            ["file review", "translation"],
        ),
        ("GPT-4o performs well on long-context tasks.", "excelsAt", ["long-context tasks"]),
    ],
)
def test_groups_and_sorts_are_read_where_a_word_says_which(
    text: str, predicate: str, wanted: list[str]
) -> None:
    assert objects(text, predicate) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "GPT-4o outperforms other models.",
        "GPT-4o beats all open-weight models.",
        "GPT-4o beats many open-weight models.",
        "GPT-4o outperforms larger models.",
        "GPT-4o matches its rivals.",
        "GPT-4o does not outperform open-weight models.",
        "Cohere competes with other companies.",
        "Cohere launched an app, a tool for lawyers.",
        "GPT-4o outperforms prominent models.",
        "The viral AI chatbot ChatGPT won.",
        "GPT-4o's architecture is new.",
        "ChatGPT is a search engine.",
        "GPT-4o is a large language model.",
        "GPT-4o shows strong benchmark performance.",
        "GPT-4o performs well in Europe.",
    ],
)
def test_a_group_of_which_nothing_says_which_is_none(text: str) -> None:
    assert conceived(text) == []


def test_points_of_a_list_are_read_on_from_their_lead_in() -> None:
    text = "GPT-4o is ideal for:\n- Tax review\n- Crop rotation and parcel tracking\n- Everyone"
    assert objects(text, "suitedFor") == ["crop rotation", "parcel tracking", "tax review"]


def test_what_opens_a_sentence_is_told_of_the_thing_behind_it() -> None:
    assert objects("Designed for crop planning, GPT-4o is cheap.", "suitedFor") == ["crop planning"]
    assert conceived("Designed for the future, GPT-4o is cheap.") == []
    assert conceived("Designed for crop planning, rivals of GPT-4o are cheap.") == []


@pytest.mark.slow
@pytest.mark.parametrize("row", RULES.concepts["links"], ids=lambda row: str(row["name"]))
def test_each_way_can_be_compiled_and_asks_for_a_phrase(row: dict[str, Any]) -> None:
    front = {row["front"].partition(":")[0].rstrip("+")} if "front" in row else set()
    for way in row["ways"]:
        assert {"s", "o"} <= {*expression(way, PATTERNS).groupindex, *front}, way
    for name in (row.get("heads", ""), row.get("lone", "")):
        assert not name or name in RULES.words
