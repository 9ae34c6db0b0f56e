"""Which words are one name, and what the text shows that it names."""

from __future__ import annotations

import pytest

from kg.extract.patterns import Patterns
from kg.extract.reading import read_sentences
from kg.extract.spans import Span
from tests.extract.gold import proposals, shipped


def spans(text: str) -> list[Span]:
    lexicon, rules = shipped()
    read = read_sentences(text, lexicon, Patterns(rules, lexicon.vocabulary))
    return [span for one in read for span in one.masked.spans]


def kinds(text: str) -> dict[str, str]:
    return {one.label: one.kind for one in spans(text)}


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Farlo K is a mixture-of-experts model.", "AIModel"),
        ("Farlo K is a new open-weight language model from Norway.", "AIModel"),
        ("Farlo K is Norway's first open model with 70B parameters.", "AIModel"),
        ("Farlo K is the fifth model. It contains 33.1 billion parameters.", "AIModel"),
        ("Farlo K was shown on Monday. The model has about 70B parameters.", "AIModel"),
        ("Farlo K is an inference engine.", "Product"),
        ("Farlo K is a coding assistant for teams.", "Product"),
        ("Farlo K is Google's new chatbot.", "Product"),
        ("Farlo K is an AI accelerator.", "Hardware"),
        ("Farlo K is a new inference chip from Norway.", "Hardware"),
    ],
)
def test_what_a_name_is_said_to_be_is_its_class(text: str, kind: str) -> None:
    assert kinds(text)["Farlo K"] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Farlo K is a role model for AI founders.",
        "Farlo K is a model for AI founders.",
        "Farlo K is an AI business model.",
        "Farlo K is an AI model maker.",
        "Farlo K is an open model for how AI is used.",
        "Farlo K is a language model researcher.",
        "Farlo K is the fifth model in the series. It costs little.",
        "Farlo K was shown beside GPT-4. It contains 33.1 billion parameters.",
        "Farlo K is a Norwegian startup. It has 33 billion parameters.",
        "Farlo K was shown on Monday. It has 33 billion parameters in its model.",
        "Farlo K is a chatbot maker.",
        "Farlo K is a real estate agent.",
        "Farlo K is an AI accelerator for startups.",
        "Farlo K is a chip designer.",
    ],
)
def test_what_only_sounds_like_it_is_no_class(text: str) -> None:
    assert kinds(text).get("Farlo K") not in ("AIModel", "Product", "Hardware")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Odda released Farlo K 30B-A3B, an open model. Farlo K is good.", "Farlo K 30B-A3B"),
        ("Odda released Farlo K 7B, an open model. Farlo K is good.", "Farlo K 7B"),
        ("Odda released Zeta Fen Pro 7B, an open model. Zeta Fen Pro is good.", "Zeta Fen Pro 7B"),
        ("Odda released Farlo-7B, an open model. Farlo is a language model.", "Farlo-7B"),
    ],
)
def test_the_name_without_its_size_is_the_models_too(text: str, label: str) -> None:
    assert [one.label for one in spans(text) if one.kind == "AIModel"] == [label, label]


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Odda has Farlo K 7B and Farlo K 70B, open models. Farlo K is good.", "Farlo K", "Name"),
        ("Odda released Farlo-7B, an open model. Farlo is good.", "Farlo", "Name"),
        ("Farlo raised $5 million. It released Farlo 7B, a model.", "Farlo", "Company"),
        ("Farlo K was first. Odda released Farlo K 7B, an open model.", "Farlo K", "Name"),
    ],
)
def test_a_name_without_a_size_may_be_anothers(text: str, label: str, kind: str) -> None:
    assert kinds(text)[label] == kind


@pytest.mark.parametrize(
    "label",
    [
        "Claude-Opus-4.8-TurboRun",
        "Llama-3.1-Nemoxa-70B-Instruct",
        "Llama-3.1-Nemoxa-70B-instruct",
        "Torvo-4-Foxa",
    ],
)
def test_a_hyphen_makes_one_name_of_a_known_one_and_more(label: str) -> None:
    assert [one.label for one in spans(f"Nvidia released {label}.") if one.kind == "AIModel"] == [
        label
    ]


@pytest.mark.parametrize("behind", ["Powered", "Level", "powered", "Claude", "OpenAI"])
def test_what_a_hyphen_binds_may_be_no_part_of_a_name(behind: str) -> None:
    assert kinds(f"It is a GPT-4-{behind} test.")["GPT-4"] == "AIModel"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Fen:ai raised $5 million.", "Fen:ai"),
        ("Odda acquired Fen:ai.", "Fen:ai"),
        ("Fen&Moss raised $5 million.", "Fen&Moss"),
        ("Fen & Moss raised $5 million.", "Fen & Moss"),
        ("Farlo Co., Ltd. has offices.", "Farlo Co"),
        ("Farlo, Inc. has offices. Farlo is old.", "Farlo"),
        ("F.ai Co raised $5 million. F.ai is old.", "F.ai Co"),
    ],
)
def test_signs_and_legal_forms_cut_no_name(text: str, label: str) -> None:
    assert {one.label for one in spans(text) if one.kind == "Company"} - {"Odda"} == {label}


@pytest.mark.parametrize("text", ["They said: Fen: ai is.", "See Fen:ai/x."])
def test_a_colon_is_no_part_of_other_names(text: str) -> None:
    assert all(":" not in one.label for one in spans(text))


@pytest.mark.parametrize(
    "text",
    [
        '"We like it," said Jona Tiburo, Assistant Manager of Sales at Cohere.',
        "Jona Tiburo is Assistant Professor at Cohere.",
        "Jona Tiburo, Associate Managing Director at Cohere, agreed.",
    ],
)
def test_a_rank_in_front_of_a_title_names_nothing(text: str) -> None:
    assert {"Assistant", "Associate"}.isdisjoint(kinds(text))
    assert all("Ass" not in one.object for one in proposals(text).candidates)


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia Blimo is faster than ChatGPT. Nvidia's Blimo was released on Monday.",
        "Nvidia Blimo is fast. Nvidia's Blimo is an inference engine.",
        "Nvidia Blimo is fast. Blimo is an inference engine.",
    ],
)
def test_a_firm_in_front_of_its_product_is_part_of_one_name(text: str) -> None:
    assert kinds(text)["Nvidia Blimo"] == "Product"
    assert "Blimo" not in kinds(text)


def test_who_only_moves_fast_is_no_product() -> None:
    assert kinds("Jona Fenn is faster than ChatGPT.")["Jona Fenn"] == "Name"
    assert kinds("Nvidia's Jona Fenn was released.")["Jona Fenn"] == "Name"
