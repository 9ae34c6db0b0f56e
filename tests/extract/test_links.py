"""Relations found by a trigger word and the name in front of it: what is meant, and what is not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from kg.extract.relations.fronting import Front, Fronts
from kg.extract.relations.links import expression, links
from kg.extract.signs.masking import mask
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from kg.model import Candidate, Tier
from tests.extract.gold import proposals, shipped

LEXICON, RULES = shipped()
PATTERNS = Patterns(RULES, LEXICON.vocabulary)


def linked(text: str) -> list[Candidate]:
    """Return what the links, and not the frames, propose for a text."""
    return [one for one in proposals(text).candidates if one.rule.startswith("link-")]


def triples(text: str) -> set[tuple[str, str, str]]:
    return {(one.subject, one.predicate, one.object) for one in linked(text)}


@pytest.mark.slow
@pytest.mark.parametrize("row", RULES.links["links"], ids=lambda row: str(row["name"]))
def test_each_way_can_be_compiled_and_claims_what_its_slots_hold(row: dict[str, Any]) -> None:
    front = {row["front"].partition(":")[0].rstrip("+")} if "front" in row else set()
    holes = {hole for claim in row["claims"] for hole in re.findall(r"\{(\w+)\}", "".join(claim))}
    for text in row["ways"]:
        assert holes - {"d"} <= {*expression(text, PATTERNS).groupindex, *front}, text


def test_a_sentence_without_two_names_is_not_searched() -> None:
    text = "It raised money in a round led by Foo."
    assert not list(links(mask(text, 0, len(text), [Span(34, 37, "Company", "Foo")]), PATTERNS))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Cohere, which moved to Paris, was valued at $4 billion in a $90 million round "
            "backed by heavyweights, including Salesforce and Nvidia.",
            ("Cohere", "backedBy", "Salesforce"),
        ),
        (
            "Some of Cohere's investors wrote down their stakes, including Accel and GIC.",
            ("Cohere", "backedBy", "GIC"),
        ),
        (
            "Accel and GIC are among the investors that poured $90 million into Cohere.",
            ("Cohere", "backedBy", "Accel"),
        ),
        (
            "Google, meanwhile, opened a site and invested in Cohere's latest funding round.",
            ("Cohere", "backedBy", "Google"),
        ),
        (
            "Samsung delayed a phone, and in May it renamed its Bixby assistant.",
            ("Bixby", "developedBy", "Samsung"),
        ),
        (
            "Mistral Large — a homegrown rival to last year's GPT-4 — is out.",
            ("Mistral Large", "competesWith", "GPT-4"),
        ),
        (
            "Intel's shares fell as it trails rival companies such as Nvidia.",
            ("Intel", "competesWith", "Nvidia"),
        ),
        (
            "Cohere, a firm that has positioned itself as a safer alternative to OpenAI, grew.",
            ("Cohere", "competesWith", "OpenAI"),
        ),
        (
            "Jane Harper announced a seed round for her new startup, Finch Labs.",
            ("Finch Labs", "foundedBy", "Jane Harper"),
        ),
        (
            "Finch Labs, a company formed by ex-Google researchers Jane Harper and Ann Lee, grew.",
            ("Finch Labs", "foundedBy", "Ann Lee"),
        ),
        (
            "A lawsuit has been filed by Reddit and Disney against the image generator Midjourney.",
            ("Disney", "sued", "Midjourney"),
        ),
        (
            "DBRX is an open large language model released by Databricks in May.",
            ("Databricks", "released", "DBRX"),
        ),
        (
            "Microsoft, which previously backed Cohere but now has a pact with OpenAI, left.",
            ("Microsoft", "partnersWith", "OpenAI"),
        ),
        (
            "Meta has enlisted Cohere founder and CEO Jane Harper to head its new lab.",
            ("Jane Harper", "worksFor", "Meta"),
        ),
    ],
)
def test_a_trigger_links_the_names_that_are_meant(text: str, wanted: tuple[str, str, str]) -> None:
    found = {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}
    assert wanted in found
    assert {one.tier for one in linked(text)} <= {Tier.B}


@pytest.mark.parametrize(
    "text",
    [
        "Cohere, which once sold chips to Nvidia, raised $5 million in a round that GIC joined.",
        "OpenAI watched as its rivals raised $2 billion in a round led by Google.",
        "Cohere hired the team of a startup backed by Accel.",
        "Cohere bought a startup that had raised $5 million in a round led by Accel.",
        "Cohere said its rival raised $5 million in a round led by Accel.",
        "Cohere raised concerns about money from Accel.",
        "Cohere won $5 million in damages from Google.",
        "Cohere got $20 million in revenue from Google.",
        "Cohere held discussions with investors including Accel and GIC.",
        "Cohere's investors, including former Google engineers, met Nvidia.",
        "Accel turned down a stake in Cohere.",
        "Google sold its stake in Cohere.",
        "Google has no stake in Cohere.",
        "Google invested $5 million in chips for Cohere.",
        "Google and Nvidia are among the investors that sued Cohere.",
        "Google is among the companies investing in rivals of Cohere.",
        "Google ended its ChatGPT subscription.",
        "Google's most hated model, Claude, is costly.",
        "ChatGPT, Google's biggest rival chatbot, grew.",
        "Google's engineers use the Copilot tool.",
        "Jane Harper, a critic of the head of research at Google, spoke.",
        "Google's rival's chief scientist Jane Harper spoke.",
        "Jane Harper left Google out of the report.",
        "Jane Harper joined Google and Microsoft in suing the state.",
        "Google named Jane Harper in a lawsuit as a defendant.",
        "Google hired a firm to watch Jane Harper.",
        "Google helped Cohere compete with OpenAI.",
        "Google gave Cohere an alternative to Nvidia chips.",
        "Google challenged Nvidia to publish its data.",
        "OpenAI takes on Microsoft staff.",
        "Google led the $40 million round, joined by Accel and Coatue, that valued Cohere highly.",
        "OpenAI took on Accel as its lead investor.",
        "OpenAI's former rival Cohere was sold.",
        "GPT-4, trained to beat Claude 3 Opus, failed.",
        "Users of GPT-4 say it beats Claude 3 Opus.",
        "GPT-4 is similar to Claude 3 Opus in price.",
        "GPT-4 is not on par with Claude 3 Opus.",
        "Google, after OpenAI spoke of Sora, launched a plan for Gemini Ultra.",
        "OpenAI released GPT-4's system card.",
        "Visual artists sued Midjourney and Stability AI.",
        "OpenAI employees sued Google.",
        "Disney filed a brief in a lawsuit against Midjourney.",
        "Google ended its partnership with Nvidia.",
        "Google's partnership talks with Nvidia collapsed.",
        "The New York Times and Reddit both considered suing Anthropic.",
        "GPT-4 is not suited for coding.",
        "Claude is not available on Bing.",
    ],
)
def test_another_is_not_linked(text: str) -> None:
    assert triples(text) == set()


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Former Google researcher Jane Harper spoke.", "Former"),
        ("Ex-Google engineer Jane Harper spoke.", "Ex"),
        ("Jane Harper left Google in May.", "left"),
        ("In February, Google fired Jane Harper, a lawyer.", "fired"),
        ("Jane Harper previously worked on chips at Google.", "previously"),
    ],
)
def test_whom_somebody_worked_for_is_told_as_past(text: str, period: str) -> None:
    (one,) = linked(text)
    assert (one.subject, one.predicate, one.object) == ("Jane Harper", "worksFor", "Google")
    assert dict(one.options)["period"] == period.lower()


def test_what_a_frame_found_of_two_is_not_linked_again() -> None:
    text = "Cohere raised $5 million in a round led by Accel."
    found = [one for one in proposals(text).candidates if one.predicate == "backedBy"]
    assert [one.rule for one in found] == ["round-led-by"]


def test_what_lies_ahead_is_not_linked() -> None:
    assert not linked("Google plans to say that it, like Meta, launched Gemini Ultra.")
    assert not linked("Cohere, an Oslo firm, might be valued in a round led by Accel.")


def test_the_subject_of_a_second_verb_is_found_over_an_object() -> None:
    text = "Foo bought Bar and has a pact with Baz."
    spans = [Span(at, at + 3, "Company", text[at : at + 3]) for at in (0, 11, 35)]
    fronts = Fronts(mask(text, 0, len(text), spans), PATTERNS)
    front = Front.read({"front": "s:Company"}, PATTERNS)
    found = fronts.find(front, fronts.masked.text.index("pact"))
    assert found is not None
    assert [one.label for one in found.spans] == ["Foo"]


def test_of_two_that_may_be_meant_none_is() -> None:
    text = "Foo met Bar in a round led by Baz."
    spans = [Span(at, at + 3, "Company", text[at : at + 3]) for at in (0, 8, 30)]
    fronts = Fronts(mask(text, 0, len(text), spans), PATTERNS)
    front = Front.read({"front": "s:Company", "options": ["alone"]}, PATTERNS)
    assert fronts.find(front, fronts.masked.text.index("led")) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ann Roe joined Cohere last year and left in May.",
        "Ann Roe, an engineer who joined Cohere in 2021, has also left the company.",
    ],
)
def test_who_joined_and_left_is_told_as_past(text: str) -> None:
    told = [one for one in proposals(text).candidates if one.predicate == "worksFor"]
    assert [dict(one.options).get("period") for one in told] == ["left"]


@pytest.mark.parametrize(
    "text",
    [
        "Cohere hired Ann Roe in 2020, but she left in May.",
        "Ann Roe, known for her work as a scientist at Cohere, won.",
        "Cohere, the Oslo lab partly owned by Nvidia, grew.",
        "Google raised its investment in Nvidia Hopper chips.",
    ],
)
def test_what_no_longer_or_only_partly_holds_is_not_linked(text: str) -> None:
    kinds = {"worksFor", "owns", "backedBy"}
    assert not kinds & {one.predicate for one in proposals(text).candidates}


def test_a_denial_of_having_left_is_none_of_having_worked_there() -> None:
    found = proposals("Ann Lee denied that she had resigned from Cohere.").candidates
    assert "worksFor" not in {one.predicate for one in found}
    found = proposals("Ann Lee resigned from Cohere.").candidates
    assert "worksFor" in {one.predicate for one in found}
