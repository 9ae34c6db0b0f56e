"""How two values of one property stand to each other, and why (DESIGN section 5)."""

from __future__ import annotations

from enum import StrEnum

from kg.model import EntityRef, PartialDate, Quantity, Value, interval_text, value_key

__all__ = ["Relation", "compare", "reason"]


class Relation(StrEnum):
    """Whether two values can both hold."""

    SAME = "same"
    COMPATIBLE = "compatible"
    EXCLUDED = "excluded"
    UNLIKE = "unlike"


def compare(a: Value, b: Value) -> Relation:
    """Return how the values stand to each other; values of different units are unlike.

    >>> from datetime import date
    >>> may = PartialDate(edtf="2023-05", earliest=date(2023, 5, 1), latest=date(2023, 5, 31),
    ...                   text="May 2023")
    >>> year = PartialDate(edtf="2023", earliest=date(2023, 1, 1), latest=date(2023, 12, 31),
    ...                    text="2023")
    >>> str(compare(may, year)), str(compare(may, may))
    ('compatible', 'same')
    """
    if type(a) is not type(b):
        return Relation.UNLIKE
    if value_key(a) == value_key(b):
        return Relation.SAME
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        if a.unit != b.unit:
            return Relation.UNLIKE
        return _by_meeting(a.lower <= b.upper and b.lower <= a.upper)
    if isinstance(a, PartialDate) and isinstance(b, PartialDate):
        return _by_meeting(a.earliest <= b.latest and b.earliest <= a.latest)
    return Relation.EXCLUDED if isinstance(a, EntityRef) else Relation.UNLIKE


def _by_meeting(meet: bool) -> Relation:
    return Relation.COMPATIBLE if meet else Relation.EXCLUDED


def reason(a: Value, b: Value, labels: dict[str, str]) -> str:
    """Return in words why the two values can, or cannot, both hold."""
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        spans = f"{_allows(a)}; {_allows(b)}"
    elif isinstance(a, PartialDate) and isinstance(b, PartialDate):
        spans = f"{_spans(a)}; {_spans(b)}"
    else:
        names = [labels.get(value_key(one), value_key(one)) for one in (a, b)]
        return f"{names[0]} and {names[1]} are two, and there can be one"
    meet = compare(a, b) is not Relation.EXCLUDED
    return f"{spans}: they {'meet' if meet else 'do not meet'}"


def _allows(one: Quantity) -> str:
    return f"“{one.text}” allows {interval_text(one)}"


def _spans(one: PartialDate) -> str:
    if one.earliest == one.latest:
        return f"“{one.text}” is that day"
    return f"“{one.text}” allows {one.earliest} to {one.latest}"
