"""Names that are understood: words that lean on a company, and subjects that are not said again."""

from __future__ import annotations

import pytest

from kg.extract.reference.topic import About, without_givers
from kg.extract.signs.masking import mask
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span
from kg.model import Candidate, Tier
from tests.extract.gold import proposals, shipped

OPENING = "Wren AI has raised $200 million in a Series B round. "


def found(text: str, predicate: str) -> list[Candidate]:
    return [one for one in proposals(text).candidates if one.predicate == predicate]


def triples(text: str, predicate: str) -> set[tuple[str, str]]:
    return {(one.subject, one.object) for one in found(text, predicate)}


@pytest.mark.parametrize(
    ("text", "predicate", "triple"),
    [
        ("The round was led by Accel.", "backedBy", ("Wren AI", "Accel")),
        ("The funding values the firm at $2 billion.", "valuation", ("Wren AI", "2 billion USD")),
        ("This brings its total funding to $3 billion.", "raised", ("Wren AI", "3 billion USD")),
        ("CEO Ann Lee said demand was strong.", "leads", ("Ann Lee", "Wren AI")),
        ("Ann Lee, the chief executive, said so.", "leads", ("Ann Lee", "Wren AI")),
        ("Nvidia invested $50 million in the startup.", "backedBy", ("Wren AI", "Nvidia")),
        ("The Boston-based startup employs 40 people.", "basedIn", ("Wren AI", "Boston")),
        ("Investors include Accel.", "backedBy", ("Wren AI", "Accel")),
        ("Other backers include Accel.", "backedBy", ("Wren AI", "Accel")),
        ("Accel also participated.", "backedBy", ("Wren AI", "Accel")),
        ("Accel took part, bringing the total up.", "backedBy", ("Wren AI", "Accel")),
    ],
)  # fmt: skip
def test_words_that_lean_on_one_company_give_a_tier_b(
    text: str, predicate: str, triple: tuple[str, str]
) -> None:
    (one,) = [one for one in found(OPENING + text, predicate) if one.locator.start >= len(OPENING)]
    assert (one.subject, one.object) == triple
    assert one.tier is Tier.B
    stands = [m for m in one.mentions if m.anaphor]
    assert stands
    assert stands[0].name == "Wren AI"
    assert any(m.name == "Wren AI" and not m.anaphor for m in one.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Heron AI bought Osprey Systems. The startup was founded in 2019.",
        "Heron AI met Osprey Systems. CEO Ann Lee said it was fine.",
        "Heron AI grew. Former CEO Ann Lee said it was fine.",
        "Microsoft chief Satya Nadella met co-founder and CEO Ann Lee.",
        "Heron AI competes with Wren AI and Osprey Systems. Its revenue reached $4 million.",
        "Heron AI grew. The company behind the robot was founded in 2019.",
        "Heron AI grew. The law firm was founded in 2019.",
    ],
)
def test_of_two_companies_none_is_chosen(text: str) -> None:
    kinds = ("leads", "foundedIn", "foundedBy", "revenue")
    assert [
        one for one in proposals(text).candidates
        if one.predicate in kinds and one.subject != "Satya Nadella"
    ] == []  # fmt: skip


def test_investors_lean_on_what_the_company_of_the_sentence_before_means() -> None:
    text = (
        "Wren AI takes aim at OpenAI\n\nWren AI was founded by Ann Lee, an engineer at Google.\n\n"
        "The company has raised $60 million. Investors include Accel."
    )
    assert triples(text, "backedBy") == {("Wren AI", "Accel")}


@pytest.mark.parametrize(
    "text",
    [
        OPENING + "Developers include Accel and Nvidia.",
        OPENING + "Customers include Accel and Nvidia.",
        OPENING + "Investors in Heron AI include Accel.",
        OPENING + "Accel also participated in a conference.",
        "Wren AI opened a conference. Accel also participated.",
        "Wren AI and Heron AI raised money. Other investors include Accel.",
    ],
)
def test_who_takes_part_in_something_else_backs_nobody(text: str) -> None:
    assert ("Wren AI", "Accel") not in triples(text, "backedBy")


def test_who_acts_in_a_clause_is_not_the_company_of_its_object() -> None:
    text = OPENING + "Google invested $50 million in the company."
    assert ("Google", "Google") not in triples(text, "backedBy")
    assert triples(text, "backedBy") == {("Wren AI", "Google")}


def test_a_subject_is_carried_to_its_next_verb() -> None:
    text = (
        "Founded in 2019 by Ann Lee, Cohere is valued at over $5.5bn and employs around 400 people."
    )
    (one,) = found(text, "employees")
    assert (one.subject, one.object, one.tier) == ("Cohere", "about 400 employees", Tier.B)


