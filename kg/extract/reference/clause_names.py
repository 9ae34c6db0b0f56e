"""Who is named in the clause of a place only, and so is not meant there by "the firm"."""

from __future__ import annotations

import re

from kg.extract.reference.topic import companies, owners
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["ASIDE", "of_clause"]

#: what a company may be told of before it is named ("Backed by Foo and Bar, the firm")
ASIDE = re.compile(
    r"(?:backed|founded|funded|led|supported|valued|launched|established)\b[^.;:]*, "
)
_PRONOUN = re.compile(r"(?<![\w'-])(?:it|they)(?![\w'-])")
#: where another clause begins; "Foo and Bar led" is one
_CLAUSE = re.compile(
    r"[;:\u2014]|, |\b(?:that|which|who|as|after|before|when|while|because|since|but|said|says"
    r"|where|whose|valuing|giving|bringing|taking|pushing|lifting"
    r"|and(?= (?:is|was|has|had|will|[a-z]+ed)\b))\b"
)


def of_clause(view: Masked, at: int, here: list[Span], patterns: Patterns) -> set[str]:
    """Return who is named in the clause of the place only.

    "Foo bought the firm" is not of Foo; nor are "backed by Foo, the firm" and "Foo said it
    bought the firm".
    """
    if ASIDE.fullmatch(view.text, 0, at):
        return {span.label for span in here}
    begin = max((hit.end() for hit in _CLAUSE.finditer(view.text, 0, at)), default=0)
    if _PRONOUN.search(view.text, begin, at):
        return {span.label for span in here}
    before = len(companies(view, begin, patterns))
    named = companies(view, at, patterns)[before:]
    return {span.label for span in named} - owners(view, begin, at)
