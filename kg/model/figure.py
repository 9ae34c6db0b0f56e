"""Figures as tables write them: plain numbers, whose digits say how exact they are."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal, localcontext

from kg.model.base import Noun
from kg.model.quantity import (
    MOST_DECIMALS,
    MOST_POWER,
    Quantity,
    WordingTable,
    parse_quantity,
    quantity_of,
)
from kg.model.words import Bound

__all__ = ["Figure", "read_figure"]

_NUMBER = re.compile(
    r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d*))?(?:[eE](?P<power>[+-]?\d{1,3}))?",
    re.ASCII,
)
_SHORT = re.compile(
    r"(?P<lead>[^\w\s.,+-]{0,2}|[^\w\s.,+-] [^\w\s.,+-])\s?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"\s?(?P<word>[A-Za-z]{1,8})?\s?(?P<sign>[^\w\s.,+-]?)",
    re.ASCII,
)
_NOISE = re.compile(r"(\d*?)(?:9{5,}\d{0,2}|0{5,}\d{1,2})")
#: what binary fractions and careless rounding leave is less of the number than this
_NOISIEST = Decimal("4e-8")
#: below this many digits a run of zeros or nines may be meant
_FEWEST_NOISY = 8
_MOST_DIGITS = 14
_MILLION, _LONGEST, _SCIENTIFIC = Decimal(10) ** 6, Decimal(10) ** 14, Decimal(10) ** 15
_PRECISE = 60


class Figure(Noun):
    """How the numbers of a column are to be read.

    `shift` is the power of ten by which they are multiplied (6 where the head says millions),
    and `significant`, where it is not 0, to how many digits computed numbers are rounded.
    """

    unit: str
    bound: Bound = Bound.EXACTLY
    shift: int = 0
    significant: int = 0


def read_figure(text: str, how: Figure, table: WordingTable) -> tuple[Quantity, str]:
    """Return the quantity that a cell gives, and in words what was done to its digits, if anything.

    Trailing zeros of a whole number say nothing about how exact it is beyond its magnitude word:
    13000000000.0 is 13 billion. What a spreadsheet leaves of binary fractions is taken away.
    Other forms are those of `parse_quantity`, with or without the unit, and what tables write
    short for them: ~$1.2M is about 1.2 million USD. Raises ValueError.

    >>> table = WordingTable(bounds={}, days={}, units={"FLOP": "{n} FLOP"},
    ...                      magnitudes={"M": "million"})
    >>> read_figure("13000000000.0", Figure(unit="FLOP"), table)[0].text
    '13 billion FLOP'
    >>> read_figure("1.2M", Figure(unit="FLOP"), table)[0].text
    '1.2 million FLOP'
    >>> found, done = read_figure("3.2999999999999996e+24", Figure(unit="FLOP"), table)
    >>> found.text, done
    ('3.3e24 FLOP', '3.2999999999999996e+24 is 3.3e+24 in binary fractions')
    """
    match = _NUMBER.fullmatch(text)
    if not match:
        return _worded(text, how, table), ""
    power = int(match["power"] or 0)
    if abs(power) > MOST_POWER:
        raise ValueError("a number out of all bounds")
    written = Decimal(text.replace(",", ""))
    number, done = _denoised(written, text) if match["part"] or match["power"] else (written, "")
    if how.significant:
        number, done = _rounded(number, how.significant, text)
    digits = number if match["power"] else _grouped(number)
    amount = digits.scaleb(how.shift)
    _, given, place = amount.as_tuple()
    if max(len(given), 1 - int(place)) > _MOST_DIGITS:
        raise ValueError(f"a number of more than {_MOST_DIGITS} digits")
    return quantity_of(amount, how.unit, how.bound, table), done


def _worded(text: str, how: Figure, table: WordingTable) -> Quantity:
    """Return the quantity that is written with magnitude words, a bound or its unit."""
    unit, another = table.conversion(how.unit).unit, False
    for tried in (f"{text} {how.unit}", text, _spelt(text, how, table)):
        try:
            found = parse_quantity(tried, table)
        except ValueError:
            continue
        if found.unit == unit and not how.shift:
            return found
        another = another or found.unit != unit
    raise ValueError("a number in another unit" if another else "not a number")


def _spelt(text: str, how: Figure, table: WordingTable) -> str:
    """Return in words what a cell writes short; "" for what is no such thing.

    A currency may stand for a unit that begins with it: $0.27 is 0.27 USD per million tokens.
    """
    match = _SHORT.fullmatch(text)
    if not match:
        return ""
    mark, sign = match["lead"][:1], match["lead"]
    if mark in table.marks:
        sign = sign[1:].strip()
    sign = sign or match["sign"]
    named = table.conversions[sign].unit if sign in table.conversions else sign
    parts = [
        str(table.marks.get(mark, "")),
        match["digits"],
        table.magnitudes.get(match["word"] or "", match["word"] or ""),
        how.unit if not named or how.unit.startswith(f"{named} ") else named,
    ]
    return " ".join(part for part in parts if part)


def _denoised(number: Decimal, text: str) -> tuple[Decimal, str]:
    digits = "".join(map(str, number.as_tuple().digits))
    match = _NOISE.fullmatch(digits) if len(digits) >= _FEWEST_NOISY else None
    clean = _to_digits(number, len(match[1])) if match and match[1] else number
    if clean == number or abs(clean - number) > number * _NOISIEST:
        return _fitting(number, text)
    shown = f"{clean:e}" if "e" in text.lower() else f"{clean.normalize():f}"
    return clean, f"{text} is {shown} in binary fractions"


def _fitting(number: Decimal, text: str) -> tuple[Decimal, str]:
    """Return the number in the digits that a quantity may have; a binary fraction has two more."""
    many = len(number.as_tuple().digits) > _MOST_DIGITS
    return _rounded(number, _MOST_DIGITS, text) if many else (number, "")


def _rounded(number: Decimal, count: int, text: str) -> tuple[Decimal, str]:
    """Return the number with so many digits, and that it was rounded where digits were lost."""
    if len(number.as_tuple().digits) <= count:
        return number, ""
    short = _to_digits(number, count)
    return short, "" if short == number else f"{text} rounded to {count} digits"


def _to_digits(number: Decimal, count: int) -> Decimal:
    if not number:
        return number
    with localcontext(prec=count, rounding=ROUND_HALF_EVEN):
        short = +number
    with localcontext(prec=_PRECISE):
        return short.quantize(Decimal(1).scaleb(short.adjusted() - count + 1))


def _grouped(number: Decimal) -> Decimal:
    """Return a whole number without the zeros that its magnitude word stands for.

    With more than three decimals of a million it is meant to the unit.
    """
    if number != number.to_integral_value():
        return number
    with localcontext(prec=_PRECISE):
        bare = number.normalize()
        word = min(bare.adjusted() // 3 * 3, 12)
        least = min(int(bare.as_tuple().exponent), word)
        if number >= _SCIENTIFIC:
            return bare
        keep = number < _MILLION or (word - least > MOST_DECIMALS and number < _LONGEST)
        return bare.quantize(Decimal(1).scaleb(0 if keep else least))
