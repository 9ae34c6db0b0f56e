"""The one name in front of a trigger of which the trigger's clause tells, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from kg.extract.relations.clause_words import clause_words
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Turns
from kg.extract.signs.spans import NAME, Span

__all__ = ["Found", "Front", "Fronts"]

_SIGN = re.compile(r"<(\w+)#(\d+)>")
_ASIDES = re.compile(r"\([^()]*\)|\u2014[^\u2014]*\u2014|\s--?\s.*?\s--?\s")
#: whose a name is that stands right behind
_POSSESSOR = re.compile(
    r"<(?:company|organization|division|person|place|name)#\d+>'s?\s(?:[a-z][\w-]*,?\s){0,4}$"
)
_OWNER = re.compile(r"'s?(?!\w)")
#: how far in front of a trigger a name may stand, in signs
WITHIN = 260


@dataclass(frozen=True)
class Front:
    """What is sought: for which slot, of which kinds, and what must and may not stand between.

    With `several` it may be a list. Options: "owner", it may own what follows ("Foo's rivals");
    "alone", the clause names no other of its kinds in front; "loose", nothing else is asked;
    "apposed", an apposition may lead from it to what follows ("Foo, a model designed").
    """

    slot: str
    kinds: frozenset[str]
    several: bool
    near: re.Pattern[str]
    bar: re.Pattern[str] | None
    within: int
    options: frozenset[str]

    @classmethod
    def read(cls, row: Mapping[str, Any], patterns: Patterns) -> Front:
        """Return the front of a row of links.yaml: slot and classes as "s:Company"."""
        slot, _, kinds = row["front"].partition(":")
        near, bar = (patterns.words_in(row.get(part, "")) for part in ("near", "bar"))
        return cls(
            slot.rstrip("+"),
            frozenset(patterns.kinds(kinds)),
            slot.endswith("+"),
            re.compile(rf"(?:(?<!\w)(?=\w)|(?!\w))(?:{near})\s*$"),
            re.compile(rf"(?<![\w-])(?:{bar})(?![\w-])") if bar else None,
            int(row.get("within", WITHIN)),
            frozenset(row.get("options", ())),
        )


@dataclass(frozen=True)
class Found:
    """The names found, with the place in the masked sentence of the first and behind the last."""

    spans: tuple[Span, ...]
    start: int
    end: int


@dataclass(frozen=True)
class _Name:
    start: int
    end: int
    span: Span
    owner: bool
    bound: bool


@dataclass(frozen=True)
class Fronts:
    """Finds names in front of places of one sentence."""

    masked: Masked
    patterns: Patterns

    @property
    def turns(self) -> Turns:
        """The expressions of turns.yaml for what stands in front."""
        return self.patterns.turns["fronting"]

    @cached_property
    def names(self) -> list[_Name]:
        """The names and figures of the sentence in reading order."""
        return list(self._names())

    def _names(self) -> Iterator[_Name]:
        text = self.masked.text
        for one in _SIGN.finditer(text):
            owner, bound = bool(_OWNER.match(text, one.end())), text.startswith("-", one.end())
            yield _Name(one.start(), one.end(), self.masked.spans[int(one[2])], owner, bound)

    def find(self, front: Front, at: int) -> Found | None:
        """Return the name, or the list, of which the clause up to the place tells."""
        chosen = self._chosen(front, at)
        if chosen is None:
            return None
        listed = self._listed(chosen, front.kinds)
        if "loose" not in front.options and not self._is_meant(listed, front, at):
            return None
        spans = (chosen,) if "loose" in front.options else listed
        return Found(tuple(one.span for one in spans), spans[0].start, chosen.end)

    def _is_meant(self, listed: list[_Name], front: Front, at: int) -> bool:
        """Return whether the name is the subject of the clause, with nothing else between."""
        gap = self.masked.text[listed[-1].end : at]
        if (len(listed) > 1 and not front.several) or self._is_only_beside(listed[-1], gap):
            return False
        subject = "owner" in front.options or bool(self.turns["about"].match(gap))
        subject |= "apposed" in front.options and bool(self.turns["apposed"].fullmatch(gap))
        if not (subject or self._is_subject(self._owner(listed[0].start, front))):
            return False
        return self._is_clear(front, gap) and not self._is_closed(listed[0].start, gap)

    def _chosen(self, front: Front, at: int) -> _Name | None:
        """Return the nearest name that no preposition leads to, unless another is as likely."""
        before = self._before(front, at)
        fitting = [one for one in before if one.span.kind.lower() in front.kinds]
        unknown = [one for one in before if one.span.kind == NAME]
        if "alone" in front.options:
            labels = {one.span.label for one in (*fitting, *unknown)}
            sole = fitting[0] if len(labels) == 1 and fitting else None
            return None if sole and self._is_anothers(sole) else sole
        chosen = next((one for one in fitting if not self._is_passed(one, front, at)), None)
        if chosen and any(one.start > chosen.end for one in unknown):
            return None
        return chosen

    def _is_passed(self, one: _Name, front: Front, at: int) -> bool:
        """Return whether a name is no subject: it owns what follows, or something leads to it."""
        if one.owner or one.bound:
            return "owner" not in front.options
        return self._is_led_to(one) or self._is_object(one, at)

    def _is_anothers(self, one: _Name) -> bool:
        """Return whether the sentence tells of somebody whom it only describes by the name."""
        text = self.masked.text
        return bool(
            self.turns["of"].fullmatch(text, 0, one.start)
            or self.turns["by_others"].match(text, one.end)
        )

    def _is_only_beside(self, one: _Name, gap: str) -> bool:
        """Return whether a noun behind the name is meant: "Foo engineers", "Visual artists"."""
        people = clause_words(self.patterns).people.match(gap)
        return bool(people) or (one.span.kind == NAME and not self.turns["verb"].match(gap))

    def _before(self, front: Front, at: int) -> list[_Name]:
        """Return the names of the clause in front of the place, the nearest first."""
        found = []
        text = self.masked.text
        for one in reversed([each for each in self.names if each.end <= at]):
            gap = text[one.end : at]
            if len(gap) > front.within:
                break
            if gap.count(")") > gap.count("("):
                continue
            if self.turns["end"].search(_ASIDES.sub(" ", gap)) or gap.count('"') % 2:
                break
            found.append(one)
        return found

    def _is_led_to(self, one: _Name) -> bool:
        """Return whether a preposition leads to a name, with nothing told of it behind."""
        text = self.masked.text
        led = clause_words(self.patterns).behind.search(text, max(0, one.start - WITHIN), one.start)
        return bool(led) and not self.turns["told"].match(text, one.end)

    def _is_object(self, one: _Name, at: int) -> bool:
        """Return whether a name is the object of a verb, and its subject has another one.

        "Foo backed Bar and has a deal with": of Bar nothing more is told.
        """
        gap = self.masked.text[one.end : at]
        return bool(clause_words(self.patterns).goes_on.search(gap)) and not self._is_subject(
            one.start
        )

    def _is_subject(self, at: int) -> bool:
        return bool(clause_words(self.patterns).lead.search(self.masked.text, max(0, at - 140), at))

    def _is_closed(self, at: int, gap: str) -> bool:
        """Return whether the name is that of a clause in front: "after Foo left, Bar raised"."""
        return "," in gap and bool(
            self.turns["beside"].search(self.masked.text, max(0, at - 60), at)
        )

    def _listed(self, last: _Name, kinds: frozenset[str]) -> list[_Name]:
        """Return the list of names that ends with one; a list has an "and"."""
        text, listed = self.masked.text, [last]
        for one in reversed([each for each in self.names if each.end <= last.start]):
            joined = self.turns["joined"].fullmatch(text, one.end, listed[0].start)
            if not joined or one.span.kind.lower() not in kinds:
                break
            listed.insert(0, one)
        pairs = pairwise(listed)
        return (
            listed
            if any(self.turns["and"].search(text, a.end, b.start) for a, b in pairs)
            else [last]
        )

    def _owner(self, at: int, front: Front) -> int:
        """Return where a name begins, with the one whose it is: "Foo's Bar is designed for"."""
        owner = "apposed" in front.options and _POSSESSOR.search(self.masked.text, 0, at)
        return owner.start() if owner else at

    def _is_clear(self, front: Front, gap: str) -> bool:
        """Return whether nothing between begins another clause or brings up somebody else."""
        words = clause_words(self.patterns)
        plain = self.turns["own_words"].sub(
            " ", self.turns["about"].sub(" ", _ASIDES.sub(" ", gap))
        )
        plain = self.turns["but_now"].sub(" ", plain)
        if words.stop.search(plain) or words.others.search(plain):
            return False
        if front.bar and front.bar.search(plain):
            return False
        return bool(front.near.search(gap))
