"""Names of new models, products and firms: what shows their class, and how far they go."""

from __future__ import annotations

import pytest

from kg.extract.names.nicknames import without_namesakes
from kg.extract.signs.spans import Span
from tests.extract.gold import proposals, shipped
from tests.extract.naming import kinds, spans


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
    found = [one for one in proposals(text).candidates if one.predicate != "occupation"]
    assert all("Ass" not in one.object for one in found)


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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Odda unveiled two models, Farlo Large and Torvo Small.", "AIModel"),
        (
            "Odda unveiled three new open models called Farlo Large, Torvo Small and Vesper.",
            "AIModel",
        ),
        ("Odda has GPT-4 and two smaller versions, Farlo Large and Torvo Small.", "AIModel"),
        ("Odda unveiled two new AI chips, the Farlo Large and the Torvo Small.", "Hardware"),
        ("Odda launched three tools: Farlo Large, Torvo Small and Vesper.", "Product"),
    ],
)
def test_what_several_are_called_is_the_class_of_each(text: str, kind: str) -> None:
    found = kinds(text)
    assert found["Farlo Large"] == kind
    assert found["Torvo Small"] == kind


@pytest.mark.parametrize(
    "text",
    [
        "Odda has two models, Farlo said.",
        "Odda showed two models, one from Farlo.",
        "Odda sued two chip makers, Farlo and Torvo.",
        "Odda lost two of its tools, Farlo and Torvo wrote.",
    ],
)
def test_who_stands_behind_them_is_none_of_them(text: str) -> None:
    assert kinds(text)["Farlo"] not in ("AIModel", "Product", "Hardware")


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Farlo File System", "Product"),
        ("Farlo Toolkit", "Product"),
        ("Farlo Streaming Processor", "Hardware"),
        ("Farlo Processing Unit", "Hardware"),
    ],
)
def test_how_a_name_ends_shows_what_it_names(label: str, kind: str) -> None:
    assert kinds(f"The firm showed the {label} in Oslo.")[label] == kind


def test_the_end_alone_is_no_name() -> None:
    assert "Product" not in kinds("The Toolkit of Odda Labs is good.").values()
    assert kinds("Farlo Toolkit Inc. raised $5 million.").get("Farlo Toolkit Inc") != "Product"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Halcyon AI grew. Halcyon hired ten people.", False),
        ("Halcyon Robotics fought Halcyon AI. Halcyon hired ten people.", True),
        ("Halcyon hired ten people.", True),
        ("Halcyon Street is in Oslo. Halcyon hired ten people.", True),
    ],
)
def test_a_short_name_of_a_known_firm_yields_to_another_that_the_text_names(
    text: str, kept: bool
) -> None:
    at = text.rindex("Halcyon")
    known = Span(at, at + 7, "Company", "Halcyon Robotics", 2, known=True)
    assert list(without_namesakes(text, [known], shipped()[1])) == ([known] if kept else [])


@pytest.mark.parametrize(
    "text",
    [
        "Christmas generated $5 billion in sales.",
        "Prime Day generated $14 billion in sales.",
        "Torvo made $1.4 billion in revenue at cinemas.",
        "Nurses were trained by Oracle.",
        "Torvo was trained by Oracle.",
        "Tuition costs $2,000 a month.",
        "Released under the MIT license, Torvo has grown.",
    ],
)
def test_what_not_only_a_firm_or_a_model_does_shows_no_class(text: str) -> None:
    assert not {"Company", "AIModel", "Product"} & {
        kind for label, kind in kinds(text).items() if label != "Oracle"
    }


def test_what_a_firm_reports_shows_that_it_is_one() -> None:
    assert kinds("Torvo reported $5 billion in revenue.")["Torvo"] == "Company"
