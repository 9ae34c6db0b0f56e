"""A firm that a sentence describes ("the Japanese group") may be the buyer or the bought."""

from __future__ import annotations

import pytest

from tests.extract.gold import proposals

#: text, and what is said of nobody there
UNSAID = [
    (
        "SoftBank agreed to buy chip start-up Finch Labs as the Japanese tech group's founder "
        "Masayoshi Son spends.",
        ("foundedBy", "basedIn"),
    ),
    ("SoftBank bought Finch Labs while the Japanese group's shares fell.", ("basedIn",)),
    ("Oracle will buy Finch Labs, giving the Norwegian company a foothold.", ("basedIn",)),
    ("Oracle will buy Finch Labs, handing the Norwegian group a foothold.", ("basedIn",)),
]
#: text, and what is still read of the one who alone can be meant
SAID = [
    (
        "Salesforce bought Cohere after the Canadian startup's founder Aidan Gomez called.",
        ("Cohere", "foundedBy", "Aidan Gomez"),
    ),
    (
        "Oracle will buy Finch Labs. The Norwegian startup's founder Ann Lee will stay.",
        ("Finch Labs", "foundedBy", "Ann Lee"),
    ),
]


@pytest.mark.parametrize(("text", "unsaid"), UNSAID)
def test_who_may_be_either_of_two_is_nobody(text: str, unsaid: tuple[str, ...]) -> None:
    assert not [one for one in proposals(text).candidates if one.predicate in unsaid]


@pytest.mark.parametrize(("text", "said"), SAID)
def test_who_alone_can_be_meant_is_described(text: str, said: tuple[str, str, str]) -> None:
    found = proposals(text).candidates
    assert said in [(one.subject, one.predicate, one.object) for one in found]
