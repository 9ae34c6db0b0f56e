"""Names that nobody listed: found by their capitals, typed by what stands around them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kg.extract.names.bodies import is_body
from kg.extract.names.coordination import listed_beside
from kg.extract.names.evidence import Evidence, by_address, by_score, by_shape, by_version
from kg.extract.names.following import described_next
from kg.extract.names.joining import FORMED
from kg.extract.names.modifiers import is_modifier
from kg.extract.names.shortening import short_forms, with_shared_last_names, without_sizes
from kg.extract.names.trimming import separate, trimmed, with_articles
from kg.extract.signs.masking import Masked, mask
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Rules
from kg.extract.signs.spans import NAME, Span

__all__ = ["is_only_ending", "proper_names", "typed"]

_TOKEN = re.compile(r"\S+")
_NEXT = re.compile(r" ([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)?)(?![\w.])")
_START = re.compile(r"(?:^|[.!?:]|\n)[\s\"*(\u2014-]*$")


@lru_cache(maxsize=4)
def _words(rules: Rules, name: str) -> frozenset[str]:
    return frozenset(rules.naming[name])


def proper_names(
    text: str, lines: list[tuple[int, int]], fixed: list[Span], rules: Rules
) -> list[Span]:
    """Return the runs of capitalised words of the plain text that may be names.

    A heading in capitals shows nothing; a word that begins a sentence is a name only where the
    text has it within a sentence too, or where its letters could be nothing else. A run that a
    name of `fixed` begins or ends is what is left of it; "Fund" alone is the end of a name.
    """
    starts = {one.start: one.end for one in fixed if _bounds(text, one)}
    inside: list[Span] = []
    first: list[Span] = []
    for start, end in lines:
        if is_heading(text[start:end]):
            continue
        for run in rules.turns["proper"]["run"].finditer(text, start, end):
            for one in _pieces(run, starts, rules):
                at_start = bool(_START.search(text, max(start - 1, one.start - 6, 0), one.start))
                at_start = at_start or one.start == start
                whole = trimmed(one, at_start, rules)
                if whole is not None and not (at_start and _is_no_name(text, whole, rules)):
                    at_start = at_start and whole.start == one.start
                    (first if at_start else inside).append(whole)
    inside, first = (separate(text, each, inside, rules) for each in (inside, first))
    inside, first = (list(with_articles(text, each, inside)) for each in (inside, first))
    seen = {one.label for one in inside}
    named = inside + [one for one in first if _is_name(one.label, seen, text, rules)]
    named = [one for one in named if not _is_rank(text, one, rules)]
    parts = {*_words(rules, "company_endings"), *rules.models["suffixes"], *rules.models["middles"]}
    ends = {one.end for one in fixed if one.kind in ("Company", "Place")}
    return [one for one in named if one.label not in parts or _is_end(text, one, ends, rules)]


def _is_rank(text: str, one: Span, rules: Rules) -> bool:
    """Return whether the word only says of what rank somebody is, as in "Assistant Manager"."""
    rank = re.compile(rules.naming["ranks"]).match(text, one.start)
    return rank is not None and rank.end() == one.end


def _is_end(text: str, one: Span, ends: set[int], rules: Rules) -> bool:
    """Return whether what ends the name of a company stands right behind what begins one."""
    tight = one.start - 1 in ends and text[one.start - 1] == " "
    return tight and one.label in _words(rules, "company_endings")


def _bounds(text: str, one: Span) -> bool:
    """Return whether no name goes on with what is known: "AI" may be its end, "AI computing" not.

    >>> _bounds("Foo AI computing", Span(4, 16, "Field", "AI computing"))
    True
    """
    return one.kind != "Field" or text[one.start : one.end].split()[-1][0].islower()


def _is_no_name(text: str, one: Span, rules: Rules) -> bool:
    """Return whether what begins a sentence only says of what sort the name behind it is."""
    return _is_field(text, one, rules) or is_modifier(text, one.start, one.end, rules)


def _is_field(text: str, one: Span, rules: Rules) -> bool:
    """Return whether what begins a sentence only says of what field a firm is ("Legal AI firm")."""
    behind = "|".join(rules.naming["company_kinds"])
    return one.label.endswith(" AI") and bool(
        re.match(rf" (?:{behind})(?!\w)", text[one.end :][:40])
    )


def is_heading(line: str) -> bool:
    """Return whether the line is a heading: no end of a sentence, and most words in capitals.

    >>> is_heading("What The New Model Means"), is_heading("It means little.")
    (True, False)
    """
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    capital = sum(word[0].isupper() for word in words)
    return line.rstrip()[-1:] not in '.!?"' and len(words) > 1 and capital > 0.6 * len(words)


def _pieces(run: re.Match[str], fixed: dict[int, int], rules: Rules) -> Iterator[Span]:
    """Yield the parts of a run between words that belong to no name."""
    breakers = _words(rules, "breakers") - _words(rules, "beginnings")
    endings = _words(rules, "company_endings")
    at, until = run.start(), 0
    parts: list[re.Match[str]] = []
    for token in [*_TOKEN.finditer(run[0]), None]:
        place = at + token.start() if token else 0
        until = max(until, fixed.get(place, 0))
        known = token is not None and place < until
        ends = token is not None and parts and token[0] in endings
        breaks = token is not None and token[0] in breakers and not ends
        if breaks and token is not None and _is_first_name(token, run, rules):
            breaks = False
        if token is None or known or breaks:
            yield from _span(at, parts, run)
            parts = []
        else:
            parts.append(token)
            if _is_owner(token[0], run[0][token.end() :], rules):
                yield from _span(at, parts, run)
                parts = []


def _is_first_name(token: re.Match[str], run: re.Match[str], rules: Rules) -> bool:
    """Return whether a word such as "Jan" is no month here, but a first name: "Jan Fennimore"."""
    behind = _NEXT.match(run[0], token.end())
    no_name = _words(rules, "breakers") | _words(rules, "company_endings")
    at = run.start() + token.start()
    dated = rules.turns["proper"]["in"].search(run.string, max(0, at - 8), at)
    named = token[0] in rules.naming["also_first_names"] and behind and behind[1] not in no_name
    return bool(named and not dated)


def _is_owner(word: str, behind: str, rules: Rules) -> bool:
    """Return whether "of" behind the word says whose somebody is, as in "Ann Lee of Foo"."""
    return behind.startswith(" of ") and word not in _words(rules, "heads_of")


def _span(at: int, parts: list[re.Match[str]], run: re.Match[str]) -> Iterator[Span]:
    while parts and not any(sign.isupper() for sign in parts[0][0]):
        parts = parts[1:]
    while parts and not (parts[-1][0] == "plc" or any(one.isupper() for one in parts[-1][0])):
        parts = parts[:-1]
    if parts:
        start, end = parts[0].start(), parts[-1].end()
        label = run[0][start:end]
        if len(label) > 1:
            yield Span(at + start, at + end, NAME, label, -1)


def _is_name(label: str, seen: set[str], text: str, rules: Rules) -> bool:
    """Return whether a label that begins a sentence is a name."""
    if label in seen:
        return True
    if label in _words(rules, "labels") or rules.turns["proper"]["doing_ai"].fullmatch(label):
        return False
    first = label.split()[0]
    members = first.endswith("s") and is_body(label, rules)  # "Authors Guild"
    if first in _words(rules, "starters") and not members:
        return False
    if " " in label or any(sign.isupper() or sign.isdigit() for sign in label[1:]):
        return True
    if re.search(rf"(?<![\w-]){re.escape(label.lower())}(?![\w-])", text):
        return False
    return not label.endswith(tuple(rules.naming["word_endings"]))


@lru_cache(maxsize=4)
def _typings(patterns: Patterns) -> tuple[tuple[re.Pattern[str], str, int, str], ...]:
    rows = []
    for one in patterns.rules.typings:
        expression = re.compile(patterns.free(one.pattern))
        rows.append((expression, one.kind, one.weight, one.pattern))
    return tuple(rows)


def typed(
    text: str, sentences: list[tuple[int, int]], spans: list[Span], patterns: Patterns
) -> list[Span]:
    """Return the spans; names whose class the text shows have it, with the reason."""
    found: dict[str, Evidence] = defaultdict(lambda: Evidence(defaultdict(int), {}))
    labels = {one.label for one in spans if one.kind == NAME}
    for one in sorted(labels):
        by_shape(one, found[one], patterns.rules)
    for label in (span.label for span in spans if span.reason == FORMED):
        found[label].add("Company", 3, FORMED)
    by_address(text, sorted(labels), found, patterns.rules)
    masks = [mask(text, start, end, spans) for start, end in sentences]
    for label, kind in described_next(masks, text, patterns.rules):
        found[label].add(kind, 2, "what the next sentence says")
    telling = [masked for masked in masks if "<name#" in masked.text]
    for masked in telling:
        _by_context(masked, text, found, patterns)
    so_far = {label: one.best for label, one in found.items()}
    for label, kind in sorted(set(listed_beside(telling, so_far, patterns.rules))):
        found[label].add(kind, 2, "all others of a list are so")
    kinds = {label: (one.best, one.reasons.get(one.best, "")) for label, one in found.items()}
    whole = {one.label: one.kind for one in spans if one.kind in ("Person", "Company")}
    named = [one.label for one in spans]
    full = short_forms(kinds, whole, named, patterns.rules)
    models = {one.label for one in spans if one.kind == "AIModel" and not one.known}
    models |= {label for label, (kind, _) in kinds.items() if kind == "AIModel"}
    full = without_sizes(full, models, named)
    every = [_retyped(one, full) if one.kind == NAME else one for one in spans]
    return with_shared_last_names(text, every, patterns.rules)


def _by_context(masked: Masked, text: str, found: dict[str, Evidence], patterns: Patterns) -> None:
    """Count what the words of a sentence show of the unknown names in it."""
    by_version(masked, found, patterns.rules)
    by_score(masked, found, patterns)
    for expression, kind, weight, _ in _typings(patterns):
        for match in expression.finditer(masked.text):
            number = int(match["name"].partition("#")[2].rstrip(">"))
            words = text[masked.origin(match.start()) : masked.origin(match.end())]
            found[masked.spans[number].label].add(kind, weight, f"'{words.strip()[:60]}'")


def _retyped(span: Span, kinds: dict[str, tuple[str, str, str]]) -> Span:
    kind, reason, label = kinds[span.label]
    return replace(span, kind=kind, label=label, reason=reason) if kind else span


def is_only_ending(label: str, rules: Rules) -> bool:
    """Return whether a name is but what ends that of a company, as "Holding Ltd"."""
    return set(label.split()) <= set(rules.naming["bare_endings"])
