"""What is asked of a language model, and what is made of its claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kg.extract.llm.small import SmallRules
from kg.extract.llm.times import Times

__all__ = ["Contrasts", "EventRow", "ModelRules", "make_model_rules"]


@dataclass(frozen=True)
class EventRow:
    """A claim on an event that another claim tells: {s} and {o} are that one's two parts.

    `label` is the event's own, `value` the object.
    """

    kind: str
    label: str
    predicate: str
    value: str


@dataclass(frozen=True)
class Contrasts:
    """Which claims of the same words exclude each other.

    Who shares an object of `one_subject`, or a subject of `one_object`, is told in a list with
    the other. `unlike` are pairs of relations of which two things have one only, `alike` those
    that one figure may have beside each other. What `narrowing` keys say must be the same;
    a period of the words `past` tells what holds no more.
    Of `rivals` the words tell which is meant.
    """

    one_subject: frozenset[str] = frozenset()
    one_object: frozenset[str] = frozenset()
    unlike: frozenset[frozenset[str]] = frozenset()
    alike: frozenset[frozenset[str]] = frozenset()
    narrowing: tuple[str, ...] = ()
    past: frozenset[str] = frozenset()
    rivals: tuple[frozenset[str], ...] = ()

    def are_rivals(self, one: str, other: str) -> bool:
        """Return whether two properties are told of alike and are seldom both meant."""
        return one != other and any({one, other} <= group for group in self.rivals)

    def apart(self, one: str, other: str) -> bool:
        """Return whether two relations do not hold of the same two things."""
        return frozenset((one, other)) in self.unlike

    def differ(self, one: str, other: str) -> bool:
        """Return whether two properties do not have the same figure."""
        return one != other and frozenset((one, other)) not in self.alike


@dataclass(frozen=True)
class ModelRules:
    """The text of data/extraction/llm.txt, and the tables of llm.yaml.

    `described` are the classes of things that need no name; `events` the rows by the property
    that tells of the event; `contrasts` what the program's own reading excludes; `worded` are
    the words that may tell of a property, `marks` those that tell of it and of no rival; `orders`
    those with which a text commands its reader; `ways` those between two parts, which lead from
    the subject to the object, and back. `doubted` words leave open all but what is `doubting`;
    what is `aside` a sentence tells by the way, whoever says the rest of it. `small` is how a model
    with a small context is asked, `again` the text of llm.again.txt, for what the checks
    refused. Of the classes `happened` a word must tell the kind, or one of `anyhow`, which tell of
    any; `joins` are words behind which its parts begin. `times` are the words for a time by the day
    of publication; `compound` is what "Foo-owned Bar" tells of Foo.
    """

    template: str
    described: tuple[str, ...] = ()
    events: Mapping[str, tuple[EventRow, ...]] = field(default_factory=dict)
    contrasts: Contrasts = Contrasts()
    worded: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    orders: tuple[str, ...] = ()
    ways: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = field(default_factory=dict)
    doubted: tuple[str, ...] = ()
    doubting: tuple[str, ...] = ()
    aside: frozenset[str] = frozenset()
    small: SmallRules = field(default_factory=SmallRules)
    again: str = ""
    happened: tuple[str, ...] = ()
    anyhow: frozenset[str] = frozenset()
    joins: frozenset[str] = frozenset()
    times: Times = field(default_factory=dict)
    compound: frozenset[str] = frozenset()


def make_model_rules(
    template: str, table: Mapping[str, Any], short: str = "", again: str = ""
) -> ModelRules:
    """Return the rules of a template and a table; raises ValueError or KeyError for a wrong one.

    `short` is the template for a small context, `again` the one for claims that are not kept.

    >>> rows = {"released": [["Release: release of {o}", "concerns", "{o}"]]}
    >>> rules = make_model_rules("List the claims.", {"described": ["Event"], "events": rows})
    >>> rules.events["released"][0].label, rules.events["released"][0].kind
    ('release of {o}', 'Release')
    """
    events = {name: tuple(map(_row, rows)) for name, rows in table["events"].items()}
    worded, marks = (
        {name: tuple(words) for name, words in table.get(key, {}).items()}
        for key in ("worded", "marks")
    )
    return ModelRules(
        template, tuple(table["described"]), events, _contrasts(table.get("contrasts", {})),
        worded, marks, tuple(table.get("orders", ())), _ways(table.get("ways", {})),
        tuple(table.get("doubted", ())), tuple(table.get("doubting", ())),
        frozenset(table.get("aside", ())), _small(short, table.get("small", {})),
        again,
        tuple(table.get("happened", ())), frozenset(table.get("anyhow", ())),
        frozenset(table.get("joins", ())), _times(table.get("times", {})),
        frozenset(table.get("compound", ())),
    )  # fmt: skip


def _times(table: Mapping[str, Any]) -> dict[str, tuple[int, int, str]]:
    return {
        words: (int(least), int(most), str(unit)) for words, (least, most, unit) in table.items()
    }


def _small(template: str, table: Mapping[str, Any]) -> SmallRules:
    sought = {name: tuple(words) for name, words in table.get("sought", {}).items()}
    usual = SmallRules()
    return SmallRules(
        template, float(table.get("signs", usual.signs)), int(table.get("answer", usual.answer)),
        int(table.get("least", usual.least)), tuple(table.get("numbers", ())), sought,
    )  # fmt: skip


def _ways(table: Mapping[str, Any]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {name: (tuple(one["on"]), tuple(one["back"])) for name, one in table.items()}


def _contrasts(table: Mapping[str, Any]) -> Contrasts:
    return Contrasts(
        frozenset(table.get("one_subject", ())),
        frozenset(table.get("one_object", ())),
        frozenset(map(frozenset, table.get("unlike", ()))),
        frozenset(map(frozenset, table.get("alike", ()))),
        tuple(table.get("narrowing", ())),
        frozenset(table.get("past", ())),
        tuple(map(frozenset, table.get("rivals", ()))),
    )


def _row(parts: list[str]) -> EventRow:
    subject, predicate, value = parts
    kind, _, label = subject.partition(": ")
    if not label:
        raise ValueError(f"'{subject}' is no event: write it as `Class: words of {{o}}`")
    return EventRow(kind, label, predicate, value)
