"""Who is named in the clause of a place only, and so is not meant there by "the firm"."""

from __future__ import annotations

from kg.extract.reference.topic import companies, owners
from kg.extract.signs.masking import Masked
from kg.extract.signs.patterns import Patterns
from kg.extract.signs.spans import Span

__all__ = ["is_told_ahead", "of_clause"]


def is_told_ahead(front: str, patterns: Patterns) -> bool:
    """Return whether a company is told of before it is named: "Backed by Foo and Bar, the firm"."""
    return patterns.turns["clause_names"]["aside"].fullmatch(front) is not None


def of_clause(view: Masked, at: int, here: list[Span], patterns: Patterns) -> set[str]:
    """Return who is named in the clause of the place only.

    "Foo bought the firm" is not of Foo; nor are "backed by Foo, the firm" and "Foo said it
    bought the firm".
    """
    if is_told_ahead(view.text[:at], patterns):
        return {span.label for span in here}
    turns = patterns.turns["clause_names"]
    begin = max((hit.end() for hit in turns["clause"].finditer(view.text, 0, at)), default=0)
    if turns["pronoun"].search(view.text, begin, at):
        return {span.label for span in here}
    before = len(companies(view, begin, patterns))
    named = companies(view, at, patterns)[before:]
    return {span.label for span in named} - owners(view, begin, at)
