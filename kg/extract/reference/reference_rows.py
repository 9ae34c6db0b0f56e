"""The rows of words that lean on a company named before (`references` of speech.yaml)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.extract.signs.patterns import Patterns

__all__ = ["Row", "rows"]


@dataclass(frozen=True)
class Row:
    """Words that lean on a company, and how its sign is put there.

    `refused` may not stand in front, `front` must, and one of the sentences before must tell of
    what is `told`; `before` and `behind` stand around the sign, and a group among the words is one
    of `groups`. Of the options, `own` lets the subject of the same clause be meant ("doubled its
    valuation"), `topic` what the text is about, `central` nothing else, `alone` wants no other
    person in front, `raised` nobody who gave the money, and `joined` that others took part.
    """

    expression: re.Pattern[str]
    refused: re.Pattern[str] | None
    front: re.Pattern[str] | None
    told: re.Pattern[str] | None
    before: str
    behind: str
    groups: frozenset[str]
    options: frozenset[str]

    @property
    def raised(self) -> bool:
        """Return whether nobody is meant who gave the money."""
        return "raised" in self.options

    @property
    def of_topic(self) -> bool:
        """Return whether what the text is about may be meant past what is unclear."""
        return bool(self.options & {"topic", "central"})

    @property
    def joined(self) -> bool:
        """Return whether the words own a round that somebody else takes part in."""
        return "joined" in self.options

    def of(self, words: str) -> Row:
        """Return the row; "the firm" may be one that invests, which a startup is not."""
        firm = self.options | {"firm"}
        return replace(self, options=firm) if words == "the firm" else self


@lru_cache(maxsize=4)
def rows(patterns: Patterns, late: bool) -> tuple[Row, ...]:
    """Return the rows of the rules that are `late`, or those that are not, in their order."""
    found = []
    for row in patterns.rules.speech["references"]:
        if ("late" in row) is not late:
            continue
        parts = ("words", "refused", "front", "told")
        words = {key: patterns.free(one) for key, one in row.items() if key in parts}
        refused = re.compile(f"(?:{words['refused']})$") if "refused" in words else None
        front = re.compile(words["front"]) if "front" in words else None
        told = re.compile(rf"(?<![\w-]){words['told']}(?![\w-])") if "told" in words else None
        expression = re.compile(rf"(?<![\w-]){words['words']}")
        before, behind = (row.get(one, "").replace("_", " ") for one in ("before", "behind"))
        groups = frozenset(row.get("groups", "").split("|"))
        words_around = (refused, front, told, before or " ", behind)
        found.append(Row(expression, *words_around, groups, frozenset(row)))
    return tuple(found)
