"""What "it", "they" and "we" mean where a sentence introduces a thing, joins two, or is quoted."""

from __future__ import annotations

import pytest

from kg.extract.signs.contractions import written_out
from kg.extract.signs.masking import mask
from kg.extract.signs.patterns import Patterns
from tests.extract.gold import proposals, shipped


def triples(text: str) -> set[tuple[str, str, str]]:
    return {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}


def written(text: str) -> str:
    lexicon, rules = shipped()
    return written_out(mask(text, 0, len(text), []), Patterns(rules, lexicon.vocabulary)).text


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("It's out.", "it is out."),
        ("It's billed as a tool.", "it is billed as a tool."),
        ("It's been sold.", "it has been sold."),
        ("It's raised over a million.", "it has raised over a million."),
        ("They're out and they've won.", "they are out and they have won."),
        ("He said that's it.", "he said that is it."),
        ("Its size is its strength.", "its size is its strength."),
        ("The firm's app.", "the firm's app."),
    ],
)
def test_short_forms_are_read_as_written_out(text: str, whole: str) -> None:
    assert written(text) == whole


def test_a_short_form_keeps_its_place_in_the_text() -> None:
    lexicon, rules = shipped()
    masked = written_out(mask("It's out.", 0, 9, []), Patterns(rules, lexicon.vocabulary))
    assert masked.origin(masked.text.index("out")) == 5


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Zolta released GPT-9. It's half the price of Claude 4.",
         ("GPT-9", "cheaperThan", "Claude 4")),
        ("Zolta released GPT-9, an open model. It contains 70 billion parameters.",
         ("GPT-9", "parameters", "70 billion parameters")),
        ("Google launched Farlo, an AI agent. It's powered by GPT-9.",
         ("Farlo", "builtOn", "GPT-9")),
        ("Google launched Farlo, an AI agent. It runs on GPT-9, and it is built on Claude 4.",
         ("Farlo", "builtOn", "Claude 4")),
        ("Zolta unveiled Kestrel. The model has 70 billion parameters.",
         ("Kestrel", "parameters", "70 billion parameters")),
        ("Zolta unveiled Kestrel on Monday. The chatbot is powered by GPT-9.",
         ("Kestrel", "builtOn", "GPT-9")),
        ("Zolta released GPT-9. Its context window is 2 million tokens.",
         ("GPT-9", "contextWindow", "2 million tokens")),
        ("Cohere released GPT-9. It also raised $40 million.",
         ("Cohere", "raised", "40 million USD")),
        ("Ann Lee left Google to start Zolta. The startup has raised $40 million.",
         ("Zolta", "raised", "40 million USD")),
        ("Cohere and Mistral met. They compete with Google.", ("Cohere", "competesWith", "Google")),
        ("Cohere and Mistral met. The pair compete with Google.",
         ("Mistral AI", "competesWith", "Google")),
        ("Anthropic blocked Cohere access to its Claude models.",
         ("Claude", "developedBy", "Anthropic")),
    ],
)  # fmt: skip
def test_it_means_the_thing_that_was_introduced(text: str, triple: tuple[str, str, str]) -> None:
    assert triple in triples(text)


@pytest.mark.parametrize(
    ("text", "subject", "predicate"),
    [
        ("Zolta released GPT-9. It contains 70 billion parameters.", "Zolta", "parameters"),
        ("Zolta released GPT-9 and Claude 4. It is built on Gemini.", "GPT-9", "builtOn"),
        ("Google launched Farlo, an AI agent. It raised $5 million.", "Farlo", "raised"),
        ("Zolta unveiled Kestrel beside GPT-9. The model beats Claude 4.", "Zolta", "outperforms"),
        ("Cohere and Mistral met Apple. They compete with Google.", "Cohere", "competesWith"),
        ("Cohere, Mistral and Apple met. Both compete with Google.", "Mistral AI", "competesWith"),
        ("Cohere left Zolta after the takeover of the AI startup by Apple.", "Apple", "acquired"),
    ],
)  # fmt: skip
def test_it_means_nothing_where_it_may_mean_another(
    text: str, subject: str, predicate: str
) -> None:
    assert not [one for one in triples(text) if one[:2] == (subject, predicate)]


def test_access_to_its_models_is_that_of_who_grants_it() -> None:
    told = triples("Anthropic blocked Cohere access to its Claude models.")
    assert ("Claude", "developedBy", "Cohere") not in told


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ('Zolta grew. "We have raised $40 million," said Ann Lee, CEO of Zolta.',
         ("Zolta", "raised", "40 million USD")),
        ('Ann Lee, CEO of Zolta, said: "We are small. We have 300 employees."',
         ("Zolta", "employees", "300 employees")),
        ('Zolta grew.\n\n"Our competitors are Cohere and Apple," said Zolta CEO Ann Lee.',
         ("Zolta", "competesWith", "Cohere")),
        ('Ann Lee runs it. "Cohere has grown," Ann Lee said. "Cohere employs 300 people."',
         ("Cohere", "employees", "300 employees")),
    ],
)  # fmt: skip
def test_we_are_the_firm_of_who_speaks(text: str, triple: tuple[str, str, str]) -> None:
    (found,) = [
        one for one in proposals(text).candidates
        if (one.subject, one.predicate, one.object) == triple
    ]  # fmt: skip
    assert found.tier.value == "B"
    assert dict(found.options)["by"] == "Ann Lee"


