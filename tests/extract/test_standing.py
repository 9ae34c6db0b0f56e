"""What stands for a name in a passage, and what is settled beside it."""

from __future__ import annotations

import pytest

from kg.extract.grounder.grounding import ground
from kg.extract.grounder.names import KnownNames
from kg.model import Mention
from tests.extract.proposing import candidate, cues, reasons
from tests.making import table, vocabulary


@pytest.mark.parametrize(
    ("words", "stands"),
    [
        ("CEO", True),
        ("co-founder and CEO", True),
        ("the Paris-based startup", True),
        ("the French firm", True),
        ("the GPU", True),
        ("the Heron firm", False),
        ("President", False),
        ("AI", False),
        ("the Series B round", True),
        ("the Series Heron round", False),
        ("revenue", True),
        ("annual revenue", True),
        ("bread", False),
    ],
)
def test_a_title_or_what_a_company_is_stands_for_it(words: str, stands: bool) -> None:
    text = f"Finch Labs grew. In May {words} moved to Arena-Hard."
    at = text.index(words)
    mention = Mention(start=at, end=at + len(words), name="Finch Labs", anaphor=True)
    moved = candidate(
        "moved", "Finch Labs", "competesWith", "Arena-Hard", text=text, mentions=(mention,)
    )
    assert (reasons(moved, text) == "") is stands


@pytest.mark.parametrize(
    ("text", "settled"),
    [
        ("French startup Finch Labs will grow", True),
        ("France will buy startup Finch Labs", False),
    ],
)
def test_what_a_company_is_called_in_front_of_its_name_is_settled(text: str, settled: bool) -> None:
    names = {"Finch Labs": (), "France": ()}
    known_names = KnownNames(names, vocabulary(), table(), cues())
    based = candidate("Finch Labs", "Finch Labs", "basedIn", "France", text=text)
    assert (ground(based, text, known_names) == ()) is settled


def test_a_name_with_what_firms_add_to_it_is_named_before() -> None:
    text = "Finch Corp. grew. Revenue was $5 million."
    at = text.index("Revenue")
    named = Mention(start=0, end=len("Finch Corp"), name="Finch")
    words = Mention(start=at, end=at + len("Revenue"), name="Finch", anaphor=True)
    told = candidate(
        "Revenue", "Finch", "revenue", "5 million USD", text=text, mentions=(named, words),
        said="$5 million",
    )  # fmt: skip
    names = KnownNames({"Finch": ()}, vocabulary(), table(), cues())
    assert ground(told, text, names) == ()


@pytest.mark.parametrize(
    ("words", "stands"), [("its app", True), ("its chip", False), ("an app", False)]
)
def test_a_thing_named_by_its_owner_stands_where_the_owner_is_only_meant(
    words: str, stands: bool
) -> None:
    text = f"Finch Labs grew. In May {words} moved to Arena-Hard."
    at = text.index(words)
    mention = Mention(start=at, end=at + len(words), name="Finch Labs's app", anaphor=True)
    moved = candidate(
        "moved", "Finch Labs's app", "competesWith", "Arena-Hard", text=text, mentions=(mention,)
    )
    assert (reasons(moved, text) == "") is stands
    assert reasons(moved, text.replace("Finch Labs", "Heron")) != ""
