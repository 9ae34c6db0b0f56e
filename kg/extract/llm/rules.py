"""What is asked of a language model, and what is made of its claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["EventRow", "ModelRules", "make_model_rules"]


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
class ModelRules:
    """The text of data/extraction/llm.txt, and the tables of llm.yaml.

    `described` are the classes of things that need no name; `events` the rows by the property
    that tells of the event.
    """

    template: str
    described: tuple[str, ...] = ()
    events: Mapping[str, tuple[EventRow, ...]] = field(default_factory=dict)


def make_model_rules(template: str, table: Mapping[str, Any]) -> ModelRules:
    """Return the rules of a template and a table; raises ValueError or KeyError for a wrong one.

    >>> rows = {"released": [["Release: release of {o}", "concerns", "{o}"]]}
    >>> rules = make_model_rules("List the claims.", {"described": ["Event"], "events": rows})
    >>> rules.events["released"][0].label, rules.events["released"][0].kind
    ('release of {o}', 'Release')
    """
    events = {name: tuple(map(_row, rows)) for name, rows in table["events"].items()}
    return ModelRules(template, tuple(table["described"]), events)


def _row(parts: list[str]) -> EventRow:
    subject, predicate, value = parts
    kind, _, label = subject.partition(": ")
    if not label:
        raise ValueError(f"'{subject}' is no event: write it as `Class: words of {{o}}`")
    return EventRow(kind, label, predicate, value)
