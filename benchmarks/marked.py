"""Labelled sentences: texts in which every name is marked, with what is said of whom behind it.

A line is a sentence; `# ` in front of it makes it a heading. An article begins with a heading, or
behind an empty line. `{1:Company Foo}` is a name or a figure, `{2=Company its}` words that stand for
a name; behind ` => ` stand the relations, as `1 acquired 2; 2 foundedBy 3`. A `u` behind one says
that it is arguable; it counts as said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.reference.guessing import Guessed
from kg.extract.signs.masking import mask, plain
from kg.extract.signs.spans import Span

__all__ = ["Example", "articles", "marked"]

_MARK = re.compile(r"\{(\d+)([:=])(\w+) ([^{}]+)\}")
_SAID = re.compile(r"(\d+) (\w+) (\d+)(?: u)?")


@dataclass(frozen=True)
class Example:
    """A sentence with what it says: subject, property and object, by the numbers of signs.

    `source` says where it comes from.
    """

    guess: Guessed
    said: frozenset[tuple[int, str, int]]
    heading: bool
    source: str


def marked(text: str, source: str) -> Iterator[Example]:
    """Yield the sentences of a marked text.

    Raises ValueError, with the line, where a relation names what is not marked, where a number
    is marked twice, and where a bracket belongs to no mark.

    >>> text = "{1:Company Foo} bought {2:Company Bar}. => 1 acquired 2"
    >>> one = next(marked(text, "x"))
    >>> one.guess.masked.text, sorted(one.said)
    ('<company#0> bought <company#1>.', [(0, 'acquired', 1)])
    """
    for one in articles(text, source):
        yield from one


def articles(text: str, source: str) -> Iterator[list[Example]]:
    """Yield the articles of a marked text, each as its sentences; raises ValueError as `marked`."""
    found: list[Example] = []
    for number, line in enumerate(text.splitlines(), 1):
        if found and (not line.strip() or line.startswith("# ")):
            yield found
            found = []
        if line.strip():
            found.append(_example(line.strip(), f"{source}:{number}"))
    if found:
        yield found


def _example(line: str, source: str) -> Example:
    sentence, _, relations = line.partition(" => ")
    heading = sentence.startswith("# ")
    words, spans, places = _read(sentence.removeprefix("# "))
    if len(places) < len(spans) or "{" in words or "}" in words:
        raise ValueError(f"{source}: a mark has the number of another one, or is none")
    said = set()
    for one in filter(None, (each.strip() for each in relations.split(";"))):
        match = _SAID.fullmatch(one)
        if match is None or match[1] not in places or match[3] not in places:
            raise ValueError(f"{source}: '{one}' is no relation of two marked names")
        said.add((places[match[1]], match[2], places[match[3]]))
    masked = mask(plain(words), 0, len(words), spans)
    return Example(Guessed(masked, {}), frozenset(said), heading, source)


def _read(sentence: str) -> tuple[str, list[Span], dict[str, int]]:
    """Return the sentence without its marks, its spans, and the number of the span of each mark."""
    words, at, spans, places = "", 0, [], {}
    for number, match in enumerate(_MARK.finditer(sentence)):
        words += sentence[at : match.start()]
        start = len(words)
        words += match[4]
        spans.append(Span(start, len(words), match[3], match[4], anaphor=match[2] == "="))
        places[match[1]] = number
        at = match.end()
    return words + sentence[at:], spans, places
