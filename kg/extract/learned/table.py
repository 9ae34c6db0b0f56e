"""What is learned: properties with the roles of their parts, and the words that count as alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Frame
from kg.model import Tier

__all__ = ["FIGURE", "LEARNED", "Learnable", "Meanings", "Table", "make_table"]

#: how the names of the rules of what is learned begin
LEARNED = "learned"
#: the role of every kind of figure that has none of its own
FIGURE = "figure"
#: how many letters may follow a beginning of a word
TAIL = 4
#: of how many words the meanings are kept
MOST_KNOWN = 20_000


@dataclass(frozen=True)
class Learnable:
    """A property, the roles of its subject and object, and the claims that a pair makes.

    `least` is the probability from which a pair is proposed, `unless` are words in or right behind
    its passage with which it is not, and of `needs` its sentence must have one, if there are any.
    `against` are wordings of the whole sentence with which the pair is not so related, with its
    parts as `{s}` and `{o}`; `never` are objects that it does not have.
    """

    name: str
    subjects: frozenset[str]
    objects: frozenset[str]
    symmetric: bool
    least: float
    frame: Frame
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    against: tuple[re.Pattern[str], ...] = ()
    never: frozenset[str] = frozenset()

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of a pair: the first is the subject (>), the second is (<), or either (=)."""
        return (f"{self.name}=",) if self.symmetric else (f"{self.name}>", f"{self.name}<")

    def fits(self, label: str, first: str, second: str) -> bool:
        """Return whether names of these roles, in the order of the text, can be so related."""
        one, other = (second, first) if label.endswith("<") else (first, second)
        forth = one in self.subjects and other in self.objects
        return forth or (self.symmetric and other in self.subjects and one in self.objects)


@dataclass
class Meanings:
    """Which words count as alike: "snapped up" and "bought" are both of `buy`."""

    words: Mapping[str, tuple[str, ...]]
    beginnings: tuple[tuple[str, str], ...]
    known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, word: str) -> tuple[str, ...]:
        """Return the meanings of a word, in order."""
        if len(self.known) > MOST_KNOWN:
            self.known.clear()
        if word not in self.known:
            begun = {
                meaning for start, meaning in self.beginnings
                if word.startswith(start) and len(word) - len(start) <= TAIL
            }  # fmt: skip
            self.known[word] = tuple(sorted(begun | set(self.words.get(word, ()))))
        return self.known[word]


@dataclass(frozen=True, eq=False)
class Table:
    """All that data/extraction/learned.yaml says."""

    roles: Mapping[str, str]
    either: tuple[str, ...]
    unsure: float
    single: frozenset[str]
    properties: tuple[Learnable, ...]
    meanings: Meanings
    lists: tuple[str, ...]
    grammar: frozenset[str]
    values: frozenset[str]
    joints: frozenset[str]
    toward: frozenset[str]
    undone: tuple[str, ...]
    endings: tuple[str, ...]
    shown: Mapping[str, str]
    joined: Mapping[str, float]
    bygone: tuple[frozenset[str], re.Pattern[str]]
    spoken: re.Pattern[str]
    known: dict[tuple[str, str], tuple[tuple[Learnable, str], ...]] = field(default_factory=dict)

    def role(self, kind: str) -> str:
        """Return what a span of this kind, in small letters, can be in a relation."""
        return self.roles.get(kind, FIGURE)

    def fitting(self, first: str, second: str) -> tuple[tuple[Learnable, str], ...]:
        """Return what two names of these roles, in the order of the text, can be to each other."""
        if (first, second) not in self.known:
            self.known[first, second] = tuple(
                (one, label)
                for one in self.properties
                for label in one.labels
                if one.fits(label, first, second)
            )
        return self.known[first, second]

    def expressions(self, patterns: Patterns) -> list[tuple[str, re.Pattern[str]]]:
        """Return the lists of words whose presence is a sign, as expressions."""
        return _expressions(self.lists, patterns)


@lru_cache(maxsize=4)
def _expressions(lists: tuple[str, ...], patterns: Patterns) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (name, re.compile(rf"(?<![\w-])(?:{patterns.listed(name)})(?![\w-])")) for name in lists
    ]


def make_table(rows: Mapping[str, Any]) -> Table:
    """Return the table of the file; raises KeyError or ValueError for one that lacks a part."""
    against = rows.get("against", {})
    return Table(
        roles={kind: role for role, kinds in rows["roles"].items() for kind in kinds},
        either=tuple(rows["either"]),
        unsure=float(rows["unsure"]),
        single=frozenset(rows["single"]),
        properties=tuple(
            _learnable(name, row, _against(name, against, rows.get("parts", {})))
            for name, row in rows["properties"].items()
        ),
        meanings=_meanings(rows["meanings"]),
        lists=tuple(rows["lists"]),
        grammar=frozenset(rows["grammar"]),
        values=frozenset((FIGURE, *rows["values"])),
        joints=frozenset(rows["joints"]),
        toward=frozenset(rows["toward"]),
        undone=tuple(rows["undone"]),
        endings=tuple(rows["endings"]),
        shown=dict(rows["shown"]),
        joined={name: float(value) for name, value in rows["joined"].items()},
        bygone=(frozenset(rows["bygone"]["of"]), re.compile(rows["bygone"]["words"])),
        spoken=_wording(rows["spoken"]),
    )


def _meanings(table: Mapping[str, str]) -> Meanings:
    """Return the meanings of words, and of their beginnings ("launch*")."""
    words: dict[str, list[str]] = {}
    beginnings = []
    for meaning, listed in table.items():
        for word in listed.split():
            if word.endswith("*"):
                beginnings.append((word[:-1], meaning))
            else:
                words.setdefault(word, []).append(meaning)
    return Meanings({word: tuple(all_) for word, all_ in words.items()}, tuple(beginnings))


#: what stands in a wording for a part of it; one letter is the subject or the object
_PART = re.compile(r"\{([a-z_]{2,})\}")


def _against(
    name: str, table: Mapping[str, Iterable[str]], parts: Mapping[str, str]
) -> Iterator[str]:
    """Yield the wordings of the rows that are for a property: a row names several, or any."""
    for names, wordings in table.items():
        if {"any", name} & set(names.split()):
            yield from (_PART.sub(lambda one: parts[one[1]], each) for each in wordings)


def _wording(row: str) -> re.Pattern[str]:
    """Return the expression of a wording with its parts."""
    return re.compile(re.sub(r"\{([so])\}", r"\\{\1\\}", row))


def _learnable(name: str, row: Mapping[str, Any], against: Iterable[str]) -> Learnable:
    frame = Frame(
        name=f"{LEARNED}-{name}", tier=Tier.B, patterns=(),
        claims=tuple(map(tuple, row["claims"])),
        options=frozenset({"weighed", *row.get("options", ())}),
        qualifiers=(("benchmark", "b"),),
    )  # fmt: skip
    return Learnable(
        name, frozenset(row["s"]), frozenset(row["o"]), bool(row.get("symmetric")),
        float(row["least"]), frame, tuple(row.get("unless", ())),
        tuple(row.get("needs", ())), tuple(map(_wording, against)), frozenset(row.get("never", ())),
    )  # fmt: skip
