"""The patterns of the frames, made into regular expressions over masked sentences.

A pattern is a row of elements with spaces between them: `word|other`, `{words}` of a list,
`{slot:Class|Class}` for a name or figure, `{slot+:Class}` for several with commas or "and", `,`,
`...` for a few words without a name; `?` behind one makes it optional, `*` lets it repeat. `{np}`
is the front of a noun phrase, `{app}` an apposition, `{other_verb}` what else is said of the
subject before this, `^` where a clause begins. A slot at the
beginning must stand where a clause begins, and one at the end must not lead on to a noun.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.signs.expressions import compiled
from kg.extract.signs.rules import Rules, Turns
from kg.extract.signs.spans import NAME
from kg.model import Vocabulary

__all__ = ["Patterns"]

_SLOT = re.compile(r"\{(\w+)(\+?):([\w|]+)\}")
_WORDS = re.compile(r"\{([a-z]\w*)\}")
_SPACE = re.compile(r"_(?![a-z_]*\})")
_GAP = r"(?:[^<>.;:!?,()\"]{0,70}?(?<![^\s]))"
#: a sign to which a hyphen and a word are bound ("Foo-backed") is no name of its own
_UNBOUND = "(?!-)"
#: in front of a member of a list: an owner, or what it is of, but no subject of another clause
_OWNER = (
    r"<\w+#\d+>(?:'s|'|-[a-z][a-z-]*)\s+|<\w+#\d+>\s+(?=<)"
    r"|<(?:field|technique|place|modelfamily|group)#\d+>\s+(?=[a-z0-9<\"])"
)
_PUNCTUATION = (",", "(", ")", "\u2014", ":", '"')
#: elements that are neither words nor slots
_SIGNS = (*_PUNCTUATION, "'s", "...", "{free}")
#: elements that only look at what comes
_LOOKS = ("(?!", "(?=")
#: what may be empty at the end of a pattern
_FRONTS = ("{np}", "{np_plain}", "{np_people}")
#: a field before a noun ("an AI startup") names nothing there
_ADJECTIVE = r"<(?:field|technique)#\d+>(?:-[a-z][a-z-]*)?\s+(?=[a-z<\"])"


@dataclass(frozen=True, eq=False)
class Patterns:
    """Makes patterns of the words of the rules and the classes of the vocabulary."""

    rules: Rules
    vocabulary: Vocabulary

    @property
    def turns(self) -> Mapping[str, Turns]:
        """The expressions of turns.yaml, by section and name."""
        return self.rules.turns

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Return the expression; raises ValueError for a list or class that there is not."""
        pieces = pattern.split()
        led = bool(_SLOT.match(pieces[0]))
        body = self.free(f"^ {pattern}" if led else pattern, ends=led)
        try:
            return compiled(body)
        except re.error as error:
            raise ValueError(f"'{pattern}' is no pattern: {error}") from error

    def slot_kinds(self, piece: str) -> frozenset[str]:
        """Return the kinds of signs of an element that is a slot; none of an element of words."""
        slot = _SLOT.fullmatch(piece)
        return frozenset(self.kinds(slot[3])) if slot else frozenset()

    def is_required(self, piece: str) -> bool:
        """Return whether an element is of mere words, and the pattern cannot match without it."""
        marked = piece[-1] in "?*" or _SLOT.fullmatch(piece) or piece in _SIGNS
        return not (marked or self._special(piece))

    def element(self, core: str) -> re.Pattern[str]:
        """Return the expression of one element of words."""
        return re.compile(self._core(core))

    def free(self, pattern: str, ends: bool = False) -> str:
        """Return the expression of a pattern that may stand anywhere in a sentence.

        With `ends` its object must not lead on to another noun ("a Foo rival").
        """
        pieces = pattern.split()
        needed = [at for at, one in enumerate(pieces) if one[-1] not in "?*" and one not in _FRONTS]
        last = max(needed, default=-1)
        bare = max((at for at in needed if not pieces[at].startswith(_LOOKS)), default=-1)
        parts, joint = [], self._turn("joint")
        for at, (piece, after) in enumerate(zip(pieces, [*pieces[1:], ""], strict=True)):
            part = self._element(piece)
            if at == bare:
                part = part.replace(joint, self._turn("no_clause") + joint)
            if after.startswith("-"):
                part = part.replace(_UNBOUND, "")
            slot = _SLOT.fullmatch(piece)
            if slot and at in (last, bare) and slot[1] != "q" and self._is_entity(slot[3]):
                part += self._end() if ends else self._no_relation()
                part += "(?!')" if slot[2] and at == last and not ends else ""
            parts.append(part)
        return "".join(parts)

    def _element(self, piece: str) -> str:
        mark = piece[-1] if piece[-1] in "?*" and len(piece) > 1 else ""
        core = piece[:-1] if mark else piece
        body = self._core(core)
        return f"(?:{body}){'{0,7}?' if mark == '*' else '?'}" if mark else body

    def _core(self, core: str) -> str:
        if made := self._special(core):
            return made
        if core == "{free}":
            return ""
        if core == "...":
            return _GAP
        if slot := _SLOT.fullmatch(core):
            return self._slot(slot[1], bool(slot[2]), slot[3])
        if core in _PUNCTUATION:
            return rf"{re.escape(core)}\s*"
        if core == "'s":
            return r"'s?\s+"
        begin, end = r"(?:(?<![\w-])(?=\w)|(?!\w))", r"(?:(?![\w-])|(?<!\w))"
        return rf"{begin}(?:{self.words_in(core)}){end}\s*"

    def _special(self, core: str) -> str:
        """Return the expression of a part of speech, or nothing when the element is none."""
        made = {
            "^": self.lead,
            "{np}": self.noun_phrase,
            "{np_people}": self.noun_phrase,
            "{np_plain}": self._plain_words,
            "{app}": self._apposition,
            "{other_verb}": self._other_verb,
        }
        return made[core]() if core in made else ""

    def words_in(self, core: str) -> str:
        """Return alternatives of words, with the lists that they name put in."""
        text = _SPACE.sub(" ", core)
        return _WORDS.sub(lambda match: self.listed(match[1]), text)

    def listed(self, name: str) -> str:
        """Return the alternatives of a list; raises ValueError when there is none."""
        if name not in self.rules.words:
            raise ValueError(f"there is no list of words '{name}'")
        body = "|".join(self.rules.words[name])
        return f"(?:{_WORDS.sub(lambda match: self.listed(match[1]), body)})"

    def kinds(self, wanted: str) -> list[str]:
        """Return the classes below those wanted, and kinds of values, as signs write them."""
        return list(_kinds(self, wanted))

    def _is_entity(self, wanted: str) -> bool:
        return all(
            kind == NAME or self.vocabulary.is_a(kind, ("Entity",)) for kind in wanted.split("|")
        )

    def _turn(self, name: str) -> str:
        return self.turns["patterns"][name].pattern

    def _slot(self, name: str, several: bool, wanted: str) -> str:
        sign = f"<(?:{'|'.join(self.kinds(wanted))})#\\d+>"
        if not several:
            return rf"\"?(?P<{name}>{sign})(?!-)\"?\s*"
        tail = rf"(?:\s+{self.listed('head')})?(?:\s*\([^()]*\))?"
        item = rf"\"?{sign}{_UNBOUND}\"?{tail}"
        stop = rf"(?:{self.listed('stop')}|{self.listed('clausal')})\b"
        phrase = rf"(?:{_OWNER}|(?!{stop})[a-z][\w-]*\s+){{0,4}}?"
        sort = f"(?:{self.listed('sorted_members')})?"
        joint = rf"{self.listed('aside')}?{self._turn('joint')}(?:both\s+|even\s+|also\s+)?{sort}"
        return rf"(?P<{name}>{item}(?:{joint}{phrase}{item})*)\s*"

    def lead(self) -> str:
        """Return the expression for where a clause begins, up to its subject."""
        opener = (
            r"(?:^|[,;:\u2014(]\s*|\)\s*-*\s*|--\s*|\"|^\*\s*|^-\s*|(?<!\w)(?:"
            + self.listed("opener")
            + r")\s+)"
        )
        relative = self._turn("relative")
        named = rf"(?:(?:[a-z][\w-]*,?\s+)?{self._turn('named')}\s+)?"
        return rf"(?:{opener}\"?{self._front(6)}{named}|{relative})"

    def noun_phrase(self) -> str:
        """Return the expression for what may stand between a verb and the name of its object."""
        named = rf"(?:(?:[a-z][\w-]*,?\s+)?{self._turn('named')}\s+)?"
        last = r"(?:[a-z][\w-]*|<(?:technique|field|modelfamily)#\d+>)"
        mark = rf"(?:{last}(?:,|\s*[-\u2014:])\s+(?:<name#\d+>\s+)?)?"
        return self._front(9) + mark + named

    def _front(self, most: int) -> str:
        listed = rf"(?:{self.listed('adjective')}),\s+(?=[a-z<])"
        return rf"(?:{self._word()}|{self._possessor()}|{listed}){{0,{most}}}?"

    def _possessor(self) -> str:
        """Return the expression for a name before a noun; before a verb it opens a clause."""
        bare = rf"(?!\s+{self.listed('clause_verbs')}(?![\w-]))"
        return rf"<(?!distance)\w+#\d+>(?:'s|'|-[a-z][a-z-]*|{bare})\s+(?=[a-z0-9$<\"])"

    def _word(self) -> str:
        return rf"(?!{self.listed('stop')}(?![\w-]))[a-z0-9$\"](?:[\w.$%&/'-]|,\d)*\"?\s+"

    def _plain_words(self) -> str:
        """Return the expression for a few words without a name among them."""
        return rf"(?:{self._word()}|{_ADJECTIVE}){{0,6}}?"

    def _apposition(self) -> str:
        opener = self.listed("apposition")
        return (
            rf"(?:,\s+{opener}(?!\w)[^;:.!?]{{1,150}}?,\"?\s+|\([^()]{{1,80}}\)\s*"
            r"|,\s+(?:which|who)\s+|,\s+(?=[a-z]+ed\s))"
        )

    def _other_verb(self) -> str:
        return self._turn("other_verb")

    def _no_relation(self) -> str:
        return rf"(?!\s*{self.listed('relational')}(?![\w-])|\s+<(?:place|name)#)"

    def _end(self) -> str:
        closed = self.listed("closed")
        head = self.listed("head")
        led = r"(?:<(?:field|technique)#\d+>\s+)?"
        when = r"\s*<(?:distance|weekday|yearless|date)#"
        sign = r"\s*[.,;:!?)\]\"\u2014(]"
        return rf"(?=\s*$|\s+-\s|{when}|{sign}|\s*(?:{closed}|{led}{head})(?![\w-]))"


@lru_cache(maxsize=1024)
def _kinds(patterns: Patterns, wanted: str) -> tuple[str, ...]:
    found, vocabulary = [], patterns.vocabulary
    for kind in wanted.split("|"):
        below = [one for one in vocabulary.classes if vocabulary.is_a(one, (kind,))]
        found += [*(below or [kind]), *(["Yearless", "Weekday"] if kind == "Date" else [])]
    return tuple(sorted({kind.lower() for kind in found}))
