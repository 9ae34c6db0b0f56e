"""What figures are of: the words by which each property knows its own, from figures.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.signs.patterns import Patterns
from kg.extract.signs.rules import Frame, Table, Turns
from kg.model import Tier

__all__ = ["FIGURE", "FigureRow", "FigureRules", "figure_rules"]

#: with this begins the name of a rule of figures
FIGURE = "figure-"
_LIST = re.compile(r"\{([a-z]\w*)\}")
#: the keys of a row that are expressions, and all others
_WORDS = frozenset({
    "front", "behind", "refused", "between", "noun", "object", "leaning", "through", "aspect",
    "against", "near", "part",
})  # fmt: skip
_OTHERS = frozenset({
    "name", "figures", "bearers", "within", "listed", "beside", "claims", "qualifiers", "options",
})  # fmt: skip


@dataclass(frozen=True)
class FigureRow:
    """How one property knows its figures, and who may bear it.

    `words` are its expressions: `front` and `behind`, triggers before a figure (with at most
    `within` words between) and right behind it; `refused`, what stands nowhere in the clause,
    `between` not up to the figure, `against` not between bearer and figure; `noun`, triggers that
    an owner owns ("Foo's valuation"); `object`, those whose object bears it ("values Foo at");
    `through`, things that may be the subject in its stead ("the round"); `leaning`, words that lean
    on what the text is about, `near` such that mean what the sentence right before names; `aspect`,
    the part of which it is told, `part` one named right behind. `beside` are the kinds of what must
    stand in the sentence too; `listed` says that one trigger may have several figures.
    """

    frame: Frame
    ahead: Frame
    figures: frozenset[str]
    bearers: frozenset[str]
    beside: frozenset[str]
    within: int
    listed: bool
    words: Mapping[str, re.Pattern[str]]


@dataclass(frozen=True)
class FigureRules:
    """The rows, and what refuses a figure whatever it is of.

    `before` and `after` stand right beside it, `anywhere` in its clause; `ahead` are words of what
    is to come, `others` subjects that are no names, `oblique` what leads to a name that is no
    subject, `hard` where a clause begins that has another subject.
    """

    rows: tuple[FigureRow, ...]
    kinds: frozenset[str]
    words: Mapping[str, re.Pattern[str]]
    turns: Mapping[str, Turns]


@lru_cache(maxsize=4)
def figure_rules(patterns: Patterns) -> FigureRules:
    """Return the rows of figures.yaml; raises ValueError for a row that is wrong."""
    table = patterns.rules.figures
    rows = tuple(_row(one, patterns) for one in table["rows"])
    words = {key: _expression(text, patterns) for key, text in table["general"].items()}
    kinds = frozenset(kind for one in rows for kind in one.figures)
    return FigureRules(rows, kinds, words, patterns.turns)


def _row(row: Mapping[str, Table], patterns: Patterns) -> FigureRow:
    if unknown := set(row) - _WORDS - _OTHERS:
        raise ValueError(f"a row of figures has no '{min(unknown)}'")
    return FigureRow(
        _frame(row, ""),
        _frame(row, "predicted"),
        frozenset(patterns.kinds(row["figures"])),
        frozenset(patterns.kinds(row["bearers"])),
        frozenset(patterns.kinds(row["beside"])) if "beside" in row else frozenset(),
        int(row.get("within", 6)),
        "listed" in row,
        {key: _expression(text, patterns) for key, text in row.items() if key in _WORDS},
    )


def _frame(row: Mapping[str, Table], modality: str) -> Frame:
    return Frame(
        name=f"{FIGURE}{row['name']}",
        tier=Tier.B,
        patterns=(),
        claims=tuple(tuple(one) for one in row["claims"]),
        modality=modality,
        qualifiers=(("aspect", "a"), *row.get("qualifiers", {}).items()),
        options=frozenset(row.get("options", ())),
    )


def _expression(text: str, patterns: Patterns) -> re.Pattern[str]:
    """Return the expression of words, with the lists that they name put in."""
    return re.compile(_LIST.sub(lambda match: patterns.listed(match[1]), text))
