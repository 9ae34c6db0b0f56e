"""Figures in a text, with bound and unit, spelt as a claims file spells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from kg.extract.grounder.scores import bare_scores
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import Span
from kg.model import WordingTable, parse_quantity
from kg.model.cues import Cues

__all__ = ["FIGURES", "PEOPLE", "RANGE", "figures", "scores"]

#: the kind of a figure that is a range, or else cannot be said in a claims file
RANGE = "Range"
#: the kinds of figures that ask for a claim
FIGURES = {"Money", "Price", "Percent", "Parameters", "Tokens", "Users", "Staff", "Chips", "Points",
           "Power", "Days", "Experts", RANGE}  # fmt: skip
#: the kind of a number of people, of whom only the relation shows what they are
PEOPLE = "People"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"


@lru_cache(maxsize=4)
def _grammar(rules: Rules, cues: Cues) -> re.Pattern[str]:
    """Return the expression of a figure; the rules are told apart by their identity."""
    table = rules.quantities
    spoken = sorted((one for words in table["bounds"].values() for one in words), key=len)
    bounds = "|".join(re.escape(one) for one in reversed(spoken))
    signs = "|".join(re.escape(one) for one in sorted(table["signs"], key=len)[::-1])
    units = "|".join(sorted(table["units"], key=len)[::-1])
    short: dict[str, str] = table["magnitudes"]
    large = "|".join(dict.fromkeys(short.values()))
    spelt = rf"{cues.spelt.pattern(large)}(?= (?:{large}|{table['spelt_of']})\b)"
    number = rf"(?P<number>{_DIGITS}|{spelt}|an?(?= (?:{large})\b))"
    size = rf"{large}|(?:{'|'.join(short)})(?!\w)"
    words = rf"(?P<magnitude>{size})"
    to = rf" ?[-\u2014] ?(?:{signs})?| to (?:{signs})| to (?=[\d.,]+ ?(?:{size}))"
    low = rf"(?(between)|(?(sign)(?P<low>(?:{_DIGITS})(?:[ -]?(?:{size}))?(?:{to}))?|))"
    return re.compile(
        rf"(?<![\w.,$-])(?:(?P<bound>{bounds})[ -])?(?P<between>between |from )?"
        rf"(?:(?P<sign>{signs})\s?)?{low}{number}(?P<loose>-plus(?= (?:{large})))?"
        rf"(?:[ -]?{words})?(?P<plus>\+|-plus(?!\w))?"
        rf"(?:[ -]?(?P<unit>{units})(?!\w))?(?:(?P<per>{table['per']})|(?P<rate>{table['rate']}))?",
        re.IGNORECASE,
    )


def figures(text: str, rules: Rules, cues: Cues, table: WordingTable) -> list[Span]:
    """Return the figures of the plain text that a claims file can express, and ranges."""
    found: list[Span] = []
    for match in _grammar(rules, cues).finditer(text):
        found += _span(match, text, rules.quantities, cues, table)
    found += _named_chips(text, rules)
    return [*found, *_sizes(text, rules), *_ranks(text, rules)]


def scores(text: str, cues: Cues, table: WordingTable) -> list[Span]:
    """Return the scores that have no percent sign of their own, in the units of the table."""
    known = (one for one in bare_scores(text, cues) if one.unit in table.units)
    return [
        Span(one.start, one.end, "Score", f"{one.number} {one.unit}", weight=3) for one in known
    ]


def _sizes(text: str, rules: Rules) -> Iterator[Span]:
    """Yield the sizes of models that are given without their unit: "a 70B model"."""
    short = rules.quantities["magnitudes"]
    for match in re.finditer(rules.quantities["size"], text):
        written = f"{match['number']} {short[match['magnitude'].lower()]} parameters"
        yield Span(match.start("said"), match.end("said"), "Parameters", written, weight=3)


def _ranks(text: str, rules: Rules) -> Iterator[Span]:
    """Yield places in a list, "ranks second", and points of a rating, "1,255 points"."""
    table = rules.quantities["rank"]
    for match in re.finditer(table["pattern"], text, re.IGNORECASE):
        number = table["words"].get(match["said"].lower(), match["digits"])
        if number:
            yield Span(match.start("said"), match.end("said"), "Rank", f"{number} place", weight=3)
    for match in re.finditer(rules.quantities["rating"], text, re.IGNORECASE):
        yield Span(match.start(), match.end(), "Rating", f"{match['number']} points", weight=3)


def _named_chips(text: str, rules: Rules) -> Iterator[Span]:
    """Yield numbers of chips whose name stands before the unit: "16,000 Foo H100 GPUs"."""
    for match in _chips(rules).finditer(text):
        bound = _bound((match["bound"] or "").lower(), rules.quantities)
        parts = [bound, match["number"], (match["magnitude"] or "").lower(), "chips"]
        yield Span(*match.span("said"), "Chips", " ".join(filter(None, parts)), weight=3)


@lru_cache(maxsize=4)
def _chips(rules: Rules) -> re.Pattern[str]:
    every = (one for words in rules.quantities["bounds"].values() for one in words)
    bounds = "|".join(re.escape(one) for one in sorted(every, key=len, reverse=True))
    return re.compile(rules.quantities["named_chips"].replace("{bounds}", bounds))


def _unit(match: re.Match[str], rules: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return kind and unit of a figure, or None when it has none that is known."""
    sign = (match["sign"] or "").strip()
    if sign:
        unit = {key.lower(): unit for key, unit in rules["signs"].items()}[sign.lower()]
        return ("Price" if match["per"] or match["rate"] else "Money"), unit
    for pattern, (kind, unit) in rules["units"].items():
        if match["unit"] and re.fullmatch(pattern, match["unit"], re.IGNORECASE):
            priced = kind == "Money" and (match["per"] or match["rate"])
            return ("Price" if priced else kind), unit
    return None


