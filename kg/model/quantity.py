"""Quantities: an amount with its unit and bound word, and the interval that the wording allows."""

from __future__ import annotations

import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal, localcontext

from pydantic import Field

from kg.model.base import Noun
from kg.model.corroboration import OriginRule
from kg.model.words import Bound

__all__ = [
    "BoundRule",
    "Conversion",
    "Quantity",
    "WordingTable",
    "format_quantity",
    "interval_text",
    "parse_quantity",
    "quantity_of",
]

_TEXT = re.compile(
    r"(?:(?P<bound>about|nearly|over|under|up to|exactly) )?"
    r"(?P<sign>[^\w\s.,+-]?)(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?:e(?P<power>1[5-9]|[2-9]\d))?(?: (?P<magnitude>thousand|million|billion|trillion))?"
    r"(?P<unit>[^\w\s.,+-]| \S.*)?",
    re.ASCII,
)
MOST_DIGITS = 15
#: an exact amount with more decimals of a million than this is written out, as 5,580,001
MOST_DECIMALS = 3
_PRECISE = 60
_SIX_DECIMALS = Decimal("0.000001")
MOST_POWER = 40
#: from here on amounts are written as 3.3e24
_SCIENTIFIC = Decimal(10) ** 15
_MAGNITUDE = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


class BoundRule(Noun):
    """The factors by which a bound word turns an amount into an interval."""

    lower: Decimal
    upper: Decimal


class Conversion(Noun):
    """What another unit, or another spelling, is in a unit of the table.

    One of it is `factor` of the unit, or `per` of it make one of the unit; a spelling has neither.
    """

    unit: str
    factor: Decimal = Decimal(1)
    per: Decimal = Decimal(1)

    @property
    def is_spelling(self) -> bool:
        """Return whether nothing but the name differs."""
        return self.factor == self.per

    def apply(self, amount: Decimal, rounding: str) -> Decimal:
        """Return the amount in the unit; to six decimals where the conversion gives more.

        >>> hours = Conversion(unit="days", per=Decimal(24))
        >>> print(hours.apply(Decimal(36), ROUND_HALF_EVEN), hours.apply(Decimal(1), ROUND_FLOOR))
        1.5 0.041666
        """
        if self.is_spelling:
            return amount
        with localcontext(prec=_PRECISE, rounding=rounding):
            return _plain((amount * self.factor / self.per).quantize(_SIX_DECIMALS))


class WordingTable(Noun):
    """How wording becomes an interval: factors a bound word, days an approximate date, units.

    `relative` is the tolerance in days of a date that is so many of a unit away from an event,
    and `conversions` what other units and spellings are in the `units`. `magnitudes` and `marks`
    are what cells of tables write short for magnitude and bound words.
    """

    bounds: dict[str, BoundRule]
    days: dict[str, int]
    units: dict[str, str]
    origins: OriginRule | None = None
    relative: dict[str, int] = Field(default_factory=dict)
    conversions: dict[str, Conversion] = Field(default_factory=dict)
    magnitudes: dict[str, str] = Field(default_factory=dict)
    marks: dict[str, Bound] = Field(default_factory=dict)

    def reading(self, unit: str) -> str:
        """Return how an amount in the unit reads, with {n} where the amount goes."""
        return self.units.get(unit, f"{{n}} {unit}")

    def conversion(self, unit: str) -> Conversion:
        """Return what the unit is in a unit of the table; raises ValueError when it is unknown."""
        if unit in self.units:
            return Conversion(unit=unit)
        if unit not in self.conversions:
            known = ", ".join(sorted({*self.units, *self.conversions}))
            raise ValueError(f"'{unit}' is not a unit; known are {known}")
        return self.conversions[unit]


class Quantity(Noun):
    """An amount in a unit; `lower` to `upper` is what its wording allows.

    `text` is the normal wording, by which two quantities are the same or not.
    """

    amount: Decimal
    unit: str
    bound: Bound
    lower: Decimal
    upper: Decimal
    text: str


def parse_quantity(text: str, table: WordingTable) -> Quantity:
    """Return the quantity that the text gives.

    The interval follows DESIGN section 5: 'exactly' is the rounding interval of the
    digits given, every other bound word multiplies the amount by the factors of the table.
    Amount and interval are in a unit of the table; the text keeps a unit that was converted.
    A sign may stand next to the digits, as in $5 million or 97%.
    Raises ValueError, with what is wrong, when the text is no quantity of the table's units.

    >>> from decimal import Decimal as D
    >>> rule = BoundRule(lower=D("0.5"), upper=D(1))
    >>> table = WordingTable(bounds={"under": rule}, days={}, units={"USD": "{n} USD"})
    >>> under = parse_quantity("under 6 million USD", table)
    >>> print(under.lower, under.upper, under.text)
    3000000 6000000 under 6 million USD
    >>> exact = parse_quantity("5.58 million USD", table)
    >>> print(exact.lower, exact.upper)
    5575000 5585000
    """
    match = _TEXT.fullmatch(text)
    if not match or not (match["sign"] or match["unit"]):
        raise ValueError(f"'{text}' is not of the form [bound] number [magnitude] unit")
    written = f"{match['sign']} {(match['unit'] or '').strip()}".strip()
    table.conversion(written)
    digits = match["digits"].replace(",", "")
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"'{digits}' has more than {MOST_DIGITS} digits")
    power = int(match["power"] or 0) + _MAGNITUDE.get(match["magnitude"] or "", 0)
    if power > MOST_POWER:
        raise ValueError(f"'{text}' is more than 1e{MOST_POWER}")
    bound = Bound(match["bound"] or "exactly")
    return quantity_of(Decimal(digits).scaleb(power), written, bound, table)


