"""Products that act as companies: what raises money, is valued or sues is an organization."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import lru_cache

from kg.extract.signs.lexicon import Lexicon
from kg.extract.signs.masking import mask
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import UNSURE, Span

__all__ = ["with_acting_companies"]

#: how much must show that a company is meant; once is a figure of speech
ENOUGH = 3
#: what may bear the name of the company that has it
_NAMESAKES = ("Product", "Benchmark")


@lru_cache(maxsize=4)
def _acts(patterns: Patterns) -> tuple[tuple[re.Pattern[str], int], ...]:
    rows = patterns.rules.naming["acts_as_company"]
    return tuple((re.compile(patterns.free(words)), int(weight)) for words, weight in rows.items())


def with_acting_companies(
    text: str,
    sentences: list[tuple[int, int]],
    spans: list[Span],
    lexicon: Lexicon,
    patterns: Patterns,
) -> list[Span]:
    """Return the spans; a product of which the text tells as of a company is one throughout.

    It is the company that has the product's name with what firms add to it ("Foo AI"), a known
    one or a new one; the product keeps its name. What the text calls somebody's is a product.
    """
    products = {one.label for one in spans if one.kind in _NAMESAKES}
    products -= set(patterns.rules.naming["makers"])
    if not products:
        return spans
    acting = _acting(text, sentences, spans, patterns) | _named_so(spans, patterns)
    companies = {label: _company(label, lexicon, patterns) for label in acting & products}
    return [_as_company(one, companies) for one in spans]


def _acting(
    text: str, sentences: list[tuple[int, int]], spans: list[Span], patterns: Patterns
) -> set[str]:
    weights: Counter[str] = Counter()
    owned: dict[str, bool] = defaultdict(bool)
    for start, end in sentences:
        masked = mask(text, start, end, spans)
        if not any(one.kind in _NAMESAKES for one in masked.spans):
            continue
        for expression, weight in _acts(patterns):
            for match in expression.finditer(masked.text):
                number = int(match["name"].partition("#")[2].rstrip(">"))
                label = masked.spans[number].label
                weights[label] += weight
                owned[label] = owned[label] or weight < 0
    return {label for label, weight in weights.items() if weight >= ENOUGH and not owned[label]}


def _named_so(spans: list[Span], patterns: Patterns) -> set[str]:
    """Return the products of which the text names the company too: "Foo AI" beside "Foo"."""
    firms = {one.label for one in spans if one.kind == "Company"}
    forms = [form for form in patterns.rules.naming["company_forms"] if form[0].isalpha()]
    return {
        one.label
        for one in spans
        if one.kind == "Product"
        and one.weight > 0
        and any(f"{one.label} {form}" in firms for form in forms)
    }


def _company(label: str, lexicon: Lexicon, patterns: Patterns) -> tuple[str, bool]:
    """Return the label of the company that has the product's name, and whether it is known."""
    for form in patterns.rules.naming["company_forms"]:
        known = lexicon.find(f"{label} {form}")
        if known is not None and lexicon.vocabulary.is_a(known.kind, ("Company",)):
            return known.label, not known.seeded
    return f"{label} (company)", False


def _as_company(one: Span, companies: dict[str, tuple[str, bool]]) -> Span:
    if one.kind not in _NAMESAKES or one.label not in companies:
        return one
    label, known = companies[one.label]
    reason = f"the text tells of {one.label} as of a company"
    return replace(one, kind="Company", label=label, known=known, reason=reason, weight=UNSURE)
