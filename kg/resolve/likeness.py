"""Which entities may be the same, with reasons: suggestions for a person, never a link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from kg.corpus.likeness import LikenessRules
from kg.identifiers import fold
from kg.model import Entity, Vocabulary

__all__ = ["Suggestion", "likely_same"]

# A version with its letters: 4o of GPT-4o, r1 of DeepSeek-R1, 405b; the v of v3 says nothing.
_VERSION = re.compile(r"(?<![a-z0-9.])[a-z]\d+(?:\.\d+)*[a-z]*|\d+(?:\.\d+)*[a-z]*")
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_EDGE = 4
_SHORTEST_TOKEN = 4


@dataclass(frozen=True)
class Suggestion:
    """Two entities that may be the same, by identifier, and why."""

    first: str
    second: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _Name:
    """A name prepared for comparing; `core` is its folded key without 'Ltd' and the like."""

    text: str
    entity: Entity
    key: str
    core: str
    sorted: str
    telling: tuple[str, ...]
    initials: frozenset[str]

    @classmethod
    def of(cls, text: str, entity: Entity, rules: LikenessRules) -> _Name:
        words = _WORD.findall(text.casefold())
        core = [word for word in words if word not in rules.suffixes] or words
        versions = [one.removeprefix("v") for one in _VERSION.findall(text.casefold())]
        variants = [word for word in words if word in rules.variants]
        initials = {"".join(word[0] for word in part) for part in (words, core) if len(part) > 2}
        telling = tuple(sorted([*versions, *variants]))
        key = fold(text)
        return cls(
            text, entity, key, fold(" ".join(core)), " ".join(sorted(core)), telling,
            frozenset(initials),
        )  # fmt: skip

    @property
    def acronym(self) -> str:
        """Return the name in small letters when it can be an acronym, else nothing."""
        return self.key if self.text.isupper() and self.text.isalpha() else ""

    def blocks(self) -> Iterator[tuple[str, str]]:
        """Yield the blocks of names to which this one is compared."""
        yield "core", self.core
        yield "start", self.core[:_EDGE]
        yield "end", self.core[-_EDGE:]
        for word in self.sorted.split():
            if len(word) >= _SHORTEST_TOKEN:
                yield "word", word
        for letters in {self.acronym} - {""} | self.initials:
            yield "initials", letters


def likely_same(
    entities: Iterable[Entity], rules: LikenessRules, vocabulary: Vocabulary
) -> list[Suggestion]:
    """Return pairs of entities that may be the same, sorted, each with its reasons.

    A name is compared with its neighbours in a few blocks (same start, end, word, initials),
    so the time grows with the number of names, not with its square. Names whose versions
    differ are never suggested, nor are entities of classes that exclude each other.
    """
    names = [_Name.of(text, one, rules) for one in entities for text in one.names]
    found: dict[tuple[str, str], dict[str, None]] = {}
    for first, second in _pairs(names, rules.window):
        if _fit(first.entity, second.entity, vocabulary):
            reason = _reason(first, second, rules)
            if reason:
                pair = first.entity.id, second.entity.id
                found.setdefault((min(pair), max(pair)), {})[reason] = None
    return [Suggestion(*pair, tuple(sorted(found[pair]))) for pair in sorted(found)]


def _pairs(names: Sequence[_Name], window: int) -> Iterator[tuple[_Name, _Name]]:
    """Yield each pair of names of two entities that are near in a block, once."""
    blocks: dict[tuple[str, str], list[int]] = {}
    order = sorted(range(len(names)), key=lambda at: (names[at].core, names[at].entity.id))
    for at in order:
        for block in names[at].blocks():
            blocks.setdefault(block, []).append(at)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        for number, at in enumerate(members):
            for other in members[number + 1 : number + 1 + window]:
                pair = (at, other) if at < other else (other, at)
                if pair not in seen and names[at].entity.id != names[other].entity.id:
                    seen.add(pair)
                    yield names[pair[0]], names[pair[1]]


def _fit(first: Entity, second: Entity, vocabulary: Vocabulary) -> bool:
    return vocabulary.is_a(first.kind, (second.kind,)) or vocabulary.is_a(
        second.kind, (first.kind,)
    )


def _reason(first: _Name, second: _Name, rules: LikenessRules) -> str:
    """Return why the two names may mean the same, or nothing."""
    both = " and ".join(f"'{text}'" for text in sorted((first.text, second.text)))
    if first.key == second.key:
        return f"{both} are the same name but for case, space and hyphens"
    if first.telling != second.telling:
        return ""
    if first.core == second.core:
        return f"{both} differ by the form of the firm only"
    for short, long in ((first, second), (second, first)):
        if short.acronym and short.acronym in long.initials:
            return f"'{short.text}' are the initials of '{long.text}'"
    score = _likeness(first, second, rules)
    return f"{both} are alike: {score:.0f} of 100" if score >= rules.near else ""


def _likeness(first: _Name, second: _Name, rules: LikenessRules) -> float:
    if min(len(first.core), len(second.core)) < rules.short:
        return 0.0
    cutoff = rules.near
    plain = fuzz.ratio(first.core, second.core, score_cutoff=cutoff)
    return plain or fuzz.ratio(first.sorted, second.sorted, score_cutoff=cutoff)
