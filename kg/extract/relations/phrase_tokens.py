"""The words of a noun phrase: from where it begins up to where something else does."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.extract.relations.phrase_words import PhraseWords
from kg.extract.signs.masking import Masked

__all__ = ["MOST", "Token", "Tokens", "Wanted"]

#: a word, or a sign with what is bound to it; of a sign `kind` is what it stands for
_TOKEN = re.compile(r"[a-z0-9][\w/+&]*(?:[-.][\w+]+)*|<(?P<kind>\w+)#\d+>(?:-[a-z]\w*)*")
Token = re.Match[str]
#: behind a phrase: the end of the sentence, or of one of its clauses
_CLOSED = re.compile(r"\s*(?:$|[.,;:)(\"\u2014!?]|-- )")
#: signs that may stand right behind a phrase
_TIMES = frozenset(("date", "yearless", "weekday", "distance"))
#: kinds of names that may stand in a phrase
_WITHIN = frozenset(("field", "technique", "group", "place", "name", "modelfamily"))
#: the longest phrase, in words
MOST = 6


@dataclass(frozen=True)
class Wanted:
    """What is asked for: of which classes, with which words at its end, and up to which words.

    `heads` is the list of words one of which each phrase must end with, `lone` that of those which
    may be the whole of it. Of a `plain` one nothing is dropped, and it says of which kind they are;
    with a word of `last` it is at its end.
    """

    kinds: frozenset[str]
    heads: str = ""
    lone: str = ""
    plain: bool = False
    until: re.Pattern[str] | None = None
    last: re.Pattern[str] | None = None


@dataclass(frozen=True)
class Tokens:
    """Reads the words of a phrase of one sentence."""

    masked: Masked
    wanted: Wanted
    words: PhraseWords

    def read(self, at: int) -> list[Token]:
        """Return the words of the phrase that begins at a place; none where it is not whole."""
        found = self._tokens(self._begin(at))
        fits = found and len(found) <= MOST and self._is_closed(found[-1].end())
        return found if fits else []

    def _begin(self, at: int) -> int:
        """Return where the name begins, behind an article and words that say nothing."""
        if self.wanted.plain:
            return at
        led = self.words.det.match(self.masked.text, at) if self.wanted.heads else None
        begin = led.end() if led else at
        skipped = self.words.skip.match(self.masked.text, begin)
        return skipped.end() if skipped else begin

    def _tokens(self, at: int) -> list[Token]:
        """Return the words of the phrase, up to where something else begins."""
        text = self.masked.text
        found: list[Token] = []
        while len(found) <= MOST:
            token = _TOKEN.match(text, at)
            if token is None or token["kind"] in _TIMES or self._ends(token, found):
                break
            if token["kind"] and token["kind"] not in _WITHIN:
                return []
            found.append(token)
            behind = self.words.owning.match(text, token.end()) if self.wanted.plain else None
            if behind is None and not text.startswith(" ", token.end()):
                break
            at = behind.end() if behind else token.end() + 1
        while found and found[-1][0] == "of":
            found.pop()
        found = _without_general(found)
        owned = found and text[found[-1].end() :].startswith(("'", "/", "%"))
        return [] if owned or any(one[0].isdigit() for one in found) else found

    def _ends(self, token: Token, found: list[Token]) -> bool:
        """Return whether a word is no part of the phrase; one "of" may be."""
        text, word, until = self.masked.text, token[0], self.wanted.until
        if self.wanted.last and found and self.wanted.last.fullmatch(found[-1][0]):
            return True
        if until is not None and until.match(text, token.start()):
            return True
        if word == "of":
            again = any(one[0] == word for one in found)
            ends = not found or self.wanted.plain or again
            return ends or bool(self.words.open.match(text[token.end() + 1 :]))
        late = found and self.words.late.fullmatch(word)
        return bool(self.words.stop.fullmatch(word) or self.words.open.fullmatch(word) or late)

    def _is_closed(self, at: int) -> bool:
        """Return whether the phrase is whole: a clause ends there, or another part of it begins."""
        text, until = self.masked.text, self.wanted.until
        if until is not None:
            return bool(until.match(text, at + 1) or self.words.joint.match(text, at))
        if _CLOSED.match(text, at):
            return True
        behind = text[at:].lstrip()
        sign = re.match(r"<(\w+)#", behind)
        return not (sign and sign[1] not in _TIMES) and not self.words.open.match(behind)


def _without_general(tokens: list[Token]) -> list[Token]:
    """Return the words without "AI" or "AI-powered" in front of another field."""
    signs = "".join("f" if one["kind"] == "field" else "w" for one in tokens)
    bound = signs[:1] == "f" and "-" in tokens[0][0]
    return tokens[1:] if signs == "ff" or (bound and len(tokens) > 1) else tokens
