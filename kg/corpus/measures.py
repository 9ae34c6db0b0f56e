"""In what the numbers of a column are counted: by its head, its property, and the cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kg.corpus.columns import ColumnLook
from kg.corpus.heads import Guesses, Scale
from kg.model import Figure, Property, WordingTable, few_words, read_figure

__all__ = ["Measure", "Measures", "few"]

_HALF = 0.5
_SHOWN = 3
#: the unit in which a share of one is written times a hundred
_SHARES, _HUNDRED = "percent", "100"
#: numbers up to this may be of a scale of so many points
_TEN = 10


@dataclass(frozen=True)
class Measure:
    """The unit, by what the numbers are multiplied, why so, and the cells that it does not read.

    Where `why_not` is given, no unit is: it says what a person has to decide.
    """

    unit: str = ""
    times: str = ""
    notes: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    why_not: str = ""


@dataclass(frozen=True)
class Measures:
    """What the measure of a column is found with."""

    guesses: Guesses
    wording: WordingTable
    decimal: str

    def of(self, look: ColumnLook, rule: Property) -> Measure:
        """Return the measure of the column: the unit of its head, else that of the property."""
        named = self.guesses.parts(look.name)[1]
        scale = self._scale(named, rule)
        if scale is None or not (scale.unit or rule.unit):
            what = f"'{named}' is no unit of it" if named else "it has none of its own"
            why = f"{rule.name} may be meant, and needs a `unit:`, for {what}; {look.says}"
            return Measure(why_not=why)
        tried = self._tried(look, named, Scale(scale.unit or rule.unit, scale.times))
        if len(tried.unread) > len(look.cells) * _HALF:
            what = f"but most cells are no {tried.unit}, such as {few(tried.unread)}"
            return Measure(why_not=f"{rule.name} may be meant, {what}; another `unit:` may be")
        doubted = tried.unit == _SHARES and not named
        return self._share(look, rule, tried) if doubted else tried

    def _scale(self, named: str, rule: Property) -> Scale | None:
        """Return what the head says of the unit; None where it says what is no unit of these.

        Dollars of a year are dollars all the same.
        """
        if not named:
            return Scale()
        known = named in self.wording.units or named in self.wording.conversions
        scale = self.guesses.scale(named) or (Scale(named) if known else None)
        if scale is None or not (scale.unit and rule.unit):
            return scale
        unit = self.wording.conversion(scale.unit).unit
        return scale if f"{unit} ".startswith(f"{rule.unit} ") else None

    def _tried(self, look: ColumnLook, named: str, scale: Scale) -> Measure:
        """Return the measure with the cells that it does not read.

        Where the cells write out what the head says ("7B" under "Parameters (B)"), they count.
        """
        unread = self._unread(look.cells, scale)
        if scale.times and len(unread) > len(look.cells) * _HALF:
            bare = Scale(scale.unit)
            if len(left := self._unread(look.cells, bare)) < len(unread):
                note = f"'{named}' in the head stands in the cells as well: nothing is multiplied"
                return Measure(bare.unit, "", (note,), left)
        return Measure(scale.unit, scale.times, self._read_as(look, named, scale), unread)

    def _read_as(self, look: ColumnLook, named: str, scale: Scale) -> tuple[str, ...]:
        """Return what the unit in the head makes of the first cell that it reads."""
        how = _figure(scale)
        for cell in look.cells if named else ():
            if text := self._text(cell, how):
                return (f"'{named}' in the head: {few_words(cell)} is read as {text}",)
        return ()

    def _share(self, look: ColumnLook, rule: Property, found: Measure) -> Measure:
        """Return the measure of numbers that nobody calls percent: shares of one are, times 100."""
        amounts = self._amounts(look)
        if not amounts:
            return found
        least, most = min(amounts), max(amounts)
        lie = f"the cells lie between {least.normalize():f} and {most.normalize():f}"
        if most > int(_HUNDRED) or 1 < most <= _TEN:
            why = f"{rule.name} may be meant, and needs a `unit:`, for {lie}"
            return Measure(why_not=f"{why}: `unit: {_SHARES}`, `unit: points` or another")
        if most <= 1:
            note = f"taken for shares of one, which are {_SHARES} times {_HUNDRED}: {lie}"
            return Measure(found.unit, _HUNDRED, (note,), self._unread(look.cells, _SHARE))
        note = f"taken for {_SHARES}, the unit of {rule.name}: {lie}"
        return Measure(found.unit, "", (note,), found.unread)

    def _amounts(self, look: ColumnLook) -> list[Decimal]:
        """Return the amounts of the plain numbers; none where a cell has a sign of its own."""
        found = []
        for cell in look.cells:
            try:
                found.append(Decimal(self._plain(cell)))
            except ArithmeticError:
                continue
        return [one for one in found if one.is_finite()] if len(found) * 2 > len(look.cells) else []

    def _unread(self, cells: Sequence[str], scale: Scale) -> tuple[str, ...]:
        """Return the cells that are no quantity of the unit."""
        how = _figure(scale)
        return tuple(one for one in cells if not self._text(one, how))

    def _text(self, cell: str, how: Figure) -> str:
        """Return how the cell is read; "" where it is not."""
        try:
            return read_figure(self._plain(cell), how, self.wording)[0].text
        except ValueError:
            return ""

    def _plain(self, cell: str) -> str:
        return cell.replace(".", "").replace(",", ".") if self.decimal == "," else cell


_SHARE = Scale(_SHARES, _HUNDRED)


def _figure(scale: Scale) -> Figure:
    return Figure(unit=scale.unit, shift=len(scale.times) - 1 if scale.times else 0)


def few(cells: Sequence[str]) -> str:
    """Return the first different cells, as examples."""
    return ", ".join(f"\u201c{few_words(one)}\u201d" for one in list(dict.fromkeys(cells))[:_SHOWN])
