"""What stands between two dashes is read as between commas; what follows a dateline is not."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals

Triple = tuple[str, str, str]


def _triples(text: str) -> set[Triple]:
    return {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}


@pytest.mark.parametrize("dash", [" \u2013 ", "\u2014"])
@pytest.mark.parametrize(
    "text",
    [
        "Alphabet, Google's parent company, was glad.",
        "Figma, a firm based in Oslo, raised $5 million.",
        "Ann Roe, who founded Figma in 2015, joined Oracle.",
        "Three labels, Sony, Warner and Universal, sued Figma.",
        "Llama 3, the largest model of Meta yet, beats GPT-4.",
    ],
)
def test_an_aside_between_dashes_tells_what_it_tells_between_commas(text: str, dash: str) -> None:
    first, _, rest = text.partition(", ")
    inside, _, last = rest.rpartition(", ")
    wanted = _triples(text)
    assert wanted
    assert _triples(f"{first}{dash}{inside}{dash}{last}") >= wanted


def test_a_hyphen_between_spaces_is_a_dash() -> None:
    assert _triples("Alphabet - Google's parent company - was glad.") == {
        ("Alphabet", "owns", "Google")
    }


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "OSLO \u2014 Figma, which left, \u2014 Oracle bought Deci.",
            ("Figma", "acquired", "Deci"),
        ),
        ("Oracle \u2013 the rumour goes \u2013 bought Deci.", ("Oracle", "acquired", "Deci")),
        ("Oracle \u2013 which nobody believes \u2013 bought Deci.", ("Oracle", "acquired", "Deci")),
        (
            "Oracle \u2013 a rival \u2013 said Figma \u2013 a bank \u2013 is Deci's owner.",
            ("Oracle", "owns", "Deci"),
        ),
    ],
)
def test_other_dashes_join_nothing(text: str, never: Triple) -> None:
    assert never not in _triples(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Oracle, which said that Figma, a rival, has 40 employees, grew.", None),
        ("Oracle, which claims Figma, a rival, was founded in 2019, grew.", None),
        ("Oracle said that Figma, a rival of Deci, has 40 employees.", "Figma"),
        ("Oracle, which said it would grow, has 40 employees.", "Oracle"),
    ],
)
def test_what_is_said_of_another_is_not_told_of_who_says_it(text: str, wanted: str | None) -> None:
    found = {one[0] for one in _triples(text) if one[1] in ("employees", "foundedIn")}
    assert found == ({wanted} if wanted else set())
