"""Names of firms and bodies with their tails, places and initials, and what a list shows."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals
from tests.extract.naming import kinds, spans


@pytest.mark.parametrize(
    "form",
    ["Technologies", "Technology", "Platforms", "Electronics", "Corporation", "Group",
     "Technologies Co.", "Technology Group", "Platforms Inc."],
)  # fmt: skip
def test_what_firms_add_to_a_name_belongs_to_a_known_one(form: str) -> None:
    text = f"Huawei {form} agreed."
    (one,) = spans(text)
    assert one.label == "Huawei"
    assert text[one.start : one.end] == f"Huawei {form}".rstrip(".") or form.endswith(".")


@pytest.mark.parametrize(
    "text", ["Huawei Technology Museum agreed.", "Huawei Group of Drumlins agreed."]
)
def test_a_tail_that_leads_on_is_no_end_of_a_name(text: str) -> None:
    labels = [text[one.start : one.end] for one in spans(text)]
    assert not {"Huawei Technology", "Huawei Group"} & set(labels)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The Fen Growers Association of America agreed.", "Fen Growers Association of America"),
        ("It is the Bank of Fenland.", "Bank of Fenland"),
        ("They like the Drumlin Institute for AI.", "Drumlin Institute for AI"),
        ("They like the Center for Fen Safety.", "Center for Fen Safety"),
        ("The University of Japan agreed.", "University of Japan"),
        ("The Chinese Academy of Fens agreed.", "Chinese Academy of Fens"),
        ("China's National Fen Observatories agreed.", "National Fen Observatories"),
        ("The Drumlin Institute sued Suno and raised $5 million.", "Drumlin Institute"),
    ],
)
def test_a_body_is_an_organization_with_its_place_in_the_name(text: str, label: str) -> None:
    assert kinds(text)[label] == "Organization"


def test_initials_behind_a_body_are_its_name_everywhere() -> None:
    found = proposals("The Fen Growers Association of America (FGAA) agreed. FGAA sued Suno.")
    (claim,) = found.candidates
    assert (claim.subject, claim.object) == ("Fen Growers Association of America", "Suno")
    (entity,) = [one for one in found.entities if one.label == claim.subject]
    assert entity.aliases == ("FGAA",)


def test_other_letters_in_brackets_are_not_its_name() -> None:
    labels = kinds("The Fen Growers Association of America (FOX) agreed, and FOX sang.")
    assert "FOX" in labels


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Fen Music Group (FMG), Sony Group, and Moss Records sang.", "Moss Records", "Company"),
        ("They met Google, Nvidia, Drumlin and Intel.", "Drumlin", "Company"),
        ("They met Ann Lee, Tom Fen and Vita Nuova.", "Vita Nuova", "Person"),
        ("They met GPT-4, Claude 3 Opus and Drumlin.", "Drumlin", "AIModel"),
        ("They like the start-ups Drumlin and Fennel.", "Drumlin", "Company"),
        ("They like the start-ups Drumlin and Fennel.", "Fennel", "Company"),
        ("They like Drumlin and Fennel, two AI companies.", "Fennel", "Company"),
        ("They met Ann Lee, Google and Drumlin.", "Drumlin", "Name"),
        ("They met Ann Lee, Tom Fen and Drumlin.", "Drumlin", "Name"),
        ("They met Google, Drumlin, Fennel, and Moss Records.", "Drumlin", "Name"),
        ("They met Drumlin and Google.", "Drumlin", "Name"),
        ("They met Drumlin Fen and Moss Ray, two database experts.", "Moss Ray", "Name"),
    ],
)
def test_an_unknown_name_in_a_list_is_what_all_others_are(text: str, label: str, kind: str) -> None:
    assert kinds(text)[label] == kind


@pytest.mark.parametrize(
    "text",
    [
        "OpenAI is luring Vita Nuova as its new chief financial officer.",
        "OpenAI named Vita Nuova its chief executive.",
        "OpenAI appointed Vita Nuova chief executive.",
        "OpenAI tapped Vita Nuova to be head of research.",
        "Vita Nuova joined OpenAI. Mr Nuova sang.",
        "Nuova Vita joined OpenAI. Ms Nuova sang.",
    ],
)
def test_who_is_given_a_post_or_addressed_is_a_person(text: str) -> None:
    found = kinds(text)
    assert "Person" in (found.get("Vita Nuova"), found.get("Nuova Vita"))


def test_the_chief_of_a_firm_that_is_hired_makes_the_firm_no_person() -> None:
    found = kinds("OpenAI hired Drumlin chief executive Ann Lee.")
    assert found["Drumlin"] == "Company"


def test_a_family_name_may_stand_first() -> None:
    labels = [one.label for one in spans("Lo Fen left. Mr Lo sang.") if one.kind == "Person"]
    assert labels == ["Lo Fen", "Lo Fen"]


@pytest.mark.parametrize(
    ("text", "label", "kind"),
    [
        ("Nvidia is a Drumlin rival.", "Drumlin", "Company"),
        ("Drumlin, a rival of Nvidia, sang.", "Drumlin", "Company"),
        ("Drumlin, a rival of ChatGPT, sang.", "Drumlin", "Product"),
        ("Drumlin, a rival of ChatGPT maker OpenAI, sang.", "Drumlin", "Company"),
        ("ChatGPT competes with Drumlin.", "Drumlin", "Product"),
        ("GPT-4 competes with Drumlin.", "Drumlin", "AIModel"),
        ("They like a framework, called Drumlin.", "Drumlin", "Product"),
        ("Huawei likes its new Drumlin AI computing framework.", "Drumlin", "Product"),
    ],
)
def test_a_rival_is_of_the_same_class(text: str, label: str, kind: str) -> None:
    assert kinds(text)[label] == kind


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("They ran GPT-4's 1106-preview.", "GPT-4 1106-preview"),
        ("They ran Claude 3's Opus well.", "Claude 3 Opus"),
    ],
)
def test_one_variant_of_a_model_is_named_after_it(text: str, label: str) -> None:
    assert kinds(text)[label] == "AIModel"


def test_a_place_with_the_name_of_someone_is_no_person() -> None:
    assert kinds("Mr Fen runs it. Moss Fen Labs and Fen River are near.")["Fen River"] == "Name"


def test_who_is_named_a_head_supplier_is_no_person() -> None:
    assert kinds("Huawei named Drumlin its head supplier.")["Drumlin"] == "Name"
    assert kinds("Time named Drumlin the best AI director.")["Drumlin"] == "Name"


def test_words_in_capitals_of_a_headline_are_no_names() -> None:
    assert kinds("Record Labels Sue Suno\n\nThe labels sue Suno.") == {"Suno": "Company"}
    assert kinds("New Institute of Growers Opens Doors\n\nIt is open.") == {}


def test_the_initials_in_brackets_show_where_a_name_begins() -> None:
    text = "Asian News International (ANI), a large agency, has sued OpenAI."
    found = {(one.subject, one.predicate, one.object) for one in proposals(text).candidates}
    assert ("Asian News International", "sued", "OpenAI") in found
    other = "Asian News International (NI), a large agency, has sued OpenAI."
    assert "Asian News International" not in {one.subject for one in proposals(other).candidates}


@pytest.mark.parametrize(
    ("led", "backer"),
    [
        ("Ontario Teachers' Pension Plan Board", "Ontario Teachers' Pension Plan Board"),
        ("Farmers’ Venture Fund", "Farmers' Venture Fund"),
        ("Los Angeles' Heron Labs", "Heron Labs"),
        ("the investors' Heron Labs", "Heron Labs"),
        ("Nvidia's Heron Labs", "Heron Labs"),
    ],
)
def test_those_who_own_a_fund_begin_its_name(led: str, backer: str) -> None:
    found = proposals(f"Cohere raised $5 million in a round led by {led}.").candidates
    assert [one.object for one in found if one.predicate == "backedBy"] == [backer]
