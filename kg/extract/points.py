"""Of what a list tells: the one model or product that its heading or lead-in names."""

from __future__ import annotations

import re
from dataclasses import replace

from kg.extract.masking import Masked
from kg.extract.patterns import Patterns
from kg.extract.reading import Sentence

__all__ = ["with_topics"]

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
            fits = near and topic is not None and named <= _named(topic.masked, kinds)
            found.append(replace(one, topic=topic.masked) if topic and fits else one)
            continue
        found.append(one)
        if _is_topic(one, alone):
            topic = one if len(named) == 1 else None if named else topic
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
