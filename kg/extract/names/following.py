"""What the next sentence shows of an unknown name: "Foo is new. The startup ...", "... He ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from kg.extract.signs.kinds import FIRMS, PERSON, THINGS
from kg.extract.signs.masking import Masked
from kg.extract.signs.rules import Rules

__all__ = ["described_next"]

#: kinds of names that such words could mean as well
_RIVALS = {
    "AIModel": THINGS,
    "Product": THINGS,
    "Hardware": THINGS,
    "Company": FIRMS,
    "Person": (PERSON,),
}
#: what stands for a person must be a full name
_FULL = {"AIModel": 1, "Company": 1, "Person": 2}

#: how many lines may end between the two
MOST_LINES = 2


@lru_cache(maxsize=4)
def _openings(rules: Rules) -> dict[str, re.Pattern[str]]:
    return {kind: re.compile(one) for kind, one in rules.naming["described_next"].items()}


@lru_cache(maxsize=4)
def _openers(rules: Rules) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the expressions of a name that opens a sentence, and of what a firm alone does."""
    table = rules.naming["opening_name"]
    return re.compile(table["opener"]), re.compile(table["firm_acts"])


@lru_cache(maxsize=4)
def _rivals(kind: str) -> re.Pattern[str]:
    return re.compile(rf"<(?:{'|'.join((*_RIVALS[kind], 'name'))})#")


@lru_cache(maxsize=4)
def _introductions(rules: Rules) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    table = rules.naming["introduced_next"].items()
    return tuple((kind, _in_front(row["front"]), re.compile(row["next"])) for kind, row in table)


def _in_front(words: str) -> re.Pattern[str]:
    """Return the expression of the words that introduce a name, and of the name behind them."""
    return re.compile(rf"(?:{words.removesuffix('$')})<name#(?P<named>\d+)>(?!'|-| (?:and|ai) )")


@lru_cache(maxsize=4)
def _firms(rules: Rules) -> re.Pattern[str]:
    """Return the expression of a word for a firm: of a sentence with one "it" may mean that."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(rules.naming['company_kinds'])})(?![\w-])")


def described_next(masks: Sequence[Masked], text: str, rules: Rules) -> Iterator[tuple[str, str]]:
    """Yield the label of a name that opens a sentence, and the class that the next one shows.

    No other name of that class may stand in the first, and no name that could be one, but behind
    a firm that does there what firms alone do.
    """
    begin, acts = _openers(rules)
    for one, behind in pairwise(masks):
        yield from _introduced(one, behind, text, rules)
        opener = begin.match(one.text)
        if opener is None or text.count("\n", one.end, behind.start) > MOST_LINES:
            continue
        span = one.spans[int(opener[1])]
        firm = bool(_firms(rules).search(one.text, opener.end()))
        for kind, opening in _openings(rules).items():
            alone = not _rivals(kind).search(one.text, opener.end())
            alone = alone or (kind == "Company" and bool(acts.match(one.text, opener.end())))
            alone = alone and not (kind == "AIModel" and firm)
            full = len(span.label.split()) >= _FULL[kind]
            if alone and full and opening.match(behind.text):
                yield span.label, kind


def _introduced(one: Masked, behind: Masked, text: str, rules: Rules) -> Iterator[tuple[str, str]]:
    """Yield the label of the name that a sentence introduces, and the class that the next shows."""
    if "<name#" not in one.text or text.count("\n", one.end, behind.start) > MOST_LINES:
        return
    for kind, front, opening in _introductions(rules):
        match = opening.match(behind.text) and front.search(one.text)
        if match and not _rivals(kind).search(one.text, match.end()):
            yield one.spans[int(match["named"])].label, kind
