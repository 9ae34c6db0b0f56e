"""What is refused of a query before the engine sees it: calls elsewhere, depth, sheer length."""

from __future__ import annotations

import re
from itertools import accumulate

from kg.errors import QueryError

__all__ = ["bare", "refuse_calls", "refuse_size"]

#: The engine's parser calls itself for each bracket, and overflows its stack without a message.
DEEPEST = 100
LONGEST = 100_000
# Texts, IRIs and comments: nothing in them is a word of the query. Few queries need these
# expressions, so they are compiled by the first that does.
_QUOTED = (
    r"\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''"
    r"|\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\\\r\n]|\\.)*'|<[^<>\"{}|^`\s]*>|#[^\r\n]*"
)
# Where the word SERVICE is no keyword: there, and in variables and local names.
_HARMLESS = _QUOTED + r"|[?$]\w+|:(?:\\[-_~.!$&'()*+,;=/?#@%]|[\w:%.-])*"
_STEP = {"{": 1, "(": 1, "[": 1, "}": -1, ")": -1, "]": -1}


def bare(text: str) -> str:
    """Return the query with a space for each text, IRI and comment.

    >>> bare("ASK { <a:a> ?p '{' } # {")
    'ASK {   ?p   }  '
    """
    return re.sub(_QUOTED, " ", text, flags=re.DOTALL)


def _words(text: str) -> str:
    return re.sub(_HARMLESS, " ", text, flags=re.DOTALL)


def refuse_calls(text: str) -> None:
    """Raise QueryError for a query that calls another machine.

    The word SERVICE counts wherever it could be the keyword, glued to a neighbour too
    ("1SERVICE"): a question is answered from this graph, never by a call to the network.
    """
    if "service" in text.lower() and "service" in _words(text).lower():
        fix = "leave SERVICE out; load the other data beside this graph instead"
        raise QueryError.single("query", "SERVICE would call another machine", fix)


def refuse_size(text: str) -> None:
    """Raise QueryError for a query that is too long or whose brackets are nested too deep."""
    if len(text) > LONGEST:
        what = f"it has {len(text):,} characters; the most is {LONGEST:,}"
        raise QueryError.single("query", what, "ask in several queries")
    if sum(map(text.count, "{([")) <= DEEPEST:
        return
    steps = (_STEP.get(sign, 0) for sign in _words(text))
    depth = max(accumulate(steps), default=0)
    if depth > DEEPEST:
        what = f"brackets stand {depth:,} deep in it; the most is {DEEPEST}"
        raise QueryError.single("query", what, "take brackets out that group nothing")
