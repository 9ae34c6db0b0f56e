"""Model names by their grammar: a family, a version, and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.names.codes import coded_names
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, VERSIONED, Span

__all__ = ["model_names"]


@lru_cache(maxsize=4)
def _grammars(rules: Rules) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = rules.models
    families = "|".join(re.escape(one) for one in sorted(table["families"], key=len)[::-1])
    middles, suffixes = "|".join(table["middles"]), "|".join(table["suffixes"])
    version = table["version"]
    bound = "|".join(table["bound_suffixes"])
    tail = rf"(?:[ -](?:{suffixes})(?![\w])|-(?:{bound})(?![\w-]))*(?![\w%]|\.\d)"
    known = rf"(?:{families})(?:[ -](?:{middles}))?[ -]?{version}{tail}"
    series = table["series"]
    named = rf"(?P<family>[A-Z][A-Za-z]+)(?:-(?:{middles}))?-{version}{tail}"
    spaced = rf"(?P<family>[A-Z][A-Za-z]+)(?: (?:{middles}))? \d{{1,2}}(?:\.\d{{1,2}})?{tail}"
    begin = r"(?<![\w.-])"
    lines, others = "|".join(table["lines"]), "|".join(table["others"])
    unnumbered = rf"(?:{families})[ -](?:{lines})(?: [A-Z0-9](?!\w))?(?![\w-])"
    return (
        re.compile(rf"{begin}(?:{known}|{series}|{unnumbered}|{others})"),
        re.compile(rf"{begin}{named}"),
        re.compile(rf"{begin}{spaced}"),
    )


@lru_cache(maxsize=4)
def _hardware(rules: Rules) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){rules.models['hardware']}(?![\w-]|\.\d)")


@lru_cache(maxsize=4)
def _ticker(rules: Rules) -> re.Pattern[str]:
    return re.compile(rules.models["ticker"])


@lru_cache(maxsize=4)
def _licence(rules: Rules) -> re.Pattern[str]:
    return re.compile(rules.models["licence"])


def model_names(text: str, rules: Rules) -> list[Span]:
    """Return the names of models and chips in the plain text; of unsure ones the kind is a name."""
    known, named, spaced = _grammars(rules)
    found = [
        Span(one.start(), one.end(), "AIModel", one[0], 1, reason="family and version of a model")
        for one in known.finditer(text)
    ]
    found += coded_names(text, rules)
    found += _unsure(text, named, rules, 1)
    found += _unsure(text, spaced, rules, 0)
    found += [
        Span(one.start(), one.end(), "Hardware", one[0], 1, reason="the name of a chip")
        for one in _hardware(rules).finditer(text)
    ]
    found += [
        Span(one.start(), one.end(), "Ticker", one[0], 3) for one in _ticker(rules).finditer(text)
    ]
    found += [
        Span(one.start(), one.end(), "Licence", one[0], 3) for one in _licence(rules).finditer(text)
    ]
    return found


def _unsure(text: str, grammar: re.Pattern[str], rules: Rules, weight: int) -> Iterator[Span]:
    refused = set(rules.models["not_families"])
    for one in grammar.finditer(text):
        if one["family"] not in refused:
            yield Span(one.start(), one.end(), NAME, one[0], weight, reason=VERSIONED)
