"""What a company says of itself in its own announcement, and what it does not."""

from __future__ import annotations

import pytest

from kg.extract.grounder.grounding import ground
from kg.extract.grounder.quoting import is_quoted
from kg.extract.proposing import Proposals
from kg.model import Candidate, Mention
from tests.extract.gold import proposals
from tests.extract.proposing import candidate, known

Row = tuple[str, str, str, str]


def proposed(text: str, publisher: str) -> Proposals:
    return proposals(text, publisher=publisher)


def rows(text: str, publisher: str) -> set[Row]:
    """Return subject, property, object and claimant of what is proposed, events apart."""
    return {
        (one.subject, one.predicate, one.object, dict(one.options).get("by", ""))
        for one in proposed(text, publisher).candidates
        if one.predicate not in ("actor", "concerns", "date", "sum")
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("We have released GPT-9.", ("OpenAI", "released", "GPT-9", "OpenAI")),
        ("Today we're launching GPT-9.", ("OpenAI", "released", "GPT-9", "OpenAI")),
        ("Our GPT-9 model is fast.", ("GPT-9", "developedBy", "OpenAI", "OpenAI")),
        ("Introducing GPT-9", ("OpenAI", "released", "GPT-9", "OpenAI")),
        ("We are releasing:\n- GPT-9", ("OpenAI", "released", "GPT-9", "OpenAI")),
        ('"Fine," he said. We bought Merle AI.', ("OpenAI", "acquired", "Merle AI", "OpenAI")),
    ],
)
def test_we_is_the_publisher(text: str, wanted: Row) -> None:
    assert wanted in rows(text, "OpenAI")
    assert {one.tier for one in proposed(text, "OpenAI").candidates} == {"B"}


@pytest.mark.parametrize("publisher", ["", "Reuters", "Nobody Knows", "The Verge"])
def test_we_is_nobody_where_no_company_publishes(publisher: str) -> None:
    assert not rows("We have released GPT-9.", publisher)


@pytest.mark.parametrize(
    "text",
    [
        '"We have released Claude 9," said Dario Amodei.',
        "“We grew. We have released Claude 9,” said Dario Amodei.",
        '"We grew. We have released Claude 9, said Dario Amodei.',
        "We have released Claude 9.\n— Ann Doe, Anthropic",
        "> We have released Claude 9.",
        "If we release GPT-9, you will hear of it.",
        "We compete with those who released Claude 9.",
        "We thank the team which released Claude 9.",
        "Our customer Anthropic has released Claude 9 on our rival's platform.",
    ],
)
def test_we_is_not_the_publisher_in_the_words_of_others(text: str) -> None:
    assert not any(row[0] == "OpenAI" for row in rows(text, "OpenAI"))
    assert not any(row[1] == "developedBy" for row in rows(text, "OpenAI"))


def test_a_company_that_only_the_text_shows_speaks_for_itself() -> None:
    text = "Finch Labs, a startup, makes models. We have released GPT-9."
    assert ("Finch Labs", "released", "GPT-9", "Finch Labs") in rows(text, "Finch Labs")


TEXT = 'We released Finch-3. "We sell Finch-3," said Ann Doe. Weather.\n'


def own(start: int, words: str) -> Candidate:
    here = Mention(start=start, end=start + len(words), name="Finch Labs", anaphor=True)
    return candidate("released Finch-3", "Finch Labs", "released", "Finch-3", text=TEXT,
                     mentions=(here,))  # fmt: skip


def test_the_grounder_takes_we_for_the_publisher_alone() -> None:
    assert not ground(own(0, "We"), TEXT, known(), "Finch Labs")
    assert not ground(own(0, "We"), TEXT, known(), "Finch")
    assert ground(own(0, "We"), TEXT, known(), "Heron AI")
    assert ground(own(0, "We"), TEXT, known())


def test_the_grounder_takes_no_other_word_for_the_publisher() -> None:
    whole = candidate("released Finch-3", "Finch Labs", "released", "Finch-3", text=TEXT)
    for start, words in ((22, "We"), (3, "released"), (54, "We")):
        here = Mention(start=start, end=start + len(words), name="Finch Labs", anaphor=True)
        one = whole.model_copy(update={"mentions": (here,)})
        assert ground(one, TEXT, known(), "Finch Labs"), words


def test_a_place_in_a_quotation_is_known() -> None:
    text = 'One “two” three.\n‘Four’ and five "six\nseven" eight.\n'
    assert [is_quoted(text, text.index(word)) for word in ("One", "two", "three")] == [
        False, True, False,
    ]  # fmt: skip
    assert [is_quoted(text, text.index(word)) for word in ("five", "six", "eight")] == [
        False, True, True,
    ]  # fmt: skip
