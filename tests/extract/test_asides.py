"""What stands between two dashes is read as between commas; what follows a dateline is not."""

from __future__ import annotations

import pytest

from kg.extract.proposing import patterns_of
from kg.extract.signs.asides import with_commas
from kg.extract.signs.masking import mask
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from tests.extract.gold import proposals, shipped

Triple = tuple[str, str, str]


def _patterns() -> Patterns:
    lexicon, rules = shipped()
    return patterns_of(rules, lexicon)


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
    "text",
    [
        "Oslo \u2014 Figma, which left, \u2014 grew.",
        "Figma \u2014 which left \u2014 grew \u2014 fast.",
        "Figma grew \u2014 a firm that left.",
        "Figma \u2014 so they say \u2014 grew.",
        "Figma \u2014 a firm; another \u2014 grew.",
    ],
)
def test_other_dashes_stay(text: str) -> None:
    town = [Span(0, 4, "Place", "Oslo")] if text.startswith("Oslo") else []
    firm = text.index("Figma")
    spans = [*town, Span(firm, firm + 5, "Company", "Figma")]
    masked = mask(text, 0, len(text), spans)
    assert with_commas(masked, _patterns()) == masked


def test_a_place_that_opens_no_dateline_may_have_an_aside() -> None:
    text = "Figma left Oslo \u2014 the home of Deci \u2014 in May."
    masked = mask(text, 0, len(text), [Span(11, 15, "Place", "Oslo")])
    read = with_commas(masked, _patterns())
    assert read.text == "figma left <place#0>, the home of deci, in may."
    assert text[read.origin(read.text.index("the")) :].startswith("the home")


@pytest.mark.parametrize("aside", ["the rumour goes", "which nobody believes"])
def test_a_rumour_told_aside_leaves_it_open(aside: str) -> None:
    sold = ("Oracle", "acquired", "Deci")
    assert sold in _triples("Oracle \u2013 a rival of Figma \u2013 bought Deci.")
    assert sold not in _triples(f"Oracle \u2013 {aside} \u2013 bought Deci.")


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
