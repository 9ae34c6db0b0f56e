"""A known name that goes on: "Fidelity International", "Snowflake Arctic", "China Mobile"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, VERSIONED, Span

__all__ = ["FORMED", "with_legal_forms", "with_longer_names", "with_sizes", "with_whole_words"]

#: why a name is that of a company
FORMED = "its legal form stands behind it"
_BEGINS = "begins with "
#: the size of a model behind its name; beside it may stand how much of it is active
_SIZE = re.compile(
    r" (?:\d{1,4}(?:\.\d+)?B-A\d+(?:\.\d+)?B|(?P<alone>\d{1,3}(?:\.\d)?B))(?:-[A-Z]\w+)?"
    r"(?![\w.%-]*\w)"
)
#: what another name may begin with; a product's name makes one of a product
_FRONTS = ("Company", "Division", "Product", "Place")


def with_longer_names(text: str, spans: list[Span], rules: Rules) -> list[Span]:
    """Return the spans; a known name and the capitalised words behind it are one name.

    Where such words stand alone too, as "Arctic" behind "Snowflake Arctic", they are that name.
    """
    found: list[Span] = []
    for one in spans:
        last = found[-1] if found else None
        if last and _is_same(text, last, one, rules):
            found[-1] = replace(last, end=one.end)
        elif last and _is_namesake(text, last, one):
            found[-1] = Span(last.start, one.end, NAME, text[last.start : one.end], -1)
        elif last and _goes_on(text, last, one, rules):
            found[-1] = _joined(text, last, one)
        elif last and _is_second_half(text, last, one):
            found[-1] = replace(last, end=one.end, label=text[last.start : one.end])
        else:
            found.append(one)
    return [_in_small_letters(text, one, found) for one in _with_ends(found)]


def with_legal_forms(text: str, spans: list[Span], rules: Rules) -> list[Span]:
    """Return the spans; the legal form behind an unknown name belongs to it: "Foo Co., Ltd."."""
    form = re.compile(rules.naming["legal_form"])
    found = []
    for one in spans:
        hit = form.match(text, one.end) if one.kind == NAME and one.weight == -1 else None
        ended = hit is not None and (hit[0][0] != "." or one.label.endswith((" Co", " Corp")))
        found.append(replace(one, end=hit.end(), reason=FORMED) if hit and ended else one)
    return found


@lru_cache(maxsize=4)
def _bound(rules: Rules) -> re.Pattern[str]:
    """Return the expression of what a hyphen binds to a model's name and makes another of it."""
    small = "|".join(rules.models["bound_suffixes"])
    part = rf"-(?:[A-Z]\w*|\d\w*|(?:{small})(?![\w-]))(?:\.\d+)*"
    noun = rules.models["bound_nouns"]
    return re.compile(rf"-(?!(?:{noun})(?!\w))(?=[A-Z])(?:\w+(?:\.\d+)*)(?:{part})*(?!\w)")


def with_whole_words(text: str, spans: list[Span], rules: Rules) -> list[Span]:
    """Return the spans; a model's name that goes on behind a hyphen is the name of a new one.

    It has a version. What goes on with another known name ("GPT-4-Foo deal") is no one name. So
    does a benchmark's name with its own version ("Foo-Bench 2.0").
    """
    named = {one.start for one in spans if one.kind not in (NAME, "Field", "Technique")}
    found = []
    for one in spans:
        hit = _bound(rules).match(text, one.end) if one.kind in ("AIModel", NAME) else None
        label = text[one.start : hit.end()] if hit else ""
        whole = hit is not None and hit.start() + 1 not in named
        if hit and whole and any(sign.isdigit() for sign in label):
            kind = one.kind if one.kind == "AIModel" else NAME
            reason = VERSIONED if kind == NAME else "a name that goes on behind a model's"
            one = Span(one.start, hit.end(), kind, label, 2, reason=reason)
        found.append(_with_version(text, one, rules))
    return found


def _with_version(text: str, one: Span, rules: Rules) -> Span:
    """Return the span of a benchmark with the version or part that makes another of it."""
    version = re.compile(rules.models["benchmark_version"])
    hit = version.match(text, one.end) if one.kind == "Benchmark" and not one.plural else None
    if hit is None:
        return one
    label = text[one.start : hit.end()]
    return Span(one.start, hit.end(), "Benchmark", label, 2, reason="its version stands behind it")


