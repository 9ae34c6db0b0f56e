"""Prices of a unit that two amounts share, or that is told in cents: "$5 input / $25 output"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.measures.quantities import RANGE
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import Span
from kg.model import WordingTable, parse_quantity

__all__ = ["shared_prices"]

#: how much such a price weighs: more than the bare amounts of money that it is made of
_WEIGHT = 4


@lru_cache(maxsize=4)
def _grammar(rules: Rules) -> re.Pattern[str]:
    """Return the expression of one amount or two, with side and unit of each."""
    table = rules.quantities["shared_prices"]
    signs = "|".join(map(re.escape, sorted(rules.quantities["signs"], key=len)[::-1]))
    bounds = "|".join(
        re.escape(one)
        for one in sorted(
            (w for every in rules.quantities["bounds"].values() for w in every), key=len
        )[::-1]
    )
    units = "|".join(table["units"])
    amount = (
        rf"(?P<a{{n}}>(?:(?P<bound{{n}}>{bounds}) )?"
        rf"(?:(?P<sign{{n}}>{signs})\s?(?P<number{{n}}>\d[\d,]*(?:\.\d+)?)"
        rf"|(?P<cents{{n}}>\d[\d.]*) cents?)"
        rf"(?P<side{{n}}>{table['side']})?(?P<unit{{n}}>{units})?(?P<behind{{n}}>{table['side']})?)"
    )
    first, second = amount.replace("{n}", "1"), amount.replace("{n}", "2")
    return re.compile(
        rf"(?<![\w.,$-]){first}(?:(?P<joint>{table['joint']}){second}(?P<both>{table['both']})?)?(?![\w%])",
        re.IGNORECASE,
    )


def shared_prices(text: str, rules: Rules, table: WordingTable) -> Iterator[Span]:
    """Yield the prices of the plain text that a figure with its own unit does not give.

    Of two amounts with one unit it is that of both; each has its side (input, output). Of a pair
    without any ("$2/$12") nobody says which is which: that is no figure.
    """
    for match in _grammar(rules).finditer(text):
        units = [_unit(match[f"unit{n}"], rules) for n in "12"]
        shared = units[1] or units[0]
        if not shared or (match["a2"] and units[0] and units[0] != shared):
            continue
        sides = [_side(match, n, rules) for n in "12"]
        if match["a2"] is None:
            if match["cents1"] or shared != rules.quantities["shared_prices"]["usual"]:
                yield from _price(match, "1", shared, sides[0], rules, table)
        elif "/" in match["joint"] and not any(sides):
            yield Span(*match.span(), RANGE, match[0], weight=_WEIGHT)
        elif all(sides) and len(set(sides)) == len(sides):
            yield from _price(match, "1", shared, sides[0], rules, table)
            yield from _price(match, "2", shared, sides[1], rules, table)


def _unit(words: str | None, rules: Rules) -> str:
    """Return the unit that the words behind an amount give, or nothing."""
    known: dict[str, str] = rules.quantities["shared_prices"]["units"]
    if not words:
        return ""
    return next(one for key, one in known.items() if re.fullmatch(key, words, re.IGNORECASE))


def _side(match: re.Match[str], number: str, rules: Rules) -> str:
    """Return of which tokens an amount is the price, by the words beside it or behind both."""
    names: dict[str, str] = rules.quantities["shared_prices"]["sides"]
    words = " ".join(match[f"{part}{number}"] or "" for part in ("side", "unit", "behind"))
    both = " ".join(filter(None, (match["unit2"], match["both"]))) if match["a2"] else ""
    found = [one for key, one in names.items() if re.search(rf"\b{key}\b", words, re.IGNORECASE)]
    if len(found) == 1:
        return found[0]
    pair = [one for key, one in names.items() if re.search(rf"\b{key}\b", both, re.IGNORECASE)]
    return pair[int(number) - 1] if len(pair) == len("12") else ""


def _price(
    match: re.Match[str], number: str, unit: str, side: str, rules: Rules, table: WordingTable
) -> Iterator[Span]:
    """Yield the price, where the table knows its currency by that unit."""
    spoken, sign = ((match[f"{part}{number}"] or "").lower() for part in ("bound", "sign"))
    bounds, signs = rules.quantities["bounds"], rules.quantities["signs"]
    bound = next((one for one, words in bounds.items() if spoken in words), "")
    money = next((one for key, one in signs.items() if key.lower() == sign), "cents")
    digits = match[f"number{number}"] or match[f"cents{number}"]
    written = " ".join(filter(None, [bound.replace("exactly", ""), digits, money, unit]))
    try:
        parse_quantity(written, table)
    except ValueError:
        return
    yield Span(*match.span(f"a{number}"), "Price", written, weight=_WEIGHT, aspect=side)
