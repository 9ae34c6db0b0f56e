"""How two values of one property stand to each other, and why (DESIGN section 5)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from kg.model import EntityRef, PartialDate, Quantity, Value, interval_text, value_key

__all__ = ["Bound", "Relation", "bounds", "compare", "reason"]

#: a value, exact since two of 15 digits may differ in the last one, and whether it lies behind
#: that (1) or before (-1)
Bound = tuple[Decimal | int, int]


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
        return _by_meeting(a, b) if a.unit == b.unit else Relation.UNLIKE
    if isinstance(a, PartialDate):
        return _by_meeting(a, b)
    return Relation.EXCLUDED if isinstance(a, EntityRef) else Relation.UNLIKE


def bounds(value: Value) -> tuple[Bound, Bound]:
    """Return where the values that a quantity or a date allows begin and end.

    Two meet where neither begins behind the other's end. What rounding or wording allows is more
    than its ends, so intervals that only touch do not meet: 10 and 11 billion are two figures.
    Days, and a figure that allows one value only, are their ends.

    >>> from kg.model import WordingTable, parse_quantity
    >>> table = WordingTable(bounds={}, days={}, units={"USD": "${n}"})
    >>> ten, eleven = (bounds(parse_quantity(f"{n} billion USD", table)) for n in (10, 11))
    >>> ten[0] <= eleven[1], eleven[0] <= ten[1]
    (True, False)
    """
    if isinstance(value, Quantity):
        inner = 1 if value.lower < value.upper else -1
        return (value.lower, inner), (value.upper, -inner)
    assert isinstance(value, PartialDate)  # noqa: S101  # the callers pass nothing else
    return (value.earliest.toordinal(), -1), (value.latest.toordinal(), 1)


def _by_meeting(a: Value, b: Value) -> Relation:
    (begin, end), (other_begin, other_end) = bounds(a), bounds(b)
    meet = begin <= other_end and other_begin <= end
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
    return f"{spans}: they {'meet' if meet else _apart(a, b)}"


def _apart(a: Value, b: Value) -> str:
    (begin, end), (other_begin, other_end) = bounds(a), bounds(b)
    touch = begin[0] == other_end[0] or other_begin[0] == end[0]
    return "only touch" if touch else "do not meet"


def _allows(one: Quantity) -> str:
    return f"“{one.text}” allows {interval_text(one)}"


def _spans(one: PartialDate) -> str:
    if one.earliest == one.latest:
        return f"“{one.text}” is that day"
    return f"“{one.text}” allows {one.earliest} to {one.latest}"
