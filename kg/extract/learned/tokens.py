"""The words and signs of a masked sentence, one after the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Token", "past_list", "stem", "tokens"]

_TOKEN = re.compile(r"<(\w+)#(\d+)>|[\w$](?:[\w.$%&/-]*\w)?|'s?(?!\w)|[^\s\w]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, or the sign of a span: then `kind` is its class and `number` its number."""

    text: str
    start: int
    end: int
    kind: str = ""
    number: int = -1


def tokens(text: str) -> list[Token]:
    """Return the tokens of a masked text.

    >>> [one.text for one in tokens("<company#0>'s ceo left.")]
    ['<company#0>', "'s", 'ceo', 'left', '.']
    """
    return [
        Token(one[0], one.start(), one.end(), one[1] or "", int(one[2]) if one[2] else -1)
        for one in _TOKEN.finditer(text)
    ]


def stem(word: str, endings: tuple[str, ...]) -> str:
    """Return a word without its ending, so that forms of one verb are alike; a number is "0".

    >>> [stem(word, ("ing", "ed")) for word in ("backed", "backing", "2,000")]
    ['back', 'back', '0']
    """
    if word[0].isdigit() or word[0] == "$":
        return "0"
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def past_list(
    found: Sequence[Token], at: int, stop: int, kinds: frozenset[str], joints: frozenset[str]
) -> int:
    """Return where a list of names of these kinds ends that the token at a place belongs to.

    The list is followed to the right, or to the left where `stop` lies there; `joints` are the
    words that may stand between its members.

    >>> found = tokens("by <company#0>, <company#1> and <company#2> .")
    >>> past_list(found, 1, 7, frozenset({"company"}), frozenset({",", "and"}))
    5
    """
    step = 1 if stop > at else -1
    last, joined = at, False
    for place in range(at + step, stop, step):
        one = found[place]
        if one.kind in kinds and joined:
            last, joined = place, False
        elif one.text in joints:
            joined = True
        else:
            break
    return last
