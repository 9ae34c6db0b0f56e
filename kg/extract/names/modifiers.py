"""Words that begin a sentence with a capital and only say of what sort a firm or thing is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from kg.extract.signs.rules import Rules

__all__ = ["is_calling", "is_modifier"]

#: of so many words at least is what somebody is called, with a name of two
LEAST = 3
_BEHIND = re.compile(r"(?:-[a-z]+)+|")


def is_modifier(text: str, start: int, end: int, rules: Rules) -> bool:
    """Return whether a word at the beginning of a sentence is the first of a noun phrase.

    "Ride-hailing startup Foo", "Retail group Foo" and "Proprietary Foo" begin with no name: the
    word, with what is bound to it, is one of those of which trades and kinds are named.
    """
    if " " in text[start:end] or not text[start + 1 : end].islower():
        return False
    bound = _BEHIND.match(text, end)
    last = bound.end() if bound else end
    trade, sort, kind = _words(rules)
    word = text[start:last].lower()
    if sort.fullmatch(word):
        return text[last : last + 1] == " "
    return bool(trade.fullmatch(word) and kind.match(text[last:]))


def is_calling(words: Sequence[str], rules: Rules) -> bool:
    """Return whether the first of the words says what somebody is whose name are the others.

    So do "Novelist Ann Lee" and "Novelists Ann Lee"; "Writer Labs" and "Hacker News" do not.
    """
    if len(words) < LEAST or words[-1] in rules.naming["company_endings"]:
        return False
    called = words[0].lower()
    return any(_callings(rules).fullmatch(one) for one in (called, called.removesuffix("s")))


@lru_cache(maxsize=4)
def _callings(rules: Rules) -> re.Pattern[str]:
    return re.compile("|".join(rules.words["person_kind"]))


@lru_cache(maxsize=4)
def _words(rules: Rules) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the expressions of a word of trades, of a sort, and of what follows a trade."""
    words, firms, sorts = (
        "|".join(rules.words[name]) for name in ("trade_word", "trade_firm", "thing_sort")
    )
    kind = rf" (?:(?:{words}) ){{0,3}}(?:{firms}|{'|'.join(rules.words['trade_firms'])})(?![\w-])"
    return re.compile(words), re.compile(sorts), re.compile(kind)
