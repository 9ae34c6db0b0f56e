"""A subject that is understood with a second verb: "Foo raised $5 million and employs 40"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kg.extract.reading import Sentence
from kg.extract.reference.topic import is_aside
from kg.extract.signs.masking import Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["with_subjects"]


@lru_cache(maxsize=4)
def _joint(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of a place where a verb goes on without its subject."""
    return re.compile(patterns.free(patterns.rules.speech["ellipsis"]["joint"]))


@lru_cache(maxsize=4)
def _relative(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of a second verb of a relative clause: "Foo, which leads and was"."""
    kinds = "|".join([*patterns.kinds("Organization"), "name"])
    words = patterns.rules.speech["ellipsis"]["relative"].replace("{org_kinds}", kinds)
    return re.compile(patterns.free(words))


@lru_cache(maxsize=4)
def _refused(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of what may not stand between the subject and such a verb."""
    return re.compile(patterns.free(patterns.rules.speech["ellipsis"]["refused"]))


@lru_cache(maxsize=4)
def _opening(patterns: Patterns) -> re.Pattern[str]:
    kinds = "|".join([*patterns.kinds("Organization"), "name"])
    front = patterns.free(patterns.rules.speech["ellipsis"]["front"])
    return re.compile(rf"{front}(?P<sign><(?:{kinds})#(?P<number>\d+)>)(?!'|-)")


def with_subjects(sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    """Return the sentences; where a verb goes on without its subject, a view names it there.

    The subject must open the sentence, and no other one may come between.
    """
    return [
        one if one.heading else replace(one, views=tuple(_views(one, patterns)))
        for one in sentences
    ]


def _views(one: Sentence, patterns: Patterns) -> Iterator[Masked]:
    for view in (one.masked, *one.views):
        grown = _carried(_related(view, patterns), patterns)
        if grown is not view or view is not one.masked:
            yield grown


def _related(view: Masked, patterns: Patterns) -> Masked:
    """Return the view with whom a relative clause tells of before its second verb."""
    match = _relative(patterns).search(view.text)
    if match is None or _refused(patterns).search(view.text[match.end("sign") + 7 : match.end()]):
        return view
    return inserted(view, _understood(view.spans[int(match["number"])]), match.end(), 0, " ")


def _carried(view: Masked, patterns: Patterns) -> Masked:
    """Return the view with its subject before each verb that goes on without one."""
    opening = _opening(patterns).match(view.text)
    if opening is None:
        return view
    subject = view.spans[int(opening["number"])]
    if is_aside(view, subject, patterns):
        return view
    at = opening.end("sign")
    while match := _joint(patterns).search(view.text, at):
        if _refused(patterns).search(view.text[opening.end("sign") : match.start()] + " "):
            return view
        grown = inserted(view, _understood(subject), match.end(), 0, " ")
        at = match.end() + len(grown.text) - len(view.text)
        view = grown
    return view


def _understood(subject: Span) -> Span:
    return replace(subject, carried=True)
