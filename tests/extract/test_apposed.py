"""What stands behind the noun that says what a name is, and is told of the name."""

from __future__ import annotations

import pytest

from kg.model import Tier
from tests.extract.gold import proposals

Triple = tuple[str, str, str]


def _triples(text: str) -> set[Triple]:
    return {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Figma, a chip startup founded in 2020 and led by Ann Roe, grew.",
            {("Figma", "foundedIn", "2020"), ("Ann Roe", "leads", "Figma")},
        ),
        (
            "Oracle met Figma, a startup founded by Ann Roe in 2020.",
            {("Figma", "foundedBy", "Ann Roe"), ("Figma", "foundedIn", "2020")},
        ),
        ("Figma, a firm sold to Oracle in 2020, grew.", {("Oracle", "acquired", "Figma")}),
        ("Llama 3, a model built on Llama 2, is free.", {("Llama 3", "builtOn", "Llama 2")}),
        (
            "Llama 3, a model trained on 15 trillion tokens, is free.",
            {("Llama 3", "trainingTokens", "15 trillion tokens")},
        ),
    ],
)
def test_what_is_told_behind_what_a_name_is_is_told_of_the_name(
    text: str, wanted: set[Triple]
) -> None:
    assert wanted <= _triples(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Figma, a rival of a startup founded in 2020, grew.", ("Figma", "foundedIn", "2020")),
        ("Figma, a supplier to a firm led by Ann Roe, grew.", ("Ann Roe", "leads", "Figma")),
        ("Figma, a startup soon led by Ann Roe, may grow.", ("Ann Roe", "leads", "Figma")),
        ("If Figma is a startup led by Ann Roe, it grows.", ("Ann Roe", "leads", "Figma")),
        ("Llama 3, a model not built on Llama 2, is free.", ("Llama 3", "builtOn", "Llama 2")),
        (
            "Llama 3, an app for a model built on Llama 2, is out.",
            ("Llama 3", "builtOn", "Llama 2"),
        ),
    ],
)
def test_what_is_told_of_another_noun_is_not_told_of_the_name(text: str, never: Triple) -> None:
    assert never not in _triples(text)


def test_what_is_read_so_is_left_to_a_person_and_keeps_its_time() -> None:
    (one,) = (
        one for one in proposals("Figma, a firm once backed by Oracle, grew.").candidates
        if one.predicate == "backedBy"
    )  # fmt: skip
    assert one.tier is Tier.B
    assert dict(one.options)["period"] == "once"
