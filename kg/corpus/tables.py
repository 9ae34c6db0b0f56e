"""The tables of data/wording.yaml: how wording becomes an interval, read strictly."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal
from pathlib import Path
from typing import get_args

from kg.corpus.located import Located, read_yaml
from kg.model import Bound, BoundRule, Conversion, OriginRule, WordingTable
from kg.model.relative import Unit

__all__ = ["PRECISIONS", "lacking", "read_tables"]

#: the parts of the tables that an own file may lack, and still is read
_PARTS = ("units", "conversions", "relative", "magnitudes", "marks")
PRECISIONS = ("day", "month", "year")
MAGNITUDES = ("thousand", "million", "billion", "trillion")
_STEPS = get_args(Unit)
_TABLES = {
    "version",
    "bounds",
    "days",
    "relative",
    "units",
    "conversions",
    "origins",
    "magnitudes",
    "marks",
}
_FACTOR = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")


def read_tables(path: Path) -> WordingTable:
    """Return the tables of the file: bounds, tolerances of dates, units, origins.

    The file is `Root.table("wording.yaml")`. Raises DataError for a key or a word that is unknown
    or missing, a factor that would leave the amount outside of its interval, and a conversion
    into a unit that there is not.
    """
    root = read_yaml(path)
    fields = root.mapping(_TABLES)
    root.require(fields, "version", "bounds", "days", "units")
    words = [str(word) for word in Bound if word is not Bound.EXACTLY]
    bounds = fields["bounds"].mapping(set(words))
    fields["bounds"].require(bounds, *words)
    units = {name: _template(node) for name, node in fields["units"].mapping().items()}
    origins, relative = fields.get("origins"), fields.get("relative")
    return WordingTable(
        bounds={word: _rule(node) for word, node in bounds.items()},
        days=_numbers(fields["days"], PRECISIONS),
        units=units,
        origins=_origin_rule(origins) if origins else None,
        relative=_numbers(relative, _STEPS) if relative else {},
        conversions=_conversions(fields.get("conversions"), units),
        magnitudes=_short(fields.get("magnitudes"), MAGNITUDES),
        marks={mark: Bound(word) for mark, word in _short(fields.get("marks"), words).items()},
    )


def _short(node: Located | None, words: Collection[str]) -> dict[str, str]:
    """Return the word for which each short form stands, one of these."""
    fields = node.mapping() if node else {}
    for one in fields.values():
        if one.text() not in words:
            raise one.error(f"'{one.text()}' is none of the words", f"use {', '.join(words)}")
    return {short: one.text() for short, one in fields.items()}


def _numbers(node: Located, names: tuple[str, ...]) -> dict[str, int]:
    """Return the whole number of each of the names, all of which must be there."""
    fields = node.mapping(set(names))
    node.require(fields, *names)
    return {name: value.number() for name, value in fields.items()}


def _origin_rule(node: Located) -> OriginRule:
    fields = node.mapping({"runs", "share"})
    node.require(fields, "runs", "share")
    return OriginRule(runs=fields["runs"].number(), share=float(fields["share"].number()))


def _template(node: Located) -> str:
    text = node.text()
    if "{n}" not in text:
        raise node.error(f"'{text}' has no place for the amount", "write {n} where it goes")
    return text


def _factor(node: Located) -> Decimal:
    if not _FACTOR.fullmatch(node.text()):
        raise node.error("a factor is no number", "write it as 0.9")
    return Decimal(node.text())


def _rule(node: Located) -> BoundRule:
    fields = node.mapping({"lower", "upper"})
    node.require(fields, "lower", "upper")
    lower, upper = _factor(fields["lower"]), _factor(fields["upper"])
    if not lower <= 1 <= upper:
        fix = "lower is 1 or less, upper is 1 or more"
        raise node.error("the interval would not hold the amount itself", fix)
    return BoundRule(lower=lower, upper=upper)


def _conversions(node: Located | None, units: dict[str, str]) -> dict[str, Conversion]:
    fields = node.mapping() if node else {}
    for name, one in fields.items():
        if name in units:
            raise one.error(f"'{name}' is a unit already", "take it away here, or under units")
    return {name: _conversion(one, units) for name, one in fields.items()}


def _conversion(node: Located, units: dict[str, str]) -> Conversion:
    fields = node.mapping({"unit", "factor", "per"})
    node.require(fields, "unit")
    unit = fields["unit"].text()
    if unit not in units:
        raise node.error(f"'{unit}' is not a unit", "name one that stands under units")
    numbers = {key: _factor(fields[key]) for key in ("factor", "per") if key in fields}
    if not all(numbers.values()):
        raise node.error("a unit is nothing of another one", "write a factor above 0")
    return Conversion(unit=unit, **numbers)


def lacking(own: WordingTable, shipped: WordingTable) -> list[str]:
    """Return what the shipped tables have and older ones of a workspace lack: "units: score"."""
    found = []
    for part in _PARTS:
        names = sorted(getattr(shipped, part).keys() - getattr(own, part).keys())
        if names:
            found.append(f"{part}: {', '.join(names)}")
    return found
