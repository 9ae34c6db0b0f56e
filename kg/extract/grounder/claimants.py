"""Whether a claimant speaks near a passage: by name, by surname, or by a pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.grounder.cue_words import cue_pattern
from kg.extract.grounder.occurrence import name_places
from kg.extract.grounder.quoting import cuts, quote_places
from kg.extract.grounder.stand_ins import stands_for
from kg.extract.grounder.standing import Passage
from kg.identifiers import fold
from kg.model.segments import paragraphs, sentences

__all__ = ["speaks"]

Span = tuple[int, int]
#: a paragraph that begins with one of these is a quotation
_MARKS = "\"“«„‘'"


def speaks(by: str, passage: Passage) -> bool:
    """Return whether the claimant stands in the passage, or speaks in its paragraph or just before.

    One speaks in a sentence with a verb of speech: by name, or, when the whole name stands in the
    text before, by the last of its words ("Lee said") or by a recorded pronoun ("he said"). For who
    filed it a complaint speaks.
    """
    if passage.way(by) is not None:
        return True
    speech = cue_pattern(passage.names.cues.speech)
    return any(
        (speech.search(passage.text, *near) and _is_told(by, near, passage))
        or _by_papers(by, near, passage)
        for near in _sentences_near(passage)
    )


def _is_told(by: str, near: Span, passage: Passage) -> bool:
    start, end = near
    if name_places(by, passage.text[start:end], passage.names):
        return True
    if not name_places(by, passage.text[:start], passage.names):
        return False
    words = by.split()
    short = words[:: len(words) - 1] if len(words) > 1 else []
    told = any(_by_word(by, one, near, passage) for one in short)
    return told or _by_pronoun(by, near, passage)


def _by_papers(by: str, near: Span, passage: Passage) -> bool:
    """Return whether a complaint speaks, and the text before tells that the claimant filed it."""
    turns, text = passage.names.cues.turns, passage.text
    if not turns["papers"].search(text, *near):
        return False
    places = name_places(by, text[: near[0]], passage.names)
    return any(turns["brings"].match(text, end) for _, end in places)


def _by_word(by: str, word: str, near: Span, passage: Passage) -> bool:
    """Return whether the first or last word of a name speaks: "Chen" of "Chen Yun"."""
    shared = _begins_another(by, word, passage) if by.startswith(word) else False
    if shared or not _is_surname(word, passage) or _is_shared(by, word, passage):
        return False
    return any(not cuts(passage.text, *place) for place in quote_places(word, passage.text, *near))


def _begins_another(by: str, word: str, passage: Passage) -> bool:
    """Return whether another name of the text begins with the word."""
    others = re.finditer(rf"(?<![\w-]){re.escape(word)} ([A-Z][\w.-]+)", passage.text)
    return any(one[1].rstrip(".") != by.split()[1].rstrip(".") for one in others)


def _is_surname(word: str, passage: Passage) -> bool:
    """Return whether a name that ends so may be a person's: "Lee", neither "AI" nor "Labs"."""
    firm = word.casefold() in passage.names.cues.forms
    return word[:1].isupper() and not word.isupper() and not firm


def _is_shared(by: str, last: str, passage: Passage) -> bool:
    """Return whether another name of the text ends with the word: two of one family."""
    # Not `endings._is_alone`: that compares whole runs of words in what stands before, and so takes
    # "Mr. Lee" for no other name; this takes any word in front, anywhere, but knows no "3.5 Foo".
    # Either in the other's stead would let pass what is refused now.
    others = re.finditer(rf"([A-Z][\w.-]+) {re.escape(last)}\b", passage.text)
    known = {by.split()[-2].casefold(), *passage.names.cues.openers}
    shared = any(one[1].casefold() not in known for one in others)
    return shared or passage.names.owner(fold(last)) is not None


def _by_pronoun(by: str, near: Span, passage: Passage) -> bool:
    start, end = near
    return any(
        one.anaphor
        and fold(one.name) == fold(by)
        and start <= one.start < one.end <= end
        and stands_for(passage.text[one.start : one.end], passage.names.cues)
        for one in passage.mentions
    )


def _sentences_near(passage: Passage) -> Iterator[Span]:
    """Yield the sentences of its paragraphs, and of the one before where that opens a quotation."""
    text, lines = passage.text, list(paragraphs(passage.text))
    own = [at for at, one in enumerate(lines) if one[0] < passage.end and passage.start < one[1]]
    first = min(own, default=0)
    if first and (_opens(text, *lines[first - 1]) or text[lines[first][0]] in _MARKS):
        first -= 1
    for line in lines[first : max(own, default=-1) + 1]:
        yield from sentences(text, *line)


def _opens(text: str, start: int, end: int) -> bool:
    return text[start:end].rstrip().endswith(":")
