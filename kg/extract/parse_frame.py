"""The frames of parsed sentences: a head word, and the ways from it to what fills a slot."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.extract.rules import Frame
from kg.extract.spelling import Spelling
from kg.identifiers import digest
from kg.model import Tier
from kg.parsing.package import ModelPackage

__all__ = ["ParseFrame", "ParseRules", "Slot", "Step", "make_parse_rules"]

#: a table of data/extraction: nested mappings, lists and texts
Table = Any
_STEP = re.compile(r"(?P<way>[a-z|]+)(?:\((?P<lemmas>[^()]+)\))?")


@dataclass(frozen=True)
class Step:
    """A step in a tree: a role, or prepositions, and the lemmas of which one must stand there."""

    ways: tuple[str, ...]
    lemmas: frozenset[str]


@dataclass(frozen=True)
class Slot:
    """What is put in a claim: classes, and the ways that lead to it, the first that does counts."""

    name: str
    kinds: str
    ways: tuple[tuple[Step, ...], ...]
    optional: bool


@dataclass(frozen=True)
class ParseFrame:
    """A relation as it stands in trees; `frame` has its name and the claims that it makes.

    `verb` says whether the head is a verb or a noun. `plain` is the tier of a finite verb whose
    own subject and object are both named; all else is of the frame's tier. One of the ways in
    `needs` must lead to a word, and none of those in `lacks`.
    """

    frame: Frame
    heads: frozenset[str]
    verb: bool
    plain: Tier
    slots: tuple[Slot, ...]
    needs: tuple[tuple[Step, ...], ...] = ()
    lacks: tuple[tuple[Step, ...], ...] = ()


@dataclass(frozen=True, eq=False)
class ParseRules:
    """All that is read of parsed sentences, by which model, and how they are spelt for it.

    `carriers` are nouns that a name before them names ("the Foo model"), `bearers` those that an
    apposition names ("the startup, Foo"); `governors` are words that let it be told what an
    infinitive behind them says ("plans to"), `undertakings` verbs above such a noun, `stands` words that may stand for a name of a kind, and `open_marks` the words
    that leave a clause open, `settled_marks` those behind which its main clause says nothing of it.
    """

    sha: str
    package: ModelPackage
    spelling: Spelling
    frames: tuple[ParseFrame, ...]
    carriers: frozenset[str]
    bearers: frozenset[str]
    governors: frozenset[str]
    undertakings: frozenset[str]
    stands: Mapping[str, frozenset[str]]
    open_marks: frozenset[str]
    settled_marks: frozenset[str]


def make_parse_rules(table: Mapping[str, Table]) -> ParseRules:
    """Return the rules of the table; raises KeyError or ValueError for what is wrong in it."""
    spelling = Spelling(
        {kind: tuple(words) for kind, words in table["spelling"]["names"].items()},
        tuple((re.compile(one), new) for one, new in table["spelling"]["words"].items()),
    )
    return ParseRules(
        digest([json.dumps(table, sort_keys=True)]),
        ModelPackage.read(table["package"]),
        spelling,
        tuple(_frame(row) for row in table["frames"]),
        frozenset(table["carriers"]),
        frozenset(table["carriers"]) | frozenset(table["bearers"]),
        frozenset(table["governors"]),
        frozenset(table["undertakings"]),
        {kind.lower(): frozenset(words) for kind, words in table["stands"].items()},
        frozenset(table["open_marks"]),
        frozenset(table["settled_marks"]),
    )


def _frame(row: Mapping[str, Table]) -> ParseFrame:
    known = {"name", "verbs", "nouns", "plain", "slots", "claims", "qualifiers", "options",
             "needs", "lacks"}  # fmt: skip
    if unknown := set(row) - known:
        raise ValueError(f"a frame has no '{min(unknown)}'")
    frame = Frame(
        name=row["name"],
        tier=Tier.B,
        patterns=(),
        claims=tuple(tuple(one) for one in row["claims"]),
        qualifiers=tuple(row.get("qualifiers", {}).items()),
        options=frozenset(row.get("options", ())),
    )
    slots = tuple(_slot(name, one) for name, one in row["slots"].items())
    heads = frozenset(row.get("verbs") or row["nouns"])
    plain = Tier(row.get("plain", "B"))
    needs, lacks = (tuple(map(_way, row.get(part, ()))) for part in ("needs", "lacks"))
    return ParseFrame(frame, heads, "verbs" in row, plain, slots, needs, lacks)


def _slot(name: str, row: list[str]) -> Slot:
    """Return a slot: the classes ("?" behind them makes it optional), then the ways."""
    kinds, *ways = row
    return Slot(name, kinds.rstrip("?"), tuple(map(_way, ways)), kinds.endswith("?"))


def _way(text: str) -> tuple[Step, ...]:
    """Return the steps of a way.

    >>> [step.ways for step in _way("object(stake|share)>in|of")]
    [('object',), ('in', 'of')]
    """
    return tuple(_step(part) for part in text.split(">"))


def _step(part: str) -> Step:
    match = _STEP.fullmatch(part)
    if match is None:
        raise ValueError(f"'{part}' is no step in a sentence")
    lemmas = match["lemmas"].split("|") if match["lemmas"] else ()
    return Step(tuple(match["way"].split("|")), frozenset(lemmas))
