"""Whether a claimant speaks near a passage: by name, by surname, or by a pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.cue_words import cue_pattern
from kg.extract.occurrence import name_places
from kg.extract.quoting import quote_places
from kg.extract.stand_ins import stands_for
from kg.extract.standing import Passage
from kg.identifiers import fold
from kg.model.segments import paragraphs, sentences

__all__ = ["speaks"]

Span = tuple[int, int]


def speaks(by: str, passage: Passage) -> bool:
    """Return whether the claimant stands in the passage, or speaks in its paragraph or just before.

    One speaks in a sentence with a verb of speech: by name, or, when the whole name stands in the
    text before, by the last of its words ("Lee said") or by a recorded pronoun ("he said").
    """
    if passage.way(by) is not None:
        return True
    speech = cue_pattern(passage.names.cues.speech)
    return any(
        speech.search(passage.text, *near) and _is_told(by, near, passage)
        for near in _sentences_near(passage)
    )


def _is_told(by: str, near: Span, passage: Passage) -> bool:
    start, end = near
    if name_places(by, passage.text[start:end], passage.names):
        return True
    if not name_places(by, passage.text[:start], passage.names):
        return False
    return _by_last_word(by, near, passage) or _by_pronoun(by, near, passage)


def _by_last_word(by: str, near: Span, passage: Passage) -> bool:
    words = by.split()
    last = words[-1] if len(words) > 1 else ""
    if not last[:1].isupper() or _is_shared(by, last, passage):
        return False
    return any(_is_word(passage.text, *place) for place in quote_places(last, passage.text, *near))


def _is_shared(by: str, last: str, passage: Passage) -> bool:
    """Return whether another name of the text ends with the word: two of one family."""
    others = re.finditer(rf"([A-Z][\w.-]+) {re.escape(last)}\b", passage.text)
    known = {by.split()[-2].casefold(), *passage.names.cues.openers}
    shared = any(one[1].casefold() not in known for one in others)
    return shared or passage.names.owner(fold(last)) is not None


def _is_word(text: str, start: int, end: int) -> bool:
    return not (text[max(0, start - 1) : start].isalnum() or text[end : end + 1].isalnum())


def _by_pronoun(by: str, near: Span, passage: Passage) -> bool:
    start, end = near
    return any(
        one.anaphor
        and fold(one.name) == fold(by)
        and start <= one.start < one.end <= end
        and stands_for(passage.text[one.start : one.end], passage.names.cues)
        for one in passage.mentions
    )


def _sentences_near(passage: Passage) -> Iterable[Span]:
    """Yield the sentences of its paragraphs and of the one before, which may open a quotation."""
    lines = list(paragraphs(passage.text))
    own = [at for at, one in enumerate(lines) if one[0] < passage.end and passage.start < one[1]]
    for line in lines[max(0, min(own, default=0) - 1) : max(own, default=-1) + 1]:
        yield from sentences(passage.text, *line)
