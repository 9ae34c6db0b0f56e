"""Whether all that a clause tells beside a claim is known to leave the claim as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.relations.framing import Hit
from kg.extract.relations.fronted import told_aside
from kg.extract.relations.timing import last_end
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["accounted"]

#: what stands for words that are a part or a qualifier of the claim
_TAKEN = "\u00a7"
#: what stands between commas or brackets tells of the subject, not of the verb
_ASIDE = re.compile(r",[^,]*,|\([^()]*\)")
_TOKEN = re.compile(r"<\w+#\d+>|[^\s<]+|<")


@dataclass(frozen=True)
class _Grammar:
    """What may stand behind a match and in front of one, by property, and what told aside has."""

    behind: dict[str, re.Pattern[str]]
    front: re.Pattern[str]
    within: re.Pattern[str]
    aside: re.Pattern[str]
    led: re.Pattern[str]
    described: re.Pattern[str]
    aside_of: frozenset[str]


@lru_cache(maxsize=4)
def _grammar(patterns: Patterns) -> _Grammar:
    table = patterns.rules.scopes["accounted"]
    may: dict[str, list[str]] = {}
    for row in table["behind"]:
        for name in row["of"]:
            may.setdefault(name, []).extend(row["may"])
    return _Grammar(
        {name: _behind(table, words) for name, words in may.items()},
        front=re.compile(table["front"]),
        within=re.compile(table["within"]),
        aside=re.compile(table["aside"]),
        led=re.compile(table["led"]),
        described=re.compile(table["described"]),
        aside_of=frozenset(table["aside_of"]),
    )


def _behind(table: dict[str, str], own: list[str]) -> re.Pattern[str]:
    """Return what may stand behind a match: words that change nothing, up to what ends it."""
    words = "|".join([*own, table["may"], f"(?:{table['lead']})?{_TAKEN}"])
    words = words.replace("REST", table["rest"])
    return re.compile(rf"(?:\s*,?\s*(?:{words})(?![\w-]))*?\s*(?:{table['stop']})")


def accounted(
    hit: Hit, predicate: str, taken: Sequence[Span], masked: Masked, patterns: Patterns
) -> bool:
    """Return whether each word of the clause beside the claim is taken, or known to be harmless.

    Of a property that has no row of such words nothing is asked.
    """
    grammar = _grammar(patterns)
    if predicate not in grammar.behind:
        return True
    behind = _reduced(_end(hit, masked, grammar), len(masked.text), taken, masked)
    if told_aside(hit, patterns):
        belongs = predicate in grammar.aside_of and grammar.described.search(hit.between)
        if not belongs or not grammar.aside.match(behind):
            return True
    elif _is_narrowed(hit, taken, masked, grammar):
        return False
    return grammar.behind[predicate].match(behind) is not None


def _is_narrowed(hit: Hit, taken: Sequence[Span], masked: Masked, grammar: _Grammar) -> bool:
    """Return whether an opening, or words between subject and object, narrow the match."""
    if grammar.front.fullmatch(_reduced(0, hit.start, taken, masked)):
        return True
    words = _reduced(hit.start, last_end(hit, masked), taken, masked)
    return grammar.within.search(_ASIDE.sub(" ", words)) is not None


def _end(hit: Hit, masked: Masked, grammar: _Grammar) -> int:
    """Return where a match ends, without a word at its end that leads to what follows."""
    last = last_end(hit, masked)
    led = grammar.led.search(masked.text[last : hit.end])
    return last + led.start() if led else hit.end


def _reduced(start: int, end: int, taken: Sequence[Span], masked: Masked) -> str:
    """Return the words between two places, with one sign for those that are taken."""
    text, found = masked.text[start:end], []
    for one in _TOKEN.finditer(text):
        begin, until = masked.origin(start + one.start()), masked.origin(start + one.end())
        if any(each.start < until and begin < each.end for each in taken):
            found.append(_TAKEN + re.sub(r"^.*?((?:'s)?[.,;:!?)\"]*)$", r"\1", one[0]))
        else:
            found.append(text[one.start() : one.end()])
    joined = " ".join(found)
    return re.sub(rf"{_TAKEN}(?: {_TAKEN})+", _TAKEN, joined)
