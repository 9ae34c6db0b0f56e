"""What stands beside a relation is not in it: list mates, other subjects, parts of firms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.learned.weights import weights_text
from kg.extract.proposing import propose
from kg.identifiers import sha256_hex
from kg.model import Candidate, Document
from tests.extract.gold import shipped
from tests.extract.learned.making import CERTAIN
from tests.extract.learned.test_against import related

#: text, label, a pair that is not so related, and a sentence in which it is
BESIDE = [
    (
        "Mistral AI and Cohere have signed contracts with Nvidia.", "partnersWith=",
        ("Mistral AI", "Cohere"), "Mistral AI and Cohere have signed an alliance.",
    ),
    (
        "Nvidia struck deals with Mistral AI and Cohere.", "partnersWith=",
        ("Mistral AI", "Cohere"), "A deal unites Mistral AI and Cohere.",
    ),
    (
        "The pact forbids it to work with Cohere, said Oracle.", "partnersWith=",
        ("Oracle", "Cohere"), "The pact is with Cohere, said Oracle.",
    ),
    (
        "Mistral AI sparred with Cohere, a rival of Nvidia.", "competesWith=",
        ("Mistral AI", "Nvidia"), "Mistral AI sparred with Nvidia.",
    ),
    (
        "Mistral 7B and Llama 2 were roundly beaten by GPT-4.", "outperforms>",
        ("Llama 2", "GPT-4"), "Llama 2 humbled GPT-4.",
    ),
    (
        "GPT-4 humbled Llama 2 and Mistral 7B.", "outperforms>",
        ("Llama 2", "Mistral 7B"), "Llama 2 humbled Mistral 7B.",
    ),
    (
        "Oracle swallowed Cohere, while Nvidia paid for Deci.", "acquired>",
        ("Oracle", "Deci"), "Oracle swallowed Deci.",
    ),
    (
        "Mistral AI, a rival to Cohere, was begun by Jane Harper.", "foundedBy>",
        ("Cohere", "Jane Harper"), "Cohere was begun by Jane Harper.",
    ),
    (
        "Cohere got cash from Alphabet's venture arm Index Ventures.", "backedBy>",
        ("Cohere", "Alphabet"), "Cohere got cash from Alphabet.",
    ),
    (
        "Deci is of Cohere's parent, Oracle.", "divisionOf>",
        ("Deci", "Cohere"), "Deci is of Cohere.",
    ),
    (
        "The news boosts Nvidia and Cohere.", "partnersWith=",
        ("Nvidia", "Cohere"), "The news unites Nvidia and Cohere.",
    ),
    (
        "Nvidia grows with a $6 million Cohere deal.", "partnersWith=",
        ("Nvidia", "Cohere"), "Nvidia grows with a Cohere deal.",
    ),
    (
        "Ann Lee quit Nvidia parent Cohere.", "worksFor>",
        ("Ann Lee", "Nvidia"), "Ann Lee likes Nvidia parent Cohere.",
    ),
    (
        "The works are run by Seattle-area giant Oracle.", "basedIn>",
        ("Oracle", "Seattle"), "The works are run by Seattle giant Oracle.",
    ),
    (
        "Cohere, maker of Figma, got cash from Oracle.", "backedBy>",
        ("Figma", "Oracle"), "Figma got cash from Oracle.",
    ),
    (
        "It builds plants for Cohere in India.", "basedIn>",
        ("Cohere", "India"), "It is of Cohere in India.",
    ),
    (
        "Oracle runs Cohere in India.", "basedIn>",
        ("Cohere", "India"), "They are of Cohere in India.",
    ),
    (
        "Ann Lee spoke in an interview with Cohere.", "worksFor>",
        ("Ann Lee", "Cohere"), "Ann Lee toils at Cohere.",
    ),
    (
        "Oracle snagged Ann Lee from Cohere.", "worksFor>",
        ("Ann Lee", "Cohere"), "Ann Lee toils at Cohere.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "label", "pair", "told"), BESIDE)
def test_what_stands_beside_a_relation_is_not_in_it(
    text: str, label: str, pair: tuple[str, str], told: str
) -> None:
    backwards = (pair[1], pair[0])
    assert not {pair, backwards} & related(text, label)
    assert {pair, backwards} & related(told, label)


def test_what_a_list_was_beaten_by_is_better_than_each_and_nothing_else() -> None:
    found = related("Mistral 7B and Llama 2 were all beaten by GPT-4.", "outperforms>")
    assert found == {("GPT-4", "Mistral 7B"), ("GPT-4", "Llama 2")}


def _works(text: str) -> list[Candidate]:
    rules = replace(shipped()[1], weights=weights_text({"": {"worksFor>": CERTAIN}}))
    document = Document(
        id="document/a", key="a", file="a.txt", sha256=sha256_hex(text), characters=len(text),
        label="A",
    )  # fmt: skip
    found = propose(document, text, shipped()[0], rules).candidates
    return [one for one in found if one.predicate == "worksFor"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Ann Lee used to toil at Cohere.", "used to"),
        ("Ann Lee worked her way up at Cohere.", "worked"),
        ("Ann Lee toils at Cohere.", None),
    ],
)
def test_for_whom_somebody_worked_is_told_with_the_word_of_the_past(
    text: str, period: str | None
) -> None:
    assert [dict(one.options).get("period") for one in _works(text)] == [period]


def test_who_speaks_of_plans_does_not_plan_to_work_there() -> None:
    found = _works("Cohere will use the money for hiring, Ann Lee said.")
    assert not any("modality" in dict(one.options) for one in found)
