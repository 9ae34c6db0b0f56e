"""The frames of parsed sentences: a head word, and the ways from it to what fills a slot."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.extract.parse.spelling import Spelling
from kg.extract.signs.rules import Frame
from kg.identifiers import digest
from kg.model import Tier
from kg.parsing.package import ModelPackage

__all__ = ["ParseFrame", "ParseRules", "Slot", "Step", "make_parse_rules"]

#: a table of data/extraction: nested mappings, lists and texts
Table = Any
_LISTS = (
    "carriers", "bearers", "governors", "undertakings", "open marks", "settled marks", "asides",
    "unreal", "within", "things", "gerunds", "undoing", "achieving", "firsts", "none", "parts",
    "keeping off", "trying", "naming", "given once", "plain helpers", "helpers", "not none",
)  # fmt: skip
#: a list of words by its name
_NAMED = re.compile(r"\{([a-z]+)\}")
_STEP = re.compile(r"(?P<way>[a-z|^]+)(?:\((?P<lemmas>[^()]+)\))?")


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

    `heads` are lemmas, or classes of names as "<person>"; `verb` says whether the head is a verb.
    `plain` is the tier of a finite verb whose own subject and object are both named; all else is of
    the frame's tier. One of the ways in `needs` must lead to a word, and none of those in `lacks`.
    `tags`, if any, are the only parts of speech that the head may have.
    """

    frame: Frame
    heads: frozenset[str]
    verb: bool
    plain: Tier
    slots: tuple[Slot, ...]
    needs: tuple[tuple[Step, ...], ...] = ()
    lacks: tuple[tuple[Step, ...], ...] = ()
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class ParseRules:
    """All that is read of parsed sentences, by which model, and how they are spelt for it.

    `words` are the lists of words that the parse asks for, by their names in the table, and
    `stands` those that may stand for a name of a class, by the class in small letters; `classes`
    has the class that a noun beside an unknown name shows.
    """

    sha: str
    package: ModelPackage
    spelling: Spelling
    frames: tuple[ParseFrame, ...]
    words: Mapping[str, frozenset[str]]
    stands: Mapping[str, frozenset[str]]
    classes: Mapping[str, str]


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
        tuple(_frame(_spelt_out(row, table["lists"])) for row in table["frames"]),
        {name: frozenset(table["words"][name]) for name in _LISTS},
        {kind.lower(): frozenset(words) for kind, words in table["stands"].items()},
        {word: kind for kind, words in table["classes"].items() for word in words},
    )


def _spelt_out(row: Mapping[str, Table], lists: Mapping[str, list[str]]) -> Mapping[str, Table]:
    """Return the row of a frame with the lists of words that it names as "{list}" written out.

    >>> _spelt_out({"nouns": ["{round}"], "needs": ["in({round})"]}, {"round": ["deal", "raise"]})
    {'nouns': ['deal', 'raise'], 'needs': ['in(deal|raise)'], 'slots': {}}
    """
    made = dict(row)
    for part in ("verbs", "nouns"):
        if part in row:
            made[part] = [word for one in row[part] for word in _listed(one, lists).split("|")]
    for part in ("needs", "lacks"):
        if part in row:
            made[part] = [_listed(one, lists) for one in row[part]]
    slots = row.get("slots", {})
    made["slots"] = {name: [_listed(one, lists) for one in ways] for name, ways in slots.items()}
    return made


def _listed(text: str, lists: Mapping[str, list[str]]) -> str:
    """Return the text with the words of the lists that it names."""
    return _NAMED.sub(lambda match: "|".join(lists[match[1]]), text)


def _frame(row: Mapping[str, Table]) -> ParseFrame:
    known = {"name", "verbs", "nouns", "bearing", "plain", "slots", "claims", "qualifiers",
             "options", "needs", "lacks", "tags"}  # fmt: skip
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
    names = (f"<{kind.lower()}>" for kind in row.get("bearing", ()))
    heads = frozenset(row.get("verbs") or row.get("nouns") or names)
    plain = Tier(row.get("plain", "B"))
    needs, lacks = (tuple(map(_way, row.get(part, ()))) for part in ("needs", "lacks"))
    tags = frozenset(row.get("tags", ()))
    return ParseFrame(frame, heads, "verbs" in row, plain, slots, needs, lacks, tags)


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
