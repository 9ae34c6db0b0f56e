"""The benchmark that scores share: "On FOO, X scored 81%, whereas Y got 79%. Z reached 75%"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.reading import Sentence
from kg.extract.signs.masking import Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["with_benchmarks"]

_SIGN = re.compile(r"<benchmark#(\d+)>")


@dataclass(frozen=True)
class _Grammar:
    """Where a sentence opens with a benchmark, where it has one, and a model's bare score.

    `noun` is what a figure is a figure of: "79 percent accuracy".
    """

    opening: re.Pattern[str]
    tested: re.Pattern[str]
    score: re.Pattern[str]
    noun: re.Pattern[str]


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    table = patterns.rules.speech["shared"]
    made = {key: re.compile(patterns.free(table[key])) for key in ("opening", "tested", "score")}
    return _Grammar(**made, noun=patterns.turns["benchmarks"]["noun"])


def with_benchmarks(sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    """Return the sentences; where a model's score lacks its benchmark, a view names it there.

    It is the one with which the sentence opens, or the one of the sentence before in the same
    paragraph, when neither sentence names another; the view's passage then begins with that one.
    """
    found: list[Sentence] = []
    shared: tuple[Span, int, int] | None = None
    for one in sentences:
        if shared and shared[2] != one.paragraph:
            shared = None
        one, shared = _one(one, shared, _grammar(patterns))
        found.append(one)
    return found


def _one(
    one: Sentence, shared: tuple[Span, int, int] | None, grammar: _Grammar
) -> tuple[Sentence, tuple[Span, int, int] | None]:
    """Return the sentence with its view, and the benchmark that the next one may share."""
    text = one.masked.text
    here = [one.masked.spans[int(sign)] for sign in _SIGN.findall(text)]
    if one.heading or len({span.label for span in here}) > 1 or any(span.plural for span in here):
        return one, None
    if here:
        opens = grammar.opening.match(text)
        view = _filled(one.masked, here[0], one.masked.start, grammar) if opens else one.masked
        told = opens or grammar.tested.search(text)
        own = (here[0], one.masked.start, one.paragraph) if told else None
        return _viewed(one, view), own
    if shared is None:
        return one, None
    view = _filled(one.masked, shared[0], shared[1], grammar)
    return _viewed(one, view), (shared if view is not one.masked else None)


def _viewed(one: Sentence, view: Masked) -> Sentence:
    return one if view is one.masked else replace(one, views=(*one.views, view))


def _filled(masked: Masked, benchmark: Span, start: int, grammar: _Grammar) -> Masked:
    """Return the sentence with the benchmark behind each bare score, from `start` on."""
    carried = replace(benchmark, carried=True)
    view = masked
    for at in reversed(list(_bare(masked, grammar))):
        view = inserted(view, carried, at, 0, " ", " on ")
    return view if view is masked else replace(view, start=start)


def _bare(masked: Masked, grammar: _Grammar) -> Iterator[int]:
    at = 0
    while match := grammar.score.search(masked.text, at):
        at = match.end("q")
        noun = grammar.noun.match(masked.text, at)
        yield noun.end() if noun else at
