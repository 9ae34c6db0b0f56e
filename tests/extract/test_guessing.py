"""Words that may stand for a name, and whom they may mean, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.extract.reading import Sentence, read_sentences
from kg.extract.reference.guessing import Guess, guessed, meant
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from tests.extract.gold import shipped


def patterns() -> Patterns:
    lexicon, rules = shipped()
    return Patterns(rules, lexicon.vocabulary)


def sentences(text: str, known: Patterns) -> list[Sentence]:
    return read_sentences(text, shipped()[0], known)


def guesses(text: str) -> Iterator[tuple[str, str, Guess]]:
    """Yield the words that refer as the text has them, with the class of their sign."""
    known = patterns()
    for one in guessed(sentences(text, known), known):
        for number, guess in one.guesses.items():
            span = one.masked.spans[number]
            yield text[span.start : span.end], span.kind, guess


def ranked(text: str) -> dict[str, list[str]]:
    """Return by words, in small letters, the labels that they may mean."""
    return {
        words.lower(): [span.label for span, _ in guess.ranked] for words, _, guess in guesses(text)
    }


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        ("Cohere grew. It hired.", "it", ["Cohere"]),
        ("Cohere met Figma. It hired.", "it", ["Cohere", "Figma"]),
        ("Cohere grew. The startup hired.", "the startup", ["Cohere"]),
        ("Ann Roe of Cohere sang. She left.", "she", ["Ann Roe"]),
        ("OpenAI showed GPT-4o. The model sings.", "the model", ["GPT-4o"]),
        ("Cohere grew. Ann Roe sings at its office.", "its", ["Cohere"]),
    ],
)
def test_names_of_the_right_class_are_ranked_by_weight(
    text: str, words: str, labels: list[str]
) -> None:
    assert ranked(text)[words] == labels


def test_weights_fall_along_the_ranks() -> None:
    text = "Cohere met Figma. Google met Figma. It hired."
    ((_, kind, guess),) = guesses(text)
    weights = [weight for _, weight in guess.ranked]
    assert kind == "Any"
    assert weights == sorted(weights, reverse=True)
    assert len({span.label for span, _ in guess.ranked}) == len(weights) == 3


def test_a_person_is_no_company_and_a_company_no_person() -> None:
    found = ranked("Ann Roe met Cohere. It grew. He sang.")
    assert "Ann Roe" not in found["it"]
    assert "Cohere" not in found["he"]


@pytest.mark.parametrize(
    "text",
    ["It hired.", "", "She left. It rained. The company hired.", "It is clear that all went."],
)
def test_where_nobody_was_named_nobody_is_guessed(text: str) -> None:
    assert list(guesses(text)) == []


def test_who_is_named_only_later_is_not_meant() -> None:
    assert "Figma" not in ranked("Cohere grew. It met Figma.").get("it", [])


def test_the_sign_stands_where_the_words_stand() -> None:
    known, text = patterns(), "Cohere grew. Then its chief and the company sang."
    _, other = guessed(sentences(text, known), known)
    words = {text[span.start : span.end]: span.kind for span in other.masked.spans}
    assert words == {"its": "Any", "the company": "Company"}
    assert all(other.masked.spans[number].anaphor for number in other.guesses)
    assert other.masked.text == "then <any#1>'s chief and <company#0> sang."


def test_in_a_heading_nothing_is_guessed() -> None:
    found = ranked("Cohere grew\n\nWhy it hired\n\nFigma sang, and it was good.")
    assert set(found) == {"it"}
    assert found["it"][0] == "Figma"


def test_who_is_meant_stands_at_the_words_and_leads_back_to_the_name() -> None:
    text = "Cohere met Figma. It hired."
    ((_, _, guess),) = guesses(text)
    sign = Span(18, 20, "Any", "It", anaphor=True)
    assert {one.kind for one, _ in guess.ranked} == {"Company"}
    one = meant(guess.ranked[0][0], sign)
    assert (one.start, one.end, one.label, one.anaphor) == (18, 20, "Cohere", True)
    assert one.antecedent is not None
    assert text[slice(*one.antecedent)] == "Cohere"


def test_the_same_text_is_guessed_the_same_way_twice() -> None:
    text = "Cohere met Figma and Google. Ann Roe left. It hired her. The startup grew."
    assert list(guesses(text)) == list(guesses(text))


def test_many_names_and_many_words_are_read() -> None:
    text = "Cohere, " + "Figma, " * 400 + "met. " + "It met it, and they met them. " * 30
    found = list(guesses(text))
    assert found
    assert all(len(guess.ranked) <= 2 for _, _, guess in found)


@pytest.mark.parametrize(
    ("text", "words", "labels"),
    [
        ("Nvidia has backed Cohere for years. It hired.", "it", ["Cohere"]),
        ("Nvidia has backed Cohere for years. Its staff grew.", "its", ["Cohere"]),
        ("Accel invested in a round that valued it at $5 billion.", "it", None),
    ],
)
def test_who_gives_money_is_not_guessed_for_whom_it_goes_to(
    text: str, words: str, labels: list[str] | None
) -> None:
    assert ranked(text).get(words) == labels