def quantity_of(amount: Decimal, written: str, bound: Bound, table: WordingTable) -> Quantity:
    """Return the quantity of an amount whose last digit says how exact it is, in a unit as written.

    Raises ValueError for a unit that the table does not know.
    """
    conversion = table.conversion(written)
    lower, upper = _interval(amount, bound, table)
    shown = conversion.unit if conversion.is_spelling else written
    return Quantity(
        amount=conversion.apply(_plain(amount), ROUND_HALF_EVEN), unit=conversion.unit, bound=bound,
        lower=conversion.apply(lower, ROUND_FLOOR), upper=conversion.apply(upper, ROUND_CEILING),
        text=format_quantity(amount, shown, bound, table),
    )  # fmt: skip


def _place(amount: Decimal) -> int:
    """Return the power of ten of the last digit that was given: -2 for 5.58, 6 for 3 million."""
    return int(amount.as_tuple().exponent)


def _interval(amount: Decimal, bound: Bound, table: WordingTable) -> tuple[Decimal, Decimal]:
    if bound is Bound.EXACTLY:
        half = Decimal(5).scaleb(_place(amount) - 1)
        return _plain(max(amount - half, Decimal(0))), _plain(amount + half)
    rule = table.bounds[bound]
    return _plain(amount * rule.lower), _plain(amount * rule.upper)


def _plain(number: Decimal) -> Decimal:
    """Return the same number without exponent and without trailing zeros after the point."""
    whole = number.to_integral_value()
    return Decimal(format(whole if whole == number else number.normalize(), "f"))


def format_quantity(amount: Decimal, unit: str, bound: Bound, table: WordingTable) -> str:
    """Return the normal wording: bound word unless 'exactly', magnitude word, unit.

    An exact amount keeps its last digit, since that says how exact it is: Decimal("5.580E6")
    is 5.580 million, and Decimal(5580000) is given to the unit.

    >>> table = WordingTable(bounds={}, days={}, units={"USD": "{n} USD", "percent": "{n} %"})
    >>> format_quantity(Decimal(600_000_000_000), "USD", Bound.NEARLY, table)
    'nearly 600 billion USD'
    >>> format_quantity(Decimal("5.580E6"), "USD", Bound.EXACTLY, table)
    '5.580 million USD'
    >>> format_quantity(Decimal(97), "percent", Bound.UP_TO, table)
    'up to 97 %'
    """
    lead = "" if bound is Bound.EXACTLY else f"{bound} "
    shown = _exact_digits(amount) if bound is Bound.EXACTLY else _number_text(amount)
    return lead + table.reading(unit).replace("{n}", shown)


def _exact_digits(amount: Decimal) -> str:
    """Return the digits with the greatest magnitude word that fits, or with none but commas."""
    place = _place(amount)
    if amount >= _SCIENTIFIC:
        return _scientific(amount)
    for name, power in reversed(_MAGNITUDE.items()):
        fits = amount >= Decimal(10) ** power and power - place <= MOST_DECIMALS
        if (place > 0) if name == "thousand" else fits:
            return f"{amount.scaleb(-power):f} {name}"
    return f"{amount:,f}" if amount >= Decimal(10) ** 6 else f"{amount:f}"


def _scientific(amount: Decimal) -> str:
    """Return the digits as 3.30e24; how many there are stays the same."""
    digits = "".join(map(str, amount.as_tuple().digits))
    tail = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{tail}e{amount.adjusted()}"


def _number_text(amount: Decimal) -> str:
    """Return the number with the largest magnitude word, from million on, that it reaches."""
    number = _plain(amount)
    if number >= _SCIENTIFIC:
        return _scientific(number.normalize())
    for name, power in reversed(_MAGNITUDE.items()):
        if power >= _MAGNITUDE["million"] and abs(number) >= Decimal(10) ** power:
            return f"{_plain(number.scaleb(-power))} {name}"
    return str(number)


def interval_text(quantity: Quantity) -> str:
    """Return what the wording allows, in words.

    >>> from decimal import Decimal as D
    >>> nearly = Quantity(amount=D(600_000_000), unit="USD", bound=Bound.NEARLY,
    ...                   lower=D(540_000_000), upper=D(600_000_000), text="nearly 600 million USD")
    >>> interval_text(nearly)
    '540 million to 600 million USD'
    """
    low, high = _number_text(quantity.lower), _number_text(quantity.upper)
    return f"{low} to {high} {quantity.unit}"