@pytest.mark.parametrize(
    "text",
    [
        "Google bought Osprey Systems, which may be sold and employs 900 people.",
        "Wren AI could raise $3 billion and employs 900 people.",
        "Wren AI raised $3 million from Accel, and Heron AI moved and employs 4 people.",
        "Wren AI grew (its app is called North and employs 4 people).",
    ],
)
def test_a_subject_is_not_carried_past_another(text: str) -> None:
    assert found(text, "employees") == []


def test_a_relative_clause_goes_on_with_whom_it_tells_of() -> None:
    text = "Google bought Osprey Systems, which was founded in 2020 and employs 900 people."
    (one,) = found(text, "employees")
    assert (one.subject, one.object, one.tier) == ("Osprey Systems", "900 employees", Tier.B)


def test_a_list_ends_where_another_clause_begins() -> None:
    text = "Wren AI raised $3 million from Accel, and Heron AI was founded in 2011."
    assert triples(text, "backedBy") == {("Wren AI", "Accel")}
    hired = "Wren AI raised $50 million and hired Ann Lee from Google."
    assert triples(hired, "backedBy") == set()


@pytest.mark.parametrize(
    "text",
    [
        "It would outperform Microsoft’s OpenAI 01 model.",
        "Oracle's Nvidia H100 GPUs are sold out.",
        "Microsoft's Google DeepMind rival grew.",
    ],
)
def test_the_owner_of_another_makers_thing_is_not_its_maker(text: str) -> None:
    assert found(text, "developedBy") == []
    assert found(text, "divisionOf") == []


def test_a_long_list_of_names_is_read_at_once() -> None:
    # each further name once doubled the time: with sixty this would not end
    names = [Span(at * 5, at * 5 + 3, "Company", f"F{at}") for at in range(60)]
    text = ", ".join("Foo" for _ in names) + " said."
    view = mask(text, 0, len(text), names)
    known = About("", frozenset(), frozenset())
    lexicon, rules = shipped()
    patterns = Patterns(rules, lexicon.vocabulary)
    assert without_givers(view, names, known, patterns) == names


ABOUT = "Wren AI makes tools for lawyers. Wren AI reads contracts. "


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "That odd approach has now attracted $69 million in Series B funding, led by Accel.",
            ("Wren AI", "raised", "69 million USD"),
        ),
        ("The idea has drawn $20 million from Accel.", ("Wren AI", "backedBy", "Accel")),
        (
            "It sells them to courts. The work has attracted $5 million in seed funding.",
            ("Wren AI", "raised", "5 million USD"),
        ),
    ],
)
def test_money_for_an_idea_is_for_the_company_that_the_text_is_about(
    text: str, claim: tuple[str, str, str]
) -> None:
    told = proposals(ABOUT + text).candidates
    (one,) = [one for one in told if (one.subject, one.predicate, one.object) == claim]
    assert one.tier is Tier.B


@pytest.mark.parametrize(
    "text",
    [
        "Mistral does so too. The idea has attracted $20 million from Accel.",
        "Wren AI works with Mistral. The idea has attracted $20 million from Accel.",
        "The growth has attracted $20 billion from governments.",
        "The technology has attracted $20 billion in investment.",
        "The effort has raised $20 million for charity.",
        "The industry's work has attracted $5 million in seed funding.",
        "The rival approach has attracted $5 million in seed funding.",
        "Such an approach has attracted $5 million in seed funding.",
    ],
)
def test_money_for_an_idea_is_for_nobody_where_another_may_be_meant(text: str) -> None:
    assert not found(ABOUT + text, "raised")
    assert not found(ABOUT + text, "backedBy")


def test_money_for_an_idea_is_for_nobody_where_no_company_is_central() -> None:
    text = "Wren AI makes tools. The idea has attracted $20 million from Accel."
    assert not found(text, "raised")
    assert not found(text, "backedBy")


STAFF = "Jane Miller, Cohere's SVP of Engineering, held a talk alongside "


@pytest.mark.parametrize(
    ("text", "staff"),
    [
        (STAFF + "AI VP John Smith and software VP Ann Lee.", {"John Smith", "Ann Lee"}),
        ("Cohere SVP Jane Miller spoke alongside software VP Ann Lee.", {"Ann Lee"}),
        (STAFF + "former AI VP John Smith.", set()),
        (STAFF + "Mistral's AI VP John Smith and software VP Ann Lee.", set()),
        (STAFF + "AI VP John Smith of Mistral and software VP Ann Lee.", set()),
        ("Cohere SVP Jane Miller spoke at Mistral alongside AI VP John Smith.", set()),
        ("Cohere SVP Jane Miller met AI VP John Smith.", set()),
        ("Jane Miller spoke alongside AI VP John Smith. Cohere liked it.", set()),
    ],
)
def test_vice_presidents_beside_one_of_a_firm_are_of_that_firm(text: str, staff: set[str]) -> None:
    told = [one for one in found(text, "worksFor") if one.object == "Cohere"]
    assert {one.subject for one in told} - {"Jane Miller"} == staff
    assert all(one.tier is Tier.B for one in told if one.subject in staff)
