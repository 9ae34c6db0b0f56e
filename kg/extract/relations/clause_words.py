"""What words of a clause say of the names in it: who is its subject, and where it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.signs.patterns import Patterns

__all__ = ["ClauseWords", "clause_words"]


@dataclass(frozen=True)
class ClauseWords:
    """Words of a clause, as expressions.

    `stop`: what may not stand between; `lead`: what stands in front of a subject; `behind`: what
    leads to a name that is none; `others`: another subject; `goes_on`: a second verb of one;
    `people`: nouns behind a name of which it is told instead.
    """

    stop: re.Pattern[str]
    lead: re.Pattern[str]
    behind: re.Pattern[str]
    others: re.Pattern[str]
    goes_on: re.Pattern[str]
    people: re.Pattern[str]


@lru_cache(maxsize=4)
def clause_words(patterns: Patterns) -> ClauseWords:
    """Return the expressions, made of the lists of the rules."""
    turns = {name: one.pattern for name, one in patterns.turns["clause_words"].items()}
    listed = patterns.listed
    opener = rf"{turns['opener']}|{listed('opener')}"
    begin = rf"(?:^|[,;:\u2014(]\s*|\"|(?:^|\s)[*-]\s+|(?<!\w)(?:{opener})\s+)"
    people = r"<(?:group|publisher|government|person)#\d+>(?!'s)"
    return ClauseWords(
        stop=re.compile(rf"(?<![\w'-])(?:{listed('link_stop')})(?![\w-])"),
        lead=re.compile(rf"{begin}\"?(?:{_before_subject(patterns)}){{0,8}}\"?$"),
        behind=re.compile(listed("led_to")),
        others=re.compile(turns["beside"] + people),
        people=re.compile(rf"\s(?:[a-z]+\s)?{listed('link_people')}(?![\w-])"),
        goes_on=re.compile(
            rf"{turns['and']}{turns['adverbs']}"
            rf"(?:(?:{turns['helpers']}|{listed('clausal')})(?![\w-])|$)"
        ),
    )


def _before_subject(patterns: Patterns) -> str:
    """Return the expression of one word, or sign, in front of the name of a subject."""
    doing = patterns.turns["clause_words"]["doing"].pattern
    verbal = rf"{patterns.listed('clausal')}|{doing}"
    word = rf"(?!(?:{patterns.listed('stop')}|{verbal})(?![\w-]))[a-z0-9$][\w.$%&/'-]*,?\s+"
    free = "place|field|technique|date|yearless|weekday|modelfamily|money|percent|staff|parameters"
    return rf"{word}|<(?:{free})#\d+>(?:-[a-z-]+|'s)?,?\s+"
