"""Wordings of the news with which a pair is not so related: who was there before, other clauses."""

from __future__ import annotations

import pytest

from tests.extract.learned.test_against import related


@pytest.mark.parametrize(
    ("text", "label", "pair", "told"),
    [
        (
            "Cohere, whose clients include Figma and Microsoft, was shaped by Ann Roe.",
            "foundedBy>",
            ("Microsoft", "Ann Roe"),
            "Cohere, shaped by Ann Roe, grew.",
        ),
        (
            "Cohere, which counts Figma and Microsoft as clients, was shaped by Ann Roe.",
            "foundedBy>",
            ("Figma", "Ann Roe"),
            "Figma was shaped by Ann Roe.",
        ),
        (
            "GPT-4 won on two tests but was slower than Claude 9.",
            "outperforms>",
            ("GPT-4", "Claude 9"),
            "GPT-4 won against Claude 9 and was better.",
        ),
        (
            "GPT-4 had 79.1%, compared with 79.2% for Claude 9.",
            "outperforms>",
            ("GPT-4", "Claude 9"),
            "GPT-4 did better, with 79.3% against 79.2% for Claude 9.",
        ),
        (
            "Cohere has offices in Berlin and Paris.",
            "basedIn>",
            ("Cohere", "Paris"),
            "Cohere sits in Paris.",
        ),
        (
            "PARIS, May 2, 2025 -- Cohere, which makes tools, grew.",
            "basedIn>",
            ("Cohere", "Paris"),
            "Cohere, which came from Paris, grew.",
        ),
        (
            "Ann Roe joins Cohere from Figma, where she ran sales.",
            "worksFor>",
            ("Ann Roe", "Figma"),
            "Ann Roe joins Figma.",
        ),
        (
            "Ann Roe spent a decade at Figma.",
            "worksFor>",
            ("Ann Roe", "Figma"),
            "Ann Roe writes code at Figma.",
        ),
        (
            "Figma's head of sales, Dr. Ann Roe, left for Cohere.",
            "worksFor>",
            ("Ann Roe", "Figma"),
            "Ann Roe now sells for Figma.",
        ),
        (
            "Ann Roe, who took over from Bill Gates as chief executive of Cohere, sang.",
            "leads>",
            ("Bill Gates", "Cohere"),
            "Bill Gates took over as chief executive of Cohere.",
        ),
        (
            "Cohere was set up by Ann Roe and Bill Gates, who left in 2017.",
            "foundedIn>",
            ("Cohere", "2017"),
            "Cohere was set up by Ann Roe in 2017.",
        ),
    ],
)
def test_a_wording_against_it_takes_the_relation_away(
    text: str, label: str, pair: tuple[str, str], told: str
) -> None:
    assert pair not in related(text, label)
    assert related(told, label)


def test_who_replaces_somebody_is_told_of() -> None:
    text = "She was replaced by Ann Roe of Cohere."
    assert related(text, "worksFor>") == {("Ann Roe", "Cohere")}


def test_words_are_of_no_firm_where_one_of_unknown_class_weighs_more() -> None:
    text = "Drumlin uses Nvidia's chips, as does Osmanthus. Drumlin grew. The firm hired Ann Roe."
    assert ("Ann Roe", "Nvidia") not in related(text, "worksFor<")
    assert related("Nvidia grew. The company hired Ann Roe.", "worksFor<")


def test_words_are_of_no_firm_that_a_description_only_names_beside_itself() -> None:
    text = "The cloud provider, which counts Cohere as a client, grew. It hired Ann Roe."
    assert related(text, "worksFor<") == set()
