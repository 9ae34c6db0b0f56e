"""What is settled whatever its sentence plans or denies, and what is not: smallest cases."""

from __future__ import annotations

import pytest

from kg.model import Mention
from tests.extract.proposing import candidate, reasons


def why(text: str, words: str, subject: str, prop: str, value: str, **options: str) -> str:
    """Return why a claim is refused whose subject is told by words with its name before."""
    at = text.index(words)
    anaphor = not text[at:].startswith(subject)
    meant = [Mention(start=at, end=at + len(words), name=subject, anaphor=anaphor)]
    if anaphor:
        before = text.index(subject)
        meant.insert(0, Mention(start=before, end=before + len(subject), name=subject))
    return reasons(
        candidate(words, subject, prop, value, text=text, mentions=tuple(meant), **options), text
    )


@pytest.mark.parametrize(
    ("text", "words", "subject", "prop", "value"),
    [
        ("Finch Labs plans to release its model R-7.", "its", "Finch Labs", "released", "R-7"),
        ("Finch Labs may never release its model R-7.", "its", "Finch Labs", "released", "R-7"),
        ("Osprey may buy Heron AI, Finch Labs's unit.", "Finch Labs", "Finch Labs", "acquired",
         "Heron AI"),
        ("Nobody uses Finch Labs's app Magpie.", "Finch Labs", "Finch Labs", "released", "Magpie"),
        ("Finch Labs grew. If its chief executive left Heron AI, shares fell.", "its", "Finch Labs",
         "owns", "Heron AI"),
        ("Finch Labs will bring it to its Office suite and Magpie.", "its", "Finch Labs", "owns",
         "Magpie"),
    ],
)  # fmt: skip
def test_a_deed_is_not_told_by_whose_a_thing_is(
    text: str, words: str, subject: str, prop: str, value: str
) -> None:
    told = why(text, words, subject, prop, value)
    assert "forbids" in told or "stands between" in told


def test_a_round_is_not_told_by_whose_it_is() -> None:
    text = "Finch Labs has yet to close its $500 million round."
    told = why(text, "its", "Finch Labs", "raised", "500 million USD", said="$500 million")
    assert "stands between" in told


@pytest.mark.parametrize(
    "text",
    [
        "Wren Systems has not the wings of Finch Labs's app Magpie.",
        "Osprey will soon meet Magpie, Finch Labs's app.",
        "Nobody uses Finch Labs's app Magpie.",
    ],
)
def test_whose_a_thing_is_is_told_whatever_is_planned_or_denied(text: str) -> None:
    assert (
        reasons(candidate("Finch Labs", "Magpie", "developedBy", "Finch Labs", text=text), text)
        == ""
    )


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("Finch-2 has 125B parameters and 6M users.", "6M", "6 million parameters"),
        ("Finch-2 uses 7 layers in 125 billion parameters.", "7", "7 parameters"),
        ("In 2024 Finch-2 had many parameters.", "2024", "2024 parameters"),
    ],
)
def test_a_figure_that_counts_something_else_has_no_unit_from_elsewhere(
    text: str, said: str, value: str
) -> None:
    one = candidate("Finch-2", "Finch-2", "parameters", value, text=text, said=said)
    assert "do not give" in reasons(one, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ann Doe founded Finch Labs. After Bob Doe left, all was well. Doe leads Heron AI.",
        "Ann Doe founded Finch Labs. Will Doe left. Doe leads Heron AI.",
        "Ann Doe founded Finch Labs. Bob Doe leads Heron AI.",
    ],
)
def test_a_surname_that_two_share_is_nobody_s(text: str) -> None:
    at = text.rindex("Doe leads")
    meant = (Mention(start=0, end=7, name="Ann Doe"),
             Mention(start=at, end=at + 3, name="Ann Doe", anaphor=True))  # fmt: skip
    one = candidate("Doe leads Heron AI", "Ann Doe", "leads", "Heron AI", text=text, mentions=meant)
    assert "subject 'Ann Doe' does not stand" in reasons(one, text)


@pytest.mark.parametrize(
    ("text", "by", "right"),
    [
        ("Heron AI grew.\nFinch-2 outperforms Heron-1, sceptics of AI said.", "Heron AI", False),
        ("Ann Doe said it rained.\nFinch-2 outperforms Heron-1.", "Ann Doe", False),
        ("Ann Doe said:\nFinch-2 outperforms Heron-1.", "Ann Doe", True),
        ("Ann Doe was clear, she said.\n“Finch-2 outperforms Heron-1.”", "Ann Doe", True),
    ],
)
def test_who_speaks_is_a_person_near_by(text: str, by: str, right: bool) -> None:
    one = candidate(
        "Finch-2 outperforms Heron-1", "Finch-2", "outperforms", "Heron-1", text=text, by=by
    )
    assert ("claimant" not in reasons(one, text)) is right


@pytest.mark.parametrize(
    ("text", "words", "subject", "prop", "value", "refused"),
    [
        ("Finch Labs does not sell to Osprey's Magpie.", "Osprey", "Osprey", "owns", "Magpie", ""),
        ("Finch Labs does not own Magpie.", "Finch Labs", "Finch Labs", "owns", "Magpie", "not"),
        ("It is not open to rivals like Osprey or Heron AI.", "Heron AI", "Heron AI", "memberOf",
         "rivals", ""),
        ("Heron AI is not one of the rivals.", "Heron AI", "Heron AI", "memberOf", "rivals", "not"),
        ("Finch Labs didn't say, but sources said it leads Heron AI.", "Finch Labs", "Finch Labs",
         "owns", "Heron AI", ""),
        ("Finch Labs didn't buy, but sold Heron AI.", "Finch Labs", "Finch Labs", "owns",
         "Heron AI", "n't"),
        ("Finch Labs owns, but it does not run Heron AI.", "Finch Labs", "Finch Labs", "owns",
         "Heron AI", "not"),
    ],
)  # fmt: skip
def test_a_denial_denies_its_own_clause(
    text: str, words: str, subject: str, prop: str, value: str, refused: str
) -> None:
    told = why(text, words, subject, prop, value)
    assert told == "" if not refused else f"'{refused}' stands between" in told


@pytest.mark.parametrize("end", ["left", "is leaving", "quit", "bid farewell to", "resigned from"])
def test_who_left_works_there_no_more(end: str) -> None:
    text = f"Ann Doe {end} Finch Labs."
    assert why(text, "Ann Doe", "Ann Doe", "worksFor", "Finch Labs", denied="true") == ""
    told = why(text, "Ann Doe", "Ann Doe", "foundedBy", "Finch Labs", denied="true")
    assert "nothing in the passage says no" in told


def test_an_apposition_behind_a_short_form_is_settled() -> None:
    text = "It will include Finch-2 (F2), which is built by Heron AI."
    assert why(text, "Finch-2", "Finch-2", "developedBy", "Heron AI") == ""
    open_text = "It will include Finch-2 (F2) if built by Heron AI."
    assert "forbids" in why(open_text, "Finch-2", "Finch-2", "developedBy", "Heron AI")


def test_of_several_of_a_kind_each_is_of_it() -> None:
    text = "Osprey rivals Magpie and Heron AI will work on it."
    assert why(text, "Osprey", "Osprey", "competesWith", "Heron AI") == ""
    text = "Osprey rival Magpie and Heron AI will work on it."
    assert "'will' forbids" in why(text, "Osprey", "Osprey", "competesWith", "Heron AI")
