"""The kinds of events of events.yaml, with the ways in which a clause may tell of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kg.extract.relations.fronting import Front
from kg.extract.signs.expressions import compiled
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Frame
from kg.model import Tier

__all__ = ["EventKind", "EventWay", "event_kinds", "expression_of"]

_HOLE = re.compile(r"\{(\w+)\}")
#: the forms of a verb that are those of its subject
_FORMS = ("past", "present", "base", "doing")


@dataclass(frozen=True)
class EventWay:
    """One way of telling of an event: a verb with its object, a participle, or a noun.

    `front` is what is sought in front of it; a noun, and a clause behind its object ("Foo, which
    Bar bought"), have all of their parts in their pattern. `forms` are those of the verb.
    """

    pattern: str
    front: Front | None = None
    passive: bool = False
    noun: bool = False
    slots: tuple[frozenset[str], ...] = ()
    forms: tuple[tuple[str, re.Pattern[str]], ...] = ()

    @property
    def ends(self) -> bool:
        """Whether its object must not lead on to a noun; one that says what may follow does."""
        return self.front is not None and "(?=" not in self.pattern


@dataclass(frozen=True, eq=False)
class EventKind:
    """A row of events.yaml. `roles` is the property by which each slot is told of the event."""

    name: str
    labels: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    trigger: re.Pattern[str]
    ways: tuple[EventWay, ...]
    agent: str
    sum: str
    receiver: str
    options: frozenset[str]

    def frame(self, filled: frozenset[str], noun: bool) -> Frame | None:
        """Return the frame of an event with these slots filled; None where it tells nothing."""
        fitting = (one for one in self.labels if set(_HOLE.findall(one)) <= filled)
        label = next(fitting, None)
        if label is None:
            return None
        rows = [(label, role, f"{{{slot}}}") for slot, role in self.roles if slot in filled]
        if {role for _, role, _ in rows} <= {"concerns"}:
            return None  # that it concerns what its label names tells nothing
        return Frame(
            name=f"event-{self.name}", tier=Tier.B, patterns=(), claims=tuple(rows),
            options=frozenset({"presupposed", "undoable"} if noun else self.options & {"undoable"}),
        )  # fmt: skip


@lru_cache(maxsize=512)
def expression_of(pattern: str, ends: bool, patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of a way, which is made when a sentence first has its words."""
    return compiled(patterns.free(pattern, ends=ends))


@lru_cache(maxsize=4)
def event_kinds(patterns: Patterns) -> tuple[EventKind, ...]:
    """Return the kinds of events, in the order of their rows."""
    table = patterns.rules.events
    return tuple(_kind(row, table, patterns) for row in table["kinds"])


def _kind(row: Mapping[str, Any], table: Mapping[str, Any], patterns: Patterns) -> EventKind:
    roles = {"s": "actor", "o": "concerns", "d": "date", "q": "sum", "why": "reason", "x": "after"}
    cls = row.get("class", "Event")
    words = [form for one in _acts(row) for form in one["verbs"].values()]
    words += [row["nouns"]] if "nouns" in row else []
    return EventKind(
        name=row["name"],
        labels=tuple(f"{cls}: {one}" for one in row["labels"]),
        roles=tuple((roles | row.get("roles", {})).items()),
        trigger=re.compile(rf"(?<![\w-])(?:{patterns.words_in('|'.join(words))})(?![\w-])"),
        ways=tuple(_ways(row, table, patterns)),
        agent=row["s"],
        sum=row.get("sum", ""),
        receiver=row.get("to", ""),
        options=frozenset(row.get("options", ())),
    )


def _acts(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the verbs of a row with what stands behind each as its object."""
    own = [{key: row[key] for key in ("verbs", "object") if key in row}] if "verbs" in row else []
    return [*own, *row.get("acts", ())]


def _ways(
    row: Mapping[str, Any], table: Mapping[str, Any], patterns: Patterns
) -> Iterator[EventWay]:
    several = "+" if "pair" in row.get("options", ()) else ""
    subject = _front(f"s{several}:{row['s']}", row, patterns)
    for act in _acts(row):
        forms = tuple((form, act["verbs"][form]) for form in _FORMS)
        verbs = _tied("|".join(words for _, words in forms))
        end = table["ends"][row["end"]] if "end" in row else ""
        thing = f"{{np}} {{o+:{row.get('o')}}} {table['ends']['any']} {end}"
        behind = act.get("object") or thing.strip()
        if "behind" not in act:
            way = _way(f"(?P<verb>{verbs}) {behind}", subject, False, patterns)
            yield replace(way, forms=tuple((one, re.compile(words)) for one, words in forms))
        if "done" in act["verbs"]:
            front = _front(f"o:{row['o']}", row, patterns)
            barred = end.split()[0] if end.startswith("(?!") else ""
            done = f"(?:{_tied(act['verbs']['done'])}) {act.get('behind', barred)}"
            yield replace(_way(done.strip(), front, False, patterns), passive=True)
    if "verbs" in row and "object" not in row:
        for one in table["clause_ways"]:
            past = _filled(one.replace("PAST", _tied(row["verbs"]["past"])), row)
            yield _way(past, None, False, patterns)
    for one in row.get("noun_ways", table["noun_ways"]) if "nouns" in row else ():
        named = one.replace("NOUN", f"(?:{_tied(row['nouns'])})").replace("OF", row.get("of", "of"))
        yield _way(_filled(named, row), None, True, patterns)


def _filled(pattern: str, row: Mapping[str, Any]) -> str:
    """Return the pattern with the classes of the row."""
    return pattern.replace("SUBJECT", row["s"]).replace("OBJECT", row.get("o", ""))


def _way(pattern: str, front: Front | None, noun: bool, patterns: Patterns) -> EventWay:
    kinds = (patterns.slot_kinds(one) for one in pattern.split() if one[-1] not in "?*")
    return EventWay(pattern, front, noun=noun, slots=tuple(one for one in kinds if one))


def _front(slot: str, row: Mapping[str, Any], patterns: Patterns) -> Front:
    return Front.read({"front": slot, "options": row.get("front_options", ())}, patterns)


def _tied(words: str) -> str:
    """Return words as one element of a pattern."""
    return words.replace(" ", "_")
