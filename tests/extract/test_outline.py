"""The outline of a pattern: what a sentence must hold before its expression is put to it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from kg.extract.signs.outline import outline, outlined
from kg.extract.signs.patterns import Patterns
from tests.extract.gold import shipped

LEXICON, RULES = shipped()
PATTERNS = Patterns(RULES, LEXICON.vocabulary)

#: elements of patterns, with what each may match
ELEMENTS = {
    "{s:Company}": ["<company#0>", "<company#1>"],
    "{o:AIModel}": ["<aimodel#2>"],
    "{t:Company|AIModel}": ["<company#3>", "<aimodel#4>"],
    "{p+:Company}": ["<company#5>", "<company#5> , <company#6> and <company#7>"],
    "{aux}*": ["", "has", "has been"],
    "bought|sold": ["bought", "sold"],
    "bought_back|bought": ["bought", "bought back"],
    "the?": ["", "the"],
    ",": [","],
    "...": ["", "it made"],
    "{np}": ["", "the new"],
    "'s": ["'s"],
    "(?=[.,]|$)": ["", "."],
    "(?:and)?": ["", "and"],
}
WORDED = some.sampled_from([(one, text) for one, every in ELEMENTS.items() for text in every])


def _holds(pattern: str, text: str) -> bool:
    return outlined(text, PATTERNS).holds(outline(PATTERNS, pattern))


def _named(piece: str, name: str) -> str:
    """Return a slot with a name that no other slot of the pattern has."""
    return f"{{{name}{piece[2:]}" if ":" in piece and piece.startswith("{") else piece


def test_an_outline_is_what_a_pattern_cannot_be_without() -> None:
    parts = outline(PATTERNS, "{s:AIModel} {aux}* {np}? acquired|bought the? {o:Place} , ...")
    assert parts == (frozenset({"aimodel"}), "acquired|bought", frozenset({"place"}))


def test_its_parts_must_stand_in_order() -> None:
    pattern = "{s:Company} acquired|bought {o:AIModel}"
    assert _holds(pattern, "<company#0> has bought <aimodel#1>")
    assert not _holds(pattern, "<aimodel#1> was bought by <company#0>")
    assert not _holds(pattern, "<company#0> has overbought <aimodel#1>")
    assert not _holds("{s:Company} bought {o:Company}", "<company#0> has bought it")


@given(some.lists(WORDED, min_size=1, max_size=5))
def test_what_a_pattern_matches_holds_its_outline(worded: list[tuple[str, str]]) -> None:
    pattern = " ".join(map(_named, (piece for piece, _ in worded), "abcde"))
    text = " ".join(text for _, text in worded if text)
    if PATTERNS.compile(pattern).search(text):
        assert _holds(pattern, text)
