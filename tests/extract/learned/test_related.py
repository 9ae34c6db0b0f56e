"""Pairs that a passage relates already, or may not relate."""

from __future__ import annotations

from kg.extract.learned.related import Related
from kg.extract.relations.framing import Hit
from kg.extract.signs.spans import Span
from kg.model import Candidate, Locator, Tier, Unsaid
from tests.extract.learned.making import table


def claim(subject: str, predicate: str, value: str, start: int = 0) -> Candidate:
    locator = Locator(start=start, end=start + 9, paragraph=1, words="", sha256="0" * 64)
    return Candidate(
        document="a", subject=subject, predicate=predicate, object=value, options=(),
        locator=locator, tier=Tier.B, rule="test", mentions=(),
    )  # fmt: skip


def test_a_pair_that_has_another_relation_gets_no_second_one() -> None:
    related = Related(frozenset())
    related.add(claim("Foo", "acquired", "Bar"))
    assert related.has(claim("Foo", "partnersWith", "Bar"))
    assert related.has(claim("Bar", "partnersWith", "Foo"))
    assert not related.has(claim("Foo", "partnersWith", "Baz"))
    assert not related.has(claim("Foo", "partnersWith", "Bar", start=20))


def test_the_same_relation_is_left_to_what_was_taken() -> None:
    related = Related(frozenset())
    related.add(claim("Foo", "acquired", "Bar"))
    assert not related.has(claim("Foo", "acquired", "Bar"))


def test_relations_that_may_hold_beside_each_other_do() -> None:
    related = Related(frozenset({"partnersWith", "backedBy"}))
    related.add(claim("Foo", "backedBy", "Bar"))
    assert not related.has(claim("Foo", "partnersWith", "Bar"))
    assert related.has(claim("Foo", "acquired", "Bar"))


def test_a_pair_of_a_match_that_was_refused_gets_no_relation() -> None:
    related = Related(frozenset())
    slots = {
        "s": (Span(0, 3, "Company", "Foo"),),
        "o": (Span(4, 7, "Company", "Bar"), Span(8, 11, "Company", "Baz")),
    }
    hit = Hit(table().properties[0].frame, slots, 0, 9, "", "")
    left = Unsaid(paragraph=1, start=5, end=20, words="", reason="asked")
    related.refuse(left, [hit])
    for one, other in (("Foo", "Bar"), ("Bar", "Foo"), ("Bar", "Baz")):
        assert related.has(claim(one, "partnersWith", other, start=5))
    assert not related.has(claim("Foo", "partnersWith", "Bar", start=6))
    assert not related.has(claim("Foo", "partnersWith", "Qux", start=5))
