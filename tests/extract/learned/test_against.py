"""Wordings with which a pair that weights find likely is not so related after all."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from kg.extract.learned.weights import weights_text
from kg.extract.proposing import propose
from kg.extract.signs.rules import Rules
from kg.identifiers import sha256_hex
from kg.model import Document
from tests.extract.gold import shipped
from tests.extract.learned.making import CERTAIN


@cache
def _rules(label: str) -> Rules:
    return replace(shipped()[1], weights=weights_text({"": {label: CERTAIN}}))


def related(text: str, label: str) -> set[tuple[str, str]]:
    """Return the pairs of a property, by the shipped table, where weights find each pair likely."""
    document = Document(
        id="document/a", key="a", file="a.txt", sha256=sha256_hex(text), characters=len(text),
        label="A",
    )  # fmt: skip
    found = propose(document, text, shipped()[0], _rules(label)).candidates
    return {(one.subject, one.object) for one in found if one.predicate == label[:-1]}


@pytest.mark.parametrize(
    ("text", "label", "pair", "told"),
    [
        (
            "Following Mistral AI's news, Cohere's chief rival, Figma, fell.",
            "competesWith=",
            ("Mistral AI", "Cohere"),
            "Following the news, Mistral AI fights with Cohere.",
        ),
        (
            "Microsoft, Cohere and Figma grew.",
            "competesWith=",
            ("Cohere", "Figma"),
            "Microsoft, Cohere and Figma fight for customers.",
        ),
        (
            "GPT-4 needs less reinforcement learning.",
            "usesTechnique>",
            ("GPT-4", "reinforcement learning"),
            "GPT-4 needs reinforcement learning.",
        ),
        (
            "Cohere, whose rival Figma hails from Paris, grew.",
            "basedIn>",
            ("Cohere", "Paris"),
            "Cohere, which hails from Paris, grew.",
        ),
        (
            "Cohere, whose rival Figma sits in Paris, praised Ann Roe.",
            "worksFor<",
            ("Ann Roe", "Figma"),
            "Cohere, where Figma sits, praised Ann Roe.",
        ),
        (
            "Chinese startups and tech giants Cohere and Figma grew.",
            "basedIn<",
            ("Cohere", "China"),
            "Chinese startup Cohere grew.",
        ),
        (
            "After Ann Roe left, Cohere grew.",
            "worksFor>",
            ("Ann Roe", "Cohere"),
            "With Ann Roe, Cohere grew.",
        ),
        (
            "Cohere got the attention of Ann Roe.",
            "leads<",
            ("Ann Roe", "Cohere"),
            "Cohere got its shape by Ann Roe.",
        ),
        (
            "Cohere called Figma's chief executive, Ann Roe, bold.",
            "leads<",
            ("Ann Roe", "Cohere"),
            "Cohere called Ann Roe bold.",
        ),
        (
            "Cohere praised Ann Roe, who oversees Figma's cloud.",
            "worksFor<",
            ("Ann Roe", "Cohere"),
            "Cohere praised Ann Roe, who oversees the cloud.",
        ),
        (
            '"Working with Cohere helps," Ann Roe said.',
            "worksFor<",
            ("Ann Roe", "Cohere"),
            "Working with Cohere helps Ann Roe.",
        ),
        (
            "Ann Roe praised Cohere chief Bill Gates.",
            "leads>",
            ("Ann Roe", "Cohere"),
            "Ann Roe shaped Cohere.",
        ),
        (
            "Figma works with the owner of Oslo, and Cohere's owner too.",
            "partnersWith=",
            ("Figma", "Cohere"),
            "Figma works with Cohere.",
        ),
        (
            "Figma fights with Cohere's rival, Google.",
            "competesWith=",
            ("Figma", "Cohere"),
            "Figma fights with Cohere.",
        ),
        (
            "Cohere met Figma founder Ann Roe.",
            "foundedBy>",
            ("Cohere", "Ann Roe"),
            "Cohere met Ann Roe, who shaped it.",
        ),
        (
            "Figma reminded Ann Roe of Cohere's past.",
            "worksFor>",
            ("Ann Roe", "Cohere"),
            "Figma praised Ann Roe of Cohere.",
        ),
        (
            "Figma teamed up with Ann Roe, a former engineer at Cohere.",
            "partnersWith=",
            ("Figma", "Cohere"),
            "Figma teamed up with Cohere, as Ann Roe told.",
        ),
        (
            "ChatGPT rivals made for coding failed.",
            "suitedFor>",
            ("ChatGPT", "coding"),
            "ChatGPT, made for coding, grew.",
        ),
        ("Figma was sold in 2023.", "foundedIn>", ("Figma", "2023"), "Figma was formed in 2023."),
        (
            "Bill Gates sued Cohere and Ann Roe in 2024 after founding it.",
            "foundedBy>",
            ("Cohere", "Ann Roe"),
            "Bill Gates praised Cohere and Ann Roe, who shaped it.",
        ),
        (
            "Cohere, set up by former Figma and Microsoft researchers, won $5 million.",
            "raised>",
            ("Figma", "5 million USD"),
            "Cohere saw Figma end up with $5 million.",
        ),
    ],
)
def test_a_wording_against_it_takes_the_relation_away(
    text: str, label: str, pair: tuple[str, str], told: str
) -> None:
    assert pair not in related(text, label)
    assert pair[::-1] not in related(text, label)
    assert related(told, label)


def test_the_year_of_a_founding_needs_a_word_for_it() -> None:
    assert related("Cohere began its work in 2019.", "foundedIn>") == {("Cohere", "2019")}
    assert related("Cohere moved to Oslo in 2019.", "foundedIn>") == set()


def test_who_is_known_to_make_a_thing_makes_its_versions_too() -> None:
    assert related("Cohere praised Claude 9 today.", "developedBy<") == set()


def test_what_somebody_was_before_he_joined_another_says_nothing_of_that_one() -> None:
    text = "Ann Roe, a former Figma engineer who joined Cohere, sang."
    assert ("Ann Roe", "Cohere") in related(text, "worksFor>")


def test_whom_a_firm_fights_with_is_not_where_it_sits() -> None:
    text = "Cohere faces pressure from Chinese startups."
    assert ("Cohere", "China") not in related(text, "basedIn>")
    assert ("Cohere", "China") in related("Cohere, a Chinese startup, grew.", "basedIn>")
