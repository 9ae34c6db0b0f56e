"""Model names by their grammar: a family, a version, and what follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.extract.rules import Rules
from kg.extract.spans import NAME, Span
from kg.identifiers import fold

__all__ = ["VERSIONED", "model_names"]

#: why a name may be that of a model, though its family is not known
VERSIONED = "a name with a version"


@lru_cache(maxsize=4)
def _grammars(rules: Rules) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = rules.models
    families = "|".join(re.escape(one) for one in sorted(table["families"], key=len)[::-1])
    middles, suffixes = "|".join(table["middles"]), "|".join(table["suffixes"])
    version = table["version"]
    tail = rf"(?:[ -](?:{suffixes})(?![\w]))*(?![\w%]|\.\d)"
    known = rf"(?:{families})(?:[ -](?:{middles}))?[ -]?{version}{tail}"
    series = r"(?:OpenAI )?o[1-9](?:[ -](?:mini|pro|preview|high))*(?![\w%-])"
    named = rf"(?P<family>[A-Z][A-Za-z]+)(?:-(?:{middles}))?-{version}{tail}"
    spaced = rf"(?P<family>[A-Z][A-Za-z]+)(?: (?:{middles}))? \d{{1,2}}(?:\.\d{{1,2}})?{tail}"
    begin = r"(?<![\w.-])"
    lines = "|".join(table["lines"])
    unnumbered = rf"(?:{families})[ -](?:{lines})(?: [A-Z0-9](?!\w))?(?![\w-])"
    return (
        re.compile(rf"{begin}(?:{known}|{series}|{unnumbered})"),
        re.compile(rf"{begin}{named}"),
        re.compile(rf"{begin}{spaced}"),
    )


@lru_cache(maxsize=4)
def _hardware(rules: Rules) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.-]){rules.models['hardware']}(?![\w-])")


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
    return [*found, *_tails(text, found, rules)]


def _unsure(text: str, grammar: re.Pattern[str], rules: Rules, weight: int) -> Iterator[Span]:
    refused = set(rules.models["not_families"])
    for one in grammar.finditer(text):
        if one["family"] not in refused:
            yield Span(one.start(), one.end(), NAME, one[0], weight, reason=VERSIONED)


def _tails(text: str, found: list[Span], rules: Rules) -> Iterator[Span]:
    """Yield the bare versions ("R2") that are the end of exactly one model's name."""
    ends: dict[str, set[str]] = {}
    for one in found:
        last = re.split(r"[ -]", one.label)[-1]
        short = re.fullmatch(r"[A-Z]\d[\d.]*", last) or last in rules.models["nicknames"]
        if one.kind == "AIModel" and last != one.label and short:
            ends.setdefault(last, set()).add(one.label)
    for last, labels in sorted(ends.items()):
        if len({fold(label) for label in labels}) == 1:
            for hit in re.finditer(rf"(?<![\w.-]){re.escape(last)}(?![\w-])", text):
                yield Span(hit.start(), hit.end(), "AIModel", min(labels), 0, reason="its version")
