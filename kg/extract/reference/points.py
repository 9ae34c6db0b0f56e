"""Of what a list tells: the one model or product that its heading or lead-in names."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kg.extract.reading import Sentence
from kg.extract.signs.masking import Masked, inserted
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["with_point_subjects", "with_topics"]

#: how many words a line that only names something has at most
MOST_WORDS = 12
#: how many paragraphs below it a heading still tells of what a list is
REACH = 12
_LABEL = re.compile(r"\s*[a-z][a-z ]{2,30}: \S")
_END = re.compile(r"[.!?;,]\W*$")
_SIGN = re.compile(r"<(\w+)#(\d+)>")


def with_topics(sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    """Return the sentences; the points of a list, and lines such as "Foo: bar", have a topic.

    Prose that names another thing between the heading and the list ends it.
    """
    kinds = frozenset(patterns.kinds("AIModel|Product|Hardware"))
    found: list[Sentence] = []
    topic: Sentence | None = None
    for at, one in enumerate(sentences):
        alone = not any(
            other.paragraph == one.paragraph for other in sentences[max(0, at - 1) : at + 2]
            if other is not one
        )  # fmt: skip
        named = _named(one.masked, kinds)
        if _is_point(one, alone):
            near = topic is not None and one.paragraph - topic.paragraph <= REACH
            above = topic.masked if topic is not None and near else None
            fits = above is not None and named <= _named(above, kinds)
            found.append(replace(one, topic=above if fits else None, above=above))
            continue
        found.append(one)
        if _is_topic(one, alone):
            topic = one if len(named) == 1 else None if named else topic
        elif introduced := _introduced(one.masked, patterns):
            topic = replace(one, masked=_only(introduced))
        elif topic is not None and not named <= _named(topic.masked, kinds):
            topic = None
    return found


def _named(masked: Masked, kinds: frozenset[str]) -> set[str]:
    return {masked.spans[int(at)].label for kind, at in _SIGN.findall(masked.text) if kind in kinds}


def _is_point(one: Sentence, alone: bool) -> bool:
    """Return whether it is a point of a list, or a line that gives one thing its value."""
    return one.bullet or (alone and bool(_LABEL.match(one.masked.text)))


def _is_topic(one: Sentence, alone: bool) -> bool:
    """Return whether it is a heading, a line that only names something, or a lead-in."""
    words = one.masked.text.split()
    short = alone and len(words) <= MOST_WORDS and not _END.search(one.masked.text)
    return one.heading or short or one.masked.text.rstrip().endswith(":")


@lru_cache(maxsize=4)
def _introduction(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of a sentence that introduces the thing of which a list then tells."""
    return re.compile(patterns.free(patterns.rules.speech["points"]["introduction"]))


@lru_cache(maxsize=4)
def _verb(patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of where a point begins with a verb, behind its label if any."""
    return re.compile(patterns.free(patterns.rules.speech["points"]["verb"]))


def _introduced(masked: Masked, patterns: Patterns) -> Span | None:
    match = _introduction(patterns).search(masked.text)
    return masked.spans[int(match["number"])] if match else None


def _only(span: Span) -> Masked:
    """Return the name alone, as a masked sentence."""
    sign = f"<{span.kind.lower()}#0>"
    places = ((0, span.start), (len(sign), span.end))
    return Masked(span.start, span.end, sign, (span,), places)


def with_point_subjects(sentences: list[Sentence], patterns: Patterns) -> list[Sentence]:
    """Return the sentences; a point that begins with a verb has a view with its topic there.

    "Supports 29 languages", "Performance: Outperforms Foo"; its passage begins with the topic.
    """
    kinds = frozenset(patterns.kinds("AIModel|Product|Hardware"))
    return [_with_subject(one, kinds, patterns) for one in sentences]


def _with_subject(one: Sentence, kinds: frozenset[str], patterns: Patterns) -> Sentence:
    begin = _verb(patterns).match(one.masked.text) if one.above is not None else None
    if begin is None or one.above is None:
        return one
    (topic,) = (span for span in one.above.spans if span.kind.lower() in kinds)
    view = one.views[-1] if one.views else one.masked
    behind = " is " if begin["state"] else " "
    grown = inserted(view, replace(topic, carried=True), begin.end(), 0, behind)
    return replace(one, views=(*one.views[:-1], replace(grown, start=topic.start)))
