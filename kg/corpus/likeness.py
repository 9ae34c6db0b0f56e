"""When two names may stand for the same thing, and the reasons for a rejection: read from data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kg.corpus.located import Located, read_yaml

__all__ = ["LikenessRules", "read_likeness", "read_reasons"]


@dataclass(frozen=True)
class LikenessRules:
    """Thresholds and word lists; `near` is of 100, `short` in signs, `window` in names."""

    near: int
    short: int
    window: int
    suffixes: frozenset[str]
    variants: frozenset[str]


def read_likeness(path: Path) -> LikenessRules:
    """Return the rules in the file; raises DataError for one that is missing or wrong."""
    root = read_yaml(path)
    numbers, lists = ("near", "short", "window"), ("suffixes", "variants")
    fields = root.mapping({*numbers, *lists})
    root.require(fields, *numbers, *lists)
    near, short, window = (fields[key].number() for key in numbers)
    if not (0 < near <= 100 and window):
        raise root.error("near is up to 100, window at least 1", "correct the numbers")
    suffixes, variants = (frozenset(_words(fields[key])) for key in lists)
    return LikenessRules(near, short, window, suffixes, variants)


def read_reasons(path: Path) -> tuple[str, ...]:
    """Return the reasons for a rejection that are offered."""
    root = read_yaml(path)
    fields = root.mapping({"reasons"})
    root.require(fields, "reasons")
    return _words(fields["reasons"])


def _words(node: Located) -> tuple[str, ...]:
    return tuple(item.text() for item in node.items())