def with_sizes(text: str, spans: Iterable[Span], rules: Rules) -> list[Span]:
    """Return the spans; an unknown name and the size behind it are that of a model.

    A size alone may be that of something else: it is a name with a version.
    """
    refused = set(rules.models["not_families"])
    return [
        _sized(text, one) if one.kind == NAME and one.label not in refused else one for one in spans
    ]


def _sized(text: str, one: Span) -> Span:
    hit = _SIZE.match(text, one.end) if text[one.start : one.end] == one.label else None
    if hit is None:
        return one
    kind, reason = (NAME, VERSIONED) if hit["alone"] else ("AIModel", "the sizes of a model")
    label = one.label + hit[0]
    return replace(one, end=hit.end(), label=label, kind=kind, reason=reason)


def _in_small_letters(text: str, one: Span, spans: list[Span]) -> Span:
    """Return the span; "Foo inference" is the "Foo Inference" that the text names too."""
    if one.kind not in _FRONTS:
        return one
    front = text[one.start : one.end] + " "
    for other in spans:
        if other.reason.startswith(_BEGINS) and other.label.startswith(front):
            end = one.start + len(other.label)
            whole = text[one.end : end] == other.label.lower()[len(front) - 1 :]
            if whole and not text[end : end + 1].isalnum():
                return replace(other, start=one.start, end=end)
    return one


def _goes_on(text: str, last: Span, one: Span, rules: Rules) -> bool:
    """Return whether the name behind a known one is a part of it."""
    if last.kind not in _FRONTS or one.kind != NAME or one.weight >= 0 or last.plural:
        return False
    tight = text[last.end : one.start] == " " and text[last.end - 1].isalnum()
    person = one.label.split()[0] in rules.naming["first_names"]
    stated = last.kind == "Place" and text[last.start : last.end] != last.label
    ended = last.kind == "Company" and rules.turns["joining"]["formed"].search(
        text, last.start, last.end
    )
    return tight and not stated and not ended and (last.kind == "Product" or not person)


def _is_same(text: str, last: Span, one: Span, rules: Rules) -> bool:
    """Return whether the name behind a known one only ends it: "Foo Systems", "Ann Lee Wen"."""
    if one.kind != NAME or one.weight >= 0 or text[last.end : one.start] != " " or last.plural:
        return False
    if last.kind == "Person":
        return " " in text[last.start : last.end] and one.label.isalpha() and " " not in one.label
    return last.kind == "Company" and one.label in rules.naming["same_endings"]


def _is_namesake(text: str, last: Span, one: Span) -> bool:
    """Return whether the last name of somebody known begins the name of another: "Lee Bo"."""
    spoken = text[last.start : last.end]
    alone = last.kind == "Person" and " " not in spoken and spoken != last.label
    free = one.kind == NAME and one.weight < 0 and one.label.isalpha()
    tight = text[last.end : one.start] == " " and one.label not in last.label.split()
    return alone and free and tight and one.label[1:].islower()


def _is_second_half(text: str, last: Span, one: Span) -> bool:
    """Return whether "and Bar" belongs to the name of one body: "the Oslo Foo and Bar"."""
    body = last.reason.startswith(_BEGINS) and text.endswith("the ", 0, last.start)
    return body and one.kind == NAME and text[last.end : one.start] in (" and ", " & ")


def _joined(text: str, last: Span, one: Span) -> Span:
    words = text[last.start : one.end]
    product = last.kind == "Product"
    kind, reason = (
        ("Product", "a product's name")
        if product
        else (NAME, _BEGINS + text[last.start : last.end])
    )
    return Span(last.start, one.end, kind, words, -1, reason=reason)


def _with_ends(spans: list[Span]) -> list[Span]:
    """Return the spans; the words with which one such name ends mean it where they stand alone."""
    whole: dict[str, set[str]] = defaultdict(set)
    for one in spans:
        if one.reason.startswith(_BEGINS):
            whole[one.label[len(one.reason) - len(_BEGINS) + 1 :]].add(one.label)
    return [_with_whole(one, whole.get(one.label, set())) for one in spans]


def _with_whole(one: Span, labels: Iterable[str]) -> Span:
    names = sorted(labels)
    if one.kind != NAME or len(names) != 1 or one.label == names[0]:
        return one
    return replace(one, label=names[0], reason="the end of its name")
