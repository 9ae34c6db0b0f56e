"""Whether an entity stands in a passage: by a name, by words that stand for it, or described."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from kg.extract.grounder.endings import begins_name, ends_name, opens_name, stands_alone
from kg.extract.grounder.label_parts import label_parts
from kg.extract.grounder.names import Names
from kg.extract.grounder.occurrence import is_name_of, is_whole, name_places, word_places
from kg.extract.grounder.own_voice import in_own_voice
from kg.extract.grounder.quoting import quote_places
from kg.extract.grounder.stand_ins import POSSESSIVE, WORD, owner_meant, stands_for
from kg.identifiers import fold
from kg.model import Mention
from kg.model.cues import Cues
from kg.model.segments import paragraphs, sentences

__all__ = ["Passage", "Way", "lacking_words", "stem"]


class Way(StrEnum):
    """How an entity stands in a passage."""

    NAMED = "named"
    ANAPHOR = "by words that stand for it"
    DESCRIBED = "described"


@dataclass(frozen=True)
class Passage:
    """A place in a text, what is known of names, and the recorded mentions.

    `publisher` is the name of who publishes the text: the one who says "we" in it.
    """

    text: str
    start: int
    end: int
    names: Names
    mentions: tuple[Mention, ...] = ()
    publisher: str = ""

    @cached_property
    def words(self) -> str:
        """The passage itself."""
        return self.text[self.start : self.end]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the passage's words."""
        return frozenset(_stems(self.words, self.names.cues))

    def way(self, label: str) -> Way | None:
        """Return how the entity of this label stands in the passage, or None.

        Only a known or proposed entity is described: a label that is no entity's means nothing.
        """
        if name_places(label, self.words, self.names) or self._short_places(label):
            return Way.NAMED
        if self._by_anaphor(label):
            return Way.ANAPHOR
        if self.names.owner(fold(label)) is None:
            return None
        if self._by_nationality(label):
            return Way.DESCRIBED
        described = any(self._described(name) for name in sorted(self.names.names_of(label)))
        return Way.DESCRIBED if described else None

    def places(self, label: str) -> list[tuple[int, int]]:
        """Return where it stands in the text: its names, words for it, or names in its label."""
        found = name_places(label, self.words, self.names)
        found += [(one.start - self.start, one.end - self.start) for one in self._anaphors(label)]
        found += self._short_places(label)
        found = found or self._nationality_places(label)
        if not found:
            parts = [words for named, words in label_parts(label) if named]
            found = [place for words in parts for place in self._named_places(words)]
        return [(self.start + a, self.start + b) for a, b in found]

    def _short_places(self, label: str) -> list[tuple[int, int]]:
        """Return where a mention records a company's name without what firms add to it."""
        key = fold(label)
        return [
            (one.start - self.start, one.end - self.start)
            for one in self.mentions
            if not one.anaphor
            and fold(one.name) == key
            and self.start <= one.start < one.end <= self.end
            and self._is_short(label, one.start, one.end)
            and is_whole(self.text, one.start, one.end, self.names)
        ]

    def _is_short(self, label: str, start: int, end: int) -> bool:
        formless = begins_name(label, self.text[start:end], self.names)
        formless = formless and stands_alone(self.text, start, end, self.names)
        return formless or opens_name(label, start, end, self.text, self.names)

    def _named_places(self, words: str) -> list[tuple[int, int]]:
        owner = self.names.owner(fold(words)) or words
        return name_places(owner, self.words, self.names)

    def _anaphors(self, label: str) -> list[Mention]:
        key = fold(label)
        return [
            one
            for one in self.mentions
            if one.anaphor and fold(one.name) == key
            if self.start <= one.start < one.end <= self.end
        ]

    def _by_anaphor(self, label: str) -> bool:
        """Return whether words that stand for it are recorded, and its name stands before them.

        A mention may record where that is; without one any place before counts.
        """
        key = fold(label)
        named = [one for one in self.mentions if not one.anaphor and fold(one.name) == key]
        return any(
            in_own_voice(label, here, self.text, self.publisher, self.names)
            or ends_name(label, here, self.text, self.mentions, self.names)
            or self._leans(label, here, named)
            for here in self._anaphors(label)
        )

    def _leans(self, label: str, here: Mention, named: list[Mention]) -> bool:
        cues, words = self.names.cues, self.text[here.start : here.end]
        if owner := owner_meant(label, words, cues):
            return self._named_before(owner, here.start, [])
        stands = stands_for(self._unnamed(here), cues)
        return stands and self._named_before(label, here.start, named)

    def _unnamed(self, here: Mention) -> str:
        """Return the words at the place without what is recorded as the name of another thing."""
        words, at = "", here.start
        inside = [one for one in self.mentions if here.start < one.start and one.end < here.end]
        for one in sorted(inside, key=lambda one: one.start):
            if not one.anaphor and one.start >= at and fold(one.name) != fold(here.name):
                words, at = words + self.text[at : one.start], one.end
        return words + self.text[at : here.end]

    def _by_nationality(self, label: str) -> bool:
        """Return whether a word says of what country something is: "French" for France."""
        return bool(self._nationality_places(label))

    def _nationality_places(self, label: str) -> list[tuple[int, int]]:
        words = self.names.cues.nationalities.get(label, ())
        return [place for word in words for place in word_places(word, self.words)]

    def _named_before(self, label: str, at: int, recorded: list[Mention]) -> bool:
        if recorded:
            return any(one.end <= at and self.names_at(one) for one in recorded)
        named = any(
            is_whole(self.text, *place, self.names)
            for name in self.names.names_of(label)
            for place in quote_places(name, self.text, 0, at)
        )
        return named or self._told_before(label, at)

    def _told_before(self, label: str, at: int) -> bool:
        """Return whether it is a described thing ("update of Foo") that a sentence before tells."""
        words = [word for named, word in label_parts(label) if not named]
        told_of = " of " in label and set(words) - set(self.names.cues.filler)
        if not told_of or self.names.owner(fold(label)) is None:
            return False
        told = (one for line in paragraphs(self.text) for one in sentences(self.text, *line))
        return any(
            Passage(self.text, start, end, self.names)._described(label)
            for start, end in told
            if end <= at
        )

    def names_at(self, mention: Mention) -> bool:
        """Return whether the mention's place in the text names what it says."""
        if not 0 <= mention.start < mention.end <= len(self.text):
            return False
        words = self.text[mention.start : mention.end]
        short = begins_name(mention.name, words, self.names)
        long = begins_name(words, mention.name, self.names)
        return short or long or is_name_of(mention.name, words, self.names)

    def _described(self, label: str) -> bool:
        """Return whether the label is a description, and each part of it stands here.

        A name in it must stand as a name, each other word by its stem or by a word alike.
        """
        parts = list(label_parts(label))
        if not any(not named for named, _ in parts):
            return False
        return all(
            self._holds_name(words) if named else self.holds_word(words) for named, words in parts
        )

    def _holds_name(self, words: str) -> bool:
        owner = self.names.owner(fold(words)) or words
        if self._named_places(words) or self._short_places(owner) or self._by_anaphor(owner):
            return True
        if self._alike(words.casefold()):
            return True
        if any(sign.isdigit() for sign in words):
            return False
        return all(self.holds_word(word) for word in words.split())

    def holds_word(self, word: str) -> bool:
        """Return whether the word is a filler, or stands here by its stem or a word alike."""
        folded = word.casefold()
        known = folded in self.names.cues.filler or _plain(folded, self.names.cues) in self.stems
        return known or self._alike(folded)

    def _alike(self, word: str) -> bool:
        alike = self.names.cues.alike
        words = alike.get(word) or alike.get(word.removesuffix("s"), ())  # "layoffs"
        return any(word_places(other, self.words) for other in words)


@lru_cache(maxsize=8192)
def stem(word: str, endings: tuple[str, ...], shortest: int) -> str:
    """Return the word in small letters without its ending; not of what it means, but alike.

    >>> [stem(word, ("ors", "or", "s"), 3) for word in ("competitors", "competitor", "Costs", "93")]
    ['competit', 'competit', 'cost', '93']
    """
    plain = POSSESSIVE.sub("", word.casefold())
    for ending in endings:
        if plain.endswith(ending) and len(plain) - len(ending) >= shortest:
            return plain[: -len(ending)]
    return plain


def _plain(word: str, cues: Cues) -> str:
    return stem(word, cues.endings, cues.limits["stem"])


def _stems(text: str, cues: Cues) -> Iterable[str]:
    for match in WORD.finditer(text):
        yield _plain(match[0], cues)
        parts = re.split(r"[-‐‑]", match[0])
        yield from (_plain(part, cues) for part in parts if len(parts) > 1 and part)


def lacking_words(words: str, passage: Passage) -> list[str]:
    """Return the words, but fillers, of which the passage holds neither stem nor a word alike."""
    return [
        match[0]
        for match in WORD.finditer(words)
        if not passage.holds_word(POSSESSIVE.sub("", match[0]))
    ]
