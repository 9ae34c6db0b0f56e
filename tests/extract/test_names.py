"""Which words are one name, and what the text shows that it names."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals
from tests.extract.naming import kinds, spans


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("IBM acquired Neural Moss for little.", "Neural Moss"),
        ("Neural Moss was quiet, and IBM likes Neural Moss.", "Neural Moss"),
        ("It raised $5 million from Seed Oak Capital.", "Seed Oak Capital"),
        ("It raised $5 million from First Round Capital.", "First Round Capital"),
        ("It raised $5 million from New Fen Associates.", "New Fen Associates"),
        ("It raised $5 million from Fidelity International.", "Fidelity International"),
        ("Its AI Overfens have 20 million users.", "AI Overfens"),
        ("The Chinese telecom giant China Fennel agreed.", "China Fennel"),
        ("They met the Paris Science and Fen Parks.", "Paris Science and Fen Parks"),
        ("Fen Holdings plc agreed.", "Fen Holdings plc"),
        ("Alibaba Executive Vice Chairman Joe Fennimore agreed.", "Joe Fennimore"),
        ("Rhea Newman of Addle Goddard, not involved, agreed.", "Rhea Newman"),
        ("Dario met Daniela Amodei.", "Daniela Amodei"),
        ("The suit of Heron Images went on.", "Heron Images"),
        ("His startup, The Fen Company, agreed.", "The Fen Company"),
        ("The Fen Company grew. They like The Fen Company.", "The Fen Company"),
    ],
)
def test_a_name_keeps_all_of_its_words(text: str, label: str) -> None:
    assert label in kinds(text)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They are Generative AI Fennel users.", "Fennel"),
        ("New Fennel phones are here. It is the Fennel.", "Fennel"),
        ("Legal AI company Drumlin agreed.", "Drumlin"),
        ("The Fennel Group grew.", "Fennel Group"),
        ("Its AI Drumlin is new, and they like Drumlin.", "Drumlin"),
    ],
)
def test_common_words_in_front_are_no_part_of_a_name(text: str, label: str) -> None:
    assert label in kinds(text)


@pytest.mark.parametrize("form", ["Group Holding Ltd", "Holding Ltd", "Holdings", "Group Ltd."])
def test_the_legal_form_belongs_to_a_known_name(form: str) -> None:
    text = f"Alibaba {form} agreed."
    (one,) = spans(text)
    assert (one.label, text[one.start : one.end]) == ("Alibaba", f"Alibaba {form}")


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Drumlin, a tool for developers at banks, sang.", "Drumlin", "Product"),
        ("Drumlin, a partner at Accel, agreed.", "Drumlin", "Person"),
        ("Drumlin, which makes chips, was founded in 2016.", "Drumlin", "Company"),
        ("Oslo-based Drumlin agreed. It is based in Oslo.", "Drumlin", "Company"),
        ("Nvidia-backed Drumlin agreed.", "Drumlin", "Company"),
        ("Drumlin has a search engine. The startup agreed.", "Drumlin", "Company"),
        ("Drumlin met Fennel. The startup agreed.", "Drumlin", "Name"),
        ("Vita Nuova is loud. She agreed.", "Vita Nuova", "Person"),
        ("Drumlin is loud. She agreed.", "Drumlin", "Name"),
        ("Vita Nuova joined Cohere in 2021.", "Vita Nuova", "Person"),
        ("A team led by Vita Nuova sang.", "Vita Nuova", "Name"),
        ("The round was led by Fennel.", "Fennel", "Company"),
        ("They hired Google's former head of sales, Vita Nuova.", "Vita Nuova", "Person"),
    ],
)
def test_what_a_name_names_is_shown_by_what_stands_around_it(
    text: str, label: str, kind: str
) -> None:
    assert kinds(text)[label] == kind


def test_a_part_of_a_company_is_not_the_company() -> None:
    text = "Drumlin bought Fennel. Drumlin News and Moss Labs agreed, and Moss grew."
    labels = [one.label for one in spans(text)]
    assert labels == ["Drumlin", "Fennel", "Drumlin News", "Moss Labs", "Moss Labs"]


def test_the_words_behind_a_makers_name_mean_the_whole_name() -> None:
    text = "Cohere launched Cohere Moss, a new large language model. Moss is fast."
    assert [one.label for one in spans(text) if one.kind == "AIModel"] == ["Cohere Moss"] * 2


def test_small_letters_are_the_name_that_stands_in_capitals_too() -> None:
    text = "Cohere Moss runs fast, and Cohere moss runs well. A Cohere mossy thing does not."
    assert [one.label for one in spans(text)] == ["Cohere Moss", "Cohere Moss", "Cohere"]


@pytest.mark.parametrize(
    "text",
    [
        "Perplexity raised $5 million.",
        "Perplexity, a startup, is growing.",
        "The round valued Perplexity at $5 billion.",
    ],
)
def test_a_product_that_acts_as_a_company_is_one(text: str) -> None:
    assert kinds(text)["Perplexity AI"] == "Company"


@pytest.mark.parametrize(
    "text",
    [
        "Perplexity has 20 million users.",
        "Nobody likes Perplexity.",
        "Google's Perplexity raised $5 million.",
        "The owner of Perplexity agreed. Perplexity raised $5 million.",
    ],
)
def test_a_product_that_does_what_products_do_stays_one(text: str) -> None:
    assert kinds(text)["Perplexity"] == "Product"


def test_the_company_of_a_products_name_takes_no_name_from_it() -> None:
    found = proposals("Perplexity raised $5 million. Vertex AI raised $9 million.")
    assert {one.label: one.aliases for one in found.entities} == {
        "Perplexity AI": (),
        "Vertex AI (company)": (),
    }
    assert {(one.subject, one.tier.value) for one in found.candidates} == {
        ("Perplexity AI", "B"),
        ("Vertex AI (company)", "B"),
    }


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Last month researcher Jan Fennimore left Nvidia.", "Jan Fennimore", "Person"),
        ("They met George R.R. Fennimore, an author.", "George R.R. Fennimore", "Person"),
        ("The chip is named after David Blackwell, who was kind.", "David Blackwell", "Person"),
        ("The siblings Peter and Laura Fennimore agreed.", "Peter Fennimore", "Person"),
        ("Luz Drumlin grew. Researcher Drumlin, who left, agreed.", "Luz Drumlin", "Person"),
        ("It was bought by the Chinese giant China Airlines.", "China Airlines", "Company"),
        ("They backed Kim Drumlin, a startup investor at Accel.", "Kim Drumlin", "Person"),
        ("They use the DGX B200 and the GB300 NVL72.", "GB300 NVL72", "Hardware"),
        ("The model is out under Apache 2.0, they said.", "Apache 2.0", "Licence"),
        ("It beats Fen Task Lore (MMLU) by far.", "Fen Task Lore", "Benchmark"),
        ("They like the Drumlin-based A100 GPU.", "Drumlin", "Hardware"),
        ("Mustafa Suleyman leads Microsoft AI.", "Microsoft AI", "Division"),
        ("It is Moonshot's Kimi chatbot.", "Kimi", "Product"),
    ],
)
def test_a_name_is_whole_and_of_its_kind(text: str, label: str, kind: str) -> None:
    assert kinds(text).get(label) == kind


def test_a_verb_in_front_of_the_field_is_no_name() -> None:
    assert "Designing AI" not in kinds("Designing AI silicon is hard.")


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("It was founded by Drumlin dropouts in May.", "Drumlin", "Person"),
        ("They speak of Drumlin, an idea designed to limit a model.", "Drumlin", "AIModel"),
        ("It delivers 256 Drumlins, the company said.", "Drumlins", "Company"),
    ],
)
def test_what_shows_no_class_gives_none(text: str, label: str, kind: str) -> None:
    assert kinds(text).get(label) != kind


def test_a_firm_keeps_its_label_behind_an_ending_that_changes_nothing() -> None:
    (one, *_) = spans("SambaNova Systems raised $5 million.")
    assert (one.label, one.end) == ("SambaNova", len("SambaNova Systems"))


def test_a_product_of_which_the_text_names_the_company_is_that_company() -> None:
    labels = {one.label for one in spans("Perplexity AI grew. Then Perplexity met Accel.")}
    assert "Perplexity AI" in labels
    assert "Perplexity" not in labels


def test_a_short_name_is_that_of_a_company_with_a_web_ending() -> None:
    found = kinds("Character.AI grew last year. Later Character raised $5 million.")
    assert "Character" not in found
    assert found["Character.AI"] == "Company"


def test_a_person_with_one_more_name_is_the_same() -> None:
    (one, *_) = spans("Sam Altman Fennimore agreed.")
    assert (one.label, one.end) == ("Sam Altman", len("Sam Altman Fennimore"))


def test_a_ranking_that_raises_money_is_a_company() -> None:
    found = kinds("Chatbot Arena raised $100 million in a seed round. It is new.")
    assert found["Chatbot Arena (company)"] == "Company"


def test_a_product_of_which_somebody_is_the_founder_is_a_company() -> None:
    found = kinds("Ann Lee became one of the co-founders of Perplexity, a search engine.")
    assert found["Perplexity AI"] == "Company"