@pytest.mark.parametrize(
    "text",
    [
        'Zolta grew. "We have 300 employees," said Bob Ray. Ann Lee is the CEO of Zolta.',
        'Zolta grew. "We have 300 employees," said Bob Ray, a former CEO of Zolta.',
        '"We have 300 employees," said Ann Lee, CEO of Zolta. "We do not," said Bob Ray of Cohere.',
        "Ann Lee, CEO of Zolta, sang. We have 300 employees.",
    ],
)
def test_we_are_nobody_where_the_speaker_is_unclear(text: str) -> None:
    assert not [one for one in triples(text) if one[1] == "employees"]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Ann Lee founded Cohere. Her startup has raised $40 million.",
         ("Cohere", "raised", "40 million USD")),
        ("Ann Lee, CEO of Zolta, left Google. Her company is valued at $5 billion.",
         ("Zolta", "valuation", "5 billion USD")),
        ("OpenAI grew. Microsoft met Cohere. The company behind ChatGPT is valued at $5 billion.",
         ("OpenAI", "valuation", "5 billion USD")),
        ("Google unveiled Farlo, a coding agent. The agent is built on GPT-9.",
         ("Farlo", "builtOn", "GPT-9")),
        ("GPT-9 is OpenAI's newest model.\n\nHighlights:\n- Built on Claude 4\n- Cheap",
         ("GPT-9", "builtOn", "Claude 4")),
        ("Zolta launched GPT-9. The weights are available on GitHub.",
         ("GPT-9", "availableOn", "GitHub")),
    ],
)  # fmt: skip
def test_descriptions_mean_what_is_known_to_fit(text: str, triple: tuple[str, str, str]) -> None:
    assert triple in triples(text)


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Ann Lee founded Cohere and Farlo AI. Her startup has raised $40 million.", "raised"),
        ("Ann Lee, a former CEO of Zolta, left. Her company is valued at $5 billion.", "valuation"),
        ("Microsoft met Cohere. The company behind ChatGPT is valued at $5 billion.", "valuation"),
        ("Microsoft grew. The maker of ChatGPT is valued at $5 billion.", "valuation"),
        ("GPT-9 scored 90% on MMLU. That is less than Claude 4. It also beat Gemini 3.",
         "outperforms"),
        ("Cohere raised $40 million. Accel led. It values its stake at $5 billion.", "valuation"),
        ("Google unveiled Farlo, a coding agent. The agent of Zolta is built on GPT-9.",
         "builtOn"),
    ],
)  # fmt: skip
def test_descriptions_mean_nothing_where_two_could_be_meant(text: str, predicate: str) -> None:
    assert not [one for one in triples(text) if one[1] == predicate and one[0] != "Cohere"]


@pytest.mark.parametrize(
    "text",
    [
        "Google bought Zolta, an AI startup. The deal is worth $3 billion.",
        "Google agreed to buy Zolta. The acquisition, valued at $3 billion, may close in June.",
        "Zolta was acquired by Google. The takeover was valued at $3 billion.",
        "Google said it would acquire Zolta. The $3 billion deal is the largest of the year.",
    ],
)
def test_the_deal_is_the_takeover_told_before(text: str) -> None:
    assert ("acquisition of Zolta by Google", "sum", "3 billion USD") in triples(text)


@pytest.mark.parametrize(
    "text",
    [
        "Google bought Zolta. Apple bought Farlo AI. The deal is worth $3 billion.",
        "Google is in talks to buy Zolta. The deal is worth $3 billion.",
        "Google bought Zolta. It signed a contract with Oracle. The deal is worth $3 billion.",
        "Google bought Zolta and Farlo AI. The deal is worth $3 billion.",
        "Google bought 10% of Zolta. The deal is worth $3 billion.",
        "Google bought Zolta. The deal of Apple is worth $3 billion.",
    ],
)
def test_the_deal_is_none_where_it_may_be_another(text: str) -> None:
    assert not [one for one in triples(text) if one[1] == "sum"]


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("Zolta is a startup. Zolta was founded in 2019. Some like it. Few know it. Many do not. "
         "Most are new. The startup is valued at $2 billion.",
         ("Zolta", "valuation", "2 billion USD")),
        ("Google released GPT-9. GPT-9 is open. Users are many. Some pay. Few do not. Most write. "
         "The model has 70 billion parameters.", ("GPT-9", "parameters", "70 billion parameters")),
    ],
)  # fmt: skip
def test_what_a_text_tells_of_is_meant_from_further_off(
    text: str, triple: tuple[str, str, str]
) -> None:
    assert triple in triples(text)


def test_what_a_text_tells_of_is_not_meant_beside_another() -> None:
    text = (
        "Google released GPT-9. GPT-9 is open. Claude 4 is not. Some pay. Few do not. Most write. "
        "All read. The model has 70 billion parameters."
    )
    assert not [one for one in triples(text) if one[1] == "parameters"]
