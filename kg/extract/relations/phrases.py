"""Noun phrases that name a field, a technique or a group which no list has."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.extract.relations.phrase_words import PhraseWords, phrase_words
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns

__all__ = ["Phrase", "Wanted", "phrases_at"]

#: a word, or a sign with what is bound to it
_TOKEN = re.compile(r"[a-z0-9][\w/+&]*(?:[-.][\w+]+)*|<(?P<kind>\w+)#\d+>(?:-[a-z]\w*)*")
_JOINT = re.compile(r",? (?:and|or|as well as|along with) |, ")
_AND = re.compile(r"and|or|as|along")
#: behind a phrase: the end of the sentence, or of one of its clauses
_CLOSED = re.compile(r"\s*(?:$|[.,;:)(\"\u2014!?]|-- )")
#: signs that may stand right behind a phrase
_TIMES = frozenset(("date", "yearless", "weekday", "distance"))
#: kinds of names that may stand in a phrase
_WITHIN = frozenset(("field", "technique", "group", "place", "name", "modelfamily"))
#: the class of a name with which a phrase ends
_KNOWN = {"field": "Field", "technique": "Technique", "group": "Group"}
#: the longest phrase, in words
MOST = 6


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


@dataclass(frozen=True)
class Wanted:
    """What is asked for: of which classes, with which words at its end, and up to which words.

    `heads` is the list of words one of which each phrase must end with, `lone` that of those which
    may be the whole of it. Of a `plain` one nothing is dropped, and it says of which kind they are.
    """

    kinds: frozenset[str]
    heads: str = ""
    lone: str = ""
    plain: bool = False
    until: re.Pattern[str] | None = None


def phrases_at(masked: Masked, at: int, wanted: Wanted, patterns: Patterns) -> list[Phrase]:
    """Return the phrases of a list that begins at a place of the sentence; none where none is."""
    reader = _Reader(masked, wanted, patterns, phrase_words(patterns))
    found: list[Phrase] = []
    sure, closing = 0, False
    while len(found) < MOST:
        if (one := reader.read(at)) is None:
            break
        found.append(reader.with_shared(found[-1], one) if found else one)
        if len(found) == 1 or closing:
            sure = len(found)
        if (joint := _JOINT.match(masked.text, one.area[1])) is None:
            break
        closing, at = bool(_AND.search(joint[0])), joint.end()
    return found[:sure]


@dataclass(frozen=True)
class _Reader:
    masked: Masked
    wanted: Wanted
    patterns: Patterns
    words: PhraseWords

    def read(self, at: int) -> Phrase | None:
        """Return the one phrase that begins at a place."""
        tokens = self._tokens(self._begin(at))
        if not tokens or len(tokens) > MOST or not self._is_closed(tokens[-1].end()):
            return None
        kept = self._without_tail(tokens)
        kind = self._kind(kept)
        if not kind:
            return None
        last = kept[-1]
        sole = len(kept) == 1 and last["kind"] and last[0].endswith(">")
        number = int(last[0].partition("#")[2].rstrip(">")) if sole else None
        return Phrase((at, tokens[-1].end()), (kept[0].start(), last.end()), kind, number)

    def _begin(self, at: int) -> int:
        """Return where the name begins, behind an article and words that say nothing."""
        if self.wanted.plain:
            return at
        led = self.words.det.match(self.masked.text, at) if self.wanted.heads else None
        begin = led.end() if led else at
        skipped = self.words.skip.match(self.masked.text, begin)
        return skipped.end() if skipped else begin

    def with_shared(self, before: Phrase, one: Phrase) -> Phrase:
        """Return the second of two phrases with the words that it has from the first."""
        text = self.masked.text
        first, second = text[slice(*before.place)].split(), text[slice(*one.place)].split()
        alike = re.compile(self.patterns.listed("concept_task"))
        apart = len(first) != 2 or len(second) != 1 or before.shared or "<" in first[0]
        if apart or not (alike.fullmatch(first[1]) and alike.fullmatch(second[0])):
            return one
        start = before.place[0]
        return replace(one, shared=(start, start + len(first[0])))

    def _tokens(self, at: int) -> list[re.Match[str]]:
        """Return the words of the phrase, up to where something else begins."""
        text = self.masked.text
        found: list[re.Match[str]] = []
        while len(found) <= MOST:
            token = _TOKEN.match(text, at)
            if token is None or token["kind"] in _TIMES or self._ends(text, token, found):
                break
            if token["kind"] and token["kind"] not in _WITHIN:
                return []
            found.append(token)
            if not text.startswith(" ", token.end()):
                break
            at = token.end() + 1
        while found and found[-1][0] == "of":
            found.pop()
        found = self._without_general(found)
        owned = found and text[found[-1].end() :].startswith(("'", "/", "%"))
        return [] if owned or any(one[0].isdigit() for one in found) else found

    def _without_general(self, tokens: list[re.Match[str]]) -> list[re.Match[str]]:
        """Return the words without "AI" or "AI-powered" in front of another field."""
        signs = "".join("f" if one["kind"] == "field" else "w" for one in tokens)
        bound = signs[:1] == "f" and "-" in tokens[0][0]
        return tokens[1:] if signs == "ff" or (bound and len(tokens) > 1) else tokens

    def _ends(self, text: str, token: re.Match[str], found: list[re.Match[str]]) -> bool:
        """Return whether a word is no part of the phrase; one "of" may be."""
        word, until = token[0], self.wanted.until
        if until is not None and until.match(text, token.start()):
            return True
        if word == "of":
            behind = text[token.end() + 1 :]
            return not found or bool(self.words.open.match(behind)) or word in {
                one[0] for one in found
            }  # fmt: skip
        late = found and re.fullmatch(r"[a-z]{3,}ed", word)
        return bool(self.words.stop.fullmatch(word) or self.words.open.fullmatch(word) or late)

    def _is_closed(self, at: int) -> bool:
        """Return whether the phrase is whole: a clause ends there, or another part of it begins."""
        text, until = self.masked.text, self.wanted.until
        if until is not None:
            return bool(until.match(text, at + 1) or _JOINT.match(text, at))
        if _CLOSED.match(text, at):
            return True
        behind = text[at:].lstrip()
        sign = re.match(r"<(\w+)#", behind)
        return not (sign and sign[1] not in _TIMES) and not self.words.open.match(behind)

    def _without_tail(self, tokens: list[re.Match[str]]) -> list[re.Match[str]]:
        """Return the words without the last one, where it is "tasks" and another is in front."""
        kept = list(tokens)
        whole = self.words.whole.fullmatch(" ".join(one[0] for one in tokens))
        if whole or self._does(tokens[0]):
            return tokens
        while len(kept) > 1 and self.words.tail.fullmatch(kept[-1][0]):
            kept.pop()
        bare = len(kept) == 1 and not kept[0]["kind"] and not self.words.field.fullmatch(kept[0][0])
        return tokens if bare or kept[-1][0] == "of" else kept

    def _kind(self, tokens: list[re.Match[str]]) -> str:
        """Return the class of what the phrase names, or nothing."""
        words = " ".join(one[0] for one in tokens)
        at = next((n for n, one in enumerate(tokens) if one[0] == "of"), len(tokens))
        head = tokens[at - 1]
        if any(one["kind"] == "group" for one in tokens[:-1]):
            return ""
        if self.wanted.heads:
            return self._by_head(tokens, words)
        if head["kind"] and head[0].endswith(">"):
            kind = _KNOWN.get(head["kind"], "")
        elif self.words.audience.fullmatch(words) or self.words.audience.fullmatch(head[0]):
            named = any(one["kind"] in ("name", "modelfamily") for one in tokens)
            kind = "" if named else "Group"
        else:
            kind = "Field" if self._is_field(tokens, words, head[0]) else ""
        return kind if kind in self.wanted.kinds else ""

    def _does(self, first: re.Match[str]) -> bool:
        """Return whether the phrase begins with what is done to the rest of it."""
        gerund = re.fullmatch(r"[a-z-]+ing", first[0])
        return gerund is not None and not self.words.ing.fullmatch(first[0])

    def _is_kept(self, tokens: list[re.Match[str]]) -> bool:
        """Return whether it is a field though its head alone says none: "long-context tasks"."""
        if not self.words.kept.fullmatch(tokens[-1][0]):
            return False
        if self._does(tokens[0]):
            return len(tokens) > 2 and not self.words.skip.fullmatch(f"{tokens[1][0]} ")
        return len(tokens) == 2 and "-" in tokens[0][0]

    def _is_field(self, tokens: list[re.Match[str]], words: str, head: str) -> bool:
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
            return bool(self.words.doing.fullmatch(tokens[0][0])) and len(tokens) < 5
        return True

    def _begins_point(self, at: int) -> bool:
        """Return whether a point of a list begins there: its capital makes it no name."""
        return at > 0 and self.masked.origin(at) - self.masked.origin(at - 1) > 1

    def _by_head(self, tokens: list[re.Match[str]], words: str) -> str:
        """Return the one class that is asked for, where the phrase ends with a word of the list."""
        (kind,) = self.wanted.kinds
        last = tokens[-1]
        if last["kind"]:
            alone = len(tokens) == 1 or kind == "Technique"
            return kind if alone and last["kind"] == kind.lower() and last[0][-1] == ">" else ""
        heads = re.compile(self.patterns.listed(self.wanted.heads))
        found = next((n for n in range(len(tokens)) if heads.fullmatch(
            " ".join(one[0] for one in tokens[n:]))), None)  # fmt: skip
        if found is None:
            return ""
        if self.wanted.plain and self._is_vague(tokens[:found]):
            return ""
        lone = re.compile(self.patterns.listed(self.wanted.lone)) if self.wanted.lone else heads
        return kind if len(tokens) > 1 or lone.fullmatch(words) else ""

    def _is_vague(self, tokens: list[re.Match[str]]) -> bool:
        """Return whether words in front of "models" do not say which ones, or name some only."""
        words = [one[0] for one in tokens]
        some = bool(words) and self.words.some.fullmatch(words[0]) is not None
        return some or all(self.words.vague.fullmatch(one) for one in words)
