"""A claim to take in bulk is one whose clause tells nothing else that could narrow it."""

from __future__ import annotations

import pytest

from kg.model import Tier
from tests.extract.gold import proposals

#: text, and a property whose claim is still proposed, in tier B
NARROWED = [
    ("Nvidia raised $50 million for its European unit.", "raised"),
    ("Nvidia raised $50 million by selling shares.", "raised"),
    ("Nvidia raised $50 million in its initial public offering.", "raised"),
    ("Nvidia raised $50 million alongside Cohere.", "raised"),
    ("Nvidia raised $50 million before its collapse.", "raised"),
    ("Nvidia raised an additional $50 million.", "raised"),
    ("Nvidia raised an initial $50 million in funding.", "raised"),
    ("Nvidia raised its first $50 million from investors.", "raised"),
    ("Under a new owner, Nvidia raised $50 million.", "raised"),
    ("Nvidia acquired Deci from Oracle.", "acquired"),
    ("Nvidia acquired Deci out of bankruptcy.", "acquired"),
    ("Nvidia acquired Deci together with Oracle.", "acquired"),
    ("Nvidia acquired Deci through its subsidiary Heron.", "acquired"),
    ("Nvidia acquired Deci and its subsidiaries.", "acquired"),
    ("Nvidia acquired Deci on behalf of Oracle.", "acquired"),
    ("Nvidia recently acquired Deci.", "acquired"),
    ("With Oracle's help, Nvidia acquired Deci.", "acquired"),
    ("Through a subsidiary, Nvidia acquired Deci.", "acquired"),
    ("Google launched Gemini 3 on Android.", "released"),
    ("Google launched Gemini 3 as part of its subscription.", "released"),
    ("Google launched Gemini 3 with a waitlist.", "released"),
    ("Google launched Gemini 3 in Europe.", "actor"),
    ("Cohere is valued at $3 billion by Oracle.", "valuation"),
    ("Cohere was valued at $3 billion when it last sold shares.", "valuation"),
    ("Cohere employs 400 people including contractors.", "employees"),
    ("Cohere partnered with Oracle under a five-year contract.", "partnersWith"),
    ("Cohere partnered with Oracle through its cloud unit.", "partnersWith"),
    ("In Japan, Cohere partnered with Oracle.", "partnersWith"),
    ("Cohere competes with Mistral AI among small firms.", "competesWith"),
    ("Cohere is based in Toronto for tax reasons.", "basedIn"),
    ("Ann Lee, CEO of Cohere when it failed, spoke.", "leads"),
    ("Ann Lee founded Cohere as a hobby.", "foundedBy"),
    ("Gemini 3 was trained on 3 trillion tokens of code.", "trainingTokens"),
    ("ChatGPT, launched in November, is a chatbot.", "concerns"),
]

#: text, and a property whose claim is one of tier A
WHOLE = [
    ("Nvidia raised $50 million in an oversubscribed round led by Oracle.", "raised"),
    ("Nvidia raised $50 million at a $2 billion valuation.", "raised"),
    ("Nvidia raised $50 million to build faster chips in Norway.", "raised"),
    ("Nvidia raised $50 million from investors including Oracle.", "raised"),
    ("Nvidia has raised $50 million and employs 40 people.", "raised"),
    ("Nvidia raised $50 million, a record for the industry, as rivals struggled.", "raised"),
    ("Nvidia acquired Deci for $700 million.", "acquired"),
    ("Nvidia acquired Deci for an undisclosed sum after months of talks.", "acquired"),
    ("Nvidia acquired Deci in a deal worth $700 million, making it its largest.", "acquired"),
    ("Nvidia acquired Deci and plans to hire more engineers.", "acquired"),
    ("In a blow to Oracle, Nvidia acquired Deci.", "acquired"),
    ("In a blog post, Cohere said that Nvidia acquired Deci.", "acquired"),
    ("Google unveiled Gemini 3 at its developer conference in California.", "released"),
    ("Google launched Gemini 3 under an open license.", "released"),
    ("Google has released Gemini 3, a model that writes code.", "released"),
    ("Cohere is valued at $3 billion, while Mistral AI is private.", "valuation"),
    ("Cohere partnered with Oracle at a conference in Rome.", "partnersWith"),
    ("Cohere is based in Toronto.", "basedIn"),
    ("ChatGPT, launched in November 2022, is a chatbot.", "concerns"),
    ("Ann Lee, CEO of Cohere, said in a statement that sales grew.", "leads"),
    ("Ann Lee founded Cohere with Bob Roe.", "foundedBy"),
    ("Getty Images sued Stability AI for $2 million.", "sued"),
]  # fmt: skip


def _tiers(text: str, predicate: str) -> set[Tier]:
    return {one.tier for one in proposals(text).candidates if one.predicate == predicate}


@pytest.mark.parametrize(("text", "predicate"), NARROWED)
def test_words_that_may_narrow_a_claim_put_it_up_for_review(text: str, predicate: str) -> None:
    assert _tiers(text, predicate) == {Tier.B}


@pytest.mark.parametrize(("text", "predicate"), WHOLE)
def test_what_leaves_a_claim_as_it_is_does_not(text: str, predicate: str) -> None:
    assert Tier.A in _tiers(text, predicate)


def test_who_heads_a_department_does_not_head_the_firm() -> None:
    found = proposals("Ann Lee, head of research at Cohere, said so.").candidates
    assert [one.predicate for one in found if one.subject == "Ann Lee" and one.tier is Tier.A] == [
        "worksFor"
    ]
    assert not any(one.predicate == "leads" for one in found)
