"""The shipped weights on plain sentences that the rules alone do not read, and on look-alikes."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kg.extract.proposing import Proposals, propose
from kg.extract.signs.rules import Rules
from kg.identifiers import sha256_hex
from kg.model import Candidate, Document, Tier
from kg.rulebook import read_rules
from tests.extract.gold import proposals as by_rules
from tests.extract.gold import shipped

Triple = tuple[str, str, str]
READ: list[tuple[str, list[Triple]]] = [
    ("Cohere has teamed with Figma on search tools.", [("Cohere", "partnersWith", "Figma")]),
    ("Cohere works hand in hand with Figma.", [("Cohere", "partnersWith", "Figma")]),
    ("Figma has cooperated with Cohere since May.", [("Figma", "partnersWith", "Cohere")]),
    ("Ann Roe is at the helm of Cohere.", [("Ann Roe", "leads", "Cohere")]),
    ("Ann Roe, a Cohere researcher, resigned.", [("Ann Roe", "worksFor", "Cohere")]),
    ("Bob Lee, a Cohere hand, declined to comment.", [("Bob Lee", "worksFor", "Cohere")]),
    (
        "Cohere has poached Ann Roe, a researcher, from Google.",
        [("Ann Roe", "worksFor", "Google")],
    ),
    ("Claude 3 Opus pipped GPT-4o on most tests.", [("Claude 3 Opus", "outperforms", "GPT-4o")]),
    ("Cohere battles Mistral AI for customers.", [("Cohere", "competesWith", "Mistral AI")]),
    (
        "Cohere and rivals such as Mistral AI cut prices.",
        [("Cohere", "competesWith", "Mistral AI")],
    ),
    (
        "Mistral AI and Cohere vie for the same customers.",
        [("Mistral AI", "competesWith", "Cohere")],
    ),
    ("Mistral AI is a threat to Cohere.", [("Mistral AI", "competesWith", "Cohere")]),
    ("Cohere resides in Toronto.", [("Cohere", "basedIn", "Toronto")]),
    ("Cohere, born in Toronto, expands.", [("Cohere", "basedIn", "Toronto")]),
    ("Cohere has pulled in $300 million so far.", [("Cohere", "raised", "300 million USD")]),
    ("Cohere made Command R public.", [("Command R", "developedBy", "Cohere")]),
    ("Cohere published the weights of Command R.", [("Command R", "developedBy", "Cohere")]),
    (
        "Cohere's backers range from Nvidia to Accel.",
        [("Cohere", "backedBy", "Nvidia"), ("Cohere", "backedBy", "Accel")],
    ),
    ("GPT-4o, a creation of OpenAI, answers questions.", [("GPT-4o", "developedBy", "OpenAI")]),
    (
        "Ann Roe was an engineer at Figma before joining Cohere.",
        [("Ann Roe", "worksFor", "Figma"), ("Ann Roe", "worksFor", "Cohere")],
    ),
    ("Cohere took on Accel as an investor.", [("Cohere", "backedBy", "Accel")]),
    ("GPT-4o, the work of OpenAI, passed.", [("GPT-4o", "developedBy", "OpenAI")]),
    ("OpenAI has a model named GPT-4o.", [("GPT-4o", "developedBy", "OpenAI")]),
]
LOOK_ALIKE = [
    "Cohere declined to say whether it would buy Figma.",
    "Cohere abandoned its purchase of Figma.",
    "Cohere scrapped a pact with Figma.",
    "Ann Roe turned down the helm of Cohere.",
    "Analysts compare Cohere to Figma's parent.",
    "Unlike Mistral AI, Cohere has not raised money.",
    "A fund that also backs Figma praised Cohere.",
    "Ann Roe, who has never worked for Google, spoke about Cohere.",
    "Cohere and Figma were at the same conference in Toronto.",
    "Ann Roe told Bob Lee that Google was large.",
    "Talks between Cohere and Figma broke down.",
    "Cohere and Mistral AI both cut prices in May.",
    "Nobody at Cohere would say what Figma pays.",
    "Ann Roe covers Cohere for a newspaper.",
    "Ann Roe wrote about GPT-4o, and Google read it.",
    "A lawsuit against Figma worries Cohere.",
    "If Microsoft swallowed Figma, rivals would complain.",
    "Cohere denied having cooperated with Figma.",
    "It is not true that GPT-4o is the work of Google.",
    "Analysts asked whether Ann Roe is at the helm of Cohere.",
    "Nvidia praised Claude 3 Opus.",
    "Claude 3 Opus is used by Databricks.",
    "Databricks is a champion of Claude 3 Opus.",
    "Nvidia explored buying Cohere.",
    "Nvidia was interested in buying Cohere.",
    "Samsung will supply chips to Nvidia.",
    "Google hosts Llama 3 on its cloud, and Microsoft resells GPT-4o.",
]


@cache
def rules() -> Rules:
    """Return the shipped rules with the shipped weights."""
    return read_rules()


@cache
def proposals(text: str) -> Proposals:
    document = Document(
        id="document/a", key="a", file="a.txt", sha256=sha256_hex(text), characters=len(text),
        label="A",
    )  # fmt: skip
    return propose(document, text, shipped()[0], rules())


def triples(made: Proposals) -> list[Triple]:
    return [(one.subject, one.predicate, one.object) for one in made.candidates]


def added(text: str) -> list[Candidate]:
    told = {one.id for one in by_rules(text).candidates}
    return [one for one in proposals(text).candidates if one.id not in told]


@pytest.mark.whole
def test_most_plain_sentences_are_read_that_the_rules_alone_do_not_read() -> None:
    missed = [text for text, wanted in READ if not set(wanted) <= set(triples(proposals(text)))]
    assert len(missed) <= len(READ) // 5, missed


@pytest.mark.parametrize(("text", "wanted"), READ)
def test_of_a_pair_no_other_relation_is_read(text: str, wanted: list[Triple]) -> None:
    assert not set(wanted) & set(triples(by_rules(text)))
    same = {frozenset((one[0], one[2])) for one in wanted}
    for one in added(text):
        pair = frozenset((one.subject, one.object))
        assert (one.subject, one.predicate, one.object) in wanted or pair not in same, one


@pytest.mark.parametrize("text", LOOK_ALIKE)
def test_a_look_alike_gives_nothing(text: str) -> None:
    assert added(text) == []


@pytest.mark.parametrize("text", [text for text, _ in READ])
def test_all_that_is_added_is_of_tier_b_and_says_that_it_was_learned(text: str) -> None:
    for one in added(text):
        assert one.tier is Tier.B
        assert one.rule == f"learned-{one.predicate}"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n  \n",
        "\x00\x1b[2J\u202e\ufeff \u200b",
        "<company#0> <company#1>",
        "<company#99> bought Cohere and <any#3> of Figma.",
        "Cohere#0> {1:Company Figma} \t:\tGoogle",
        "Cohere ﬁrst İstanbul Figma ẞ Google ŉ 𝕮ohere",
        "🤖" * 200 + "Cohere Figma",
        "Cohere" + "\u0301" * 300 + " bought Figma.",
        "((((" * 200 + "Cohere" + "))))" * 200 + "Figma",
        "Cohere " + "," * 2000 + " Figma",
        "it it it its its they their he she him her his the company the model " * 20,
    ],
)
def test_hostile_text_gives_no_error_and_nothing_false(text: str) -> None:
    made = proposals(text)
    for one in made.candidates:
        assert one.locator.end <= len(text)
        assert all(text[each.start : each.end] for each in one.mentions)


@pytest.mark.parametrize(
    "text",
    [
        ", ".join(["Cohere", "Figma", "Google", "OpenAI", "Accel"] * 100) + " met.",
        "Cohere " + "met and met " * 3000 + "Figma.",
        "Cohere and " * 200 + "Figma",
        " ".join(f"Cohere met Figma, and Ann Roe{chr(97 + at % 26)}" for at in range(120)),
    ],
)
def test_a_sentence_that_is_a_list_or_a_table_is_left_alone(text: str) -> None:
    made = proposals(text)
    assert [one for one in made.candidates if one.rule.startswith("learned")] == []


TEXT = "\n\n".join(text for text, _ in READ)


@pytest.mark.whole
def test_two_runs_propose_the_same() -> None:
    document = Document(
        id="document/a", key="a", file="a.txt", sha256=sha256_hex(TEXT), characters=len(TEXT),
        label="A",
    )  # fmt: skip
    first = propose(document, TEXT, shipped()[0], rules())
    again = replace(rules())  # another object: nothing kept for the first is used
    assert propose(document, TEXT, shipped()[0], again) == first
    assert any(one.rule.startswith("learned-") for one in first.candidates)


def digest_of_proposals() -> str:
    """Return a digest of all that is proposed for the text, with places and options."""
    made = proposals(TEXT)
    return sha256_hex("\n".join(map(repr, (*made.candidates, *made.unsaid, *made.entities))))


@pytest.mark.slow
def test_the_hash_seed_changes_nothing() -> None:
    program = "from tests.extract.learned.test_shipped import digest_of_proposals as d; print(d())"
    root = Path(__file__).parents[3]
    found = {
        subprocess.run(
            [sys.executable, "-c", program], cwd=root, check=True, capture_output=True, text=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
        ).stdout
        for seed in ("1", "77")
    }  # fmt: skip
    assert found == {digest_of_proposals() + "\n"}
