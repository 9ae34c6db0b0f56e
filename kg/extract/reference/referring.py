"""Words that refer to what is named elsewhere: "it", "his", "the chatbot", "both models"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.names.sorts import sorts_of, telling
from kg.extract.reading import Sentence
from kg.extract.reference.candidates import Candidates, Wanted
from kg.extract.reference.central import is_owner_of
from kg.extract.reference.clause_names import means_another
from kg.extract.reference.discourse import Discourse, fullest
from kg.extract.reference.topic import about, joined_rounds
from kg.extract.reference.within import parallel
from kg.extract.signs.masking import Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["with_referents"]


@dataclass(frozen=True)
class _Row:
    """Words that refer to a name of some kinds: what may not stand in front, and behind its sign.

    The options say who can be meant (`Wanted`, and the ways in `_meant`).
    """

    kinds: frozenset[str]
    expression: re.Pattern[str]
    refused: re.Pattern[str] | None
    behind: str
    options: frozenset[str]


@lru_cache(maxsize=4)
def _rows(patterns: Patterns) -> tuple[_Row, ...]:
    found = []
    for row in patterns.rules.speech["salience"]["rows"]:
        refused = re.compile(f"(?:{patterns.free(row['refused'])})$") if "refused" in row else None
        expression = re.compile(rf"(?<![\w'-]){patterns.free(row['words'])}")
        kinds = frozenset(patterns.kinds(row["kinds"]))
        behind = row.get("behind", "").replace("_", " ")
        found.append(_Row(kinds, expression, refused, behind, frozenset(row)))
    return tuple(found)


@lru_cache(maxsize=4)
def _any(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of words without which no row can match."""
    return re.compile(patterns.free(patterns.rules.speech["salience"]["any"]))


def with_referents(sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    """Return the sentences; where words refer to a name, the last view has that name there.

    Of several names the one that weighs most is meant, and none where no other is far lighter.
    """
    sorts = sorts_of([one.masked for one in sentences], patterns)
    known = about(sentences, patterns)
    discourse = Discourse(patterns, sorts, known.topic, known.buyers, known.investors)
    found: list[Sentence] = []
    for one in sentences:
        view = fullest(one)
        reading = Candidates(view, one, discourse)
        if not one.heading and _any(patterns).search(view.text):
            _resolve(reading, patterns)
        if reading.view is not view:
            one = replace(one, views=(*one.views[:-1], reading.view))
        discourse.add(one, reading.told())
        found.append(one)
    return found


def _resolve(reading: Candidates, patterns: Patterns) -> None:
    """Put a name into the view wherever words refer to one."""
    for row in _rows(patterns):
        at = 0
        while match := row.expression.search(reading.view.text, at):
            at = match.end()
            if spans := _meant(match, row, reading):
                grown = _put(reading.view, match, spans, row)
                at += len(grown.text) - len(reading.view.text)
                reading.view = grown
    reading.view = parallel(reading.view, patterns)


def _meant(match: re.Match[str], row: _Row, reading: Candidates) -> list[Span]:
    """Return the names that the words mean; none where it is not clear.

    Of the options, `both` means two names, `joint` two that a sentence joins, `pair` one of two
    ("the latter"), `ahead` the subject that follows ("Despite its growth, Foo"), `alone` the only
    thing told of before.
    """
    start, end = match.span("words")
    if reading.discourse.is_quoted(reading.one, start, reading.view):
        return []
    if row.refused and row.refused.search(reading.view.text[:start]):
        return []
    if start in joined_rounds(reading.view, end, reading.discourse.patterns):
        return []
    whose = match.groupdict().get("owner")
    wanted = Wanted(row.kinds, row.options, match.start() if whose else start, end)
    if "both" in row.options:
        return reading.two(wanted)
    if "joint" in row.options:
        return reading.joint(wanted)
    if "pair" in row.options:
        pair = reading.two(wanted)
        return pair[-1:] if "latter" in match["words"] else pair[:1]
    if "ahead" in row.options:
        one = reading.ahead(match.start("next") - 1, wanted)
    else:
        one = reading.alone(wanted) if "alone" in row.options else reading.meant(wanted)
    fits = one is not None and reading.discourse.may_be(match["words"], one.label)
    fits = fits and one is not None and _is_told_so(one, match, reading)
    return [one] if one and fits and not _means_another(one, wanted, reading) else []


def _is_told_so(one: Span, match: re.Match[str], reading: Candidates) -> bool:
    """Return whether the text told so of the name: as of what the owner meant in the words has.

    A technique among the words must be what models are called by, as "the large language model".
    """
    groups, table = match.groupdict(), reading.discourse.patterns.rules.speech["salience"]
    owner, technique = groups.get("owner"), groups.get("technique")
    if technique and reading.view.spans[int(technique)].label not in table["model_techniques"]:
        return False
    if owner is None:
        return True
    whose, layers = reading.view.spans[int(owner)], reversed(reading.discourse.told)
    last = next((each for each in layers if one.label in {e.label for e in each}), ())
    return whose.anaphor and is_owner_of(last, whose.label)


def _means_another(one: Span, wanted: Wanted, reading: Candidates) -> bool:
    """Return whether a description of a firm may well be of another one of its sentence."""
    if "described" not in wanted.options:
        return False
    view, patterns = reading.view, reading.discourse.patterns
    said = telling(view, wanted.start, wanted.end, patterns)
    return means_another(view, wanted.start, one, said, patterns)


def _put(view: Masked, match: re.Match[str], spans: list[Span], row: _Row) -> Masked:
    """Return the view with the names at the place of the words, joined by "and"."""
    start, end = view.origin(match.start("words")), view.origin(match.end("words"))
    if whose := match.groupdict().get("owner"):  # the words begin where the owner is meant
        start = view.spans[int(whose)].start
    dropped = match.groupdict().get("drop")
    at = match.start("drop") if dropped else match.end("words")
    size, before = len(dropped or ""), "" if dropped else " "
    for number, meant in enumerate(spans, 1):
        place = meant.antecedent or (meant.start, meant.end)
        span = replace(meant, start=start, end=end, anaphor=True, antecedent=place, carried=False)
        behind = row.behind if number == len(spans) else " and "
        grown = inserted(view, span, at, size, behind, before)
        at += len(grown.text) - len(view.text) + size
        view, size, before = grown, 0, ""
    return view