def _span(
    match: re.Match[str], text: str, rules: Mapping[str, Any], cues: Cues, table: WordingTable
) -> Iterator[Span]:
    known = _unit(match, rules)
    if known is None or text[match.end() : match.end() + 1].isalnum():
        return
    kind, unit = known
    if kind == "Chips" and _is_numbered(match, text, rules):
        return
    if match["per"] and kind == "Price":
        unit = f"{unit} per million tokens"
    elif kind == "Price":
        unit = f"{unit} per month"
    written = _written(match, unit, text, rules, cues)
    try:
        parse_quantity(written, table)
    except ValueError:
        return
    ranged, end = bool(match["low"] or match["loose"]) or _is_range(match, text), match.end()
    leads = (match["between"] or "").lower() == "from "
    start = match.end("between") if leads and not ranged else match.start()
    side = re.search(rules["token_side"], match["per"] or "", re.IGNORECASE)
    aspect = f"{side[0].lower()} tokens" if side else _often(match, text, rules)
    yield Span(start, end, RANGE if ranged else kind, written, weight=3, aspect=aspect)


def _is_numbered(match: re.Match[str], text: str, rules: Mapping[str, Any]) -> bool:
    """Return whether a small number is the end of a name: "Foo 3 accelerators"."""
    before = text[max(0, match.start() - 30) : match.start()]
    return len(match["number"]) < 3 and re.search(rules["numbered"], before) is not None


def _is_range(match: re.Match[str], text: str) -> bool:
    """Return whether the figure begins or ends a range: "from $5 to $10", but not "up from $5"."""
    behind, between = text[match.end() : match.end() + 50], (match["between"] or "").lower()
    if between == "from " and re.match(r"[^.;:,]{0,40}?(?:\bto\b|\u2014|-) ?\W?\d", behind):
        return True
    signs = "$€£" if match["sign"] else ""  # "rose 5% to $10" is no range, nor is "5% to 10 yuan"
    percent = r"(?=[\d.,]* ?(?:%|per ?cent))" if _is_percent(match) else ""
    joined = re.match(rf" ?(?:to|-|\u2014) ?(?=[{signs}\d]){percent}", behind)
    return bool(joined) or between == "between "


def _is_percent(match: re.Match[str]) -> bool:
    return re.match(r"%|per ?cent", match["unit"] or "", re.IGNORECASE) is not None


def _often(match: re.Match[str], text: str, rules: Mapping[str, Any]) -> str:
    """Return how often users use it, that they pay, or which parameters; or nothing."""
    unit = match["unit"] or ""
    if active := re.match(rules["active"], unit, re.IGNORECASE):
        return active[0].lower()
    words = re.match(rf"{rules['often']}\s(?={rules['of_users']})", unit, re.IGNORECASE)
    if words or not unit:
        return words[1].lower() if words else ""
    behind = re.match(rules["each"], text[match.end("unit") :], re.IGNORECASE)
    return str(rules["rates"].get(behind[1].lower(), "")) if behind else ""


def _written(
    match: re.Match[str], unit: str, text: str, rules: Mapping[str, Any], cues: Cues
) -> str:
    """Return the figure as a claims file writes it; "surpassed $2 billion" has a bound too."""
    spoken = (match["bound"] or "").lower()
    bound = _bound(spoken, rules)
    if not spoken and re.search(rules["passing"], text[max(0, match.start() - 30) : match.start()]):
        bound = "over"
    bound = "over" if match["plus"] else bound
    short, magnitude = rules["magnitudes"], (match["magnitude"] or "").lower()
    number = match["number"]
    number = number if number[0].isdigit() else cues.spelt.value(number)
    return " ".join(filter(None, [bound, number, short.get(magnitude, magnitude), unit]))


def _bound(spoken: str, rules: Mapping[str, Any]) -> str:
    """Return the bound word of the claims format for the words before a figure, if any."""
    bound = next((one for one, words in rules["bounds"].items() if spoken in words), "")
    return bound.replace("exactly", "")
