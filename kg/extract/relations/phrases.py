"""Noun phrases that name a field, a technique or a group which no list has."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract.relations.phrase_kinds import Kinds
from kg.extract.relations.phrase_tokens import MOST, Tokens, Wanted
from kg.extract.relations.phrase_words import phrase_words
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns

__all__ = ["Phrase", "Wanted", "phrases_at"]


@dataclass(frozen=True)
class Phrase:
    """A phrase of a masked sentence: where it stands, and what of it is the name.

    `area` is all that is read of it, with the words in front that say nothing; `kind` is the class
    of what it names; `number` that of the sign where it is one known name. `shared` is where the
    words stand that an earlier phrase has for both: "image generation and editing".
    """

    area: tuple[int, int]
    place: tuple[int, int]
    kind: str
    number: int | None = None
    shared: tuple[int, int] | None = None


def phrases_at(masked: Masked, at: int, wanted: Wanted, patterns: Patterns) -> list[Phrase]:
    """Return the phrases of a list that begins at a place of the sentence; none where none is."""
    words = phrase_words(patterns)
    tokens, kinds = Tokens(masked, wanted, words), Kinds(masked, wanted, words, patterns)
    found: list[Phrase] = []
    sure, closing = 0, False
    while len(found) < MOST:
        if (one := _phrase(at, tokens, kinds)) is None:
            break
        found.append(_with_shared(found[-1], one, masked.text, patterns) if found else one)
        if len(found) == 1 or closing:
            sure = len(found)
        if (joint := words.joint.match(masked.text, one.area[1])) is None:
            break
        closing, at = bool(words.last.search(joint[0])), joint.end()
    return found[:sure]


def _phrase(at: int, tokens: Tokens, kinds: Kinds) -> Phrase | None:
    """Return the one phrase that begins at a place."""
    read = tokens.read(at)
    if not read:
        return None
    kept = kinds.without_tail(read)
    kind = kinds.kind(kept)
    if not kind:
        return None
    last = kept[-1]
    sole = len(kept) == 1 and last["kind"] and last[0].endswith(">")
    number = int(last[0].partition("#")[2].rstrip(">")) if sole else None
    return Phrase((at, read[-1].end()), (kept[0].start(), last.end()), kind, number)


def _with_shared(before: Phrase, one: Phrase, text: str, patterns: Patterns) -> Phrase:
    """Return the second of two phrases with the words that it has from the first."""
    first, second = text[slice(*before.place)].split(), text[slice(*one.place)].split()
    alike = re.compile(patterns.listed("concept_task"))
    apart = len(first) != 2 or len(second) != 1 or before.shared or "<" in first[0]
    if apart or not (alike.fullmatch(first[1]) and alike.fullmatch(second[0])):
        return one
    start = before.place[0]
    return replace(one, shared=(start, start + len(first[0])))
