"""What the words of a noun phrase name: a field, a technique, a group, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.relations.phrase_tokens import Token, Wanted
from kg.extract.relations.phrase_words import PhraseWords
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns

__all__ = ["Kinds"]

#: the class of a name with which a phrase ends
_KNOWN = {"field": "Field", "technique": "Technique", "group": "Group"}
#: kinds of names that a group of people has not in front
_OTHERS = ("name", "modelfamily")
#: the most words of what is done to something, with what it is done to
DOING = 4


@dataclass(frozen=True)
class Kinds:
    """Tells of the phrases of one sentence of which class they are."""

    masked: Masked
    wanted: Wanted
    words: PhraseWords
    patterns: Patterns

    def without_tail(self, tokens: list[Token]) -> list[Token]:
        """Return the words without the last one, where it is "tasks" and another is in front."""
        kept = list(tokens)
        whole = self.words.whole.fullmatch(" ".join(one[0] for one in tokens))
        if whole or self._does(tokens[0]):
            return tokens
        while len(kept) > 1 and self.words.tail.fullmatch(kept[-1][0]):
            kept.pop()
        bare = len(kept) == 1 and not kept[0]["kind"] and not self.words.field.fullmatch(kept[0][0])
        return tokens if bare or kept[-1][0] == "of" else kept

    def kind(self, tokens: list[Token]) -> str:
        """Return the class of what the phrase names, or nothing."""
        if any(one["kind"] == "group" for one in tokens[:-1]):
            return ""
        if self.wanted.plain and any(self._is_noun(one) for one in tokens[:-1]):
            return ""
        if self.wanted.heads:
            return self._by_head(tokens)
        kind = self._by_words(tokens)
        return kind if kind in self.wanted.kinds else ""

    def _by_words(self, tokens: list[Token]) -> str:
        """Return the class that the head shows, or all words together."""
        words = " ".join(one[0] for one in tokens)
        at = next((n for n, one in enumerate(tokens) if one[0] == "of"), len(tokens))
        head = tokens[at - 1]
        if head["kind"] and head[0].endswith(">"):
            return _KNOWN.get(head["kind"], "")
        if self.words.audience.fullmatch(words) or self.words.audience.fullmatch(head[0]):
            return "" if any(one["kind"] in _OTHERS for one in tokens) else "Group"
        return "Field" if self._is_field(tokens, words, head[0]) else ""

    def _does(self, first: Token) -> bool:
        """Return whether the phrase begins with what is done to the rest of it."""
        gerund = self.words.gerund.fullmatch(first[0])
        return gerund is not None and not self.words.ing.fullmatch(first[0])

    def _is_kept(self, tokens: list[Token]) -> bool:
        """Return whether it is a field though its head alone says none: "long-context tasks"."""
        if not self.words.kept.fullmatch(tokens[-1][0]):
            return False
        if self._does(tokens[0]):
            return len(tokens) > 2 and not self.words.skip.fullmatch(f"{tokens[1][0]} ")
        return len(tokens) == 2 and "-" in tokens[0][0]

    def _is_field(self, tokens: list[Token], words: str, head: str) -> bool:
        """Return whether words that no list bars say a field, and not only how or what for."""
        if self.words.whole.fullmatch(words):
            return True
        if self.words.generic.fullmatch(head) and not self._is_kept(tokens):
            return False
        if any(one["kind"] == "name" for one in tokens[self._begins_point(tokens[0].start()) :]):
            return False
        if len(tokens) == 1:
            return bool(self.words.field.fullmatch(words))
        if self._does(tokens[0]):
            return bool(self.words.doing.fullmatch(tokens[0][0])) and len(tokens) <= DOING
        return True

    def _begins_point(self, at: int) -> bool:
        """Return whether a point of a list begins there: its capital makes it no name."""
        return at > 0 and self.masked.origin(at) - self.masked.origin(at - 1) > 1

    def _by_head(self, tokens: list[Token]) -> str:
        """Return the one class that is asked for, where the phrase ends with a word of the list."""
        (kind,) = self.wanted.kinds
        last = tokens[-1]
        if last["kind"]:
            return kind if self._is_one(tokens, kind) and last[0][-1] == ">" else ""
        heads = re.compile(self.patterns.listed(self.wanted.heads))
        ends = (" ".join(one[0] for one in tokens[at:]) for at in range(len(tokens)))
        found = next((at for at, end in enumerate(ends) if heads.fullmatch(end)), None)
        if found is None or (self.wanted.plain and self._is_vague(tokens[:found])):
            return ""
        words = " ".join(one[0] for one in tokens)
        lone = re.compile(self.patterns.listed(self.wanted.lone)) if self.wanted.lone else heads
        return kind if len(tokens) > 1 or lone.fullmatch(words) else ""

    def _is_one(self, tokens: list[Token], kind: str) -> bool:
        """Return whether the words end in a known name of the class that is asked for.

        What ends a kind of several is one too where words in front say which ("Asian AI firms").
        """
        last, alike = tokens[-1], tokens[-1]["kind"] == kind.lower()
        if self.wanted.last is None or len(tokens) == 1:
            return alike and (len(tokens) == 1 or kind == "Technique")
        return bool(self.wanted.last.fullmatch(last[0])) and not self._is_vague(tokens[:-1])

    def _is_noun(self, one: Token) -> bool:
        """Return whether a word within is the noun of a clause: "tests compare open models"."""
        plural = one[0].endswith("s") and not one[0].endswith(("ss", "us"))
        return plural and not one["kind"] and not self.words.inner.fullmatch(one[0])

    def _is_vague(self, tokens: list[Token]) -> bool:
        """Return whether words in front of "models" do not say which ones, or name some only."""
        words = [one[0] for one in tokens]
        some = bool(words) and self.words.some.fullmatch(words[0]) is not None
        return some or all(self.words.vague.fullmatch(one) for one in words)
