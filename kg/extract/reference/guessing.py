"""Words that may stand for a name, where no rule is sure for which: who could be meant, by weight.

Every rule keeps to views in which one name alone can be meant. What is read here is only for
review, by what weighs the guess with the rest (`learned`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.names.sorts import sorts_of
from kg.extract.reading import Sentence
from kg.extract.reference.candidates import Candidates
from kg.extract.reference.discourse import Discourse, fullest
from kg.extract.reference.ranking import ranked as ranked_of
from kg.extract.reference.salience import scale
from kg.extract.reference.topic import about, companies
from kg.extract.signs.masking import Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["Guess", "Guessed", "guessed", "meant"]


#: longer sentences are lists or tables: nothing is guessed there
MOST_SIGNS = 1500
#: how many could be meant where it is unclear
BOTH = 2


@dataclass(frozen=True)
class Guess:
    """Who words may stand for, the likeliest first, each with its weight by salience.

    `behind` is what stands behind a name in their stead: "'s" for "its".
    """

    words: str
    ranked: tuple[tuple[Span, float], ...]
    behind: str = ""


@dataclass(frozen=True)
class Guessed:
    """A sentence with a sign for each word that may stand for a name.

    `guesses` has who they may be, by the number of the sign.
    """

    masked: Masked
    guesses: dict[int, Guess]


@dataclass(frozen=True)
class _Row:
    """Words that refer to a name of some kinds, and what stands behind its sign."""

    kinds: frozenset[str]
    sign: str
    expression: re.Pattern[str]
    behind: str
    options: frozenset[str]


@lru_cache(maxsize=4)
def _rows(patterns: Patterns) -> tuple[_Row, ...]:
    return tuple(
        _Row(
            frozenset(patterns.kinds(row["kinds"])),
            row["sign"],
            re.compile(rf"(?<![\w'-]){patterns.free(row['words'])}"),
            row.get("behind", ""),
            frozenset(row),
        )
        for row in patterns.rules.speech["guessing"]
    )


def guessed(sentences: list[Sentence], patterns: Patterns) -> list[Guessed]:
    """Return each sentence with a sign for each word that may stand for a name told of before."""
    sorts = sorts_of([one.masked for one in sentences], patterns)
    known = about(sentences, patterns)
    discourse = Discourse(patterns, sorts, known.topic, known.buyers, known.investors)
    found: list[Guessed] = []
    for one in sentences:
        reading = Candidates(fullest(one), one, discourse)
        plain = one.heading or len(reading.view.text) > MOST_SIGNS
        found.append(Guessed(reading.view, {}) if plain else _with_signs(reading, patterns))
        discourse.add(one, reading.told())
    return found


def _with_signs(reading: Candidates, patterns: Patterns) -> Guessed:
    guesses: dict[int, Guess] = {}
    view = reading.view
    for row in _rows(patterns):
        if "far" not in row.options and _goes_on_unnamed(reading, patterns):
            continue
        at = 0
        while match := row.expression.search(view.text, at):
            start, end = match.span("words")
            at = match.end()
            place = (view.origin(start), view.origin(end))
            owner = match.groupdict().get("owner")
            whose = view.spans[int(owner)].label if owner else ""
            same = _of_opener(match, view, guesses, patterns)
            ranked = (
                ranked_of(reading, row.kinds, row.options, place, whose) if same is None else same
            )
            if _is_unclear(ranked, row, view, start, patterns):
                continue
            if ranked and reading.discourse.may_be(match["words"], ranked[0][0].label):
                guesses[len(view.spans)] = Guess(match["words"], ranked, row.behind)
                span = Span(*place, row.sign, match["words"], anaphor=True)
                grown = inserted(view, span, start, end - start, row.behind)
                at += len(grown.text) - len(view.text)
                view = grown
    return Guessed(view, guesses)


def _is_unclear(
    ranked: tuple[tuple[Span, float], ...], row: _Row, view: Masked, at: int, patterns: Patterns
) -> bool:
    """Return whether a description may be of either of two firms that its sentence names before."""
    if "described" not in row.options or len(ranked) < BOTH:
        return False
    named = {one.label for one in companies(view, at, patterns)}
    (first, most), (second, less) = ranked[:BOTH]
    return {first.label, second.label} <= named and most < less * scale(patterns).weights["margin"]


@lru_cache(maxsize=4)
def _demonstrative(patterns: Patterns) -> re.Pattern[str]:
    return re.compile(patterns.free(patterns.rules.speech["salience"]["demonstrative"]))


def _goes_on_unnamed(reading: Candidates, patterns: Patterns) -> bool:
    """Return whether "it" may go on with the "that" of which the sentence before tells."""
    last = reading.discourse.last(reading.one, far=False)
    return last is not None and bool(_demonstrative(patterns).match(last.text))


def _of_opener(
    match: re.Match[str], view: Masked, guesses: dict[int, Guess], patterns: Patterns
) -> tuple[tuple[Span, float], ...] | None:
    """Return whom the "it" means that opens the sentence and goes on as this one; None for others.

    It is nobody where the first one is unclear.
    """
    opener = patterns.turns["guessing"]["opener"].match(view.text, 0, match.start("words"))
    if opener is None or match["words"] not in ("it", "they"):
        return None
    return guesses[int(opener[1])].ranked if opener[1] and int(opener[1]) in guesses else ()


def meant(name: Span, words: Span) -> Span:
    """Return a name put at the place of the words that stand for it."""
    place = name.antecedent or (name.start, name.end)
    return replace(
        name, start=words.start, end=words.end, anaphor=True, antecedent=place, carried=False
    )
